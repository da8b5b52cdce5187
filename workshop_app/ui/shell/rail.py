"""The rail on the left: where one is and where one can go; settings at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.domain.frozen import frozen
from workshop_app.ui.icons import icon
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import ElidedLabel, shortened, text_label, tip

WIDTH = 200
SUBJECT_LENGTH = 44
_ROOMY, _TIGHT = (18, 4), (10, 1)
"""Room above the name and between the lines, where there is enough and where the window is low."""


@frozen
class RailItem:
    """One line: name, words, icon, the shortcut that its tip tells."""

    name: str
    text: str
    icon: str
    shortcut: str = ""


class Rail(QFrame):
    """The product's name, what is open, one button for each place."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("rail")
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, _ROOMY[0], 6, 10)
        self._column = column
        column.setSpacing(4)
        self._brand = ElidedLabel("Lokakarya", "h2")
        self._subject = text_label("", wrap=True)
        self._subject.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 6, 12)
        head.setSpacing(1)
        head.addWidget(self._brand)
        head.addWidget(self._subject)
        column.addLayout(head)
        self._places = QVBoxLayout()
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(_ROOMY[1])
        self._area = _scrolling(self._places)
        column.addWidget(self._area, 1)
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        self._group.buttonClicked.connect(self._on_button_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_items(self, subject: str, items: Sequence[RailItem], foot: Sequence[RailItem]) -> None:
        """Show other places; `subject` is what is open."""
        self.set_subject(subject)
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()  # replaced by another set
        self._buttons = {}
        for layout, some in ((self._places, items), (self._foot, foot)):
            for item in some:
                layout.addWidget(self._button(item))
        self._fit()

    def set_subject(self, subject: str) -> None:
        """Show what is open, in two lines at the most; the tip tells all of it."""
        self._subject.setText(shortened(subject, SUBJECT_LENGTH))
        self._subject.setToolTip(tip(subject))
        self._subject.setAccessibleName(subject)

    def show_place(self, name: str) -> None:
        """Mark where one is."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)
            if self._area.isAncestorOf(self._buttons[name]):
                self._area.ensureWidgetVisible(self._buttons[name])

    def button(self, name: str) -> QWidget:
        """The button of a place."""
        return self._buttons[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Move the lines closer together in a low window, so that the last of them needs no scrolling."""
        items = (self._places.itemAt(place) for place in range(self._places.count()))
        heights = [item.sizeHint().height() for item in items if item is not None]
        now = self._column.contentsMargins().top()
        room = self._area.height() + now - _ROOMY[0]
        above, between = _ROOMY
        if sum(heights) + (len(heights) - 1) * between > room:
            above, between = _TIGHT
        if (above, between) != (now, self._places.spacing()):
            self._column.setContentsMargins(6, above, 6, 10)
            self._places.setSpacing(between)

    def _button(self, item: RailItem) -> QPushButton:
        button = QPushButton("  " + item.text.replace("&", "&&"))
        button.setAccessibleName(item.text)
        button.setObjectName(item.name)
        button.setIcon(icon(self._theme, item.icon, "rail_text", on="rail_on"))
        button.setIconSize(QSize(18, 18))
        button.setCheckable(True)
        button.setAutoDefault(False)
        # A long name must not make the part that scrolls wider than the rail.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if item.shortcut:
            button.setToolTip(f"{item.text} ({item.shortcut})")
        self._group.addButton(button)
        self._buttons[item.name] = button
        return button

    def _on_button_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(button.objectName())

    def _on_theme_changed(self) -> None:
        # Wider with the text, but never so wide that the smallest window has no room for a screen.
        self.setFixedWidth(min(self._theme.px(WIDTH), 232))


def _scrolling(places: QVBoxLayout) -> QScrollArea:
    """Return a part that scrolls where large text leaves no room for all places."""
    inside, area = QWidget(), QScrollArea()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(places)
    column.addStretch(1)
    area.setViewport(QWidget())  # Qt's own one has a ground
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(120)
    inside.setAutoFillBackground(False)
    return area
