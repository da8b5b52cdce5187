"""Saving papers where that does not work: said in words, nothing lost, and the next try succeeds."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from tests.ui.papers_tools import BUILD_MS, combo, decided_sample, fresh, pick, shown
from workshop_app.actions import exporting, print_marks
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import DiskFull
from workshop_app.domain.records import Person
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.papers import PapersScreen
from workshop_app.ui.screens.people_export import ExportDialog
from workshop_app.ui.session import Session as OpenSession
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    return decided_sample(surroundings, tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, session: OpenSession, jobs: Jobs, ask: FakeAsk) -> Iterator[PapersScreen]:
    yield from shown(qtbot, session, jobs, ask)


@pytest.fixture
def told(session: OpenSession) -> list[str]:
    """Everything that is told in the bar of the window."""
    found: list[str] = []
    session.notices.posted.connect(lambda n: found.append(f"{n.message} {n.advice}"))
    return found


def test_a_folder_that_is_gone_is_named_and_another_one_works(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path, told: list[str]
) -> None:
    fresh(qtbot, screen)
    ask.answer(tmp_path / "usb" / "daftar.pdf")
    screen.save()
    assert "is not there any more" in told[-1] and "USB" in told[-1]
    ask.answer(tmp_path / "daftar.pdf")
    screen.save()
    assert (tmp_path / "daftar.pdf").read_bytes().startswith(b"%PDF-")


def test_badges_that_could_not_be_saved_stay_new(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.choose("badges")
    fresh(qtbot, screen)
    ask.answer(tmp_path / f"{'n' * 300}.pdf")
    screen.save()
    assert print_marks.read_marks(screen.builder.marks_file) == {}


def test_numbers_of_certificates_that_could_not_be_saved_are_not_kept(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.choose("certificates")
    fresh(qtbot, screen)
    ask.answer(tmp_path / "usb" / "s.pdf")
    screen.save()
    held = [p.certificate for p in screen.session.workshop.read.all(Person) if p.certificate]
    assert held == []


def test_a_file_that_another_program_has_open_stays_as_it_was(
    qtbot: QtBot,
    screen: PapersScreen,
    ask: FakeAsk,
    tmp_path: Path,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "daftar.pdf"
    path.write_bytes(b"%PDF-before")
    fresh(qtbot, screen)

    really = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == path:
            raise PermissionError(errno.EACCES, "in use")
        really(source, target)

    with monkeypatch.context() as patched:
        patched.setattr("workshop_app.reports.writing.os.replace", refuse)
        ask.answer(path)
        screen.save()
    assert "open in another program" in told[-1] and path.read_bytes() == b"%PDF-before"


def test_a_word_file_in_a_folder_that_is_gone_is_told_by_the_other_process_too(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path, told: list[str]
) -> None:
    screen.choose("minutes")
    fresh(qtbot, screen)
    ask.answer(tmp_path / "usb" / "notula.docx")
    screen.save_word()
    qtbot.waitUntil(lambda: not screen.output.is_busy, timeout=BUILD_MS)
    assert "is not there any more" in told[-1]
    assert screen.word_button.isEnabled() and screen.print_button.isEnabled()


def test_certificates_into_a_folder_that_vanishes_say_so(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path, told: list[str]
) -> None:
    screen.choose("certificates")
    pick(qtbot, screen, "Arman Dwi")
    fresh(qtbot, screen)
    ask.answer(tmp_path / "usb")
    screen.save_each()
    qtbot.waitUntil(lambda: not screen.output.is_busy, timeout=BUILD_MS)
    assert "is not there any more" in told[-1]
    assert not any(p.certificate for p in screen.session.workshop.read.all(Person))


def test_what_was_saved_is_found_in_its_folder(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    opened: list[QUrl | str] = []

    def open_url(url: QUrl | str) -> bool:
        opened.append(url)
        return True

    screen.output.open_url = open_url
    fresh(qtbot, screen)
    ask.answer(tmp_path / "daftar.pdf")
    screen.save()
    screen.output.open_folder()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    assert screen.session.settings.value.report_folder == str(tmp_path)
    assert screen.output.suggested.parent == tmp_path


def test_names_of_files_come_from_a_title_of_any_length(
    qtbot: QtBot, screen: PapersScreen, surroundings: Surroundings
) -> None:
    from workshop_app.actions import records
    from workshop_app.domain.records import WORKSHOP_RECORD, Settings

    ws = screen.session.workshop
    title = 'Rapat: "koordinasi" / evaluasi? ' * 30
    screen.session.run(lambda: records.change(ws, Settings, WORKSHOP_RECORD, title=title))
    name = screen.output.suggested.name
    assert len(name.encode()) < 120 and not set(name) & set('<>:"/\\|?*')


def test_a_paper_is_made_saved_and_found_by_keys_alone(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.activateWindow()
    screen.list.setFocus()
    qtbot.waitUntil(screen.list.hasFocus)
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.what == "certificates"
    qtbot.keyClick(screen.list, Qt.Key.Key_Tab)
    reached = set()
    for _ in range(30):
        focused = screen.window().focusWidget()
        if focused is None or focused is screen.list:
            break
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = {f for n, f in screen.options.fields.items() if not f.isHidden()}
    assert wanted <= reached
    assert {screen.each_button, screen.check_button, screen.save_button} <= reached
    ask.answer(tmp_path / "s.pdf")
    qtbot.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil((tmp_path / "s.pdf").exists, timeout=BUILD_MS)


def test_a_choice_that_is_changed_while_pages_are_made_wins(
    qtbot: QtBot, screen: PapersScreen
) -> None:
    screen.choose("report")
    screen.choose("minutes")
    combo(screen, "language", "en")
    combo(screen, "language", "id")
    assert "NOTULA" in fresh(qtbot, screen)


def test_undo_takes_typed_words_back_while_the_cursor_is_in_them(
    qtbot: QtBot, screen: PapersScreen
) -> None:
    screen.choose("press-release")
    ws, quotes = screen.session.workshop, screen.options.fields["quotes"]
    assert isinstance(quotes, QPlainTextEdit)
    screen.activateWindow()
    quotes.setFocus()
    qtbot.waitUntil(quotes.hasFocus)
    qtbot.keyClicks(quotes, "Kami siap")
    qtbot.keyClick(quotes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ws.settings.press_quotes == ("Kami siap",))
    assert quotes.toPlainText() == "Kami siap\n"  # the cursor stands where the next quote begins
    assert screen.session.undo()
    assert quotes.toPlainText() == ""
    screen.settle()
    assert ws.settings.press_quotes == ()
    assert screen.session.redo()
    assert quotes.toPlainText() == "Kami siap"


def test_words_that_could_not_be_saved_stay_and_are_tried_again(
    qtbot: QtBot, screen: PapersScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.choose("press-release")
    ws, closing = screen.session.workshop, screen.options.fields["closing"]
    assert isinstance(closing, QPlainTextEdit)

    def full(*_: object, **__: object) -> bool:
        raise DiskFull(path="a.workshop")

    with monkeypatch.context() as patched:
        patched.setattr("workshop_app.ui.screens.papers_press.press.save", full)
        qtbot.keyClicks(closing, "Sampai jumpa.")
        screen.settle()
        kept = screen.unsaved
        assert kept and closing.toPlainText() == "Sampai jumpa."
        screen.refresh()
        assert closing.toPlainText() == "Sampai jumpa."
    screen.settle()
    assert not screen.unsaved and ws.settings.press_closing == "Sampai jumpa."


@pytest.mark.parametrize("what", exporting.WHAT)
def test_every_list_is_exported_from_here(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path, told: list[str], what: str
) -> None:
    path = tmp_path / f"{what}.csv"

    def choose(dialog: ExportDialog) -> object:
        dialog.what.set_value(what)
        dialog.format.set_value(".csv")
        ask.answer(path)
        dialog.export_button.click()
        qtbot.waitUntil(lambda: dialog.value is not None, timeout=BUILD_MS)
        return dialog.value

    ask.answer(choose)
    screen.export_button.click()
    assert path.read_bytes() and f"Exported as {path.name}" in told[-1]
