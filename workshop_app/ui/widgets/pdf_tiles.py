"""Drawn pieces of PDF pages: large pages are drawn strip by strip, and the strips in view are kept."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

STRIP: Final = 700
"""The height of a strip in pixels of the screen: drawing one takes some milliseconds at any zoom."""
_KEPT: Final = 24

Tile = tuple[QRectF, QImage]


class Tiles:
    """The strips that were shown last."""

    def __init__(self) -> None:
        self._strips: OrderedDict[tuple[int, int, int, int], QImage] = OrderedDict()

    def clear(self) -> None:
        """Forget everything: there is another document."""
        self._strips.clear()

    def of(
        self, document: "QPdfDocument", index: int, page: QRect, clip: QRect, ratio: float
    ) -> list[Tile]:
        """Return what covers the part of a page that lies in `clip`: places and pictures."""
        size = QSize(round(page.width() * ratio), round(page.height() * ratio))
        wanted = page.intersected(clip).translated(-page.topLeft())
        first = int(wanted.top() * ratio) // STRIP
        last = int((wanted.bottom() + 1) * ratio) // STRIP
        tiles = []
        for strip in range(first, last + 1):
            area = QRect(0, strip * STRIP, size.width(), STRIP).intersected(
                QRect(0, 0, size.width(), size.height())
            )
            if area.isEmpty():
                continue
            image = self._strip(document, index, size, strip, area)
            place = QRectF(
                page.left() + area.left() / ratio,
                page.top() + area.top() / ratio,
                area.width() / ratio,
                area.height() / ratio,
            )
            tiles.append((place, image))
        return tiles

    def thumbnail(
        self, document: "QPdfDocument | None", index: int, size: QSizeF, width: int
    ) -> QImage:
        """Return a whole page, this wide."""
        height = max(1, round(width * size.height() / max(1.0, size.width())))
        drawn = document.render(index, QSize(width, height)) if document is not None else QImage()
        return _on_white(drawn)

    def _strip(
        self, document: "QPdfDocument", index: int, size: QSize, strip: int, area: QRect
    ) -> QImage:
        key = (index, strip, size.width(), size.height())
        found = self._strips.get(key)
        if found is None:
            found = self._strips[key] = _drawn(document, index, size, area)
            if len(self._strips) > _KEPT:
                self._strips.popitem(last=False)
        else:
            self._strips.move_to_end(key)
        return found


def _drawn(document: "QPdfDocument", index: int, size: QSize, area: QRect) -> QImage:
    from PySide6.QtPdf import QPdfDocumentRenderOptions

    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    options.setScaledClipRect(area)
    return _on_white(document.render(index, area.size(), options))


def _on_white(image: QImage) -> QImage:
    """Pages are drawn without a ground."""
    if image.isNull():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground
