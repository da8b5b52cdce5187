"""What is found in another workshop opens that workshop at the record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import ANI, new_workshop
from tests.ui.shell.conftest import House
from workshop_app.actions import records
from workshop_app.actions.finding import PLACES
from workshop_app.domain.records import Attachment, Practice
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.dialogs.find_all import Chosen, FindAllDialog
from workshop_app.ui.settings import RecentFile


@pytest.fixture
def practices(tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Two workshops of before, each with a practice; name -> its id."""
    monkeypatch.setitem(PLACES, "practice", "second")
    found = {}
    for name in ("satu", "dua"):
        ws = new_workshop(tmp_path, name, ANI, f"Lokakarya {name}")
        found[name] = records.add(ws, Practice, title=f"Posko {name}")
        records.add(
            ws,
            Attachment,
            record_kind="practice",
            record_id=found[name],
            sha256="0" * 64,
            caption=f"Foto {name}",
        )
        ws.close()
        house.surroundings.settings.remember(RecentFile(path=str(ws.path), title=name))
    return found


def _choose(qtbot: QtBot, text: str) -> Callable[[ValueDialog], object]:
    def answer(dialog: ValueDialog) -> object:
        assert isinstance(dialog, FindAllDialog) and len(dialog.paths) == 2
        dialog.show()
        dialog.field.setText(text)
        with qtbot.waitSignal(dialog.work.finished):
            dialog.search()
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        return dialog.value

    return answer


def test_a_result_opens_its_workshop_at_the_record(
    qtbot: QtBot, house: House, practices: dict[str, str]
) -> None:
    for text, name in (("posko dua", "dua"), ("posko satu", "satu"), ("foto satu", "satu")):
        house.ask.answer(_choose(qtbot, text))
        house.deeds.do("find_all")
        session = house.window.session
        assert session is not None and session.workshop.settings.title == f"Lokakarya {name}"
        assert house.window.place == "second"
        assert house.screen("second").field.text() == f"practice {practices[name]}"


def test_a_change_of_mind_and_a_file_that_is_gone(house: House, tmp_path: Path) -> None:
    house.ask.answer(None, Chosen(tmp_path / "gone.workshop", "practice", "x"))
    house.deeds.do("find_all")
    house.deeds.do("find_all")
    assert house.window.session is None
    assert house.surroundings.notices.latest is not None
