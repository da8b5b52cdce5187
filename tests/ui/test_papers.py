"""The screen of the papers: chosen, shown, saved, printed, and held back while the guard waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from tests.ui.papers_tools import BUILD_MS, combo, decided_sample, fresh, pick, shown
from workshop_app.actions import print_marks, records
from workshop_app.actions.label_sheets import labels_folder
from workshop_app.actions.printing import DRAWN, NEW, ONE, PAPERS
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Minute, Person, Session
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.printing import Printing
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.papers import PapersScreen
from workshop_app.ui.session import Session as OpenSession
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.picker import Picker


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    return decided_sample(surroundings, tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, session: OpenSession, jobs: Jobs, ask: FakeAsk) -> Iterator[PapersScreen]:
    yield from shown(qtbot, session, jobs, ask)


def sheet_file(surroundings: Surroundings, text: str) -> Path:
    """Write a file of own label sheets."""
    folder = labels_folder(surroundings.folders.data)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "kantor.toml"
    path.write_text(text, encoding="utf-8")
    return path


OWN_SHEET = """[[sheet]]
name = "Kantor 8"
paper = "A4"
columns = 2
rows = 4
width = 90
height = 60
left = 15
top = 20
"""


HEADS = {
    "sign-in": "ATTENDANCE LIST",
    "badges": "PARTICIPANT",
    "certificates": "CERTIFICATE",
    "press-release": "DRAFT",
    "report": "Results achieved",
    "minutes": "MINUTES",
    "commitments": "FOLLOW-UP COMMITMENTS",
    "invitations": "INVITATION LIST",
    "evaluation-form": "EVALUATION FORM",
}


@pytest.mark.parametrize("what", PAPERS)
def test_every_paper_is_shown(qtbot: QtBot, screen: PapersScreen, what: str) -> None:
    combo(screen, "language", "en")
    screen.choose(what)
    assert HEADS[what] in fresh(qtbot, screen)
    assert screen.pane.page_count == screen.builder.pages
    assert screen.word_button.isVisible() == (what not in DRAWN)


def test_only_what_the_paper_has_a_use_for_is_offered(qtbot: QtBot, screen: PapersScreen) -> None:
    seen = {name for name, field in screen.options.fields.items() if not field.isHidden()}
    always = {"language", "paper", "session", "person", "kind", "blank_rows"}
    assert seen == {*always, "each", "agency"}
    screen.choose("badges")
    seen = {name for name, field in screen.options.fields.items() if not field.isHidden()}
    assert seen == {"language", "agency", "only", "sheet", "skip"}


def test_the_scope_is_followed(qtbot: QtBot, screen: PapersScreen) -> None:
    session = screen.session.workshop.read.all(Session)[1]
    combo(screen, "session", session.id)
    blank = screen.options.fields["blank_rows"]
    assert isinstance(blank, QLineEdit)
    blank.clear()
    qtbot.keyClicks(blank, "2x7")
    combo(screen, "language", "id")
    assert session.title in fresh(qtbot, screen)
    assert screen.builder.choices.blank_rows == 27


def test_a_change_of_the_workshop_makes_new_pages(qtbot: QtBot, screen: PapersScreen) -> None:
    fresh(qtbot, screen)
    records.add(screen.session.workshop, Person, name="Aaaa Lintang Purnama")
    qtbot.waitUntil(lambda: not screen.builder.is_fresh)
    assert "Aaaa Lintang Purnama" in fresh(qtbot, screen)


def test_quotes_are_typed_one_a_line(qtbot: QtBot, screen: PapersScreen) -> None:
    combo(screen, "language", "id")
    screen.choose("press-release")
    quotes, headline = screen.options.fields["quotes"], screen.options.fields["headline"]
    assert isinstance(quotes, QPlainTextEdit) and isinstance(headline, QPlainTextEdit)
    quotes.setPlainText("Kerja bersama | Sekar Ayu | Deputi\n\nKami siap")
    qtbot.keyClicks(headline, "Pesisir aman")
    ws = screen.session.workshop
    qtbot.waitUntil(lambda: ws.settings.press_headline == "Pesisir aman")
    assert ws.settings.press_quotes == ("Kerja bersama | Sekar Ayu | Deputi", "Kami siap")
    told = fresh(qtbot, screen)
    assert "“Kerja bersama,” kata Sekar Ayu, Deputi." in told and "“Kami siap”" in told
    assert "PESISIR AMAN" in told


def test_saved_badges_are_not_new_any_more(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.choose("badges")
    combo(screen, "only", NEW)
    fresh(qtbot, screen)
    ask.answer(tmp_path / "b.pdf")
    screen.save()
    qtbot.waitUntil(lambda: screen.builder.error is not None, timeout=BUILD_MS)
    assert len(PdfReader(tmp_path / "b.pdf").pages) > 1
    assert len(print_marks.read_marks(screen.builder.marks_file)) > 50
    assert screen.builder.path is None and not screen.save_button.isEnabled()
    records.add(screen.session.workshop, Person, name="Lintang Purnama")
    assert "Lintang Purnama" in fresh(qtbot, screen)


def test_certificates_are_saved_one_file_each(
    qtbot: QtBot, screen: PapersScreen, session: OpenSession, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.choose("certificates")
    fresh(qtbot, screen)
    count = len(screen.builder.marks)
    assert count > 3 and screen.each_button.isVisible()
    folder = tmp_path / "sertifikat"
    folder.mkdir()
    ask.answer(folder)
    with qtbot.waitSignal(screen.output.ended, timeout=BUILD_MS):
        screen.each_button.click()
        assert screen.output.is_busy
        assert screen.pages.progress.words == f"Writing certificate 0 of {count}"
    files = sorted(folder.iterdir())
    assert len(files) == count and all(len(PdfReader(path).pages) == 1 for path in files)
    kept = [p for p in session.workshop.read.all(Person) if p.certificate_serial is not None]
    assert len(kept) == count
    assert session.notices.latest is not None
    assert session.notices.latest.message == f"{count} certificates were saved."


def test_certificates_that_were_stopped_leave_whole_files(
    qtbot: QtBot, screen: PapersScreen, session: OpenSession, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.choose("certificates")
    fresh(qtbot, screen)
    ask.answer(tmp_path)
    writer = screen.output._each
    writer.progressed.connect(lambda done, _total: writer.cancel() if done == 2 else None)
    with qtbot.waitSignal(screen.output.ended, timeout=BUILD_MS):
        screen.each_button.click()
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 2 and not list(tmp_path.glob("*.part"))
    kept = [p for p in session.workshop.read.all(Person) if p.certificate_serial is not None]
    assert len(kept) == len(files)
    assert not screen.output.is_busy


def test_a_word_file_is_written_beside_the_window(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    combo(screen, "language", "id")
    screen.choose("minutes")
    fresh(qtbot, screen)
    ask.answer(tmp_path / "n.docx")
    with qtbot.waitSignal(screen.output.ended, timeout=BUILD_MS):
        screen.save_word()
    told = [paragraph.text for paragraph in Document(str(tmp_path / "n.docx")).paragraphs]
    assert "NOTULA" in told


def test_findings_stop_what_leaves_and_lead_to_where_one_decides(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    combo(screen, "language", "id")
    screen.choose("minutes")
    fresh(qtbot, screen)
    ws = screen.session.workshop
    minute = ws.read.all(Minute)[0]
    records.change(ws, Minute, minute.id, text="Korban berinisial AR (17) dijemput di rumah.")
    assert "AR (17)" not in fresh(qtbot, screen)  # a preview never shows it either
    ask.answer(minute.id)
    with qtbot.waitSignal(screen.open_requested) as gone:
        screen.save()
    assert gone.args == ["guard", "", minute.id]
    assert [method for method, _ in ask.asked] == ["gather"]


def test_without_a_printer_saving_is_offered(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh(qtbot, screen)
    monkeypatch.setattr(Printing, "printers", lambda self: [])
    ask.answer(False)
    screen.print()
    assert "printer" in ask.questions[0].text


@pytest.mark.parametrize("what", PAPERS)
def test_it_fits_the_smallest_window(qtbot: QtBot, screen: PapersScreen, what: str) -> None:
    screen.choose(what)
    hint = screen.minimumSizeHint()
    assert hint.width() <= SCREEN_FITS.width() and hint.height() <= SCREEN_FITS.height()


def test_another_screen_can_ask_for_a_paper(qtbot: QtBot, screen: PapersScreen) -> None:
    screen.show_record("paper", "evaluation-form")
    assert screen.what == "evaluation-form"
    screen.show_record("paper", "something else")
    screen.show_record("person", "evaluation-form")
    assert screen.what == "evaluation-form"


def test_the_badge_of_one_person_is_printed_again(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk, tmp_path: Path
) -> None:
    records.add(screen.session.workshop, Person, name="Lintang Purnama")
    screen.choose("badges")
    fresh(qtbot, screen)
    ask.answer(tmp_path / "semua.pdf")
    screen.save()
    combo(screen, "only", ONE)
    qtbot.waitUntil(lambda: screen.builder.error is not None, timeout=BUILD_MS)
    assert screen.pages.empty.isVisible() and not screen.print_button.isEnabled()
    assert screen.options.fields["agency"].isHidden()
    pick(qtbot, screen, "lint pur")
    assert "Lintang Purnama" in fresh(qtbot, screen)
    assert len(screen.builder.marks) == 1 and screen.builder.pages == 1


def test_one_certificate_can_be_had(qtbot: QtBot, screen: PapersScreen) -> None:
    screen.choose("certificates")
    fresh(qtbot, screen)
    some = list(screen.builder.marks)[1]
    person = screen.session.workshop.read.get(Person, some)
    assert person is not None
    pick(qtbot, screen, person.name)
    fresh(qtbot, screen)
    assert list(screen.builder.marks) == [some]
    field = screen.options.fields["person"]
    assert isinstance(field, Picker)
    room = field.window().rect()
    qtbot.keyClicks(field, "a")
    hung = field._list.geometry()
    assert hung.width() > field.width() and room.contains(
        hung
    )  # whole names, at the right edge too
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert not screen.builder.is_fresh
    fresh(qtbot, screen)
    assert len(screen.builder.marks) > 1


def test_a_persons_record_leads_to_the_badge(qtbot: QtBot, screen: PapersScreen) -> None:
    made = records.add(screen.session.workshop, Person, name="Lintang Purnama")
    screen.show_record("badge", made)
    assert screen.what == "badges"
    assert "Lintang Purnama" in fresh(qtbot, screen)
    assert list(screen.builder.marks) == [made]


def test_an_offices_own_sheet_is_offered_and_remembered(
    qtbot: QtBot, screen: PapersScreen, surroundings: Surroundings
) -> None:
    sheet_file(surroundings, OWN_SHEET)
    screen.choose("badges")
    combo(screen, "sheet", "Kantor 8")
    sheet, skip = screen.options.fields["sheet"], screen.options.fields["skip"]
    assert isinstance(sheet, Combo) and isinstance(skip, QLineEdit)
    assert sheet.currentText() == "Kantor 8"
    assert screen.options.hints["sheet"].text() == "Labels 90 × 60 mm, 8 on A4"
    skip.clear()
    qtbot.keyClicks(skip, "9")
    assert skip.text() == "7"  # one label of the first sheet is left
    fresh(qtbot, screen)
    assert screen.builder.pages == -(-(7 + len(screen.builder.marks)) // 8)
    assert surroundings.settings.value.badge_sheet == "Kantor 8"


def test_a_wrong_sheet_is_named_and_the_others_print(
    qtbot: QtBot, screen: PapersScreen, surroundings: Surroundings
) -> None:
    path = sheet_file(surroundings, OWN_SHEET.replace("rows = 4", "rows = 14"))
    screen.choose("badges")
    remark = screen.options.sheet_remark
    assert remark.isVisible() and str(path) in remark.text() and "height" in remark.text()
    fresh(qtbot, screen)
    assert len(screen.builder.marks) > 1
    sheet_file(surroundings, OWN_SHEET)
    screen.choose("sign-in")
    assert not remark.isVisible()
    screen.choose("badges")
    assert not remark.isVisible()


def test_the_release_ends_as_somebody_has_typed_it(
    qtbot: QtBot, screen: PapersScreen, ask: FakeAsk
) -> None:
    ws = screen.session.workshop
    screen.choose("press-release")
    closing = screen.options.fields["closing"]
    assert isinstance(closing, QPlainTextEdit)
    fresh(qtbot, screen)
    qtbot.keyClicks(closing, "Kerja ini berlanjut di daerah.")
    qtbot.waitUntil(lambda: ws.settings.press_closing.endswith("daerah."))
    assert "Kerja ini berlanjut di daerah." in fresh(qtbot, screen)
    qtbot.keyClicks(closing, " Korban berinisial AR (17) dijemput di rumah.")
    qtbot.waitUntil(lambda: ws.settings.press_closing.endswith("rumah."))
    assert "AR (17)" not in fresh(qtbot, screen)
    ask.answer(None)
    screen.save()
    assert ask.asked[-1] == ("gather", "Not ready to leave")
    screen.choose("minutes")  # prints nothing of it
    assert screen.open_findings() == []


def test_another_language_of_the_window_keeps_what_was_typed(
    qtbot: QtBot, screen: PapersScreen, session: OpenSession, jobs: Jobs, ask: FakeAsk
) -> None:
    screen.choose("press-release")
    headline = screen.options.fields["headline"]
    assert isinstance(headline, QPlainTextEdit)
    qtbot.keyClicks(headline, "Pesisir aman")
    screen.settle()
    other = PapersScreen(session, jobs, ask)
    qtbot.addWidget(other)
    other.restore(screen.state())
    assert other.what == "press-release"
    kept = other.options.fields["headline"]
    assert isinstance(kept, QPlainTextEdit) and kept.toPlainText() == "Pesisir aman"
    assert session.undo()
    assert session.workshop.settings.press_headline == ""
    qtbot.waitUntil(lambda: headline.toPlainText() == "")


def test_the_number_of_certificates_is_remembered_and_not_that_of_a_release(
    qtbot: QtBot, screen: PapersScreen, session: OpenSession, jobs: Jobs, ask: FakeAsk
) -> None:
    screen.choose("certificates")
    template = screen.options.fields["template"]
    assert isinstance(template, QLineEdit)
    qtbot.keyClicks(template, "{n}/KTR")
    screen.choose("press-release")
    assert screen.options.choices.number == ""
    other = PapersScreen(session, jobs, ask)
    qtbot.addWidget(other)
    other.choose("certificates")
    assert other.options.choices.number == "{n}/KTR"


def test_the_paper_and_its_columns_are_as_they_were_left(
    qtbot: QtBot, screen: PapersScreen, session: OpenSession, jobs: Jobs, ask: FakeAsk
) -> None:
    combo(screen, "kind", "full")
    rows = screen.options.fields["blank_rows"]
    assert isinstance(rows, QLineEdit)
    rows.selectAll()
    qtbot.keyClicks(rows, "12")
    screen.choose("minutes")
    other = PapersScreen(session, jobs, ask)
    qtbot.addWidget(other)
    assert (other.what, other.builder.what) == ("minutes", "minutes")
    other.choose("sign-in")
    assert (other.options.choices.full, other.options.choices.blank_rows) == (True, 12)


def test_what_the_proceedings_keep_is_not_written_over(
    qtbot: QtBot, screen: PapersScreen, session: OpenSession
) -> None:
    """Language and size of paper are kept in one place for both screens."""
    fresh(qtbot, screen)
    session.settings.change(report_language="en", report_paper="A4")  # chosen for the proceedings
    screen.choose("minutes")
    screen.options.remember()
    value = session.settings.value
    assert (value.report_language, value.report_paper) == ("en", "A4")
    combo(screen, "paper", "F4")
    screen.options.remember()
    assert session.settings.value.report_paper == "F4"
    session.settings.change(report_paper="A4")
    screen.options.remember()
    assert session.settings.value.report_paper == "A4"
