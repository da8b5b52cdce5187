"""What can be chosen for a paper: only the fields that the paper at hand has a use for are shown."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.actions import press, print_marks, printing
from workshop_app.actions.certificates import PLACES, filled
from workshop_app.actions.label_sheets import labels_folder
from workshop_app.actions.paper_gathering import Scoped
from workshop_app.actions.printing import Choices
from workshop_app.actions.themes import themes_folder
from workshop_app.domain.records import Agency, Person, Session
from workshop_app.ui.papers_builder import PapersBuilder
from workshop_app.ui.screens.contribution_lookup import ContributionLookup
from workshop_app.ui.screens.papers_press import PressKeeper
from workshop_app.ui.screens.papers_sheets import OfferedSheets, offered_sheets
from workshop_app.ui.session import Session as OpenSession
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label, text_label, tip
from workshop_app.ui.widgets.picker import Picker
from workshop_app.words.catalogue import mark

F = TypeVar("F", bound=QWidget)
_PEOPLE = ("sign-in", "badges", "certificates")
_EVERY = tuple(printing.PAPERS)

FIELDS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "language": (mark("Language"), _EVERY),
    "paper": (mark("Paper"), tuple(p for p in _EVERY if p != "badges")),
    "each": (mark("Lists"), ("sign-in",)),
    "session": (mark("Session"), ("sign-in", "minutes")),
    "only": (mark("Whose badges"), ("badges",)),
    "person": (mark("Person"), _PEOPLE),
    "agency": (mark("Agency"), (*_PEOPLE, "commitments")),
    "kind": (mark("Columns"), ("sign-in",)),
    "blank_rows": (mark("Empty rows for walk-ins"), ("sign-in",)),
    "sheet": (mark("Sheet"), ("badges",)),
    "skip": (mark("Labels gone from the first sheet"), ("badges",)),
    "share": (mark("Least share of sessions (%)"), ("certificates",)),
    "template": (mark("Number"), ("certificates",)),
    "start": (mark("First number"), ("certificates",)),
    "number": (mark("Number"), ("press-release",)),
    "headline": (mark("Headline"), ("press-release",)),
    "closing": (mark("Last paragraph"), ("press-release",)),
    "quotes": (mark("Quotes, one a line: words | full name | position"), ("press-release",)),
}
"""Name of each field -> its caption, and the papers that have a use for it."""

_KEPT: Final = ("number", "headline", "closing", "quotes")
"""Words for the press, which are kept in the workshop."""
_LANGUAGES = (("id", mark("Indonesian")), ("en", mark("English")))
_SIZES = (("A4", "A4"), ("F4", "F4 (folio)"))
_EACH = (
    ("", mark("One list")),
    ("session", mark("One for each session")),
    ("agency", mark("One for each agency")),
)
_KINDS = (("", mark("The usual ones")), ("full", mark("With sex and unit")))
_ONLY = (
    (printing.ALL, mark("All")),
    (printing.NEW, mark("Only new ones")),
    (printing.CHANGED, mark("Only changed ones")),
    (printing.ONE, mark("Of one person")),
)


class PaperOptions(QWidget):
    """The fields. `changed` comes when a person has chosen something else."""

    changed = Signal()

    def __init__(self, session: OpenSession, builder: PapersBuilder) -> None:
        super().__init__()
        self._session, self._builder = session, builder
        self._what = printing.PAPERS[0]
        value = session.settings.value
        self._people = ContributionLookup(session).people
        self.fields: dict[str, QWidget] = {
            "language": self._combo(_LANGUAGES, value.report_language or session.words.language),
            "paper": self._combo(_SIZES, value.report_paper),
            "each": self._combo(_EACH),
            "session": self._combo(()),
            "only": self._combo(_ONLY),
            "person": self._picker(),
            "agency": self._combo(()),
            "kind": self._combo(_KINDS, value.sign_in_columns),
            "blank_rows": self._number(100, value.sign_in_rows),
            "sheet": self._plain_combo((), value.badge_sheet or printing.DEFAULT_SHEET),
            "skip": self._number(100),
            "share": self._number(100),
            "template": self._line("", value.certificate_number),
            "start": self._number(10_000, 1),
            "number": self._line(),
            "headline": self._prose(session.words.t("Empty: title of the workshop"), 56),
            "closing": self._prose(session.words.t("Empty: how many commitments were made")),
            "quotes": self._prose(),
        }
        self._first = {name: _value(self.fields[name]) for name in ("language", "paper")}
        self.sheet_remark = text_label("", "bad", wrap=True)
        self.hints = {name: text_label("", "small", wrap=True) for name in ("sheet", "template")}
        self.press = PressKeeper(
            session,
            {
                press.NUMBER: self._field("number", QLineEdit),
                press.HEADLINE: self._field("headline", QPlainTextEdit),
                press.CLOSING: self._field("closing", QPlainTextEdit),
                press.QUOTES: self._field("quotes", QPlainTextEdit),
            },
            self,
        )
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
            if name in self.hints:
                column.addWidget(self.hints[name])
            if name == "sheet":
                column.addWidget(self.sheet_remark)

    # --- making fields ----------------------------------------------------------------------------

    def _combo(self, options: Sequence[tuple[str, str]], value: str = "") -> Combo:
        worded = [(key, self._session.words.t(text)) for key, text in options]
        return self._plain_combo(worded, value or (options[0][0] if options else ""))

    def _plain_combo(self, options: Sequence[tuple[str, str]], value: str) -> Combo:
        made = Combo(options, value)
        made.activated.connect(self._on_edited)
        return made

    def _picker(self) -> Picker:
        made = Picker(self._session.theme, self._people.find)
        made.picked.connect(self._on_edited)
        made.textEdited.connect(self._on_person_typed)
        return made

    def _number(self, largest: int, value: int | str = 0) -> QLineEdit:
        made = self._line()
        made.setValidator(QIntValidator(0, largest, self))
        made.setText(str(value))
        return made

    def _line(self, placeholder: str = "", text: str = "") -> QLineEdit:
        made = QLineEdit(text)
        made.setPlaceholderText(placeholder)
        made.textEdited.connect(self._on_edited)
        return made

    def _prose(self, placeholder: str = "", height: int = 84) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setPlaceholderText(placeholder)
        made.setTabChangesFocus(True)
        made.setFixedHeight(self._session.theme.px(height))
        made.textChanged.connect(self._on_edited)
        return made

    def _on_person_typed(self, text: str) -> None:
        # An emptied field is nobody at once: the pages must not stay those of somebody who is not shown.
        if self._person.value and not text.strip():
            self._person.set_value("", "")
            self._on_edited()

    def _on_edited(self) -> None:
        self._show_fields()
        self._limit_skip()
        self._show_hints()
        self.changed.emit()

    # --- showing ----------------------------------------------------------------------------------

    def show_for(self, what: str) -> None:
        """Show the fields of a paper, with the sessions, agencies and sheets there are now."""
        self._what = what
        self.press.follow()
        self._offer()
        self._show_fields()
        self._show_hints()

    def _show_hints(self) -> None:
        """Say what a sheet holds, and how the places of a number are filled."""
        words, ws = self._session.words, self._session.workshop
        self.hints["sheet"].setText(self._sheets.detail(words, self._combo_of("sheet").value))
        field = self._field("template", QLineEdit)
        field.setPlaceholderText(filled(ws, printing.DEFAULT_NUMBER, 1))
        template = field.text().strip() or printing.DEFAULT_NUMBER
        self.hints["template"].setText(
            words.t(
                "{places} are filled in, such as: {number}",
                places=PLACES[words.language],
                number=filled(ws, template, self._count("start") or 1),
            )
        )

    def choose_person(self, person_id: str) -> None:
        """Choose one person's badge, as if somebody had done so by hand."""
        self._combo_of("only").set_value(printing.ONE)
        self._person.set_value(person_id, self._people.name(person_id))
        self._show_fields()

    def _show_fields(self) -> None:
        for name, widget in self.fields.items():
            wanted = self._is_wanted(name)
            widget.setVisible(wanted)
            self._captions[name].setVisible(wanted)
        for name, hint in self.hints.items():
            hint.setVisible(self._is_wanted(name))
        self.sheet_remark.setVisible(bool(self.sheet_remark.text()) and self._what == "badges")

    def _is_wanted(self, name: str) -> bool:
        """Tell whether the paper at hand has a use for a field, after what the other fields say."""
        if self._what not in FIELDS[name][1]:
            return False
        of_one = self._what == "badges" and self._combo_of("only").value == printing.ONE
        if name == "person":
            return of_one or self._what != "badges"
        for_one = of_one if self._what == "badges" else bool(self._person.value)
        if name in ("agency", "each") and self._what in _PEOPLE:
            return not for_one
        return True

    def _field(self, name: str, kind: type[F]) -> F:
        field = self.fields[name]
        assert isinstance(field, kind)
        return field

    @property
    def _person(self) -> Picker:
        return self._field("person", Picker)

    def _combo_of(self, name: str) -> Combo:
        return self._field(name, Combo)

    def _offer(self) -> None:
        t, read = self._session.words.t, self._session.workshop.read
        sessions = [(s.id, s.title) for s in read.all(Session)]
        agencies = [(a.id, a.short_name) for a in read.all(Agency)]
        everything = t("The whole workshop") if self._what == "sign-in" else t("All sessions")
        self._offer_in("session", [("", everything), *sessions])
        self._offer_in("agency", [("", t("All agencies")), *agencies])
        everybody = "" if self._what == "badges" else t("Everybody")
        self._person.setPlaceholderText(everybody or t("Part of the name"))
        person = read.get(Person, self._person.value) if self._person.value else None
        if person is not None and person.deleted:
            self._person.set_value("", "")
        self._offer_sheets()

    def _offer_sheets(self) -> None:
        words = self._session.words
        self._sheets: OfferedSheets = offered_sheets(self._session)
        options, combo = self._sheets.options(words), self._combo_of("sheet")
        before = combo.value
        combo.set_options(options)
        combo.set_value(before if before in dict(options) else printing.DEFAULT_SHEET)
        folder = labels_folder(self._session.surroundings.folders.data)
        combo.setToolTip(tip(words.t("Your own label sheets: files in {folder}", folder=folder)))
        self.sheet_remark.setText(self._sheets.remark(words))
        self._limit_skip()

    def _limit_skip(self) -> None:
        """Leave at least one label on the first sheet."""
        field = self._field("skip", QLineEdit)
        most = self._sheets.labels_on(self._combo_of("sheet").value) - 1
        field.setValidator(QIntValidator(0, most, field))
        if not field.hasAcceptableInput() and field.text():
            field.setText(str(most))

    def _offer_in(self, name: str, options: list[tuple[str, str]]) -> None:
        combo = self._combo_of(name)
        before = combo.value
        combo.set_options(options)
        combo.set_value(before if before in dict(options) else "")

    # --- what is chosen ---------------------------------------------------------------------------

    def _text(self, name: str) -> str:
        """Return a field's value; "" for one that the paper has no use for."""
        widget = self.fields[name]
        if not self._is_wanted(name):
            return ""
        return _value(widget)

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
        printed = self._printed() if only in (printing.NEW, printing.CHANGED) else {}
        return Choices(
            paper=self._text("paper") or "A4",
            scope=Scoped(
                session_id=self._text("session"),
                agency_id=self._text("agency"),
                person_id=self._text("person"),
                each=self._text("each"),
            ),
            full=self._text("kind") == "full",
            blank_rows=self._count("blank_rows"),
            only=only,
            printed=printed,
            sheet=self._text("sheet") or printing.DEFAULT_SHEET,
            skip=self._count("skip"),
            share=self._count("share"),
            number=self._text("template"),
            start=self._count("start"),
            themes=themes_folder(self._session.surroundings.folders.data),
            labels=self._sheets.folder,
        )

    def remember(self) -> None:
        """Keep on this laptop what most people choose once."""
        settings, text = self._session.settings, self._text
        if self._what == "sign-in":
            rows = str(self._count("blank_rows"))
            settings.change(sign_in_columns=text("kind"), sign_in_rows=rows)
        settings.change(
            report_language=self._chosen_here("language", settings.value.report_language),
            report_paper=self._chosen_here("paper", settings.value.report_paper),
            badge_sheet=text("sheet") or settings.value.badge_sheet,
            certificate_number=text("template")
            if self._is_wanted("template")
            else settings.value.certificate_number,
        )

    def _chosen_here(self, name: str, kept: str) -> str:
        """What to keep of a choice that the proceedings keep in the same place: theirs, unless another
        was made here."""
        chosen = self._text(name)
        if not chosen or chosen == self._first[name]:
            return kept
        self._first[name] = chosen
        return chosen

    @property
    def values(self) -> Mapping[str, str]:
        """Everything that is chosen and typed, for the screen that takes this one's place."""
        return {name: _value(widget) for name, widget in self.fields.items()}

    def take(self, values: Mapping[str, str]) -> None:
        """Show what was chosen and typed on the screen before this one."""
        for name, value in values.items():
            if name in _KEPT:
                continue  # the workshop has them
            widget = self.fields[name]
            if isinstance(widget, Picker):
                widget.set_value(value, self._people.name(value))
            elif isinstance(widget, Combo):
                widget.set_value(value)
            elif isinstance(widget, QLineEdit):
                widget.setText(value)
            elif isinstance(widget, QPlainTextEdit):
                widget.setPlainText(value)
        self.show_for(self._what)

    def _printed(self) -> print_marks.Marks:
        found = self._session.attempt(lambda: print_marks.read_marks(self._builder.marks_file))
        return found or {}


def _value(widget: QWidget) -> str:
    if isinstance(widget, Combo | Picker):
        return widget.value
    if isinstance(widget, QLineEdit):
        return widget.text().strip()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
