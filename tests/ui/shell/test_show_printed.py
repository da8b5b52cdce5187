"""From the record that is worked on to its page of the proceedings, by the menu."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from tests.ui.shell import conftest
from tests.ui.shell.conftest import FirstScreen, House
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.shell.screens import ScreenEntry
from workshop_app.ui.surroundings import Surroundings


class Working(FirstScreen):
    """A screen with a record in view."""

    @property
    def record_in_view(self) -> tuple[str, str]:
        return "practice", "p1"


class Printed(FirstScreen):
    """In place of the real one."""

    NAME, TITLE, ICON = "proceedings", "Proceedings", "book-open"


ENTRIES = (
    ScreenEntry("first", "Overview", "users", lambda: Working),
    ScreenEntry("proceedings", "Proceedings", "book-open", lambda: Printed),
)


def test_the_record_in_view_is_shown_in_the_proceedings(
    qtbot: QtBot,
    surroundings: Surroundings,
    jobs: Jobs,
    ask: FakeAsk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conftest, "ENTRIES", ENTRIES)
    house = House(surroundings, jobs, ask)
    qtbot.addWidget(house.window)
    action = house.window.menus.action("show_printed")
    assert not action.isEnabled() and action.shortcut().toString() == "Ctrl+Shift+P"
    house.deeds.do("sample")
    house.window.show_place("first")
    first = house.window.screen_widget("first")
    assert isinstance(first, Working)

    house.window.menus.action("show_printed").trigger()

    assert first.settled >= 1 and house.window.place == "proceedings"
    printed = house.window.screen_widget("proceedings")
    assert isinstance(printed, Printed) and printed.field.text() == "practice p1"
    house.deeds.do("show_printed")
    assert printed.field.text() == "practice p1"
    house.deeds.do("close")
