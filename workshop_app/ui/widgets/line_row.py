"""One row of a short list on a card: an icon, one to three lines, and a link or a chip at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, text_label


class LineRow(QWidget):
    """`title` stands out, `details` are quiet. `link` is a button whose accessible name says what for."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        details: tuple[str, ...] = (),
        *,
        icon: str = "",
        token: str = "muted",
        link: str = "",
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        if icon:
            row.addWidget(IconLabel(theme, icon, token, 18), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(text_label(title, "strong", wrap=True))
        for detail in filter(None, details):
            texts.addWidget(ElidedLabel(detail, "small"))
        row.addLayout(texts, 1)
        self.link = Button(theme, link, kind="link")
        self.link.setAccessibleName(f"{link}: {title}" if link else "")
        self.link.setVisible(bool(link))
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(", ".join(filter(None, (title, *details))))
