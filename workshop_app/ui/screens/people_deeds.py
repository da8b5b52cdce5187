"""What is done with lists and with one person's data: import, export, duplicates, handing over, erasing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from workshop_app.actions import people, privacy
from workshop_app.actions.backups import BackupStore
from workshop_app.actions.exporting import Exported
from workshop_app.actions.import_plan import ImportResult
from workshop_app.ui.ask import Ask, Question
from workshop_app.ui.file_names import file_name
from workshop_app.ui.screens.people_data import CORRECT, ERASE, HAND_OVER, DataDialog
from workshop_app.ui.screens.people_duplicates import DuplicatesDialog
from workshop_app.ui.screens.people_export import ExportDialog
from workshop_app.ui.screens.people_import import ImportDialog, Imported
from workshop_app.ui.session import Session


@contextmanager
def waiting() -> Iterator[None]:
    """Show the cursor of waiting."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class PeopleDeeds(QObject):
    """Asks, does, and tells. What it writes is one step of undo each, but for erasing."""

    def __init__(self, session: Session, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._ask = session, ask
        self._folder = session.workshop.path.parent
        self.open_url = QDesktopServices.openUrl

    # --- lists in ----------------------------------------------------------------------------------

    def import_list(self, path: Path | None = None) -> ImportResult | None:
        """Take in a list; the notice says what was written and offers to undo it."""
        done = self._ask.gather(ImportDialog(self._session, self._ask, path))
        if not isinstance(done, Imported):
            return None
        self._session.notices.done(
            self._written(done.result),
            action=self._session.words.t("Undo"),
            act=self._session.undo,
        )
        return done.result

    def _written(self, result: ImportResult) -> str:
        w = self._session.words
        parts = [
            (result.added, w.n("{count} new person", "{count} new people", len(result.added))),
            (
                result.changed,
                w.n("{count} person updated", "{count} people updated", len(result.changed)),
            ),
            (
                result.agencies,
                w.n("{count} agency added", "{count} agencies added", len(result.agencies)),
            ),
        ]
        said = [text for ids, text in parts if ids]
        if result.check_ins:
            said.append(w.n("{count} checked in", "{count} checked in", result.check_ins))
        return w.t("Imported: {what}.", what=", ".join(said) or w.t("other names of agencies"))

    # --- lists out ---------------------------------------------------------------------------------

    def export(self, what: str) -> None:
        """Ask what to export and write it; the notice offers the folder."""
        done = self._ask.gather(ExportDialog(self._session, self._ask, what))
        if isinstance(done, Exported):
            w, self._folder = self._session.words, done.path.parent
            rows = w.n("{count} row", "{count} rows", done.rows)
            self._session.notices.done(
                w.t("Exported as {name}: {rows}.", name=done.path.name, rows=rows),
                action=w.t("Open folder"),
                act=self.open_folder,
            )

    def open_folder(self) -> None:
        """Show the folder of what was exported last."""
        self.open_url(QUrl.fromLocalFile(str(self._folder)))

    # --- duplicates --------------------------------------------------------------------------------

    def review_duplicates(self) -> None:
        """Go through the people who may be on the list twice."""
        with waiting():
            dialog = DuplicatesDialog(self._session)
        self._ask.gather(dialog)

    # --- one person's data -------------------------------------------------------------------------

    def show_data(self, person_id: str, correct: Callable[[], None]) -> None:
        """Show everything held about somebody, and do what is asked for then."""
        ws = self._session.workshop
        held = self._session.attempt(lambda: privacy.held_data(ws, person_id))
        if held is None:
            return
        wish = self._ask.gather(DataDialog(self._session, held))
        if wish == HAND_OVER:
            self._hand_over(person_id, held.person.name)
        elif wish == CORRECT:
            correct()
        elif wish == ERASE:
            self._erase(person_id, held.person.name)

    def _hand_over(self, person_id: str, name: str) -> None:
        t, ws = self._session.words.t, self._session.workshop
        folder = Path(self._session.settings.value.export_folder or ws.path.parent)
        folder = folder if folder.is_dir() else ws.path.parent
        suggested = folder / (file_name(t("Data of {name}", name=name)) + ".json")
        path = self._ask.save_file(t("Save the data"), t("JSON files"), "*.json", suggested)
        if path is None:
            return
        self._session.settings.change(export_folder=str(path.parent))
        self._session.run(
            lambda: people.save_data_of(ws, person_id, path),
            done=t("Saved as {name}. Hand it over and keep no copy.", name=path.name),
        )

    def _erase(self, person_id: str, name: str) -> None:
        t, session = self._session.words.t, self._session
        question = Question(
            title=t("Erase for good"),
            text=t("Erase all data of {name} for good?", name=name),
            consequences=t(
                "Name, contact, unit, position, notes, signatures and the history of the register go from"
                " this file and from its backups, and nothing before now can be undone any more. Counts"
                " stay. Other laptops erase the person when they next merge this copy; exported files and"
                " printed lists are yours to destroy."
            ),
            yes=t("Erase for good"),
            no=t("Keep the data"),
            danger=True,
        )
        if self._ask.confirm(question):
            backups = BackupStore(session.surroundings.folders.backups, session.surroundings.clock)
            session.run(
                lambda: privacy.erase_person(session.workshop, person_id, backups),
                done=t("The data of this person are erased; the backups were made anew."),
            )
