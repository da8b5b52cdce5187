"""A drop-down list of ids and words; the wheel changes nothing while one scrolls past it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

_BESIDE: Final = 16
_WIDEST: Final = 420


class Combo(QComboBox):
    """`value` is the id behind the chosen line; one that is not offered is kept and shown as "…"."""

    def __init__(self, options: Sequence[tuple[str, str]] = (), value: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.set_options(options)
        self.set_value(value)

    @property
    def value(self) -> str:
        """The id of what is chosen."""
        return str(self.currentData() or "")

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer (id, words); what is chosen stays chosen."""
        shown = [(str(self.itemData(n)), self.itemText(n)) for n in range(self.count())]
        if shown == list(options):
            return
        value = self.value
        self.blockSignals(True)
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.blockSignals(False)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Show another choice, without a signal."""
        place = self.findData(value)
        self.blockSignals(True)
        if place < 0 and value:
            self.addItem("…", value)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        # The style cuts a long line in mid-letter; this one ends it in "…".
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        # The list is as wide as its words, so that long names of agencies can be told apart.
        words = self.view().sizeHintForColumn(0) + 2 * _BESIDE
        self.view().setMinimumWidth(min(words, _WIDEST))
        super().showPopup()

    def minimumSizeHint(self) -> QSize:
        return QSize(90, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
