"""A button with an icon that gives up its words where there is no room for them; the tip has them then."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import tip


class ShyButton(Button):
    """Words and icon, or the icon alone. Its accessible name is always the words."""

    def __init__(self, theme: Theme, text: str, icon: str, *, kind: str = "link") -> None:
        self._words = ""
        self._keys = ""
        super().__init__(theme, text, kind=kind, icon=icon)

    def set_keys(self, keys: str) -> None:
        """Name the keys that do the same: they stand in the tip."""
        self._keys = keys
        self._fit()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words = text
        super().set_text(text)
        self._fit()
        self.updateGeometry()

    @property
    def shows_words(self) -> bool:
        """False while only the icon is shown."""
        return bool(self.text())

    def sizeHint(self) -> QSize:
        """The room for icon and words, whatever is shown now."""
        self.ensurePolished()
        hint, metrics = super().sizeHint(), self.fontMetrics()
        shown = metrics.horizontalAdvance(self.text())
        whole = metrics.horizontalAdvance("  " + self._words)
        return QSize(hint.width() - shown + whole, hint.height())

    def minimumSizeHint(self) -> QSize:
        """The room for the icon alone."""
        self.ensurePolished()
        hint, shown = super().sizeHint(), self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() - shown, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # it may have been given its room while it was hidden

    def _fit(self) -> None:
        fits = self.width() >= self.sizeHint().width() or not self.isVisible()
        shown = "  " + self._words.replace("&", "&&") if fits else ""
        if shown != self.text():
            self.setText(shown)
            self.setAccessibleName(self._words)
        parts = [part for part in ("" if fits else self._words, self._keys) if part]
        self.setToolTip(tip(" · ".join(parts)))
