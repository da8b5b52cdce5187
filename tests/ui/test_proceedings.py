"""The proceedings' screen: pages made beside the window, shown, checked, saved and printed."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words
from tests.ui.fakes import FakeAsk
from workshop_app.actions import records, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import DiskFull
from workshop_app.domain.records import WORKSHOP_RECORD, Practice, Settings
from workshop_app.ui.file_names import file_name
from workshop_app.ui.guard_watch import GuardWatch
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.lp import lp_arguments, refusal
from workshop_app.ui.printing import Printing, page_size
from workshop_app.ui.proceedings_builder import SLOW_AFTER_MS
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.overview_gaps import FillDialog
from workshop_app.ui.screens.proceedings import ProceedingsScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Folders, Surroundings

BUILD_MS = 30_000


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> Iterator[ProceedingsScreen]:
    made = ProceedingsScreen(session, jobs, ask)
    made.resize(1084, 730)
    qtbot.addWidget(made)
    yield made
    jobs.stop_all()


def built(qtbot: QtBot, screen: ProceedingsScreen) -> ProceedingsScreen:
    with qtbot.waitExposed(screen):
        screen.show()
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)
    return screen


def text_of(path: Path | None) -> str:
    assert path is not None
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


# --- making pages ----------------------------------------------------------------------------------


def test_pages_are_made_when_the_screen_is_shown(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    with qtbot.waitExposed(screen):
        screen.show()
    assert screen.pages.stack.currentWidget() is screen.pages.empty
    assert "being made" in screen.pages.empty.accessibleName()

    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)

    assert screen.pages.stack.currentWidget() is screen.pane
    assert screen.pane.page_count == len(PdfReader(str(screen.builder.path)).pages) > 8
    assert screen.pages.status.text().startswith("Up to date, made at ")
    assert screen.pages.refresh_button.isHidden() and screen.pages.progress.isHidden()
    assert screen.pane.page_box.text() == "1"
    assert screen.pane.count_label.text() == f"of {screen.pane.page_count}"


def test_a_change_makes_them_anew_and_keeps_the_place(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    built(qtbot, screen)
    screen.pane.go_to(5)
    before = screen.builder.path
    practice = session.workshop.read.all(Practice)[0]

    records.change(session.workshop, Practice, practice.id, title="Judul yang baru saja diubah")

    assert screen.builder.is_due
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)
    assert "Judul yang baru saja diubah" in text_of(screen.builder.path)
    assert screen.pane.page == 5
    assert before is not None and not before.exists()


def test_pages_that_the_view_still_held_are_removed_with_the_next(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems remove no file that is open."""
    built(qtbot, screen)
    first, practice = screen.builder.path, session.workshop.read.all(Practice)[0].id
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == first:
            raise PermissionError(13, "in use")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    records.change(session.workshop, Practice, practice, title="Judul kedua")
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)
    assert first is not None and first.exists()
    monkeypatch.undo()
    records.change(session.workshop, Practice, practice, title="Judul ketiga")
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)
    assert not first.exists()


def test_a_hidden_screen_makes_nothing_until_it_is_shown(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, jobs: Jobs
) -> None:
    built(qtbot, screen)
    screen.hide()
    records.change(session.workshop, Settings, session.workshop.settings.id, place="Bandung")
    assert not screen.builder.is_due and not jobs.running

    built(qtbot, screen)

    assert "Bandung" in text_of(screen.builder.path)


def test_language_and_paper_are_chosen_and_remembered(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    built(qtbot, screen)
    screen.language.setCurrentIndex(screen.language.findData("id"))
    screen.language.activated.emit(0)
    screen.paper.setCurrentIndex(screen.paper.findData("F4"))
    screen.paper.activated.emit(1)
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)

    assert "Rencana tindak lanjut" in text_of(screen.builder.path)
    box = PdfReader(str(screen.builder.path)).pages[0].mediabox
    assert round(float(box.height) / 72 * 25.4) == 330
    value = session.settings.value
    assert (value.report_language, value.report_paper) == ("id", "F4")
    assert "Indonesian · F4" in screen.head.findChildren(QWidget)[1].accessibleName()


def test_stopping_leaves_the_pages_of_before_and_says_so(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    built(qtbot, screen)
    before = screen.builder.path
    screen.builder.want(calm=False)
    qtbot.waitUntil(lambda: screen.builder.is_building)

    screen.pages.progress.begin("…")
    qtbot.mouseClick(screen.pages.progress.cancel, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not screen.builder.is_due, timeout=BUILD_MS)
    if not screen.builder.is_fresh:  # it may have been quicker than the click
        assert screen.builder.path == before
        assert screen.pages.status.text() == "These pages do not show the latest changes."
        qtbot.mouseClick(screen.pages.refresh_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)


@pytest.mark.parametrize("slow", ["reading", "guard"])
def test_a_slow_book_says_that_it_is_made_and_can_be_stopped_from_the_first_moment(
    qtbot: QtBot, screen: ProceedingsScreen, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    builder, strip = built(qtbot, screen).builder, screen.pages.progress
    before = builder.path
    with monkeypatch.context() as held:
        if slow == "reading":
            held.setattr(builder._reading, "ask", lambda _work: None)
        else:
            held.setattr(GuardWatch, "is_ready", property(lambda _watch: False))
        builder.want(calm=False)
        qtbot.waitUntil(strip.isVisible)
        assert strip.words == "Making the pages …"
        qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    if slow == "reading":
        builder._on_gathered(b"")  # what was gathered in vain
    assert strip.isHidden() and not builder.is_due
    assert builder.path == before
    assert screen.pages.status.text() == "These pages do not show the latest changes."
    qtbot.mouseClick(screen.pages.refresh_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: builder.is_fresh, timeout=BUILD_MS)


def test_pages_that_come_at_once_flicker_no_sign(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    told: list[bool] = []
    built(qtbot, screen).builder.slow.connect(lambda: told.append(True))
    for title in ("Satu", "Dua", "Tiga"):
        records.change(session.workshop, Settings, WORKSHOP_RECORD, title_en=title)
        qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)
    assert not told or screen.builder.took > SLOW_AFTER_MS


def test_a_failing_process_is_told_in_words_with_advice(
    qtbot: QtBot, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    answer = '{"failed": {"code": "disk-full", "values": {"path": "prosiding.pdf"}}}'
    program = [sys.executable, "-c", f"import sys; print('{answer}'); sys.exit(1)"]
    jobs = Jobs(program, tmp_path)
    screen = ProceedingsScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    screen.show()

    qtbot.waitUntil(lambda: screen.builder.error is not None, timeout=BUILD_MS)

    assert "disk is full" in screen.pages.empty.accessibleName()
    assert "Free some space" in screen.pages.empty.accessibleName()
    assert screen.pages.refresh_button.isVisible()
    assert not screen.save_button.isEnabled()


def test_an_empty_workshop_has_proceedings_too(
    qtbot: QtBot, surroundings: Surroundings, jobs: Jobs, ask: FakeAsk, tmp_path: Path
) -> None:
    operator = surroundings.settings.value.operator
    blank = Session(
        Workshop.create(tmp_path / "kosong.workshop", operator, title="Kosong"), surroundings
    )
    screen = ProceedingsScreen(blank, jobs, ask)
    qtbot.addWidget(screen)
    built(qtbot, screen)

    assert screen.pane.page_count > 1
    assert len(screen.checks.lines) >= 3
    blank.close()


def test_the_window_goes_on_while_pages_are_made(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    """How long it ever waits is measured in `tests/bench/bench_window.py`."""
    built(qtbot, screen)
    meanwhile: list[bool] = []
    timer = QTimer(screen, interval=10)
    timer.timeout.connect(lambda: meanwhile.append(screen.builder.is_building))
    timer.start()

    screen.builder.want(calm=False)
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)

    assert any(meanwhile)


# --- looking ---------------------------------------------------------------------------------------


def test_pages_by_button_number_and_contents(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    pane = built(qtbot, screen).pane
    assert not pane.previous.isEnabled()
    qtbot.mouseClick(pane.next, Qt.MouseButton.LeftButton)
    assert pane.page == 2
    pane.page_box.selectAll()
    qtbot.keyClicks(pane.page_box, "7")
    qtbot.keyClick(pane.page_box, Qt.Key.Key_Return)
    assert pane.page == 7
    pane.page_box.selectAll()
    qtbot.keyClicks(pane.page_box, "999")
    qtbot.keyClick(pane.page_box, Qt.Key.Key_Return)
    assert pane.page == pane.page_count and pane.page_box.text() == str(pane.page_count)
    assert not pane.next.isEnabled()

    contents = screen.contents
    screen.left_card.tabs.setCurrentIndex(1)
    first = contents.model().index(0, 0)
    contents.scrollTo(first)
    qtbot.mouseClick(
        contents.viewport(), Qt.MouseButton.LeftButton, pos=contents.visualRect(first).center()
    )
    assert 1 < pane.page < 5
    assert contents.currentIndex() == first
    assert first.data(Qt.ItemDataRole.ToolTipRole)


def test_zoom_steps_and_fits(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    pane = built(qtbot, screen).pane
    assert pane.zoom_box.value == "width"
    width = pane.zoom
    qtbot.mouseClick(pane.larger, Qt.MouseButton.LeftButton)
    assert pane.zoom > width and pane.zoom_box.value == str(pane.zoom)
    qtbot.mouseClick(pane.smaller, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.smaller, Qt.MouseButton.LeftButton)
    assert pane.zoom < width + 0.01
    pane.go_to(4)
    pane.zoom_box.setCurrentIndex(pane.zoom_box.findData("page"))
    pane.zoom_box.activated.emit(1)
    assert pane.page == 4 and pane.zoom < width
    assert screen.session.settings.value.report_zoom == "page"
    pane.zoom_box.setCurrentIndex(pane.zoom_box.findData("width"))
    pane.zoom_box.activated.emit(0)
    assert pane.page == 4 and pane.zoom == pytest.approx(width)


@pytest.mark.parametrize(
    ("kept", "shown"), [("page", "page"), ("0.5", "0.5"), ("width", "width"), ("?", "width")]
)
def test_the_size_of_the_pages_is_remembered(
    qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk, kept: str, shown: str
) -> None:
    session.settings.change(report_zoom=kept)
    screen = ProceedingsScreen(session, jobs, ask)
    qtbot.addWidget(screen)
    assert screen.pane.zoom_box.value == shown
    assert session.settings.value.report_zoom == kept


def test_what_is_missing_leads_to_its_place(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, ask: FakeAsk
) -> None:
    built(qtbot, screen)
    titles = [line.title for line in screen.checks.lines]
    assert "No result yet" in titles and "No due date yet" in titles
    with qtbot.waitSignal(screen.open_requested) as opened:
        screen.checks.links[titles.index("No result yet")].click()
    screen_name, kind, record_id = opened.args
    assert (screen_name, kind) == ("practices", "practice")
    assert not session.workshop.require(Practice, record_id).result

    def today(dialog: FillDialog) -> object:
        dialog.accept()
        return dialog.value

    ask.answer(today)
    screen.checks.links[titles.index("No due date yet")].click()
    qtbot.waitUntil(
        lambda: "No due date yet" not in [line.title for line in screen.checks.lines],
        timeout=BUILD_MS,
    )


# --- saving ----------------------------------------------------------------------------------------


def test_saved_where_somebody_wants_it(
    qtbot: QtBot,
    screen: ProceedingsScreen,
    session: Session,
    ask: FakeAsk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built(qtbot, screen)
    folder = tmp_path / "meja"
    folder.mkdir()
    ask.answer(folder / "hasil.pdf")
    opened: list[str] = []

    def open_url(url: QUrl | str) -> bool:
        opened.append(QUrl(url).toLocalFile())
        return True

    monkeypatch.setattr(screen.output, "open_url", open_url)

    qtbot.mouseClick(screen.save_button, Qt.MouseButton.LeftButton)

    assert screen.builder.path is not None
    assert (folder / "hasil.pdf").read_bytes() == screen.builder.path.read_bytes()
    assert os.listdir(folder) == ["hasil.pdf"]
    assert session.settings.value.report_folder == str(folder)
    notice = session.notices.latest
    assert notice is not None and notice.act is not None
    assert (notice.message, notice.action) == ("Saved as hasil.pdf.", "Open folder")
    notice.act()
    assert opened == [str(folder)]


def test_saving_while_pages_are_made_waits_for_them(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    built(qtbot, screen)
    ask.answer(tmp_path / "hasil.pdf")
    practice = session.workshop.read.all(Practice)[0]
    records.change(session.workshop, Practice, practice.id, title="Judul paling akhir")

    screen.save()

    qtbot.waitUntil(lambda: (tmp_path / "hasil.pdf").exists(), timeout=BUILD_MS)
    assert "Judul paling akhir" in text_of(tmp_path / "hasil.pdf")


def test_a_word_file_is_written_beside_the_window(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    built(qtbot, screen)
    ask.answer(tmp_path / "hasil.docx")
    with qtbot.waitSignal(screen.output.ended, timeout=BUILD_MS):
        screen.word_button.click()
        assert screen.output.is_busy and not screen.print_button.isEnabled()
    told = " ".join(
        paragraph.text for paragraph in Document(str(tmp_path / "hasil.docx")).paragraphs
    )
    assert session.workshop.read.all(Practice)[0].title in told
    assert session.notices.latest is not None
    assert session.notices.latest.message == "Saved as hasil.docx."


def test_a_full_disk_is_told(
    qtbot: QtBot,
    screen: ProceedingsScreen,
    session: Session,
    ask: FakeAsk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built(qtbot, screen)
    ask.answer(tmp_path / "hasil.pdf")

    def full(_built: Path, path: Path) -> None:
        raise DiskFull(path=str(path))

    monkeypatch.setattr("workshop_app.ui.screens.proceedings_output.save_copy", full)
    screen.save()

    notice = session.notices.latest
    assert notice is not None and "The disk is full" in notice.message


# --- printing --------------------------------------------------------------------------------------


class PaperTray(Printing):
    """A printer that the test has chosen."""

    names: tuple[str, ...] = ("Printer",)
    chosen: QPrinter | None = None
    halted = False

    def is_halted(self, name: str) -> bool:
        """See Printing."""
        return self.halted

    def printers(self) -> list[str]:
        """See Printing."""
        return list(self.names)

    def choose(self, parent: QWidget, title: str, paper: str, pages: int) -> QPrinter | None:
        """See Printing."""
        if self.chosen is not None:
            self.chosen.setDocName(title)
            self.chosen.setPageSize(page_size(paper))
        return self.chosen


def with_tray(screen: ProceedingsScreen) -> PaperTray:
    tray = PaperTray(screen)
    screen.output.use_printing(tray)
    return tray


def test_without_a_printer_it_says_so_and_offers_the_pdf(
    qtbot: QtBot, screen: ProceedingsScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    with_tray(built(qtbot, screen)).names = ()
    ask.answer(True, tmp_path / "hasil.pdf")

    qtbot.mouseClick(screen.print_button, Qt.MouseButton.LeftButton)

    assert ask.questions[0].text == "This laptop knows no printer."
    assert (tmp_path / "hasil.pdf").exists()


@pytest.mark.parametrize("fails", [False, True])
def test_lp_gets_the_file_itself(
    qtbot: QtBot,
    screen: ProceedingsScreen,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fails: bool,
) -> None:
    tray = with_tray(built(qtbot, screen))
    lp = tmp_path / "bin" / "lp"
    lp.parent.mkdir()
    ending = "echo 'lp: no paper' >&2; exit 1" if fails else ""
    lp.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/told\n'
        f'for last; do :; done; cp "$last" {tmp_path}/sent.pdf\n{ending}\n'
    )
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{lp.parent}:{os.environ['PATH']}")
    tray.chosen = QPrinter()

    qtbot.mouseClick(screen.print_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: session.notices.latest is not None)
    told = (tmp_path / "told").read_text().splitlines()
    assert told[-2] == "--" and not Path(told[-1]).exists()
    assert screen.builder.path is not None
    assert (tmp_path / "sent.pdf").read_bytes() == screen.builder.path.read_bytes()
    assert "media=A4" in told
    notice = session.notices.latest
    assert notice is not None
    if fails:
        assert notice.message == "Printing failed: no paper"
        assert "save the PDF" in notice.advice
    else:
        assert notice.message.startswith("Sent to")


def an_lp(folder: Path, monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    """Put a program `lp` on the path that does this."""
    lp = folder / "bin" / "lp"
    lp.parent.mkdir()
    lp.write_text(f"#!/bin/sh\n{deed}\n")
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{lp.parent}:{os.environ['PATH']}")


def test_a_printer_that_is_halted_is_told(
    qtbot: QtBot,
    screen: ProceedingsScreen,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tray = with_tray(built(qtbot, screen))
    tray.chosen, tray.halted = QPrinter(), True
    an_lp(tmp_path, monkeypatch, "exit 0")
    screen.print()
    qtbot.waitUntil(lambda: session.notices.latest is not None)
    notice = session.notices.latest
    assert notice is not None and "which is halted" in notice.message


def test_a_service_that_does_not_answer_can_be_stopped(
    qtbot: QtBot,
    screen: ProceedingsScreen,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tray = with_tray(built(qtbot, screen))
    tray.chosen = QPrinter()
    an_lp(tmp_path, monkeypatch, "exec sleep 60")
    screen.print()
    strip = screen.pages.progress
    qtbot.waitUntil(strip.isVisible)
    assert "Sending the pages" in strip.words
    qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.output.is_busy)
    assert session.notices.latest is None and strip.isHidden()
    assert screen.print_button.isEnabled()


def test_a_program_that_cannot_be_started_is_told(
    qtbot: QtBot,
    screen: ProceedingsScreen,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tray = with_tray(built(qtbot, screen))
    tray.chosen = QPrinter()
    an_lp(tmp_path, monkeypatch, "exit 0")
    (tmp_path / "bin" / "lp").write_text(f"#!{tmp_path}/nowhere\n")
    screen.print()
    qtbot.waitUntil(lambda: session.notices.latest is not None)
    assert not screen.output.is_busy


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('/usr/bin/lp: Destination "P" is not accepting jobs.', "takes no print jobs"),
        ("lp: Error - The printer or class does not exist.", "does not know P"),
        ("lp: Error - No default destination.", "No printer was chosen"),
        ("lp: Error - scheduler not responding!", "does not answer"),
        ("lp: Unable to connect to server", "does not answer"),
        ("lp: Error - too hot", "Printing failed: too hot"),
    ],
)
def test_refusals_are_told_in_words(said: str, told: str) -> None:
    message, advice = refusal(load_words("en"), said, "P")
    assert told in message and advice.endswith(".")


def test_a_pdf_that_is_asked_for_is_the_file_itself(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, tmp_path: Path
) -> None:
    tray = with_tray(built(qtbot, screen))
    tray.chosen = QPrinter()
    tray.chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    tray.chosen.setOutputFileName(str(tmp_path / "berkas.pdf"))
    screen.print()
    qtbot.waitUntil(lambda: session.notices.latest is not None)
    assert screen.builder.path is not None
    assert (tmp_path / "berkas.pdf").read_bytes() == screen.builder.path.read_bytes()
    assert session.notices.latest is not None
    assert session.notices.latest.message == "Saved as berkas.pdf."
    assert not screen.output.is_busy


def test_without_lp_every_page_is_painted(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, tmp_path: Path
) -> None:
    tray = with_tray(built(qtbot, screen))
    tray.chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
    tray.chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    tray.chosen.setOutputFileName(str(tmp_path / "kertas.pdf"))
    tray.chosen.setResolution(72)
    tray.chosen.setPageRanges(QPageRanges.fromString("2,4-5"))

    screen.print()
    screen.builder.want(calm=False)  # other pages on the screen are no matter of the printer

    qtbot.waitUntil(lambda: session.notices.latest is not None, timeout=BUILD_MS)
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)
    assert len(PdfReader(tmp_path / "kertas.pdf").pages) == 3
    assert screen.pages.progress.isHidden()


def test_lp_is_told_pages_copies_and_paper() -> None:
    printer = QPrinter()
    printer.setPageSize(page_size("F4"))
    printer.setPageRanges(QPageRanges.fromString("2-3,7"))
    printer.setCopyCount(4)
    printer.setDocName("Prosiding")
    told = lp_arguments(Path("a.pdf"), printer)

    assert told[told.index("-P") + 1] == "2-3,7"
    assert told[told.index("-t") + 1] == "Prosiding"
    assert "media=Custom.215x330mm" in told and "sides=one-sided" in told
    assert told[told.index("-n") + 1] == "4" and "collate=true" in told


def test_lp_is_told_what_the_dialog_offers_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = QPrinter()
    printer.setPageSize(page_size("A4"))
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    chosen = ["number-up", "2", "media", "A5", "page-ranges", "3,5-7", "job-billing", ""]
    engine = SimpleNamespace(property=lambda _key: chosen)
    monkeypatch.setattr(printer, "printEngine", lambda: engine)
    told = lp_arguments(Path("a.pdf"), printer)
    assert {"number-up=2", "page-ranges=3,5-7", "media=A4"} < set(told)
    assert not {"media=A5", "job-billing", "job-billing="} & set(told)
    assert {"outputorder=reverse", "print-color-mode=monochrome"} < set(told)


# --- looks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ["normal", "largest"])
def test_it_fits_the_smallest_window(
    screen: ProceedingsScreen, surroundings: Surroundings, size: str
) -> None:
    surroundings.theme.set_text_size(size)
    screen.resize(SCREEN_FITS)
    hint = screen.minimumSizeHint()
    assert hint.width() <= SCREEN_FITS.width() and hint.height() <= SCREEN_FITS.height()


def test_small_pages_make_room_where_there_is_little(
    qtbot: QtBot, screen: ProceedingsScreen
) -> None:
    built(qtbot, screen)
    assert screen.pane.thumbs.isVisible()
    screen.resize(SCREEN_FITS)
    assert not screen.pane.thumbs.isVisible()
    assert screen.minimumSizeHint().width() <= SCREEN_FITS.width()


def test_the_suggested_name_is_that_of_the_workshop(
    screen: ProceedingsScreen, session: Session
) -> None:
    title = session.workshop.settings.title_en or session.workshop.settings.title
    assert screen.output.suggested.stem == file_name(f"Proceedings {title}")
    assert screen.output.suggested.parent == session.workshop.path.parent


def test_pages_of_a_sample_are_not_saved_out_of_sight(
    screen: ProceedingsScreen, session: Session, tmp_path: Path
) -> None:
    """A sample lies among the app's own data; what is printed of it goes where people look."""
    folders = session.surroundings.folders
    own = session.workshop.path.parent
    assert screen.output.suggested.parent == own
    hidden = Folders(data=own, documents=tmp_path / "Dokumen" / "Lokakarya")
    (tmp_path / "Dokumen").mkdir()
    session.surroundings.folders = hidden
    assert screen.output.suggested.parent == tmp_path / "Dokumen"
    hidden.documents.mkdir()
    assert screen.output.suggested.parent == hidden.documents
    session.surroundings.folders = folders
