"""Checks certificates one after the other, and leads to the person on one of them."""

from pathlib import Path

from workshop_app.actions.certificates import check_code, check_elsewhere
from workshop_app.actions.finding import goal_of
from workshop_app.domain.records import Person
from workshop_app.ui.ask import Ask
from workshop_app.ui.dialogs.certificate import CertificateDialog
from workshop_app.ui.file_names import is_same
from workshop_app.ui.session import Session
from workshop_app.ui.shell.window import MainWindow


def check_certificates(window: MainWindow, session: Session, ask: Ask) -> None:
    """Ask for codes until somebody closes the dialog or wants to see a person."""
    window.settle()
    known = [Path(file.path) for file in session.settings.value.recent]
    others = [path for path in known if not is_same(path, session.workshop.path)]
    dialog = CertificateDialog(
        session.theme,
        session.words,
        lambda code: session.attempt(lambda: check_code(session.workshop, code)),
        lambda code, cancelled: check_elsewhere(others, code, cancelled=cancelled),
    )
    person_id = ask.gather(dialog)
    if isinstance(person_id, str) and person_id:
        place, kind, record_id = goal_of(session.workshop, Person.KIND, person_id)
        window.open_record(place, kind, record_id)
