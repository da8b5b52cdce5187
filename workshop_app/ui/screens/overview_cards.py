"""The cards of the overview. Each is told what there is and says it; nothing here reads a workshop."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import BarRow, Card
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, rule, text_label
from workshop_app.ui.widgets.line_row import LineRow


@dataclass(frozen=True, slots=True)
class BarLine:
    """One bar: what is read, and the share that is drawn."""

    text: str
    value: str
    part: float
    whole: float
    code: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a click leads: a screen, and perhaps a record on it.

    The screen "" means that a short form fills `field` of the record at once.
    """

    screen: str
    kind: str = ""
    record_id: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class ListLine:
    """One row of a list card, and where its link leads."""

    title: str
    details: tuple[str, ...] = ()
    icon: str = ""
    token: str = "muted"
    link: str = ""
    place: Place | None = None


class FilledCard(Card):
    """A card whose rows are made anew when what it tells has changed."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(title, " ")
        self._theme = theme
        self._told: object = None
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.addWidget(self._rows)
        self.body.addStretch(1)

    def _put(self, widget: QWidget) -> None:
        """Add a row at once: left to the layout it would appear one frame later."""
        self._column.addWidget(widget)
        widget.show()

    def _is_news(self, told: object) -> bool:
        """Remember what is told; False if it was told already."""
        if told == self._told:
            return False
        self._told = told
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()  # the layout held the only reference
        return True


class BarsCard(FilledCard):
    """Bars under each other, with codes, labels and values in columns."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        full_token: str = "ok",
        room: tuple[int, int] = (5, 6),
    ) -> None:
        super().__init__(theme, title)
        self._full_token, self._room = full_token, room
        self.rows: list[BarRow] = []

    def show_bars(self, lines: Sequence[BarLine], remark: str, nothing: str) -> None:
        """Show the bars; without any, `nothing` says what belongs here."""
        self.set_remark(remark if lines else "")
        if not self._is_news((tuple(lines), remark, nothing)):
            return
        self.rows = []
        for line in lines:
            row = BarRow(self._theme, code=line.code, room=self._room)
            row.show_row(line.text, line.value, line.part, line.whole, full_token=self._full_token)
            self._put(row)
            self.rows.append(row)
        BarRow.align(self.rows)
        if not lines:
            self._put(text_label(nothing, "muted", wrap=True))


class ListCard(FilledCard):
    """A short list; each row may lead somewhere."""

    place_chosen = Signal(object)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self.lines: Sequence[ListLine] = ()
        self._places: dict[Button, Place] = {}
        self.links: list[Button] = []

    def show_lines(
        self, lines: Sequence[ListLine], remark: str, nothing: str, more: ListLine | None = None
    ) -> None:
        """Show the rows; without any, `nothing` says so in words."""
        self.set_remark(remark)
        self.lines = lines
        if not self._is_news((tuple(lines), nothing, more)):
            return
        self._places, self.links = {}, []
        shown = [*lines, *([more] if more else [])]
        for number, line in enumerate(shown):
            if number:
                self._put(rule())
            self._put(self._row(line))
        if not shown:
            self._put(text_label(nothing, "muted", wrap=True))

    def _row(self, line: ListLine) -> LineRow:
        row = LineRow(
            self._theme,
            line.title,
            line.details,
            icon=line.icon,
            token=line.token,
            link=line.link,
        )
        if line.place is not None:
            self._places[row.link] = line.place
            self.links.append(row.link)
            row.link.clicked.connect(self._on_link_clicked)
        return row

    def _on_link_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button) and sender in self._places:
            self.place_chosen.emit(self._places[sender])


@dataclass(frozen=True, slots=True)
class SessionLines:
    """The session that is on or comes next, in words; `title` is "" if there is none."""

    chip: str = ""
    tone: str = "info"
    time: str = ""
    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    nothing: str = ""


class SessionCard(FilledCard):
    """What is on now or comes next: time, title, room, speakers."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self.chip = Chip()
        self.head.addWidget(self.chip)
        self.told = SessionLines()

    def show_session(self, title: str, told: SessionLines) -> None:
        """Show a session."""
        self.set_title(title)
        self.set_remark("")
        self.chip.show_state(told.chip, told.tone)
        self.told = told
        if not self._is_news(told):
            return
        if not told.title:
            self._put(text_label(told.nothing, "muted", wrap=True))
            return
        self._put(ElidedLabel(told.time, "h1"))
        self._put(text_label(told.title, "strong", wrap=True))
        self._column.addSpacing(6)
        for icon, text in told.facts:
            self._put(_Fact(self._theme, icon, text))


class _Fact(QWidget):
    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        row.addWidget(IconLabel(theme, icon, "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(text, "muted", wrap=True), 1)
