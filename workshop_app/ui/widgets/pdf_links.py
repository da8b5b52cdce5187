"""Where the links on the pages of a PDF lead; read page by page, as the mouse comes by."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument, QPdfLinkModel


class Links:
    """The links of the document that is shown."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._model: QPdfLinkModel | None = None

    def forget(self) -> None:
        """Let go of the document: another one is shown."""
        if self._model is not None:
            self._model.deleteLater()
            self._model = None

    def at(
        self, document: "QPdfDocument | None", page: int, point: QPointF
    ) -> tuple[int, float] | None:
        """Return the page (from 1) and the height that a link under a point leads to; None without one."""
        if document is None:
            return None
        if self._model is None:
            from PySide6.QtPdf import QPdfLinkModel

            self._model = QPdfLinkModel(self._parent)
            self._model.setDocument(document)
        self._model.setPage(page - 1)
        link = self._model.linkAt(point)
        if not link.isValid() or link.page() < 0:
            return None
        return link.page() + 1, link.location().y()
