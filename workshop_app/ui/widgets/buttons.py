"""Buttons: texts with "&" as typed, an accessible name, and icons that follow the theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workshop_app.ui.icons import icon as tinted
from workshop_app.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_TOKENS = {"primary": "on_primary", "danger": "on_bad", "link": "primary"}


class Button(QPushButton):
    """A push button. `kind`: "" (plain), "primary", "danger", "link", "choice" (checkable chip)."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._has_icon = theme, kind, bool(icon)
        if kind:
            self.setProperty("kind", kind)
        if kind == "choice":
            self.setCheckable(True)
        if icon:
            self.set_icon(icon)
        self.set_text(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Who has come here by Tab means this button; a choice is made with Space, Enter goes on.
        if event.key() in _ENTER and not event.modifiers() & ~_KEYPAD and not self.isCheckable():
            self.click()
        else:
            super().keyPressEvent(event)

    def set_text(self, text: str) -> None:
        """Show `text` as typed; "&" makes no shortcut."""
        # Fusion leaves no room between icon and text, and a style sheet cannot.
        gap = "  " if self._has_icon and text else ""
        self.setText(gap + text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_kind(self, kind: str) -> None:
        """Become another kind of button; icons are set anew afterwards."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_icon(self, name: str) -> None:
        """Show an icon before the text."""
        self.setIcon(tinted(self._theme, name, _TOKENS.get(self._kind, "text")))
        self.setIconSize(QSize(16, 16))


class IconButton(Button):
    """A button that shows an icon only; its words are the accessible name and the tip."""

    def __init__(self, theme: Theme, text: str, icon: str, *, kind: str = "link") -> None:
        super().__init__(theme, "", kind=kind, icon=icon)
        self.setAccessibleName(text)
        self.setToolTip(text)
