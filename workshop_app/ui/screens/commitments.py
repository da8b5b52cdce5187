"""Tindak lanjut: who does what until when, in the words it was promised in, and what has come of it."""

from typing import ClassVar, Final

from workshop_app.actions.carrying import history_line
from workshop_app.actions.contributions import Contribution
from workshop_app.domain.choices import COMMITMENT_STATES
from workshop_app.domain.records import Commitment
from workshop_app.ui.models.contributions import OPEN, OVERDUE
from workshop_app.ui.screens.contribution_attached import AttachedScreen
from workshop_app.ui.screens.contribution_fields import Field, Layout, Part
from workshop_app.ui.screens.contribution_list import PanelWords
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.earlier import EarlierPart
from workshop_app.ui.widgets.labels import tip
from workshop_app.words.carrying import history_words
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import CHOICE_NAMES

_LIVE: Final = Part(
    rows=(
        (
            Field("agency_id", "agency", mark("Responsible agency"), mark("One agency"), room=4),
            Field("due", "due", mark("Until when"), mark("two weeks, end of June, Q2"), room=4),
            Field(
                "status",
                "choice",
                mark("Status"),
                choices=COMMITMENT_STATES,
                room=5,
            ),
        ),
        (
            Field(
                "description",
                "prose",
                mark("What will be done"),
                mark("A verb and a result: draws up the joint guideline …"),
                lines=3,
                grows=True,
            ),
        ),
        (Field("strategies", "strategies", mark("Strategies")),),
        (
            Field("indicator", "line", mark("Indicator"), mark("How will one see it is done?")),
            Field("supporters", "agencies", mark("Supported by"), mark("Agencies")),
        ),
        (
            Field("origin", "origin", mark("Comes from"), mark("A practice or a challenge")),
            Field("session_id", "session", mark("Session")),
        ),
        (
            Field("progress", "prose", mark("Progress"), mark("What has happened since?"), room=3),
            Field("contact", "line", mark("Contact"), mark("Stays inside"), room=2),
        ),
    )
)


class CommitmentsScreen(AttachedScreen):
    """Follow-up commitments, those that are due first on top."""

    NAME = "commitments"
    TITLE = mark("Follow-up")
    ICON = "list-checks"
    TABLES: ClassVar = (
        "commitment",
        "attachment",
        "agency",
        "strategy",
        "session",
        "workshop",
    )
    KIND = Commitment
    NEW = mark("New commitment")
    PANEL = PanelWords(
        mark("Commitments"),
        "list-checks",
        mark("No commitment yet"),
        mark(
            "What an agency promises to do belongs here, with the date as it was said: “two weeks”, "
            "“end of June”. Ctrl+N begins another."
        ),
    )
    FILTERS = (("agency", "state"), ("strategy", "session"), ("by",))
    STATES: ClassVar = (
        (OVERDUE, mark("Overdue")),
        (OPEN, mark("Still open")),
        *((code, CHOICE_NAMES[code]) for code in COMMITMENT_STATES),
    )
    LAYOUT = Layout(
        new_title=mark("New commitment"),
        parts=(_LIVE,),
        words=("description", "indicator", "progress"),
    )

    def _build(self) -> None:
        super()._build()
        t = self.session.words.t
        self.carry_button = Button(self.session.theme, t("Carry over…"), icon="history")
        self.carry_button.setToolTip(tip(t("Open commitments of an earlier workshop")))
        self.head.put_first(self.carry_button)
        self.earlier = EarlierPart(t("From an earlier workshop"))
        self.form.column.addWidget(self.earlier)

    def _connect(self) -> None:
        super()._connect()
        self.carry_button.clicked.connect(self._on_carry_clicked)

    def accompany(self, record: Contribution | None) -> None:
        super().accompany(record)
        if isinstance(record, Commitment) and record.earlier_id:
            words = self.session.words
            lines = [history_words(words, history_line(text)) for text in record.earlier_history]
            self.earlier.show_source(record.earlier_from, lines)
        else:
            self.earlier.show_source("", ())

    def _on_carry_clicked(self) -> None:
        if self.save():
            self.command_requested.emit("carry", "")

    def say_count(self, count: int) -> str:
        words = self.session.words
        over = sum(row.days_over > 0 for row in self.panel.rows)
        return " · ".join(
            (
                words.n("{count} commitment", "{count} commitments", count),
                words.n("{count} overdue", "{count} overdue", over)
                if over
                else words.t("nothing overdue"),
            )
        )
