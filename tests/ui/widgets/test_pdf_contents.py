"""The contents beside the pages: they follow new pages, and keep what somebody has opened or closed."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.pdf_contents import Bookmark, ContentsModel, PdfContents

MARKS = [
    Bookmark(0, "Pengantar", 3),
    Bookmark(0, "III Hasil", 9),
    Bookmark(1, "Strategi 1", 9),
    Bookmark(2, "Desa siaga", 10),
    Bookmark(2, "Kelas ibu", 11),
    Bookmark(1, "Strategi 2", 12),
    Bookmark(0, "VII Penutup", 20),
]


@pytest.fixture
def contents(qtbot: QtBot, theme: Theme) -> PdfContents:
    made = PdfContents(theme, "Contents")
    qtbot.addWidget(made)
    made.show_bookmarks(MARKS)
    return made


def shown(contents: PdfContents) -> list[str]:
    """What can be seen without opening anything."""
    found, index = [], contents.model().index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = contents.indexBelow(index)
    return found


def index_of(contents: PdfContents, title: str) -> QModelIndex:
    model = contents.model()
    found = model.match(
        model.index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        title,
        1,
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
    )
    return found[0]


def test_chapters_are_open_and_what_is_below_them_closed(contents: PdfContents) -> None:
    assert shown(contents) == [
        *("Pengantar", "III Hasil", "Strategi 1", "Strategi 2", "VII Penutup"),
    ]


def test_the_model_keeps_the_rules_of_models(
    contents: PdfContents, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(contents.model())


def test_bookmarks_may_leave_out_a_level(qtbot: QtBot, theme: Theme) -> None:
    contents = PdfContents(theme, "Contents")
    qtbot.addWidget(contents)
    contents.show_bookmarks([Bookmark(2, "a", 1), Bookmark(1, "b", 2), Bookmark(0, "c", 3)])
    contents.expandAll()
    assert shown(contents) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("page", "title"),
    [(1, ""), (3, "Pengantar"), (8, "Pengantar"), (9, "Strategi 1"), (11, "Strategi 1")],
)
def test_what_is_in_view_is_marked_where_it_can_be_seen(
    contents: PdfContents, page: int, title: str
) -> None:
    contents.show_page(page)
    assert (contents.currentIndex().data() or "") == title


def test_what_is_opened_is_marked_to_the_practice(contents: PdfContents) -> None:
    contents.setExpanded(index_of(contents, "Strategi 1"), True)
    contents.show_page(11)
    assert contents.currentIndex().data() == "Kelas ibu"
    contents.setExpanded(index_of(contents, "III Hasil"), False)
    contents.show_page(10)
    assert contents.currentIndex().data() == "III Hasil"


def test_other_words_and_pages_leave_the_tree_as_it_is(contents: PdfContents) -> None:
    contents.setExpanded(index_of(contents, "Strategi 1"), True)
    resets: list[bool] = []
    contents.model().modelReset.connect(lambda: resets.append(True))
    contents.show_bookmarks(
        [mark._replace(page=mark.page + 1, title=f"{mark.title}!") for mark in MARKS]
    )
    assert not resets
    assert "Desa siaga!" in shown(contents)
    chosen: list[int] = []
    contents.chosen.connect(chosen.append)
    contents.activated.emit(index_of(contents, "Kelas ibu!"))
    assert chosen == [12]


def test_what_somebody_opened_or_closed_stays_so(contents: PdfContents) -> None:
    contents.setExpanded(index_of(contents, "Strategi 1"), True)
    contents.show_bookmarks([Bookmark(0, "Kata pengantar", 2), *MARKS])
    assert {"Kata pengantar", "Desa siaga", "Kelas ibu"} <= set(shown(contents))
    contents.setExpanded(index_of(contents, "III Hasil"), False)
    contents.show_bookmarks(MARKS)
    assert shown(contents) == ["Pengantar", "III Hasil", "VII Penutup"]


def test_a_long_book_is_marked_in_its_middle(contents: PdfContents) -> None:
    many = [Bookmark(0, "III", 5)] + [Bookmark(1, f"Praktik {n}", 5 + n) for n in range(2_000)]
    contents.show_bookmarks(many)
    contents.show_page(1_000)
    assert contents.currentIndex().data() == "Praktik 995"
    assert isinstance(contents.model(), ContentsModel)
    assert contents.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
