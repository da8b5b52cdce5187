"""Praktik baik: the live form, saved while somebody types, and the list of what is written down."""

from typing import ClassVar

from workshop_app.actions import records
from workshop_app.domain.records import Person, Practice
from workshop_app.ui.screens.contribution_links import LinkedScreen
from workshop_app.ui.screens.contribution_list import PanelWords
from workshop_app.ui.screens.practice_form import PracticeForm
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.words.catalogue import mark


class PracticesScreen(LinkedScreen):
    """Good practices."""

    NAME = "practices"
    TITLE = mark("Good practices")
    ICON = "lightbulb"
    TABLES: ClassVar = (
        *("practice", "challenge", "answer", "attachment"),
        *("agency", "strategy", "session", "workshop"),
    )
    KIND = Practice
    NEW = mark("New practice")
    PANEL = PanelWords(
        mark("Good practices"),
        "lightbulb",
        mark("Nothing written down yet"),
        mark(
            "What an agency tells of its work belongs here. Type it into the form: "
            "it is saved as you type. Ctrl+N begins another."
        ),
    )
    LINKS_TITLE = mark("Challenges that this practice answers")
    LINKS_HINT = mark("Challenges with similar words are proposed here once something is typed.")
    ELSEWHERE = "challenges"
    form: PracticeForm

    def make_form(self) -> PracticeForm:
        session = self.session
        return PracticeForm(session.theme, session.words, self.lookup, self._today, self.scan)

    def say_count(self, count: int) -> str:
        return self.session.words.n("{count} good practice", "{count} good practices", count)

    def _build(self) -> None:
        super()._build()
        self.wall_button = IconButton(
            self.session.theme,
            self.session.words.t("Wall on the projector (Shift+F11)"),
            "presentation",
            kind="",
        )
        self.head.put_first(self.wall_button)

    def _connect(self) -> None:
        super()._connect()
        self.wall_button.clicked.connect(self._on_wall_clicked)
        self.form.presenter.new_requested.connect(self._on_new_person_requested)

    def _on_wall_clicked(self) -> None:
        if self.save():
            self.command_requested.emit("wall", "")

    def _on_new_person_requested(self, text: str) -> None:
        ws, agency_id = self.session.workshop, self.form.agency.value
        made = self.session.attempt(lambda: records.add(ws, Person, name=text, agency_id=agency_id))
        if made is not None:
            self.form.presenter.set_value(made, text)
            self._on_form_edited()
