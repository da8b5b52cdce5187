"""What stands between now and print, in words, and where a click on each leads.

A new kind of gap (`actions.overview.Missing`) is one line in `_GAPS`; a test keeps both lists equal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workshop_app.actions.finding import PLACES
from workshop_app.actions.overview import Missing
from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.screens.overview_cards import ListLine, Place
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import field_name


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is missing, what the link is called, and the screen or the field it leads to."""

    text: str
    link: str
    screen: str = ""
    field: str = ""


_FILL, _WRITE, _LOOK = mark("Fill in"), mark("Write"), mark("Look")
_DECIDE, _CLEAR = mark("Decide"), mark("Clear")
_GAPS: Mapping[str, _Gap] = {
    "guard-finding": _Gap(mark("Identity check: not decided yet"), _DECIDE, "guard"),
    "no-words": _Gap(mark("What was done is not described"), _WRITE, "practices"),
    "no-result": _Gap(mark("No result yet"), _FILL, "practices"),
    "no-strategy": _Gap(mark("No strategy yet"), _FILL, "practices"),
    "no-agency": _Gap(mark("No agency yet"), _FILL, "practices"),
    "not-cleared": _Gap(mark("Not cleared for publication yet"), _CLEAR, "practices"),
    "changed-since-clearing": _Gap(mark("Changed since clearing"), _LOOK, "practices"),
    "cleared-but-internal": _Gap(mark("Cleared, but for internal use only"), _LOOK, "practices"),
    "no-due-date": _Gap(mark("No due date yet"), _FILL, field="due"),
    "empty-strategy": _Gap(mark("No practice shared"), _LOOK, "practices"),
    "written-apart": _Gap(mark("Written differently on two laptops"), _LOOK, "practices"),
    "no-date": _Gap(mark("The date of the workshop"), _FILL, field="starts_on"),
    "no-place": _Gap(mark("The place of the workshop"), _FILL, field="place"),
    "no-foreword": _Gap(mark("The foreword"), _WRITE, field="foreword"),
}


_TOKENS = {"empty-strategy": "muted", "guard-finding": "bad"}
EVERYTHING = Place("", "readiness")
"""The place of the line that leads to all that is missing, one by one."""


def gap_text(what: str) -> str:
    """Return the marked words of a kind of gap."""
    return _GAPS[what].text


def place_of_gap(what: str, kind: str, record_id: str) -> Place:
    """Return where something missing in a record is seen to."""
    known = _GAPS[what]
    screen = known.screen
    if screen == "practices":  # gaps that several kinds share lead to the screen of their kind
        screen = PLACES.get(kind, screen)
    return Place(screen, kind, record_id, known.field)


def everything_line(w: Words, gaps: Sequence[Missing]) -> ListLine | None:
    """Return the line that leads to all places one by one; None while there are no more than gaps."""
    count = sum(len(gap.record_ids) for gap in gaps)
    if count <= len(gaps):
        return None
    title = w.n("{count} place altogether", "{count} places altogether", count)
    return ListLine(title=title, link=w.t("Show all"), place=EVERYTHING)


def gap_line(w: Words, gap: Missing, strategies: Mapping[str, str]) -> ListLine:
    """Word one gap. `strategies` names the strategies by id."""
    known = _GAPS[gap.what]
    place = place_of_gap(gap.what, gap.kind, gap.record_ids[0])
    return ListLine(
        title=w.t(known.text),
        details=(_which(w, gap, strategies),),
        icon="shield-alert" if gap.what == "guard-finding" else "circle-alert",
        token=_TOKENS.get(gap.what, "warn"),
        link=w.t(known.link),
        place=place,
    )


def _which(w: Words, gap: Missing, strategies: Mapping[str, str]) -> str:
    count = len(gap.record_ids)
    match gap.kind:
        case "practice":
            return w.n("{count} good practice", "{count} good practices", count)
        case "challenge":
            return w.n("{count} challenge", "{count} challenges", count)
        case "commitment":
            return w.n("{count} commitment", "{count} commitments", count)
        case "strategy":
            return ", ".join(strategies.get(record_id, "") for record_id in gap.record_ids)
        case "workshop":
            return w.t("still empty")
    return w.n("{count} record", "{count} records", count)


class FillDialog(ValueDialog):
    """Asks for one field: a line, a long text or a day; its value is what was given."""

    def __init__(self, theme: Theme, words: Words, field: str, about: str, today: date) -> None:
        super().__init__()
        self._words = words
        name = field_name(words, field)
        self.setWindowTitle(name)
        self.setMinimumWidth(theme.px(460))
        self.editor = self._editor(field, theme, today)
        self.buttons = standard_buttons(self, words.t("Save"), words.t("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(text_label(about, "strong", wrap=True))
        column.addWidget(field_label(name, self.editor))
        column.addWidget(self.editor)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.editor.setFocus()

    def _editor(self, field: str, theme: Theme, today: date) -> QWidget:
        if field in ("due", "starts_on"):
            day = QDateEdit(QDate(today.year, today.month, today.day))
            day.setLocale(QLocale("id_ID" if self._words.language == "id" else "en_GB"))
            day.setDisplayFormat("d MMMM yyyy")
            day.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
            return day
        if field == "foreword":
            prose = QPlainTextEdit()
            prose.setMinimumHeight(theme.px(180))
            prose.setTabChangesFocus(True)
            return prose
        return QLineEdit()

    @property
    def filled(self) -> object:
        """What stands in the form now; None for nothing."""
        match self.editor:
            case QDateEdit():
                day = self.editor.date()
                return date(day.year(), day.month(), day.day())
            case QPlainTextEdit():
                return self.editor.toPlainText().strip() or None
            case QLineEdit():
                return self.editor.text().strip() or None
        return None

    def accept(self) -> None:
        """Take what stands in the form."""
        self.value = self.filled
        super().accept()
