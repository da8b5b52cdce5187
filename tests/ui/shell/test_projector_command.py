"""The projector by the menu: it needs an open workshop and goes with it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import House
from workshop_app.ui.projector import Projector

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _open() -> list[Projector]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Projector) and w.isVisible()]


def test_it_opens_with_f11_and_closes_with_the_workshop(qtbot: QtBot, house: House) -> None:
    house.deeds.do("projector")
    assert _open() == []
    house.deeds.do("sample")
    action = house.window.menus.action("projector")
    assert action.isEnabled() and action.shortcut().toString() == "F11"
    action.trigger()
    assert len(_open()) == 1
    house.deeds.do("projector")
    assert len(_open()) == 1
    house.deeds.do("close")
    assert _open() == []
    assert not house.window.menus.action("projector").isEnabled()
