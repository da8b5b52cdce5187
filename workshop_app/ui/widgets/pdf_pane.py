"""Shows a PDF: pages under each other, with page number, steps and zoom. QtPdf is loaded when needed."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
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
from workshop_app.words.catalogue import Words

WIDTH, WHOLE = "width", "page"
ROOM_FOR_STEPS: Final = 430
"""From this width on the buttons for smaller and larger stand beside the list of sizes."""
ZOOMS: Final = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PdfPane(QWidget):
    """The pages and the row of controls below them. `page` counts from 1."""

    page_changed = Signal(int)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self._theme, self._words = theme, words
        self._modes = QPdfView.ZoomMode
        self.document: QPdfDocument = QPdfDocument(self)
        self.view = QPdfView()
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(words.t("Pages"))
        self.view.setMinimumSize(160, 120)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self._build()
        self._connect()
        self._paint_ground()

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
        column.addWidget(self.view, 1)
        column.addLayout(row)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        for step in (self.smaller, self.larger):
            if not step.isHidden():  # they make room where there is little; see `resizeEvent`
                hint.setWidth(hint.width() - step.sizeHint().width() - 2)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where room is scarce the box says its words whole; Ctrl + and Ctrl - still step.
        roomy = event.size().width() >= self._theme.px(ROOM_FOR_STEPS)
        self.smaller.setVisible(roomy)
        self.larger.setVisible(roomy)

    def _connect(self) -> None:
        self.view.pageNavigator().currentPageChanged.connect(self._on_current_page_changed)
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.page_box.editingFinished.connect(self._on_page_typed)
        self.smaller.clicked.connect(self.zoom_out)
        self.larger.clicked.connect(self.zoom_in)
        self.zoom_box.activated.connect(self._on_zoom_chosen)
        self._theme.changed.connect(self._paint_ground)
        self._shortcuts = [
            self._shortcut("Ctrl++", self.zoom_in),
            self._shortcut("Ctrl+=", self.zoom_in),
            self._shortcut("Ctrl+-", self.zoom_out),
        ]

    def _shortcut(self, keys: str, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)
        return shortcut

    # --- content ----------------------------------------------------------------------------------

    def show_file(self, path: Path) -> bool:
        """Show a file in place of the one before, at the same place; False if it cannot be read."""
        bar = self.view.verticalScrollBar()
        place = bar.value()
        good = self.document.load(str(path)) is self.document.Error.None_
        pages = self.document.pageCount()
        self.count_label.setText(self._words.t("of {count}", count=self._words.number(pages)))
        bar.setValue(min(place, bar.maximum()))
        self._show_place()
        return good

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self.document.pageCount()

    @property
    def page(self) -> int:
        """The page in view; 0 without a document."""
        return self.view.pageNavigator().currentPage() + 1 if self.page_count else 0

    # --- going ------------------------------------------------------------------------------------

    def go_to(self, page: int) -> None:
        """Bring a page into view."""
        if 1 <= page <= self.page_count and page != self.page:
            self.view.pageNavigator().jump(page - 1, QPointF(), 0)

    def go_back(self) -> None:
        """Bring the page before into view."""
        self.go_to(self.page - 1)

    def go_on(self) -> None:
        """Bring the next page into view."""
        self.go_to(self.page + 1)

    # --- zoom -------------------------------------------------------------------------------------

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
        self._keep_page(self._modes.FitToWidth)

    def show_page(self) -> None:
        """Fit a whole page, now and when the window changes."""
        self._keep_page(self._modes.FitInView)

    def _keep_page(self, mode: object) -> None:
        page = self.page
        self.view.setZoomMode(mode)  # type: ignore[arg-type]
        if page:
            self.view.pageNavigator().jump(page - 1, QPointF(), 0)
        self._show_zoom()

    def _zoom(self, factor: float) -> None:
        self.view.setZoomFactor(factor)
        self._keep_page(self._modes.Custom)

    @property
    def zoom(self) -> float:
        """The zoom of now, also where it follows the window."""
        if self.view.zoomMode() == self._modes.Custom or not self.page_count:
            return self.view.zoomFactor()
        size = self.document.pagePointSize(max(0, self.page - 1))
        pixels = size.width() * self.view.logicalDpiX() / 72
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        if self.view.zoomMode() == self._modes.FitToWidth:
            return room / pixels if pixels else 1.0
        high = size.height() * self.view.logicalDpiY() / 72
        tall = self.view.viewport().height() - self.view.pageSpacing()
        return min(room / pixels, tall / high) if pixels and high else 1.0

    # --- showing ----------------------------------------------------------------------------------

    def _on_current_page_changed(self, _page: int) -> None:
        self._show_place()
        self.page_changed.emit(self.page)

    def _show_place(self) -> None:
        self.page_box.setText(str(self.page) if self.page else "")
        self.previous.setEnabled(self.page > 1)
        self.next.setEnabled(0 < self.page < self.page_count)
        controls: tuple[QWidget, ...] = (self.page_box, self.smaller, self.zoom_box, self.larger)
        for part in controls:
            part.setEnabled(self.page_count > 0)
        self._show_zoom()

    def _show_zoom(self) -> None:
        custom = self.view.zoomMode() == self._modes.Custom
        factors = sorted({*ZOOMS, self.view.zoomFactor()} if custom else ZOOMS)
        percents = [(str(f), self._words.percent(round(f * 100), 100)) for f in factors]
        fixed = [(WIDTH, self._words.t("Fit width")), (WHOLE, self._words.t("Whole page"))]
        self.zoom_box.set_options([*fixed, *percents])
        whole = self.view.zoomMode() == self._modes.FitInView
        chosen = WHOLE if whole else WIDTH
        self.zoom_box.set_value(str(self.view.zoomFactor()) if custom else chosen)

    def _on_page_typed(self) -> None:
        self.go_to(min(max(1, int(self.page_box.text() or 1)), self.page_count))
        self._show_place()

    def _on_zoom_chosen(self) -> None:
        match self.zoom_box.value:
            case "width":
                self.show_width()
            case "page":
                self.show_page()
            case factor:
                self._zoom(float(factor))

    def _paint_ground(self) -> None:
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._theme.color("sunken"))
        self.view.setPalette(palette)
        self.view.viewport().setPalette(palette)
