"""Deciding on findings by keys, clearing from the form, quiet hints while typing, and a refused print."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from workshop_app.actions import guarding, records
from workshop_app.actions.guarding import Guard
from workshop_app.actions.overview import missing
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Challenge, Practice
from workshop_app.ui.dialogs.open_findings import OpenFindingsDialog
from workshop_app.ui.dialogs.publication import PublicationDialog
from workshop_app.ui.dialogs.reason import ReasonDialog
from workshop_app.ui.guard_watch import FEW
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.challenges import ChallengesScreen
from workshop_app.ui.screens.guard import GuardScreen
from workshop_app.ui.screens.guard_list import ALL
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.screens.proceedings import ProceedingsScreen
from workshop_app.ui.session import Session

_VICTIM = "Korban bernama Melur Tarisna pulang."
_PHONE = "Hubungi 0841-0000-0137."


@pytest.fixture
def ids(workshop: Workshop) -> list[str]:
    """Two practices with three findings, and one without."""
    agency = records.add(workshop, Agency, short_name="BUL")
    return [
        records.add(workshop, Practice, title=title, action=action, agency_id=agency)
        for title, action in (
            ("Pendampingan", f"Kami mendampingi. {_VICTIM} {_PHONE}"),
            ("Pemulangan", _VICTIM),
            ("Posko", "Kami membuka posko."),
        )
    ]


@pytest.fixture
def screen(
    qtbot: QtBot, ids: list[str], session: Session, jobs: Jobs, ask: FakeAsk
) -> Iterator[GuardScreen]:
    made = GuardScreen(session, jobs, ask)
    made.resize(1084, 730)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.panel.current is not None)
    made.panel.view.setFocus()
    yield made
    made.hide()


def press(qtbot: QtBot, screen: GuardScreen, key: str) -> None:
    qtbot.keyClick(screen.panel.view, key)


def rows(screen: GuardScreen) -> list[str]:
    model = screen.panel.model
    return [model.item(row).text() for row in range(model.rowCount())]


def shown_record(screen: GuardScreen) -> str:
    finding = screen.panel.current
    return finding.place.record_id if finding else ""


def give(reason: str) -> Callable[[ReasonDialog], object]:
    """Type a reason and accept, as somebody does."""

    def answer(dialog: ReasonDialog) -> object:
        dialog.reason.setText(reason)
        dialog.accept()
        return dialog.value

    return answer


# --- the screen ------------------------------------------------------------------------------------


def test_findings_stand_below_their_records_the_first_is_shown(screen: GuardScreen) -> None:
    told = rows(screen)
    assert [text.split(":")[0] for text in (told[0], told[3])] == ["Good practice"] * 2
    assert "Korban bernama Melur Tarisna" in told[1] and "not decided" in told[1]
    assert "0841-0000-0137" in told[2]
    assert screen.card.before.marked == "Korban bernama Melur Tarisna"
    assert screen.card.after.marked == "Seorang korban"
    assert "Kami mendampingi." in screen.card.before.plain
    assert "3 wait for a decision" in screen.head.accessibleName() + _context(screen)


def _context(screen: GuardScreen) -> str:
    return screen.head._context.whole


def test_one_key_replaces_and_the_next_finding_comes(
    qtbot: QtBot, screen: GuardScreen, ids: list[str], session: Session
) -> None:
    press(qtbot, screen, "1")
    practice = session.workshop.require(Practice, ids[0])
    assert practice.action == f"Kami mendampingi. Seorang korban pulang. {_PHONE}"
    assert screen.card.before.marked == "0841-0000-0137"
    press(qtbot, screen, "1")
    assert shown_record(screen) == ids[1]
    press(qtbot, screen, "1")
    assert shown_record(screen) == ""
    assert screen.card.isHidden()
    assert session.undo()
    assert shown_record(screen) == ids[1]
    assert screen.card.isVisible()


def test_letting_stand_asks_for_a_reason(
    qtbot: QtBot, screen: GuardScreen, ask: FakeAsk, session: Session
) -> None:
    ask.answer(None, give("disetujui keluarga"))
    press(qtbot, screen, "2")
    assert len(Guard(session.workshop).open_findings()) == 3
    press(qtbot, screen, "2")
    [decided] = [f for f in Guard(session.workshop).findings() if not f.is_open]
    assert (decided.decision, decided.reason) == ("let-stand", "disetujui keluarga")
    assert screen.card.before.marked == "0841-0000-0137"


def test_withholding_needs_no_reason_and_can_be_taken_back(
    qtbot: QtBot, screen: GuardScreen, ask: FakeAsk, session: Session, ids: list[str]
) -> None:
    ask.answer(give(""))
    press(qtbot, screen, "3")
    [decided] = [f for f in Guard(session.workshop).findings() if not f.is_open]
    assert decided.decision == "withheld"
    assert len(rows(screen)) == 4  # it waits no longer
    screen.panel.which.set_value(ALL)
    screen.panel.which.activated.emit(1)
    screen.panel.view.setCurrentIndex(screen.panel.model.index(1, 0))
    assert "Withheld, by Sari" in screen.card.decision.text()
    for key in ("1", "2", "3"):  # what is decided is first opened again
        press(qtbot, screen, key)
    press(qtbot, screen, "4")
    assert len(Guard(session.workshop).open_findings()) == 3


def test_nothing_found_is_never_called_safe(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    made = GuardScreen(session, jobs, ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: session.guard.is_ready)
    said = made.panel.empty.accessibleName()
    assert said.startswith("Nothing was found by these rules")
    assert "a person must still read" in said
    assert "safe" not in said.lower()


def test_a_finding_that_comes_while_the_screen_is_shown(
    qtbot: QtBot, screen: GuardScreen, session: Session, ids: list[str]
) -> None:
    before = screen.panel.current
    records.change(session.workshop, Practice, ids[2], lessons=_PHONE)
    assert len(rows(screen)) == 7
    assert screen.panel.current == before
    records.change(session.workshop, Practice, ids[2], lessons="")
    assert len(rows(screen)) == 5


def test_many_changes_are_read_little_by_little(
    qtbot: QtBot, screen: GuardScreen, session: Session
) -> None:
    from workshop_app.domain.changes import label

    with qtbot.waitSignal(session.guard.ready):
        with session.workshop.operation(label("import")) as op:
            for number in range(FEW + 1):
                op.add(Practice, title=f"P{number}", action=_PHONE)
        assert not session.guard.is_ready
    assert len(screen._findings) == 3 + FEW + 1


def test_a_link_leads_to_the_record_and_the_list_leads_here(
    qtbot: QtBot, screen: GuardScreen, ids: list[str]
) -> None:
    screen.show_record("", ids[1])
    assert screen.panel.current is not None
    assert screen.panel.current.place.record_id == ids[1]
    with qtbot.waitSignal(screen.open_requested) as told:
        qtbot.mouseClick(screen.card.record_button, Qt.MouseButton.LeftButton)
    assert told.args == ["practices", "practice", ids[1]]


def test_a_text_changed_elsewhere_is_not_overwritten(
    screen: GuardScreen, session: Session, ids: list[str]
) -> None:
    finding = screen.panel.current
    assert finding is not None
    records.change(session.workshop, Practice, ids[0], action=f"Baru: {_VICTIM}")
    assert session.attempt(lambda: guarding.replace(session.workshop, finding)) is None
    assert session.workshop.require(Practice, ids[0]).action == f"Baru: {_VICTIM}"


def test_the_screen_fits_the_smallest_window_and_keeps_markup_as_text(
    qtbot: QtBot, screen: GuardScreen, session: Session, ids: list[str]
) -> None:
    assert screen.minimumSizeHint().boundedTo(SCREEN_FITS) == screen.minimumSizeHint()
    text = f"<b>&amp;</b> <img src=x> {_VICTIM} " + "kata " * 4000 + "\ud800"
    records.change(session.workshop, Practice, ids[0], action=text.replace("\ud800", ""))
    assert "<b>&amp;</b> <img src=x>" in screen.card.before.plain
    assert len(screen.card.before.plain) < 700


# --- hints while typing ----------------------------------------------------------------------------


@pytest.fixture
def form(
    qtbot: QtBot, ids: list[str], session: Session, jobs: Jobs, ask: FakeAsk
) -> Iterator[PracticesScreen]:
    made = PracticesScreen(session, jobs, ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.settle()


def test_a_quiet_line_below_the_field(qtbot: QtBot, form: PracticesScreen) -> None:
    hint = form.form.hints["action"]
    qtbot.keyClicks(form.form.action, "hp 0841-0000-0137")
    assert hint.isHidden()  # nothing happens while the keys are pressed
    qtbot.waitUntil(hint.isVisible)
    assert "0841-0000-0137" in hint.text()
    assert hint.textFormat() is Qt.TextFormat.PlainText
    form.form.action.selectAll()
    qtbot.keyClicks(form.form.action, "aman")
    qtbot.waitUntil(hint.isHidden)
    assert all(other.isHidden() for other in form.form.hints.values())


def test_the_hint_of_another_record(qtbot: QtBot, form: PracticesScreen, ids: list[str]) -> None:
    form.open(ids[0])
    hint = form.form.hints["action"]
    qtbot.waitUntil(hint.isVisible)
    assert "And 1 more." in hint.text()
    form.open(ids[2])
    qtbot.waitUntil(hint.isHidden)


# --- publication -----------------------------------------------------------------------------------


def clear(person: str) -> Callable[[PublicationDialog], object]:
    def answer(dialog: PublicationDialog) -> object:
        dialog.states["cleared"].click()
        assert not dialog.accepting.isEnabled()  # somebody must have said so
        dialog.accept()
        assert dialog.value is None
        dialog.person.setText(person)
        dialog.accept()
        return dialog.value

    return answer


def choose(state: str) -> Callable[[PublicationDialog], object]:
    def answer(dialog: PublicationDialog) -> object:
        dialog.states[state].click()
        dialog.accept()
        return dialog.value

    return answer


def test_a_practice_is_cleared_changed_and_withheld(
    qtbot: QtBot, form: PracticesScreen, ask: FakeAsk, session: Session, ids: list[str]
) -> None:
    part = form.publication
    assert part.isHidden()  # an empty form has no state
    form.open(ids[2])
    assert part.state.text() == "Draft"
    ask.answer(choose("reviewed"), clear("Sekar Ayu"))
    qtbot.mouseClick(part.button, Qt.MouseButton.LeftButton)
    assert part.state.text() == "Reviewed"
    qtbot.mouseClick(part.button, Qt.MouseButton.LeftButton)
    assert part.state.text() == "Cleared for publication"
    assert part.remark.whole.startswith("Sekar Ayu, BUL · ")
    assert part.changed.isHidden()
    qtbot.keyClicks(form.form.action, "Lagi. ")
    form.save()
    assert part.changed.isVisible() and part.changed.text() == "Changed since clearing"
    ask.answer(choose("withheld"), None)
    qtbot.mouseClick(part.button, Qt.MouseButton.LeftButton)
    assert part.state.text() == "Withheld"
    qtbot.mouseClick(part.button, Qt.MouseButton.LeftButton)
    assert session.workshop.require(Practice, ids[2]).status == "withheld"
    assert session.undo()
    assert part.changed.isVisible()


def test_what_is_typed_is_saved_before_it_is_cleared(
    qtbot: QtBot, form: PracticesScreen, ask: FakeAsk, session: Session, ids: list[str]
) -> None:
    form.open(ids[2])
    qtbot.keyClicks(form.form.action, "Sejak 2021. ")
    ask.answer(clear("Sekar"))
    form.publication.button.click()
    assert form.publication.changed.isHidden()
    assert "Sejak 2021." in session.workshop.require(Practice, ids[2]).action


def test_a_challenge_is_cleared_for_internal_use(
    qtbot: QtBot, ids: list[str], session: Session, jobs: Jobs, ask: FakeAsk
) -> None:
    agency = session.workshop.read.all(Agency)[0]
    challenge = records.add(session.workshop, Challenge, title="Data", agency_id=agency.id)
    made = ChallengesScreen(session, jobs, ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open(challenge)

    def internal(dialog: PublicationDialog) -> object:
        assert dialog.agency.value == agency.id
        dialog.states["cleared"].click()
        dialog.public.click()
        dialog.person.setText("Wira")
        dialog.accept()
        return dialog.value

    ask.answer(internal)
    made.publication.button.click()
    record = session.workshop.require(Challenge, challenge)
    assert (record.status, record.visibility) == ("cleared", "internal")
    assert made.publication.remark.whole.startswith("for internal use only · Wira, BUL")
    assert "cleared-but-internal" in {gap.what for gap in missing(session.workshop)}


# --- the proceedings -------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["save", "print"])
def test_nothing_leaves_before_everything_is_decided(
    qtbot: QtBot, ids: list[str], session: Session, jobs: Jobs, ask: FakeAsk, deed: str,
    tmp_path: Path,
) -> None:  # fmt: skip
    made = ProceedingsScreen(session, jobs, ask)
    made.resize(1084, 730)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.builder.is_fresh, timeout=30_000)
    assert made.checks.lines[0].title == "Identity check: not decided yet"

    def second(dialog: OpenFindingsDialog) -> Any:
        assert dialog.list.count() == 3
        dialog.list.setCurrentRow(2)
        dialog.accept()
        return dialog.value

    ask.answer(second, None)
    with qtbot.waitSignal(made.open_requested) as told:
        getattr(made, deed)()
    assert told.args == ["guard", "", ids[1]]
    getattr(made, deed)()  # thought better of it: still nothing leaves
    for finding in Guard(session.workshop).findings():
        guarding.let_stand(session.workshop, finding, "disetujui")
    out = tmp_path / "out.pdf"
    if deed == "save":
        ask.answer(out)
        made.save()
        qtbot.waitUntil(out.exists, timeout=30_000)
    jobs.stop_all()


def test_a_reason_is_needed_only_where_it_is(qtbot: QtBot, session: Session) -> None:
    needed, free = (
        ReasonDialog(session.theme, session.words, "Do it", "It follows.", needed=wanted)
        for wanted in (True, False)
    )
    for dialog in (needed, free):
        qtbot.addWidget(dialog)
        assert isinstance(dialog.reason, QLineEdit)
    assert not needed.accepting.isEnabled() and free.accepting.isEnabled()
    needed.accept()
    assert not needed.result()
    with qtbot.waitExposed(needed):
        needed.show()
    qtbot.keyClicks(needed.reason, " ya ")
    qtbot.keyClick(needed.reason, Qt.Key.Key_Return)
    assert needed.result() and needed.value == "ya"
