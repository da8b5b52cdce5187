"""What is to be checked before a paper leaves, and certificates that somebody checks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import small
from tests.ui.fakes import FakeAsk
from tests.ui.papers_tools import combo, decided_sample, fresh, pick, shown
from tests.ui.shell.conftest import House, house  # noqa: F401 - a fixture
from workshop_app.actions import certificates, desk, records
from workshop_app.actions.certificates import check_code
from workshop_app.actions.printing import ONE, PAPERS
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.badges import badge_code, spaced
from workshop_app.domain.certificates import Certified, Verdict
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import WORKSHOP_RECORD, Person, Settings
from workshop_app.ui.dialogs.certificate import CertificateDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.papers import PapersScreen
from workshop_app.ui.session import Session as OpenSession
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.words.certificates import verdict_words


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    return decided_sample(surroundings, tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, session: OpenSession, jobs: Jobs, ask: FakeAsk) -> Iterator[PapersScreen]:
    yield from shown(qtbot, session, jobs, ask)


def told(screen: PapersScreen) -> str:
    """What stands on the card, as it is drawn."""
    labels = screen.checks.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisibleTo(screen))


def twice(screen: PapersScreen) -> list[str]:
    """Give two people the same number; return their ids."""
    ws = screen.session.workshop
    ids = [p.id for p in ws.read.all(Person) if desk.present_events(ws, p.id)][:2]
    mark = certificates.as_mark(1, "001/A")
    screen.session.run(lambda: certificates.keep_numbers(ws, dict.fromkeys(ids, mark)))
    return ids


# --- the list ---------------------------------------------------------------------------------------


def test_a_number_given_twice_is_told_and_given_anew(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk
) -> None:
    ids = twice(screen)
    screen.choose("certificates")
    fresh(qtbot, screen)
    assert screen.checks.isVisible() and "2 people have the number 001/A." in told(screen)
    heads = [label.whole for label in screen.head.findChildren(ElidedLabel)]
    assert any("1 thing to check" in text for text in heads)
    ask.answer(1)
    screen.checks.links[0].click()
    assert ask.asked[-1] == ("choose", "Number 001/A")
    held = screen.session.workshop.require(Person, ids[1])
    assert (held.certificate_serial, held.certificate) == (None, "")
    fresh(qtbot, screen)
    qtbot.waitUntil(lambda: not screen.checks.isVisible())
    assert screen.session.undo()
    fresh(qtbot, screen)
    qtbot.waitUntil(screen.checks.isVisible)


def test_thinking_better_of_it_leaves_both_numbers(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk
) -> None:
    twice(screen)
    screen.choose("certificates")
    fresh(qtbot, screen)
    ask.answer(None)
    screen.checks.links[0].click()
    assert len(certificates.doubles(screen.session.workshop)) == 1


def test_an_english_release_says_what_is_indonesian(qtbot: QtBot, screen: PapersScreen) -> None:
    screen.choose("press-release")
    combo(screen, "language", "en")
    fresh(qtbot, screen)
    assert "Printed in Indonesian, as it was typed: 7 good practices." in told(screen)
    combo(screen, "language", "id")
    fresh(qtbot, screen)
    qtbot.waitUntil(lambda: "Printed in Indonesian" not in told(screen))


def test_what_was_said_of_pages_goes_with_them(qtbot: QtBot, screen: PapersScreen) -> None:
    screen.choose("badges")
    fresh(qtbot, screen)
    screen.builder.warnings = ("A photo could not be read.",)
    screen.checks.follow()
    assert screen.checks.isVisible()
    combo(screen, "only", ONE)  # and nobody is chosen yet
    qtbot.waitUntil(lambda: screen.builder.error is not None)
    assert screen.builder.path is None and screen.checks.count == 0
    qtbot.waitUntil(lambda: not screen.checks.isVisible())


def test_what_nobody_has_filled_in_leads_to_where_it_is_typed(
    qtbot: QtBot, screen: PapersScreen
) -> None:
    ws = screen.session.workshop
    screen.session.run(lambda: records.change(ws, Settings, WORKSHOP_RECORD, place=""))
    screen.choose("minutes")
    fresh(qtbot, screen)
    assert "Not filled in yet: Place." in told(screen)
    with qtbot.waitSignal(screen.open_requested) as asked:
        screen.checks.links[0].click()
    assert asked.args == ["proceedings", "", ""]


def test_a_paper_that_is_whole_has_no_list(qtbot: QtBot, screen: PapersScreen) -> None:
    combo(screen, "language", "id")
    fresh(qtbot, screen)
    assert not screen.checks.isVisible()


def test_the_list_of_one_person_can_be_printed(qtbot: QtBot, screen: PapersScreen) -> None:
    assert screen.what == "sign-in"
    pick(qtbot, screen, "Dimas Panji")
    text = fresh(qtbot, screen)
    assert "Dimas Panji Kusuma" in text and "Arman Dwisetyo" not in text
    assert screen.options.fields["agency"].isHidden() and screen.options.fields["each"].isHidden()
    field = screen.options.fields["person"]
    assert isinstance(field, QLineEdit)
    field.clear()
    qtbot.keyClicks(field, " ")
    assert "Arman Dwisetyo" in fresh(qtbot, screen)


def test_the_number_says_how_it_is_filled_in(qtbot: QtBot, screen: PapersScreen) -> None:
    screen.choose("certificates")
    field, hint = screen.options.fields["template"], screen.options.hints["template"]
    assert isinstance(field, QLineEdit) and not hint.isHidden()
    assert field.placeholderText() == "001/SERT/III/2023"
    qtbot.keyClicks(field, "{n}-{year}")
    assert hint.text().endswith("1-2023")
    field.clear()
    screen.choose("minutes")
    assert hint.isHidden()


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_in_the_fields_is_cut_in_the_smallest_window(
    qtbot: QtBot, screen: PapersScreen, language: str
) -> None:
    """Placeholders and chosen options have room; what a person types may be longer."""
    screen.resize(824, 570)
    combo(screen, "language", language)
    for what in PAPERS:
        screen.choose(what)
        qtbot.waitUntil(lambda: screen.options.height() > 0)
        for name, field in screen.options.fields.items():
            if field.isHidden():
                continue
            text = field.currentText() if isinstance(field, Combo) else ""
            text = field.placeholderText() if isinstance(field, QLineEdit) else text
            room = field.width() - (52 if isinstance(field, Combo) else 28)
            assert field.fontMetrics().horizontalAdvance(text) <= room, (what, name, text)


# --- checking certificates --------------------------------------------------------------------------


class Desk:
    """The dialog over the sample, with one certificate that counts."""

    def __init__(self, qtbot: QtBot, theme: Theme, session: OpenSession) -> None:
        ws = session.workshop
        self.person = next(p for p in ws.read.all(Person) if desk.present_events(ws, p.id))
        certificates.keep_numbers(ws, {self.person.id: certificates.as_mark(1, "001/A")})
        self.code = spaced(badge_code(self.person.id))
        self.dialog = CertificateDialog(theme, session.words, lambda code: check_code(ws, code))
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()

    def scan(self, qtbot: QtBot, text: str, end: Qt.Key = Qt.Key.Key_Return) -> str:
        """Type as a scanner does; return the answer."""
        self.dialog.field.setFocus()
        qtbot.keyClicks(self.dialog.field, text)
        qtbot.keyClick(self.dialog.field, end)
        return self.dialog.verdict.text()


@pytest.fixture
def at_desk(qtbot: QtBot, theme: Theme, session: OpenSession) -> Desk:
    return Desk(qtbot, theme, session)


def test_codes_are_checked_one_after_the_other(qtbot: QtBot, at_desk: Desk) -> None:
    dialog = at_desk.dialog
    assert at_desk.scan(qtbot, at_desk.code) == "Valid"
    assert at_desk.person.name in dialog.whose.whole and "001/A" in dialog.reason.text()
    assert dialog.isVisible() and dialog.person_button.isVisible()
    assert at_desk.scan(qtbot, "7K2M-Q9XW-PHA") == "Read wrongly"
    assert not dialog.person_button.isVisible()
    assert at_desk.scan(qtbot, at_desk.code.lower()) == "Valid"


def test_a_scanner_may_end_with_tab(qtbot: QtBot, at_desk: Desk) -> None:
    assert at_desk.scan(qtbot, at_desk.code, Qt.Key.Key_Tab) == "Valid"


def test_an_empty_field_asks_for_a_code(qtbot: QtBot, at_desk: Desk) -> None:
    at_desk.scan(qtbot, at_desk.code)
    at_desk.dialog.field.clear()
    assert at_desk.scan(qtbot, "") == "No code yet"


def test_the_person_on_a_certificate_is_led_to(qtbot: QtBot, at_desk: Desk) -> None:
    at_desk.scan(qtbot, at_desk.code)
    at_desk.dialog.person_button.click()
    assert at_desk.dialog.value == at_desk.person.id and not at_desk.dialog.isVisible()


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_answer_is_said_in_words(
    qtbot: QtBot, theme: Theme, session: OpenSession, verdict: Verdict
) -> None:
    found = Certified(verdict, "7K2MQ9XWPHD", name="Sekar" if verdict is Verdict.VALID else "")
    dialog = CertificateDialog(theme, session.words, lambda _: found)
    qtbot.addWidget(dialog)
    dialog.field.setText("x")
    dialog.check()
    assert not dialog.grab().isNull()  # painted, too
    expected = verdict_words(session.words, found)
    assert dialog.verdict.text() == expected.head
    assert expected.lines[0] in dialog.accessibleDescription()


def test_the_other_workshops_are_asked_about_a_code_that_nobody_here_has(
    qtbot: QtBot, theme: Theme, session: OpenSession
) -> None:
    there = Certified(Verdict.VALID, "AAAAAAAAAAA", "x", "Sekar", number="7", workshop="Rakor")
    asked: list[str] = []

    def search(code: str, _cancelled: object) -> Certified | None:
        asked.append(code)
        return there if code == "AAAAAAAAAAA" else None

    ws = session.workshop
    dialog = CertificateDialog(theme, session.words, lambda code: check_code(ws, code), search)
    qtbot.addWidget(dialog)
    dialog.field.setText("AAAA-AAAA-AAA")
    dialog.check()
    assert dialog.verdict.text() == "Not known in this file" and "Looking" in dialog.reason.text()
    qtbot.waitUntil(lambda: dialog.verdict.text() == "Valid")
    assert "Rakor" in dialog.reason.text() and dialog.person_button.isHidden()
    dialog.field.setText(badge_code(new_id()))
    dialog.check()
    qtbot.waitUntil(lambda: "Looking" not in dialog.reason.text())
    assert dialog.verdict.text() == "Not known in this file" and len(asked) == 2
    dialog.done(0)


def test_the_menu_checks_certificates_and_leads_to_the_person(
    house: House,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    event = small(tmp_path)
    person_id, path = event.person, event.ws.path
    event.ws.close()
    house.deeds.files.open_path(path)
    led: list[tuple[str, str, str]] = []
    monkeypatch.setattr(house.window, "open_record", lambda *place: led.append(place))

    def scan(dialog: CertificateDialog) -> object:
        dialog.field.setText(badge_code(person_id))
        dialog.check()
        assert dialog.verdict.text() == "Not issued by this workshop"
        dialog.person_button.click()
        return dialog.value

    house.ask.answer(scan)
    house.deeds.do("check_certificate")
    assert led == [("people", "person", person_id)]
