"""The pages of a PDF under each other. Only what is in view is drawn, so a new file shows at once.

Pages of one file share a size, as those of all our papers do. Points are those of the page, from its
upper left corner.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.pdf_links import Links
from workshop_app.ui.widgets.pdf_tiles import Tiles

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

MARGIN: Final = 10
GAP: Final = 10
LEAST_ZOOM, MOST_ZOOM = 0.1, 5.0
_LINE: Final = 48


class Fit(Enum):
    """What the zoom follows."""

    WIDTH = "width"
    PAGE = "page"
    NOTHING = ""


class Spotted(NamedTuple):
    """A place on the pages: the page (from 1) and a point on it."""

    page: int
    point: QPointF


Marks = Mapping[int, Sequence[QRectF]]
"""Page (from 1) -> what is marked on it."""


class PdfView(QAbstractScrollArea):
    """Shows one document at a time. `page` counts from 1, 0 without any.

    `scaled` comes when somebody has chosen another size with the wheel, `pointed` when somebody presses on a
    page, `opened` for a double click, `asked` for a context menu: these with a `Spotted` and, the last, the
    place on the screen.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()
    scaled = Signal()
    painted = Signal()
    pointed = Signal(object)
    opened = Signal(object)
    asked = Signal(object, QPoint)

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._document: QPdfDocument | None = None
        self._tiles = Tiles()
        self._links = Links(self)
        self._count = 0
        self._size = QSizeF(595, 842)
        self._page = 0
        self._marks: Marks = {}
        self._current: Marks = {}
        self.fit, self._factor = Fit.WIDTH, 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(accessible_name)
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self.viewport().update)

    # --- content ----------------------------------------------------------------------------------

    def set_document(self, document: "QPdfDocument | None") -> None:
        """Show another document at the same place of the same page."""
        place = self._place()
        self._document = document
        self._links.forget()
        self._count = document.pageCount() if document else 0
        if document is not None and self._count:
            self._size = document.pagePointSize(0)
        self._tiles.clear()
        self._marks, self._current = {}, {}
        self._lay_out()
        self._go_to_place(place)
        self._follow_page()
        self.viewport().update()

    def set_marks(self, marks: Marks, current: Marks) -> None:
        """Mark passages; `current` more than the others."""
        self._marks, self._current = marks, current
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._count

    @property
    def page(self) -> int:
        """The page in view."""
        return self._page

    @property
    def page_size(self) -> QSizeF:
        """How large a page is, in points."""
        return self._size

    # --- going ------------------------------------------------------------------------------------

    def go_to(self, page: int, top: float = 0.0) -> None:
        """Bring a page into view, or the point so far below its top."""
        if 1 <= page <= self._count:
            above = MARGIN if top == 0 else self.viewport().height() // 6
            start = self._top_of(page - 1) + round(top * self._scale)
            self.verticalScrollBar().setValue(max(0, start - above))
            self._set_page(page)

    def reveal(self, page: int, area: QRectF) -> None:
        """Bring a passage into view, moving no further than needed."""
        shown = self._on_screen(page - 1, area)
        if not self.viewport().rect().adjusted(0, 20, 0, -20).contains(shown):
            self.go_to(page, area.top() or 0.1)
        self._set_page(page)

    # --- zoom -------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom of now, also where it follows the window."""
        return self._factor

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the window, or stay as it is."""
        self.fit = fit
        self._rezoom()

    def set_zoom(self, factor: float) -> None:
        """Show pages this large."""
        self.fit, self._factor = Fit.NOTHING, min(max(factor, LEAST_ZOOM), MOST_ZOOM)
        self._rezoom()

    def _rezoom(self) -> None:
        place = self._place()
        self._lay_out()
        self._go_to_place(place)
        self.viewport().update()
        self.zoom_changed.emit()

    # --- measures ---------------------------------------------------------------------------------

    @property
    def _scale(self) -> float:
        """Pixels of the window per point."""
        return self._factor * self.logicalDpiX() / 72

    @property
    def _box(self) -> QSize:
        return QSize(
            max(1, round(self._size.width() * self._scale)),
            max(1, round(self._size.height() * self._scale)),
        )

    def _lay_out(self) -> None:
        room = self.viewport().size()
        dots = self.logicalDpiX() / 72
        wide = max(40, room.width() - 2 * MARGIN) / (self._size.width() * dots)
        if self.fit is Fit.WIDTH:
            self._factor = wide
        elif self.fit is Fit.PAGE:
            high = max(40, room.height() - 2 * MARGIN) / (self._size.height() * dots)
            self._factor = min(wide, high)
        box = self._box
        whole = self._count * (box.height() + GAP) - GAP + 2 * MARGIN if self._count else 0
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(room.height())
        vertical.setSingleStep(_LINE)
        vertical.setRange(0, max(0, whole - room.height()))
        horizontal.setPageStep(room.width())
        horizontal.setSingleStep(_LINE)
        horizontal.setRange(0, max(0, box.width() + 2 * MARGIN - room.width()))

    def _top_of(self, index: int) -> int:
        return MARGIN + index * (self._box.height() + GAP)

    def _rect_of(self, index: int) -> QRect:
        """Where a page lies in the window."""
        box, room = self._box, self.viewport().width()
        left = max(MARGIN, (room - box.width()) // 2) - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._top_of(index) - self.verticalScrollBar().value()), box)

    def _on_screen(self, index: int, area: QRectF) -> QRect:
        page, scale = self._rect_of(index), self._scale
        return QRectF(
            page.left() + area.left() * scale,
            page.top() + area.top() * scale,
            area.width() * scale,
            area.height() * scale,
        ).toAlignedRect()

    def _place(self) -> tuple[int, float]:
        """What stands at the upper edge: the page's index, and how much of it is above."""
        step = self._box.height() + GAP
        value = self.verticalScrollBar().value() - MARGIN
        index = max(0, value // step)
        return index, (value - index * step) / step

    def _go_to_place(self, place: tuple[int, float]) -> None:
        step = self._box.height() + GAP
        self.verticalScrollBar().setValue(round(MARGIN + (place[0] + place[1]) * step))

    def spotted(self, position: QPointF) -> Spotted | None:
        """The place on a page under a place of the window."""
        for index in self._visible():
            rect = self._rect_of(index)
            if rect.contains(position.toPoint()):
                return Spotted(index + 1, (position - QPointF(rect.topLeft())) / self._scale)
        return None

    @property
    def upper(self) -> tuple[int, float]:
        """What stands at the upper edge: the page (from 1), and how many points below its top."""
        index, part = self._place()
        return index + 1, part * (self._box.height() + GAP) / self._scale

    def put_upper(self, page: int, top: float) -> None:
        """Bring a place to the upper edge."""
        self.verticalScrollBar().setValue(self._top_of(page - 1) + round(top * self._scale))

    def _visible(self) -> range:
        step, value = self._box.height() + GAP, self.verticalScrollBar().value()
        first = max(0, (value - MARGIN) // step)
        last = (value + self.viewport().height() - MARGIN) // step
        return range(first, min(self._count, last + 1))

    # --- events -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self._place()
        self._lay_out()
        self._go_to_place(place)
        if self.fit is not Fit.NOTHING:
            self.zoom_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("sunken"))
        for index in self._visible():
            self._paint_page(painter, index, event.rect())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("primary"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        self.painted.emit()

    def _paint_page(self, painter: QPainter, index: int, clip: QRect) -> None:
        rect = self._rect_of(index)
        if self._document is None or not rect.intersects(clip):
            return
        painter.setPen(QPen(self._theme.color("strong"), 1))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        tiles = self._tiles.of(self._document, index, rect, clip, self.devicePixelRatioF())
        for place, image in tiles:
            painter.drawImage(place, image)
        self._paint_marks(painter, index)

    def _paint_marks(self, painter: QPainter, index: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 213, 79, 110))
        for area in self._marks.get(index + 1, ()):
            painter.drawRect(self._on_screen(index, area).adjusted(-1, -1, 1, 1))
        painter.setBrush(QColor(255, 145, 0, 120))
        painter.setPen(QPen(QColor(150, 75, 0), 2))
        for area in self._current.get(index + 1, ()):
            painter.drawRect(self._on_screen(index, area).adjusted(-2, -2, 2, 2))

    def grab_page(self, index: int, width: int) -> QImage:
        """One page as a small picture."""
        ratio = self.devicePixelRatioF()
        return self._tiles.thumbnail(self._document, index, self._size, round(width * ratio))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                bar.setValue(bar.value() + (-1 if back else 1) * (bar.pageStep() - _LINE))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._page:
                self.opened.emit(self.middle())
            case _:
                super().keyPressEvent(event)

    def middle(self) -> Spotted | None:
        """The place that is meant without a mouse: a third down the window, on the page in view."""
        if not self._page:
            return None
        rect = self._rect_of(self._page - 1)
        down = min(max(self.viewport().height() / 3 - rect.top(), 0), rect.height())
        return Spotted(self._page, QPointF(self._size.width() / 2, down / self._scale))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._factor * 1.1 ** (event.angleDelta().y() / 120))
            self.scaled.emit()
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spotted = self.spotted(event.position())
        if spotted is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        link = self._link_at(spotted)
        if link is not None:
            self.go_to(*link)
        else:
            self.pointed.emit(spotted)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spotted = self.spotted(event.position())
        leads = spotted is not None and self._link_at(spotted) is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _link_at(self, spotted: Spotted) -> tuple[int, float] | None:
        return self._links.at(self._document, spotted.page, spotted.point)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spotted = self.spotted(event.position())
        if spotted is not None:
            self.opened.emit(spotted)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        spotted = self.middle() if by_key else self.spotted(QPointF(event.pos()))
        if spotted is not None and self._page:
            self.asked.emit(spotted, event.globalPos())

    # --- the page in view -------------------------------------------------------------------------

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def _on_scrolled(self, _value: int) -> None:
        self._follow_page()

    def _follow_page(self) -> None:
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() // 3 - MARGIN
        page = min(self._count, max(0, middle) // (self._box.height() + GAP) + 1)
        if bar.value() == bar.maximum() and page <= self._page <= self._count:
            page = self._page  # the last pages may all be in view
        self._set_page(page)

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
