"""Tantangan: what does not work yet, which support is needed from whom, and which practice answers it."""

from typing import ClassVar, Final

from workshop_app.domain.choices import CHALLENGE_CATEGORIES, LEVELS, VISIBILITIES
from workshop_app.domain.records import Challenge
from workshop_app.ui.screens.contribution_fields import Field, Layout, Part
from workshop_app.ui.screens.contribution_links import LinkedScreen
from workshop_app.ui.screens.contribution_list import PanelWords
from workshop_app.words.catalogue import mark

_LIVE: Final = Part(
    rows=(
        (
            Field("agency_id", "agency", mark("Agency"), mark("Short name or name"), room=4),
            Field("title", "line", mark("Title"), room=7),
        ),
        (
            Field(
                "description",
                "prose",
                mark("Description"),
                mark("What does not work, where, since when?"),
                lines=3,
                grows=True,
            ),
        ),
        (Field("strategies", "strategies", mark("Strategies")),),
        (
            Field("category", "choice", mark("Category"), choices=("", *CHALLENGE_CATEGORIES)),
            Field("level", "choice", mark("Severity"), choices=("", *LEVELS)),
        ),
        (
            Field(
                "support_needed", "prose", mark("Support needed"), mark("What would help?"), room=1
            ),
            Field("support_from", "agencies", mark("Support from"), mark("Agencies"), room=1),
        ),
        (
            Field("proposed_solution", "prose", mark("Proposed solution")),
            Field("impact", "prose", mark("Impact"), mark("Whom does it harm, and how much?")),
        ),
        (
            Field("session_id", "session", mark("Session")),
            Field("visibility", "choice", mark("Visibility"), choices=VISIBILITIES),
        ),
    )
)


class ChallengesScreen(LinkedScreen):
    """Challenges. They stay internal until somebody decides otherwise."""

    NAME = "challenges"
    TITLE = mark("Challenges")
    ICON = "flag"
    TABLES: ClassVar = (
        *("challenge", "practice", "answer", "attachment"),
        *("agency", "strategy", "session", "workshop"),
    )
    KIND = Challenge
    NEW = mark("New challenge")
    PANEL = PanelWords(
        mark("Challenges"),
        "flag",
        mark("No challenge written down yet"),
        mark(
            "What does not work yet belongs here. It stays internal unless you make it public. "
            "Ctrl+N begins another."
        ),
    )
    LAYOUT = Layout(
        new_title=mark("New challenge"),
        parts=(_LIVE,),
        words=("description", "title", "support_needed", "proposed_solution", "impact"),
        titled_from=("description", "support_needed", "proposed_solution", "impact"),
    )
    LINKS_TITLE = mark("Practices that answer this challenge")
    LINKS_HINT = mark("Practices with similar words are proposed here once something is typed.")
    ELSEWHERE = "practices"

    def say_count(self, count: int) -> str:
        return self.session.words.n("{count} challenge", "{count} challenges", count)
