"""The head of a screen: its title, one line of context, at most two actions of which one is primary."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui.widgets.labels import ElidedLabel


class PageHead(QWidget):
    """Title and context on the left, actions on the right (the last one is the primary one)."""

    def __init__(self, title: str, context: str = "", *, actions: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._title = ElidedLabel(title, "h1")
        self._context = ElidedLabel(context, "muted")
        texts.addWidget(self._title)
        texts.addWidget(self._context)
        row.addLayout(texts, 1)
        for action in actions:
            row.addWidget(action)
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def put_first(self, action: QWidget) -> None:
        """Put one more action before the others."""
        self._row.insertWidget(1, action)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_context(self, context: str) -> None:
        """Show another line of context."""
        self._context.setText(context)
