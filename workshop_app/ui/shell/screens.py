"""Which screens there are, in the order of the rail. A new screen is one function and one line here.

Screens are imported when they are first shown: the window opens sooner.
"""

from collections.abc import Callable, Sequence

from workshop_app.domain.frozen import frozen
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.shell.rail import RailItem
from workshop_app.words.catalogue import mark


@frozen
class ScreenEntry:
    """One line of the rail: name, title (English), icon, and where the class comes from."""

    name: str
    title: str
    icon: str
    load: Callable[[], type[Screen]]


START = RailItem("start", mark("Home"), "layout-dashboard")
"""Where one is while no workshop is open."""
SETTINGS = RailItem("settings", mark("Settings"), "settings", "Ctrl+,")


def _overview() -> type[Screen]:
    from workshop_app.ui.screens.overview import OverviewScreen

    return OverviewScreen


def _desk() -> type[Screen]:
    from workshop_app.ui.screens.desk import DeskScreen

    return DeskScreen


def _people() -> type[Screen]:
    from workshop_app.ui.screens.people import PeopleScreen

    return PeopleScreen


def _practices() -> type[Screen]:
    from workshop_app.ui.screens.practices import PracticesScreen

    return PracticesScreen


def _challenges() -> type[Screen]:
    from workshop_app.ui.screens.challenges import ChallengesScreen

    return ChallengesScreen


def _commitments() -> type[Screen]:
    from workshop_app.ui.screens.commitments import CommitmentsScreen

    return CommitmentsScreen


def _guard() -> type[Screen]:
    from workshop_app.ui.screens.guard import GuardScreen

    return GuardScreen


def _minutes() -> type[Screen]:
    from workshop_app.ui.screens.minutes import MinutesScreen

    return MinutesScreen


def _matrix() -> type[Screen]:
    from workshop_app.ui.screens.matrix import MatrixScreen

    return MatrixScreen


def _evaluation() -> type[Screen]:
    from workshop_app.ui.screens.evaluation import EvaluationScreen

    return EvaluationScreen


def _proceedings() -> type[Screen]:
    from workshop_app.ui.screens.proceedings import ProceedingsScreen

    return ProceedingsScreen


def _papers() -> type[Screen]:
    from workshop_app.ui.screens.papers import PapersScreen

    return PapersScreen


def all_screens() -> Sequence[ScreenEntry]:
    """Return every screen of an open workshop."""
    return (
        ScreenEntry("overview", mark("Overview"), "layout-dashboard", _overview),
        ScreenEntry("desk", mark("Registration"), "user-check", _desk),
        ScreenEntry("people", mark("People & agencies"), "users", _people),
        ScreenEntry("practices", mark("Good practices"), "lightbulb", _practices),
        ScreenEntry("challenges", mark("Challenges"), "flag", _challenges),
        ScreenEntry("commitments", mark("Follow-up"), "list-checks", _commitments),
        ScreenEntry("minutes", mark("Minutes"), "notebook-pen", _minutes),
        ScreenEntry("matrix", mark("Matrix"), "grid-3x3", _matrix),
        ScreenEntry("evaluation", mark("Evaluation"), "clipboard-list", _evaluation),
        ScreenEntry("guard", mark("Identity check"), "shield-alert", _guard),
        ScreenEntry("proceedings", mark("Proceedings"), "book-open", _proceedings),
        ScreenEntry("papers", mark("Print & export"), "printer", _papers),
    )
