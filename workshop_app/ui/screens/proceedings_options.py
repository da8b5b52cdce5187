"""How the proceedings look: language and paper of this laptop; theme, page numbers, names of the workshop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workshop_app.actions.proceedings import PAPERS
from workshop_app.actions.proceedings_parts import set_look
from workshop_app.actions.themes import DEFAULT
from workshop_app.ui.screens.proceedings_looks import LookFiles
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label, tip
from workshop_app.words.catalogue import mark

LANGUAGES = (("id", mark("Indonesian")), ("en", mark("English")))
NAMED = "names"
PAPER_NAMES = {"A4": "A4", "F4": "F4 (folio)"}


class BookOptions(Card):
    """`chosen` comes when another language or paper was chosen; the rest is kept in the workshop."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session.words.t("Options"))
        self._session = session
        t, value = session.words.t, session.settings.value
        languages = [(code, t(name)) for code, name in LANGUAGES]
        self.language = Combo(languages, value.report_language or session.words.language)
        papers = [(paper, PAPER_NAMES[paper]) for paper in PAPERS]
        self.paper = Combo(papers, value.report_paper if value.report_paper in PAPERS else "A4")
        self.looks = LookFiles(session)
        self.theme = Combo(self.looks.choices, DEFAULT)
        self.folio = Combo((("plain", t("2 (at the foot)")), ("dashes", t("- 2 - (at the head)"))))
        self.names = Combo((("", t("Without their names")), (NAMED, t("With their names"))))
        self.names.setToolTip(
            tip(t("An appendix lists who was there. Ask for their consent before you choose it."))
        )
        captions: tuple[tuple[str, QWidget], ...] = (
            (t("Language"), self.language),
            (t("Paper"), self.paper),
            (t("Appearance"), self.theme),
            (t("Page numbers"), self.folio),
            (t("Participants"), self.names),
        )
        for caption, widget in captions:
            self.body.addWidget(field_label(caption, widget))
            self.body.addWidget(widget)
            if widget is self.theme:
                self.body.addWidget(self.looks)
        self.language.activated.connect(self.chosen)
        self.paper.activated.connect(self.chosen)
        self.theme.activated.connect(self._on_look_chosen)
        self.folio.activated.connect(self._on_look_chosen)
        self.names.activated.connect(self._on_look_chosen)

    def follow(self) -> None:
        """Show what the workshop holds."""
        settings, ws = self._session.workshop.settings, self._session.workshop
        self.theme.set_options(self._looks(settings.proceedings_theme or DEFAULT))
        self.theme.set_value(settings.proceedings_theme or DEFAULT)
        self.folio.set_value(settings.proceedings_folio)
        self.names.set_value(NAMED if settings.proceedings_names else "")
        for widget in (self.theme, self.folio, self.names):
            widget.setEnabled(not ws.read_only)

    def read_looks(self) -> None:
        """Read the files of looks anew: somebody may have changed one."""
        self.looks.read()
        self.follow()

    def _looks(self, chosen: str) -> list[tuple[str, str]]:
        """The looks that can be used, and the chosen one where it cannot."""
        found = self.looks.choices
        if chosen in dict(found):
            return found
        absent = self._session.words.t("{name} (cannot be used here)", name=chosen)
        return [*found, (chosen, absent)]

    def _on_look_chosen(self) -> None:
        ws, now = self._session.workshop, self._session.workshop.settings
        theme = "" if self.theme.value == DEFAULT else self.theme.value
        wanted = (theme, self.folio.value, self.names.value == NAMED)
        if wanted != (now.proceedings_theme, now.proceedings_folio, now.proceedings_names):
            self._session.run(
                lambda: set_look(ws, theme=wanted[0], folio=wanted[1], names=wanted[2])
            )
        self.follow()
