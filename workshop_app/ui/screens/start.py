"""The start screen: new, open, sample, restore, and the workshops that were open before."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui.file_names import day_of
from workshop_app.ui.screens.base import Place
from workshop_app.ui.settings import RecentFile
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, shortened, text_label, tip
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.ui.widgets.tile import Tile
from workshop_app.words.catalogue import Words, mark

TITLE_LENGTH = 52
"""What two lines of a card hold in the smallest window."""
TILES = (
    ("new", "plus", mark("New workshop"), mark("On a national action plan, or blank"), "Ctrl+N"),
    (
        "open",
        "folder-open",
        mark("Open a file"),
        mark("A workshop on this laptop or on a USB stick"),
        "Ctrl+O",
    ),
    (
        "sample",
        "sparkles",
        mark("Try the sample"),
        mark("RAN PP TPPO, 27 agencies, invented people"),
        "",
    ),
    (
        "restore",
        "archive-restore",
        mark("Restore a backup"),
        mark("Back to an earlier state, as a copy"),
        "",
    ),
)
COLUMNS = 3


class StartScreen(Place):
    """Wishes go out as signals; `command_requested` carries the name of a command of the shell."""

    NAME, TITLE, ICON = "start", mark("Home"), "layout-dashboard"

    command_requested = Signal(str)
    recent_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self.tiles: dict[str, Tile] = {}
        self.recent: list[RecentCard] = []
        self.setProperty("page", True)
        self.setAccessibleName(surroundings.words.t(self.TITLE))
        self._build()
        self.refresh()

    def _build(self) -> None:
        t, theme = self._surroundings.words.t, self._surroundings.theme
        page = ScrollPage(margins=(24, 28, 24, 24))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(text_label("Lokakarya", "display"))
        promise = t(
            "From the registration desk to the printed proceedings. All data stay on this laptop."
        )
        head.addWidget(text_label(promise, "muted", wrap=True))
        page.body.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, symbol, title, sentence, shortcut in TILES:
            tile = _tile(theme, symbol, t(title), t(sentence), shortcut, primary=name == "new")
            tile.setObjectName(name)
            tile.clicked.connect(self._on_tile_clicked)
            self.tiles[name] = tile
            row.addWidget(tile, 1)
        page.body.addLayout(row)
        page.body.addSpacing(8)
        self.search = Button(theme, t("Search in all workshops…"), icon="search")
        self.search.setToolTip("Ctrl+Shift+K")
        self.search.clicked.connect(self._on_search_clicked)
        heading = QHBoxLayout()
        heading.addWidget(text_label(t("Opened before"), "h2"), 1)
        heading.addWidget(self.search)
        page.body.addLayout(heading)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for place in range(COLUMNS):
            self._grid.setColumnStretch(place, 1)
        page.body.addLayout(self._grid)
        self.empty = EmptyState(
            theme,
            "folder-open",
            t("No workshop has been opened on this laptop yet"),
            t(
                "Begin with a new one, open a file that somebody gave you, or look around in the sample."
            ),
        )
        page.body.addWidget(self.empty)
        page.body.addStretch(1)

    def refresh(self) -> None:
        """Show the recent files as the settings know them and the disk has them."""
        for card in self.recent:
            self._grid.removeWidget(card)
            card.deleteLater()  # the list of recent files has changed
        self.recent = []
        for place, file in enumerate(self._surroundings.settings.value.recent):
            card = RecentCard(self._surroundings.theme, self._surroundings.words, file)
            card.clicked.connect(self._on_recent_clicked)
            card.forget.clicked.connect(self._on_forget_clicked)
            row, column = divmod(place, COLUMNS)
            self._grid.addWidget(card, row, column)
            self.recent.append(card)
        self.empty.setVisible(not self.recent)

    def initial_focus(self) -> QWidget:
        """The newest of the recent files, or the tile for a new one."""
        return self.recent[0] if self.recent else self.tiles["new"]

    def _on_tile_clicked(self) -> None:
        self.command_requested.emit(self.sender().objectName())

    def _on_search_clicked(self) -> None:
        self.command_requested.emit("find_all")

    def _on_recent_clicked(self) -> None:
        self.recent_requested.emit(self.sender().objectName())

    def _on_forget_clicked(self) -> None:
        self.forget_requested.emit(self.sender().objectName())
        self.refresh()


class RecentCard(Tile):
    """One workshop that was open before."""

    def __init__(self, theme: Theme, words: Words, file: RecentFile) -> None:
        title = file.title or Path(file.path).stem
        missing = not Path(file.path).exists()
        opened = opened_words(words, file)
        told = [title, opened, words.t("File not found") if missing else ""]
        super().__init__(", ".join(part for part in told if part))
        self.setObjectName(file.path)
        self.setToolTip(tip(file.path))
        heading = text_label(shortened(title, TITLE_LENGTH), "h2", wrap=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        heading.setFixedHeight(theme.px(40))
        self.body.addWidget(heading)
        self.body.addSpacing(4)
        for symbol, text in _facts(words, file):
            self.body.addLayout(_fact(theme, symbol, text))
        self.body.addSpacing(10)
        foot = QHBoxLayout()
        foot.addWidget(ElidedLabel("" if missing else opened, "small"), 1)
        foot.addWidget(Chip(words.t("File not found") if missing else "", "warn"))
        self.forget = Button(theme, words.t("Remove"), kind="link")
        self.forget.setAccessibleName(words.t("Remove {title} from this list", title=title))
        self.forget.setObjectName(file.path)
        self.forget.setVisible(missing)
        foot.addWidget(self.forget)
        self.body.addStretch(1)
        self.body.addLayout(foot)


def _facts(words: Words, file: RecentFile) -> list[tuple[str, str]]:
    place = [file.place or words.t("Place not settled")]
    if file.agencies:
        place.append(words.n("{count} agency", "{count} agencies", file.agencies))
    return [("calendar", day_words(words, file.day)), ("map-pin", " · ".join(place))]


def _fact(theme: Theme, symbol: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconLabel(theme, symbol, "muted", 15))
    row.addWidget(ElidedLabel(text, "muted"), 1)
    return row


def _tile(
    theme: Theme, symbol: str, title: str, sentence: str, shortcut: str, *, primary: bool
) -> Tile:
    tile = Tile(f"{title}. {sentence}", primary=primary)
    top = QHBoxLayout()
    top.addWidget(IconLabel(theme, symbol, "on_primary" if primary else "primary", 24))
    top.addStretch(1)
    top.addWidget(text_label(shortcut, "small"))
    tile.body.addLayout(top)
    tile.body.addSpacing(8)
    tile.body.addWidget(text_label(title, "h2", wrap=True))
    words = text_label(sentence, "muted", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    words.setMinimumHeight(theme.px(38))
    tile.body.addWidget(words)
    tile.body.addStretch(1)
    return tile


def day_words(words: Words, text: str) -> str:
    """Word an ISO day; a workshop without one says so."""
    try:
        return words.date_long(date.fromisoformat(text))
    except ValueError:
        return words.t("Date not settled")


def opened_words(words: Words, file: RecentFile) -> str:
    """Word when a workshop was open last."""
    opened = day_of(file.opened_at)
    if opened is None:
        return ""
    local, today = opened.astimezone(), date.today()
    if local.date() == today:
        return words.t("Opened today, {time}", time=words.time(local.time()))
    return words.t("Opened {day}", day=words.date(local.date()))
