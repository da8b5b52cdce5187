"""The live form of a good practice, and the parts that are filled in afterwards."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit

from workshop_app.domain.choices import MATURITIES, POTENTIALS
from workshop_app.ui.screens.contribution_fields import Field, Layout, Part
from workshop_app.ui.screens.contribution_form import ContributionForm
from workshop_app.ui.screens.contribution_lookup import ContributionLookup, Names
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.guard_hint import Scan
from workshop_app.ui.widgets.picker import Picker
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.words.catalogue import Words, mark

__all__ = ["Names", "PracticeForm"]

_LIVE: Final = Part(
    rows=(
        (
            Field("agency_id", "agency", mark("Agency"), mark("Short name or name"), room=4),
            Field("title", "line", mark("Title"), room=7),
        ),
        (
            Field(
                "action",
                "prose",
                mark("What was done"),
                mark("What did the agency do, with whom, for whom?"),
                lines=3,
                grows=True,
            ),
        ),
        (Field("strategies", "strategies", mark("Strategies")),),
        (
            Field("result", "prose", mark("Result"), mark("What has changed?"), room=6),
            Field("result_number", "figure", mark("Figure"), mark("1.789"), room=2),
            Field("result_unit", "line", mark("Unit"), mark("people, villages, …"), room=3),
            Field("result_period", "line", mark("Period"), mark("2022, in 8 months, …"), room=3),
        ),
        (
            Field("presenter_id", "person", mark("Presented by"), mark("Those present come first")),
            Field("session_id", "session", mark("Session")),
        ),
    )
)
_STORY: Final = Part(
    title=mark("How it came about"),
    rows=(
        (
            Field("situation", "prose", mark("Situation"), mark("What was it like before?")),
            Field("obstacles", "prose", mark("Obstacles"), mark("What stood in the way?")),
        ),
        (
            Field("reflection", "prose", mark("Reflection"), mark("What do they think of it now?")),
            Field("lessons", "prose", mark("Lessons"), mark("What should others know?")),
        ),
        (
            Field(
                "success_factors",
                "prose",
                mark("Innovation and success factors"),
                mark("What was new in it, and why did it work?"),
            ),
        ),
    ),
)
_REACH: Final = Part(
    title=mark("Where, for whom, with what"),
    rows=(
        (
            Field("scope", "line", mark("Place and coverage"), mark("3 provinces, 40 villages")),
            Field("target_group", "line", mark("Target group"), mark("Migrant workers, pupils, …")),
        ),
        (
            Field("partners", "line", mark("Partners"), mark("Who else took part?")),
            Field("contact", "line", mark("Contact"), mark("Stays inside; never printed")),
        ),
        (Field("resources", "prose", mark("Resources"), mark("People, money, tools")),),
        (
            Field(
                "inclusion",
                "prose",
                mark("Gender and disability inclusion"),
                mark("Who could take part, who could not?"),
            ),
        ),
    ),
)
_FUTURE: Final = Part(
    title=mark("Proof and future"),
    rows=(
        (
            Field(
                "result_source",
                "line",
                mark("Source of the figure"),
                mark("Annual report, data system, …"),
            ),
            Field(
                "result_groups",
                "line",
                mark("Figure by sex and age"),
                mark("620 women, 530 men, 48 children"),
            ),
        ),
        (
            Field("maturity", "choice", mark("Maturity"), choices=("", *MATURITIES)),
            Field(
                "replication",
                "choice",
                mark("Potential for replication"),
                choices=("", *POTENTIALS),
            ),
        ),
        (
            Field("replication_conditions", "prose", mark("Conditions for replication")),
            Field("sustainability", "prose", mark("Sustainability"), mark("What keeps it going?")),
        ),
        (Field("evidence", "prose", mark("Evidence"), mark("Reports, figures, links")),),
    ),
)
_LAYOUT: Final = Layout(
    new_title=mark("New good practice"),
    parts=(_LIVE, _STORY, _REACH, _FUTURE),
    words=(
        *("title", "action", "result", "result_number", "result_unit", "result_period"),
        *("situation", "obstacles", "reflection", "lessons", "success_factors", "scope"),
        *("target_group", "partners", "contact", "resources", "inclusion"),
        *("replication_conditions", "sustainability", "evidence", "result_source", "result_groups"),
    ),
    titled_from=("action", "result"),
)


class PracticeForm(ContributionForm):
    """The form with its fields by name."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        lookup: ContributionLookup,
        today: Callable[[], date],
        scan: Scan,
    ) -> None:
        super().__init__(theme, words, lookup, _LAYOUT, today, scan)
        self.title_field = self.widget("title", QLineEdit)
        self.action = self.widget("action", ProseField)
        self.result = self.widget("result", ProseField)
        self.number = self.widget("result_number", QLineEdit)
        self.unit = self.widget("result_unit", QLineEdit)
        self.period = self.widget("result_period", QLineEdit)
        self.presenter = self.widget("presenter_id", Picker)
