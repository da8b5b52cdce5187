"""What can be chosen for a paper: only the fields that the paper at hand has a use for are shown."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.actions import print_marks, printing
from workshop_app.actions.paper_gathering import Scoped
from workshop_app.actions.printing import Choices, Quote
from workshop_app.actions.themes import themes_folder
from workshop_app.domain.records import Agency, Session
from workshop_app.ui.papers_builder import PapersBuilder
from workshop_app.ui.session import Session as OpenSession
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label
from workshop_app.words.catalogue import mark

_PEOPLE = ("sign-in", "badges", "certificates")
_EVERY = tuple(printing.PAPERS)

FIELDS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "language": (mark("Language"), _EVERY),
    "paper": (mark("Paper"), tuple(p for p in _EVERY if p != "badges")),
    "each": (mark("Lists"), ("sign-in",)),
    "session": (mark("Session"), ("sign-in", "minutes")),
    "agency": (mark("Agency"), (*_PEOPLE, "commitments")),
    "kind": (mark("Columns"), ("sign-in",)),
    "blank_rows": (mark("Empty rows for walk-ins"), ("sign-in",)),
    "only": (mark("Whose badges"), ("badges",)),
    "sheet": (mark("Sheet"), ("badges",)),
    "skip": (mark("Labels gone from the first sheet"), ("badges",)),
    "share": (mark("Least share of sessions (%)"), ("certificates",)),
    "number": (mark("Number"), ("certificates", "press-release")),
    "start": (mark("First number"), ("certificates",)),
    "headline": (mark("Headline"), ("press-release",)),
    "quotes": (mark("Quotes, one a line: words | full name | position"), ("press-release",)),
}
"""Name of each field -> its caption, and the papers that have a use for it."""

_LANGUAGES = (("id", mark("Indonesian")), ("en", mark("English")))
_SIZES = (("A4", "A4"), ("F4", "F4 (folio)"))
_EACH = (
    ("", mark("One list")),
    ("session", mark("One for each session")),
    ("agency", mark("One for each agency")),
)
_KINDS = (("", mark("Name, position, signature")), ("full", mark("With sex and work unit")))
_ONLY = (
    (printing.ALL, mark("All")),
    (printing.NEW, mark("Only new ones")),
    (printing.CHANGED, mark("Only changed ones")),
)


class PaperOptions(QWidget):
    """The fields. `changed` comes when a person has chosen something else."""

    changed = Signal()

    def __init__(self, session: OpenSession, builder: PapersBuilder) -> None:
        super().__init__()
        self._session, self._builder = session, builder
        self._what = printing.PAPERS[0]
        value = session.settings.value
        sheets = [(s.name, self._sheet_name(s)) for s in printing.label_sheets()]
        self.fields: dict[str, QWidget] = {
            "language": self._combo(_LANGUAGES, value.report_language or session.words.language),
            "paper": self._combo(_SIZES, value.report_paper),
            "each": self._combo(_EACH),
            "session": self._combo(()),
            "agency": self._combo(()),
            "kind": self._combo(_KINDS),
            "blank_rows": self._number(100, 5),
            "only": self._combo(_ONLY),
            "sheet": self._plain_combo(sheets, printing.DEFAULT_SHEET),
            "skip": self._number(100),
            "share": self._number(100),
            "number": self._line(),
            "start": self._number(10_000, 1),
            "headline": self._line(),
            "quotes": self._prose(),
        }
        self._lay_out()
        self.show_for(self._what)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._captions: dict[str, QWidget] = {}
        for name, widget in self.fields.items():
            caption = field_label(self._session.words.t(FIELDS[name][0]), widget)
            caption.setWordWrap(True)
            caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._captions[name] = caption
            column.addWidget(caption)
            column.addWidget(widget)

    # --- making fields ----------------------------------------------------------------------------

    def _combo(self, options: Sequence[tuple[str, str]], value: str = "") -> Combo:
        worded = [(key, self._session.words.t(text)) for key, text in options]
        return self._plain_combo(worded, value or (options[0][0] if options else ""))

    def _plain_combo(self, options: Sequence[tuple[str, str]], value: str) -> Combo:
        made = Combo(options, value)
        made.activated.connect(self._on_edited)
        return made

    def _sheet_name(self, sheet: printing.LabelSheet) -> str:
        words = self._session.words
        measures = {
            "width": words.number(sheet.width),
            "height": words.number(sheet.height),
            "count": words.number(sheet.columns * sheet.rows),
            "paper": sheet.paper,
        }
        if sheet.cut:
            return words.t("{width} × {height} mm to cut, {count} on {paper}", **measures)
        return words.t("Labels {width} × {height} mm, {count} on {paper}", **measures)

    def _number(self, largest: int, value: int = 0) -> QLineEdit:
        made = self._line()
        made.setValidator(QIntValidator(0, largest, self))
        made.setText(str(value))
        return made

    def _line(self) -> QLineEdit:
        made = QLineEdit()
        made.textEdited.connect(self._on_edited)
        return made

    def _prose(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setTabChangesFocus(True)
        made.setFixedHeight(self._session.theme.px(96))
        made.textChanged.connect(self._on_edited)
        return made

    def _on_edited(self) -> None:
        self.changed.emit()

    # --- showing ----------------------------------------------------------------------------------

    def show_for(self, what: str) -> None:
        """Show the fields of a paper, with the sessions and agencies there are now."""
        self._what = what
        for name, widget in self.fields.items():
            wanted = what in FIELDS[name][1]
            widget.setVisible(wanted)
            self._captions[name].setVisible(wanted)
        self._offer()
        number = self.fields["number"]
        assert isinstance(number, QLineEdit)
        shown = printing.DEFAULT_NUMBER if what == "certificates" else ""
        number.setPlaceholderText(shown)

    def _offer(self) -> None:
        t, read = self._session.words.t, self._session.workshop.read
        sessions = [(s.id, s.title) for s in read.all(Session)]
        agencies = [(a.id, a.short_name) for a in read.all(Agency)]
        everything = t("The whole workshop") if self._what == "sign-in" else t("All sessions")
        self._offer_in("session", [("", everything), *sessions])
        self._offer_in("agency", [("", t("All agencies")), *agencies])

    def _offer_in(self, name: str, options: list[tuple[str, str]]) -> None:
        combo = self.fields[name]
        assert isinstance(combo, Combo)
        before = combo.value
        combo.set_options(options)
        combo.set_value(before if before in dict(options) else "")

    # --- what is chosen ---------------------------------------------------------------------------

    def _text(self, name: str) -> str:
        """Return a field's value; "" for one that the paper has no use for."""
        widget = self.fields[name]
        if self._what not in FIELDS[name][1]:
            return ""
        if isinstance(widget, Combo):
            return widget.value
        if isinstance(widget, QLineEdit):
            return widget.text().strip()
        return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""

    def _count(self, name: str) -> int:
        """Return a number; an emptied field is 0."""
        widget = self.fields[name]
        assert isinstance(widget, QLineEdit)
        return int(widget.text() or 0) if widget.hasAcceptableInput() else 0

    @property
    def language(self) -> str:
        """The language of the paper."""
        return self._text("language")

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        only = self._text("only") or printing.ALL
        printed = {} if only == printing.ALL else self._printed()
        return Choices(
            paper=self._text("paper") or "A4",
            scope=Scoped(
                session_id=self._text("session"),
                agency_id=self._text("agency"),
                each=self._text("each"),
            ),
            full=self._text("kind") == "full",
            blank_rows=self._count("blank_rows"),
            only=only,
            printed=printed,
            sheet=self._text("sheet") or printing.DEFAULT_SHEET,
            skip=self._count("skip"),
            share=self._count("share"),
            number=self._text("number"),
            start=self._count("start"),
            headline=self._text("headline"),
            quotes=tuple(map(_quote, filter(str.strip, self._text("quotes").splitlines()))),
            themes=themes_folder(self._session.surroundings.folders.data),
        )

    def _printed(self) -> print_marks.Marks:
        found = self._session.attempt(lambda: print_marks.read_marks(self._builder.marks_file))
        return found or {}


def _quote(line: str) -> Quote:
    parts = [part.strip() for part in line.split("|", 2)]
    return Quote(*parts, *[""] * (3 - len(parts)))
