"""Each small part: what it says, to eyes and to screen readers, and how little room it can do with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.ui.notices import DONE, ERROR, Notice
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Bar, BarRow, Card, FigureCard, Ring
from workshop_app.ui.widgets.chip import TONES, Chip
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import ElidedLabel, HintLabel, field_label, text_label, tip
from workshop_app.ui.widgets.notice_bar import NoticeBar
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.ui.widgets.search import SearchField
from workshop_app.ui.widgets.tile import Tile

LONG = "Badan Pelindungan Pekerja Migran Indonesia dan seluruh perwakilannya " * 4
MARKUP = '<b>Ani</b> & <img src="x">'


def test_a_hint_is_shown_whole_or_not_at_all(qtbot: QtBot, theme: Theme) -> None:
    label = HintLabel("Ctrl+Enter saves")
    qtbot.addWidget(label)
    label.show()
    label.resize(300, 20)
    assert label.text() == "Ctrl+Enter saves"
    label.resize(40, 20)
    assert label.text() == ""
    assert label.accessibleName() == "Ctrl+Enter saves"


def test_labels_show_markup_as_typed(qtbot: QtBot, theme: Theme) -> None:
    label = text_label(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP
    assert "&lt;b&gt;" in tip(MARKUP) and tip("") == ""


def test_a_long_text_is_elided_and_told_whole(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.text().endswith("…") and len(label.text()) < 40
    assert label.accessibleName() == " ".join(LONG.split())
    assert "Badan" in label.toolTip()
    assert label.minimumSizeHint().width() < 40
    label.setText("BNN")
    assert (label.text(), label.toolTip()) == ("BNN", "")


def test_a_caption_names_its_field(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Search")
    caption = field_label("Title", field)
    qtbot.addWidget(field)
    qtbot.addWidget(caption)
    assert field.accessibleName() == "Title" and caption.buddy() is field


def test_a_button_says_ampersands_as_typed(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Peserta & instansi", icon="users")
    cross = IconButton(theme, "Close", "x")
    for made in (button, cross):
        qtbot.addWidget(made)
    assert button.text().strip() == "Peserta && instansi"
    assert button.accessibleName() == "Peserta & instansi"
    assert (cross.text(), cross.accessibleName(), cross.toolTip()) == ("", "Close", "Close")


@pytest.mark.parametrize("tone", TONES)
def test_a_chip_says_its_state_in_words(qtbot: QtBot, theme: Theme, tone: str) -> None:
    chip = Chip("3 missing", tone)
    qtbot.addWidget(chip)
    assert chip.text() == "3 missing" and chip.property("tone") == tone
    chip.ensurePolished()
    assert chip.sizeHint().height() == 22


def test_a_figure_tells_everything_at_once(qtbot: QtBot, theme: Theme) -> None:
    card = FigureCard(theme, "Agencies present")
    qtbot.addWidget(card)
    card.show_figure("24", "of 27 invited", share=(24, 27))
    assert card.accessibleName() == "Agencies present: 24, of 27 invited"
    ring = card.findChild(Ring)
    assert ring is not None and ring.isVisibleTo(card)
    assert card.minimumSizeHint().width() <= 220


def test_bars_line_up_and_are_told(qtbot: QtBot, theme: Theme) -> None:
    card = Card("Attendance", "people here")
    rows = [BarRow(theme, code="S1"), BarRow(theme, code="S12")]
    for row, value in zip(rows, ("5 of 5", "36 of 41"), strict=True):
        row.show_row(LONG, value, 1, 2)
        card.body.addWidget(row)
    BarRow.align(rows)
    qtbot.addWidget(card)
    card.resize(500, 120)
    card.show()
    assert rows[0].bar.x() == rows[1].bar.x() and rows[0].bar.width() == rows[1].bar.width()
    assert (
        rows[1].accessibleName().startswith("S12 Badan") and "36 of 41" in rows[1].accessibleName()
    )
    assert card.minimumSizeHint().width() < 400


@pytest.mark.parametrize(("part", "whole", "token"), [(1, 2, "primary"), (3, 3, "ok")])
def test_a_bar_is_painted_in_the_colours_of_now(
    qtbot: QtBot, theme: Theme, part: int, whole: int, token: str
) -> None:
    bar = Bar(theme)
    qtbot.addWidget(bar)
    bar.resize(100, 8)
    bar.set_share(part, whole)
    try:
        for scheme in ("light", "dark"):
            theme.set_scheme(scheme)
            middle = bar.grab().toImage().pixelColor(20, 4)
            assert middle == theme.color(token)
    finally:
        theme.set_scheme("light")


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (0, 5), (9, 5), (-1, 5)])
def test_shares_that_make_no_sense_do_no_harm(
    qtbot: QtBot, theme: Theme, part: int, whole: int
) -> None:
    ring, bar = Ring(theme), Bar(theme)
    for made in (ring, bar):
        qtbot.addWidget(made)
        made.set_share(part, whole)
        assert not made.grab().isNull()


def test_a_head_never_widens_the_window(qtbot: QtBot, theme: Theme) -> None:
    actions = (Button(theme, "Save the document"), Button(theme, "Print", kind="primary"))
    head = PageHead(LONG, LONG, actions=actions)
    qtbot.addWidget(head)
    assert head.minimumSizeHint().width() < 400
    head.set_title("Desk")
    assert head.accessibleName() == "Desk"


def test_an_empty_state_teaches(qtbot: QtBot, theme: Theme) -> None:
    state = EmptyState(theme, "users", "Nobody yet", LONG, actions=(Button(theme, "Add"),))
    qtbot.addWidget(state)
    assert state.accessibleName().startswith("Nobody yet. ")
    assert state.minimumSizeHint().width() < 300
    state.set_words("Nothing found", "Try fewer letters.")
    assert state.accessibleName() == "Nothing found. Try fewer letters."


def test_where_there_is_little_room_progress_is_told_in_words(qtbot: QtBot, theme: Theme) -> None:
    strip = ProgressStrip(theme, "Cancel")
    qtbot.addWidget(strip)
    strip.begin("Making the pages: 45 %")
    strip.show()
    label = strip.findChild(ElidedLabel)
    assert label is not None
    for width, shown in ((600, True), (270, False)):
        strip.resize(width, strip.height())
        bar = strip.findChild(QProgressBar)
        assert bar is not None and bar.isVisibleTo(strip) is shown
        qtbot.waitUntil(lambda: label.text() == strip.words)


def test_progress_is_told_and_can_be_stopped(qtbot: QtBot, theme: Theme) -> None:
    strip = ProgressStrip(theme, "Cancel")
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.begin("Laying out")
    strip.advance("Page 3 of 9", 3, 9)
    assert not strip.isHidden() and strip.words == "Page 3 of 9"
    with qtbot.waitSignal(strip.cancel_requested):
        qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    assert not strip.cancel.isEnabled()
    strip.end()
    assert strip.isHidden()


def test_the_search_field_hands_arrows_on_and_is_emptied(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Search a name")
    qtbot.addWidget(field)
    steps: list[int] = []
    field.step_requested.connect(steps.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(field, key)
    assert steps == [1, -1, 10, -10]
    qtbot.keyClicks(field, "ani")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "" and field.accessibleName() == "Search a name"


def test_flow_breaks_lines(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    flow = FlowLayout(host)
    chips = [Chip(f"Strategy number {n}") for n in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(host)
    narrow, wide = flow.heightForWidth(150), flow.heightForWidth(2000)
    assert narrow > 4 * wide > 0
    host.resize(300, flow.heightForWidth(300))
    host.show()
    assert all(chip.geometry().right() <= 300 for chip in chips)
    assert flow.count() == 6 and flow.takeAt(9) is None


def test_a_page_scrolls_instead_of_growing(qtbot: QtBot, theme: Theme) -> None:
    page = ScrollPage()
    for _ in range(60):
        page.body.addWidget(QLabel("row"))
    qtbot.addWidget(page)
    assert page.minimumSizeHint().height() <= 200


def test_a_tile_is_one_button_with_words(qtbot: QtBot, theme: Theme) -> None:
    tile = Tile("New workshop. Blank or not.", primary=True)
    tile.body.addWidget(text_label("New workshop", "h2", wrap=True))
    qtbot.addWidget(tile)
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert tile.accessibleName().startswith("New workshop")


def test_a_notice_offers_its_deed_and_does_not_take_the_cursor(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    host = QWidget()
    host.resize(800, 400)
    field = SearchField(theme, "Search")
    field.setParent(host)
    bar = NoticeBar(theme, "Close", host)
    qtbot.addWidget(host)
    host.show()
    field.setFocus()
    done: list[int] = []
    bar.show_notice(Notice(DONE, "Ani is here.", "", "Undo", lambda: done.append(1)))
    assert qapp.focusWidget() in (field, None)
    assert bar.accessibleName() == "Ani is here." and bar.isVisible()
    assert host.rect().contains(bar.geometry())
    qtbot.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    assert done == [1] and bar.isHidden()


@pytest.mark.parametrize("place", [(20, 350), (300, 350), (560, 350), (20, 20)])
def test_a_notice_lies_over_nothing_that_one_presses(
    qtbot: QtBot, theme: Theme, place: tuple[int, int]
) -> None:
    host = QWidget()
    host.resize(1000, 400)
    button = Button(theme, "Delete")
    button.setParent(host)
    button.move(*place)
    bar = NoticeBar(theme, "Close", host)
    qtbot.addWidget(host)
    host.show()
    bar.show_notice(Notice(DONE, "Deleted: Ani.", "", "Undo", lambda: None))
    assert not bar.geometry().intersects(button.geometry())
    assert host.rect().contains(bar.geometry())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_cursor_is_pressed_by_enter(
    qtbot: QtBot, theme: Theme, key: Qt.Key
) -> None:
    button, choice = Button(theme, "Choose a file"), Button(theme, "Female", kind="choice")
    pressed: list[str] = []
    for one in (button, choice):
        qtbot.addWidget(one)
        one.clicked.connect(lambda _on, one=one: pressed.append(one.accessibleName()))
        qtbot.keyClick(one, key)
    chosen = ["Female"] if key == Qt.Key.Key_Space else []
    assert pressed == ["Choose a file", *chosen], "Enter goes on, a choice is made with Space"


def test_bad_news_stays(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    bar = NoticeBar(theme, "Close", host)
    qtbot.addWidget(host)
    host.show()
    bar.show_notice(Notice(ERROR, MARKUP, LONG))
    assert not bar.action.isVisibleTo(bar)
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()
