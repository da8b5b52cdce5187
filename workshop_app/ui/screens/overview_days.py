"""Of an event of several days: which day the figures tell of, and the choice of today or all of it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy

from workshop_app.actions.desk import desk_scope
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import WHOLE_EVENT, Scope
from workshop_app.domain.frozen import frozen
from workshop_app.domain.zones import local
from workshop_app.ui.widgets.combo import Combo
from workshop_app.words.catalogue import Words

TODAY, WHOLE = "today", "whole"
_FRAME = 66  # arrow and edges, beside the words


@frozen
class Shown:
    """What the figures tell of; `number` is that of the day, 0 for the whole event."""

    scope: Scope = WHOLE_EVENT
    number: int = 0
    words: str = ""


class DayPicker(Combo):
    """Chooses today or the whole event; there is nothing to choose while only one of them is meant."""

    chosen = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.whole = False
        self.setAccessibleName(words.t("Days that count"))
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        self.activated.connect(self._on_activated)

    def sizeHint(self) -> QSize:
        texts = (self.itemText(n) for n in range(self.count()))
        widest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        return QSize(widest + _FRAME, super().sizeHint().height())

    def show_days(self, ws: Workshop) -> Shown:
        """Offer what there is to choose now, and return what is chosen: by itself what the desk means."""
        w, settings = self._words, ws.settings
        scope = desk_scope(ws)
        first, last = settings.starts_on, settings.ends_on
        if scope == WHOLE_EVENT or first is None or last is None:
            self.hide()
            return Shown()
        today = local(ws.clock(), settings.time_zone).date()
        number = (today - first).days + 1
        self.set_options(
            (
                (TODAY, w.t("Today, day {number}", number=w.number(number))),
                (WHOLE, w.t("Whole event")),
            )
        )
        self.set_value(WHOLE if self.whole else TODAY)
        self.updateGeometry()
        self.show()
        if self.whole:
            return Shown()
        count = (last - first).days + 1
        told = w.t(
            "{day} (day {number} of {count})",
            number=w.number(number),
            count=w.number(count),
            day=w.date_long(today),
        )
        return Shown(scope, number, told)

    def _on_activated(self) -> None:
        self.whole = self.value == WHOLE
        self.chosen.emit()
