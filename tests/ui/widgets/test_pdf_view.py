"""The view of a PDF: only what is in view is drawn, the place is kept, words are found and marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.conftest import load_words
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets import pdf_search, pdf_search_bar
from workshop_app.ui.widgets.pdf_pane import PdfPane
from workshop_app.ui.widgets.pdf_search import Hit, PdfSearch, pattern_of
from workshop_app.ui.widgets.pdf_tiles import STRIP, Tiles

PAGES = 30
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def written(path: Path, pages: int = PAGES, word: str = "kapal") -> Path:
    canvas = Canvas(str(path), pagesize=(400, 600))
    for page in range(1, pages + 1):
        canvas.drawString(50, 550, f"halaman {page}")
        if page % 10 == 0:
            canvas.drawString(50, 100, f"di sini ada {word} besar")
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[PdfPane]:
    made = PdfPane(theme, load_words("en"))
    made.resize(640, 500)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert made.show_file(written(tmp_path / "a.pdf"))
    yield made


def dark(image: QImage) -> bool:
    """Whether anything is drawn on it."""
    small = image.scaled(80, 80)
    return any(small.pixelColor(x, y).lightness() < 200 for x in range(80) for y in range(80))


def test_another_file_shows_the_same_place_of_the_same_page(pane: PdfPane, tmp_path: Path) -> None:
    pane.go_to(17, 300)
    before = pane.view.verticalScrollBar().value()
    assert pane.page == 17 and before > 0
    assert pane.show_file(written(tmp_path / "b.pdf", pages=40))
    assert (pane.page, pane.view.verticalScrollBar().value()) == (17, before)
    assert pane.count_label.text() == "of 40"
    assert pane.show_file(written(tmp_path / "c.pdf", pages=5))
    assert pane.page == 5


def test_a_broken_file_is_told(pane: PdfPane, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text("nothing")
    assert not pane.show_file(tmp_path / "x.pdf")
    assert (pane.page, pane.page_count) == (0, 0)
    assert not pane.find_button.isEnabled()


def test_it_is_painted_within_its_turn(qtbot: QtBot, pane: PdfPane) -> None:
    with qtbot.waitSignal(pane.view.painted):
        pane.go_to(9)
    shown = pane.view.viewport().grab().toImage()
    assert dark(shown)


def test_the_focus_is_a_frame_and_no_veil(qtbot: QtBot, pane: PdfPane) -> None:
    view = pane.view
    qtbot.waitUntil(lambda: not pane.search.is_busy)
    pane.search_bar.field.setText("halaman 1")
    qtbot.waitUntil(lambda: len(pane.search.hits) > 0)
    pane.search_bar.go_on()
    middle = view.viewport().rect().center()
    view.setFocus()
    assert view.viewport().grab().toImage().pixelColor(middle).name() == "#ffffff"


def test_keys_and_wheel_go_through_the_pages(qtbot: QtBot, pane: PdfPane) -> None:
    view = pane.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert pane.page == PAGES
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert pane.page == 1
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() > 0
    qtbot.waitUntil(lambda: "halaman" in view.accessibleDescription())


def test_a_size_chosen_with_the_wheel_is_told_and_taken_up_again(
    qtbot: QtBot, pane: PdfPane
) -> None:
    told: list[str] = []
    pane.zoom_chosen.connect(told.append)
    _turn_wheel(pane, 120)
    _turn_wheel(pane, 120)
    assert len(told) == 2 and float(told[1]) > float(told[0])
    chosen = pane.zoom
    pane.show_width()
    pane.show_size(told[1])
    assert pane.zoom == pytest.approx(chosen, abs=0.001)


def _turn_wheel(pane: PdfPane, by: int) -> None:
    middle = QPointF(pane.view.viewport().rect().center())
    QApplication.sendEvent(
        pane.view.viewport(),
        QWheelEvent(
            middle,
            pane.view.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_a_large_page_is_drawn_strip_by_strip(pane: PdfPane) -> None:
    tiles, document = Tiles(), pane.document
    page = pane.view.rect()
    page.setRect(0, 0, 1600, 2400)
    clip = page.adjusted(0, 0, 0, -2400 + 500)
    found = tiles.of(document, 0, page, clip, 1.0)
    assert [image.height() for _, image in found] == [STRIP]
    assert dark(found[0][1])
    whole = tiles.of(document, 0, page, page, 1.0)
    assert sum(image.height() for _, image in whole) == 2400
    assert whole[0][1] is found[0][1]


def test_a_place_under_the_mouse_is_a_place_on_a_page(qtbot: QtBot, pane: PdfPane) -> None:
    view = pane.view
    pane.go_to(3)
    spotted = view.spotted(QPointF(view.viewport().width() / 2, 40))
    assert spotted is not None and spotted.page == 3
    assert spotted.point.x() == pytest.approx(200, abs=3)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseDClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(view.viewport().width() // 2, 40),
        )
    assert opened.args[0].page == 3
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args[0].page == 3


def test_a_link_leads_to_its_page(qtbot: QtBot, pane: PdfPane, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "l.pdf"), pagesize=(400, 600))
    canvas.linkAbsolute("", "there", Rect=(0, 500, 400, 600))
    for page in range(6):
        if page == 4:
            canvas.bookmarkHorizontal("there", 0, 400)
        canvas.drawString(50, 550, str(page))
        canvas.showPage()
    canvas.save()
    pane.show_file(tmp_path / "l.pdf")
    view = pane.view
    above = QPoint(view.viewport().width() // 2, 40)
    qtbot.mouseMove(view.viewport(), above)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=above)
    assert pane.page == 5


def test_words_are_found_and_gone_through(qtbot: QtBot, pane: PdfPane) -> None:
    bar = pane.search_bar
    qtbot.mouseClick(pane.find_button, Qt.MouseButton.LeftButton)
    assert bar.isVisible() and bar.field.hasFocus()
    qtbot.keyClicks(bar.field, "KAPAL besar")
    qtbot.waitUntil(lambda: not pane.search.is_busy)
    assert [hit.page for hit in pane.search.hits] == [10, 20, 30]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert (pane.page, bar.told.text()) == (10, "1 of 3")
    area = pane.search.areas(pane.search.hits[0])[0]
    assert isinstance(area, QRectF) and area.top() > 450
    for key, page, told in (
        (Qt.KeyboardModifier.NoModifier, 20, "2 of 3"),
        (Qt.KeyboardModifier.NoModifier, 30, "3 of 3"),
        (Qt.KeyboardModifier.NoModifier, 10, "1 of 3"),
        (Qt.KeyboardModifier.ShiftModifier, 30, "3 of 3"),
    ):
        qtbot.keyClick(bar.field, Qt.Key.Key_F3, key)
        assert (pane.page, bar.told.text()) == (page, told)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible() and pane.search.hits == []


def test_a_search_goes_on_in_the_next_file(qtbot: QtBot, pane: PdfPane, tmp_path: Path) -> None:
    pane.search_bar.begin()
    pane.search_bar.field.setText("perahu")
    qtbot.waitUntil(lambda: not pane.search.is_busy)
    assert pane.search_bar.told.text() == "Not found"
    pane.show_file(written(tmp_path / "b.pdf", word="perahu"))
    qtbot.waitUntil(lambda: len(pane.search.hits) == 3)


def test_a_long_file_is_searched_from_copies_opened_anew(
    qtbot: QtBot, pane: PdfPane, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each page is read once, and no copy stays open."""
    monkeypatch.setattr(pdf_search, "_AT_ONCE", 7)
    opened: list[int] = []
    real = pdf_search._Source.open

    def noted(source: pdf_search._Source, index: int) -> None:
        opened.append(index)
        real(source, index)

    monkeypatch.setattr(pdf_search._Source, "open", noted)
    pane.search.look_for("halaman")
    qtbot.waitUntil(lambda: not pane.search.is_busy)
    assert [hit.page for hit in pane.search.hits] == list(range(1, PAGES + 1))
    assert opened == [0, 7, 14, 21, 28]
    pane.search.look_for("kapal")
    qtbot.waitUntil(lambda: not pane.search.is_busy)
    assert len(pane.search.hits) == 3 and len(opened) == 5
    qtbot.waitUntil(lambda: pane.findChildren(QPdfDocument) == [pane.document])


def test_marks_come_in_portions(
    qtbot: QtBot, pane: PdfPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no time to measure all of them at once, the rest follows."""
    monkeypatch.setattr(pdf_search_bar, "SLICE", 0.0)
    pane.go_to(10)
    pane.search_bar.begin()
    pane.search_bar.field.setText("a")
    qtbot.waitUntil(lambda: not pane.search.is_busy)
    near = [hit for page in range(7, 14) for hit in pane.search.on_page(page)]
    assert len(near) > 20
    qtbot.waitUntil(lambda: sum(map(len, pane.view._marks.values())) == len(near))


def test_the_document_of_before_is_closed(qtbot: QtBot, pane: PdfPane, tmp_path: Path) -> None:
    before = pane.document
    with qtbot.waitSignal(before.destroyed):
        assert pane.show_file(written(tmp_path / "b.pdf"))
    assert not pane.show_file(tmp_path / "none.pdf")
    assert pane.page_count == 0


def test_words_are_found_over_lines_and_divisions(qtbot: QtBot) -> None:
    pattern = pattern_of("awak  kapal perikanan")
    assert pattern is not None and pattern_of("  ") is None
    assert pattern.search("Awak \r\nka\ufffepal peri-\r\nkanan")
    assert not pattern.search("awak kapalperikanan")
    search = PdfSearch(document := QPdfDocument(), document)
    search.hits = [Hit(1, 0, 3), Hit(2, 5, 3), Hit(2, 9, 3), Hit(4, 0, 3)]
    assert search.on_page(2) == [Hit(2, 5, 3), Hit(2, 9, 3)]
    assert search.on_page(3) == []


def test_small_pages_are_drawn_when_they_are_seen(qtbot: QtBot, pane: PdfPane) -> None:
    thumbs = pane.thumbs
    assert thumbs.isVisible()
    qtbot.waitUntil(lambda: thumbs.image(0) is not None)
    assert thumbs.image(0) is not None and len(thumbs._images) < PAGES
    pane.go_to(12)
    assert thumbs.currentIndex().row() == 11
    index = thumbs.model().index(2, 0)
    thumbs.scrollTo(index)
    qtbot.mouseClick(
        thumbs.viewport(), Qt.MouseButton.LeftButton, pos=thumbs.visualRect(index).center()
    )
    assert pane.page == 3
    thumbs.setFocus()
    qtbot.keyClick(thumbs, Qt.Key.Key_Down)
    assert pane.page == 4
    spoken = thumbs.model().index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Page 4"
