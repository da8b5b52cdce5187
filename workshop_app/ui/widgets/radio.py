"""A choice of one among several whose words end in "…" where the room ends."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from workshop_app.ui.widgets.labels import tip


class Radio(QRadioButton):
    """A radio button that keeps to the width it is given; the tip shows all of it."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._whole = " ".join(text.split())
        self.setAccessibleName(name)
        self.setToolTip(tip(self._whole))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width() - 36, 12)
        )
        self.setText(shown.replace("&", "&&"))
