"""Shows a PDF: pages, small pages, a search, page number, steps and zoom. QtPdf is loaded when needed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.pdf_search import PdfSearch
from workshop_app.ui.widgets.pdf_search_bar import PdfSearchBar
from workshop_app.ui.widgets.pdf_thumbs import PdfThumbs
from workshop_app.ui.widgets.pdf_view import Fit, PdfView
from workshop_app.words.catalogue import Words

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

ROOM_FOR_STEPS: Final = 430
"""From this width on the buttons for smaller and larger stand beside the list of sizes."""
ROOM_FOR_TURNS: Final = 330
"""From this width on there are buttons for the next page and the one before."""
ROOM_FOR_THUMBS: Final = 480
"""From this width on the small pages stand beside the large ones."""
_DESCRIBED_AFTER_MS: Final = 150
ZOOMS: Final = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PdfPane(QWidget):
    """The pages and the row of controls below them. `page` counts from 1."""

    page_changed = Signal(int)
    zoom_chosen = Signal(str)
    """How large somebody wants the pages, as `show_size` takes it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        from PySide6.QtPdf import QPdfDocument

        self._theme, self._words = theme, words
        self.document = QPdfDocument(self)
        self.view = PdfView(theme, words.t("Pages"))
        self.search = PdfSearch(self.document, self)
        self.search_bar = PdfSearchBar(theme, words, self.search, self.view)
        self.thumbs = PdfThumbs(theme, words, self.view)
        self._describing = QTimer(self, singleShot=True, interval=_DESCRIBED_AFTER_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        t, theme = self._words.t, self._theme
        self.previous = IconButton(theme, t("Previous page"), "chevron-left")
        self.next = IconButton(theme, t("Next page"), "chevron-right")
        self.page_box = QLineEdit()
        self.page_box.setValidator(QIntValidator(1, 99_999, self))
        self.page_box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page_box.setAccessibleName(t("Page"))
        self.page_box.setFixedWidth(theme.px(58))
        self.count_label: QLabel = text_label("", "muted")
        self.find_button = IconButton(theme, t("Search in the pages"), "search")
        self.find_button.setToolTip(f"{t('Search in the pages')} (Ctrl+F)")
        self.smaller = IconButton(theme, t("Smaller"), "zoom-out")
        self.larger = IconButton(theme, t("Larger"), "zoom-in")
        self.zoom_box = Combo()
        self.zoom_box.setAccessibleName(t("Zoom"))
        self.zoom_box.setMinimumContentsLength(12)
        self.zoom_box.setMaximumWidth(theme.px(166))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        parts: tuple[QWidget, ...] = (
            self.find_button,
            self.previous,
            self.page_box,
            self.count_label,
            self.next,
            self.smaller,
            self.zoom_box,
            self.larger,
        )
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        sheets = QHBoxLayout()
        sheets.setSpacing(4)
        sheets.addWidget(self.thumbs)
        sheets.addWidget(self.view, 1)
        column.addWidget(self.search_bar)
        column.addLayout(sheets, 1)
        column.addLayout(row)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        # Some make room where there is little; see `resizeEvent`.
        for step in (self.smaller, self.larger, self.previous, self.next):
            if not step.isHidden():
                hint.setWidth(hint.width() - step.sizeHint().width() - 2)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where room is scarce the box says its words whole; Ctrl + and Ctrl - still step.
        width, px = event.size().width(), self._theme.px
        for step in (self.smaller, self.larger):
            step.setVisible(width >= px(ROOM_FOR_STEPS))
        for turn in (self.previous, self.next):
            turn.setVisible(width >= px(ROOM_FOR_TURNS))
        self._show_count()
        self.thumbs.setVisible(event.size().width() >= ROOM_FOR_THUMBS)

    def _connect(self) -> None:
        self._describing.timeout.connect(self._describe)
        self.view.page_changed.connect(self._on_current_page_changed)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.scaled.connect(self._on_scaled)
        self.thumbs.chosen.connect(self.go_to)
        self.find_button.clicked.connect(self.search_bar.begin)
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.page_box.editingFinished.connect(self._on_page_typed)
        self.smaller.clicked.connect(self.zoom_out)
        self.larger.clicked.connect(self.zoom_in)
        self.zoom_box.activated.connect(self._on_zoom_chosen)
        self._shortcuts = [
            self._shortcut("Ctrl++", self.zoom_in),
            self._shortcut("Ctrl+=", self.zoom_in),
            self._shortcut("Ctrl+-", self.zoom_out),
            *self.search_bar.shortcuts(self),
        ]

    def _shortcut(self, keys: str, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)
        return shortcut

    # --- content ----------------------------------------------------------------------------------

    def show_file(self, path: Path) -> bool:
        """Show a file in place of the one before, at the same place; False if it cannot be read."""
        before, self.document = self.document, self._document_of(path)
        self.view.set_document(self.document)
        self.search.set_document(self.document, path)
        self.thumbs.show_document()
        self._show_count()
        self._show_place()
        self._describing.start()
        before.deleteLater()  # closing one of which much was read takes a while: an event of its own
        return self.document.error() is self.document.Error.None_

    def _document_of(self, path: Path) -> "QPdfDocument":
        from PySide6.QtPdf import QPdfDocument

        document = QPdfDocument(self)
        document.load(str(path))
        return document

    def _show_count(self) -> None:
        """Say how many pages there are; where there is little room the box for the size needs it."""
        pages = self._words.number(self.page_count)
        told = self._words.t("of {count}", count=pages)
        roomy = self.width() >= self._theme.px(ROOM_FOR_TURNS)
        self.count_label.setText(told if roomy else f"/ {pages}")
        self.count_label.setAccessibleName(told)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self.view.page_count

    @property
    def page(self) -> int:
        """The page in view; 0 without a document."""
        return self.view.page

    # --- going ------------------------------------------------------------------------------------

    def go_to(self, page: int, top: float = 0.0) -> None:
        """Bring a page into view, or the point so far below its top."""
        self.view.go_to(page, top)

    def go_back(self) -> None:
        """Bring the page before into view."""
        self.go_to(self.page - 1)

    def go_on(self) -> None:
        """Bring the next page into view."""
        self.go_to(self.page + 1)

    # --- zoom -------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom of now, also where it follows the window."""
        return self.view.zoom

    def zoom_in(self) -> None:
        """Show it larger."""
        now = self.zoom
        self._zoom(next((zoom for zoom in ZOOMS if zoom > now + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show it smaller."""
        now = self.zoom
        self._zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < now - 0.01), ZOOMS[0]))

    def show_width(self) -> None:
        """Fit the pages into the width, now and when the window changes."""
        self._keep_page(lambda: self.view.set_fit(Fit.WIDTH))

    def show_page(self) -> None:
        """Fit a whole page, now and when the window changes."""
        self._keep_page(lambda: self.view.set_fit(Fit.PAGE), whole=True)

    def show_size(self, size: str) -> None:
        """Show pages as `zoom_chosen` has said; anything else fits the width."""
        match size:
            case Fit.PAGE.value:
                self.show_page()
            case str() if size.replace(".", "", 1).isdecimal():
                self._zoom(float(size))
            case _:
                self.show_width()

    def _zoom(self, factor: float) -> None:
        self._keep_page(lambda: self.view.set_zoom(factor))

    def _keep_page(self, change: Callable[[], None], *, whole: bool = False) -> None:
        page = self.page
        change()
        if whole or page != self.page:
            self.go_to(page)
        self.zoom_chosen.emit(self.zoom_box.value)

    # --- showing ----------------------------------------------------------------------------------

    def _on_current_page_changed(self, _page: int) -> None:
        self._show_place()
        self._describing.start()
        self.page_changed.emit(self.page)

    def _describe(self) -> None:
        """Have the page in view read out; where somebody leafs through, only the last one."""
        told = self.document.getAllText(self.page - 1).text() if self.page else ""
        self.view.setAccessibleDescription(told)

    def _show_place(self) -> None:
        self.page_box.setText(str(self.page) if self.page else "")
        self.previous.setEnabled(self.page > 1)
        self.next.setEnabled(0 < self.page < self.page_count)
        self.thumbs.show_page(self.page)
        controls: tuple[QWidget, ...] = (
            self.find_button,
            self.page_box,
            self.smaller,
            self.zoom_box,
            self.larger,
        )
        for part in controls:
            part.setEnabled(self.page_count > 0)
        self._show_zoom()

    def _show_zoom(self) -> None:
        factor = round(self.view.zoom, 4)
        custom = self.view.fit is Fit.NOTHING
        factors = sorted({*ZOOMS, factor} if custom else ZOOMS)
        percents = [(str(f), self._words.percent(round(f * 100), 100)) for f in factors]
        t = self._words.t
        fixed = [(Fit.WIDTH.value, t("Fit width")), (Fit.PAGE.value, t("Whole page"))]
        self.zoom_box.set_options([*fixed, *percents])
        self.zoom_box.set_value(str(factor) if custom else self.view.fit.value)

    def _on_page_typed(self) -> None:
        self.go_to(min(max(1, int(self.page_box.text() or 1)), self.page_count))
        self._show_place()

    def _on_zoom_chosen(self) -> None:
        self.show_size(self.zoom_box.value)

    def _on_scaled(self) -> None:
        self.zoom_chosen.emit(self.zoom_box.value)
