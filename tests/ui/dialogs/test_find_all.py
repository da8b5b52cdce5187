"""Searching all workshops in the window: by typing, grouped, marked, stopped, and opened at the record."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import ANI, new_workshop
from tests.ui.fakes import FakeAsk
from workshop_app.actions import find_all, records
from workshop_app.actions.find_all import FileFound
from workshop_app.domain.records import Practice
from workshop_app.ui.dialogs.find_all import Chosen, FindAllDialog
from workshop_app.ui.models.find_all import ResultRow
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    found = []
    for name in ("satu", "dua"):
        ws = new_workshop(tmp_path, name, ANI, f"Lokakarya {name}")
        records.add(ws, Practice, title=f"Posko {name}", action="Kami memakai kapal patroli.")
        ws.close()
        found.append(ws.path)
    return found


@pytest.fixture
def dialog(
    qtbot: QtBot, surroundings: Surroundings, ask: FakeAsk, paths: list[Path]
) -> Iterator[FindAllDialog]:
    made = FindAllDialog(surroundings, ask, paths)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def rows(dialog: FindAllDialog) -> list[ResultRow]:
    return list(dialog.model.rows)


def search(qtbot: QtBot, dialog: FindAllDialog, text: str) -> None:
    dialog.field.setText(text)
    with qtbot.waitSignal(dialog.work.finished):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_results_stand_below_their_workshop(qtbot: QtBot, dialog: FindAllDialog) -> None:
    search(qtbot, dialog, "kapal")
    assert [(row.is_head, row.title) for row in rows(dialog)] == [
        (True, "Lokakarya satu"),
        (False, "Posko satu"),
        (True, "Lokakarya dua"),
        (False, "Posko dua"),
    ]
    assert rows(dialog)[1].passage == "Kami memakai kapal patroli."
    assert "kapal" in dialog.painter.needles
    assert dialog.stack.currentWidget() is dialog.view
    dialog.grab()


def test_typing_alone_searches_too(qtbot: QtBot, dialog: FindAllDialog) -> None:
    with qtbot.waitSignal(dialog.work.finished):
        qtbot.keyClicks(dialog.field, "posko dua")
    assert [row.title for row in rows(dialog)] == ["Lokakarya dua", "Posko dua"]


def test_keys_pass_over_the_heads_and_enter_chooses(qtbot: QtBot, dialog: FindAllDialog) -> None:
    search(qtbot, dialog, "posko")
    assert dialog.view.currentIndex().row() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().row() == 3
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().row() == 3
    qtbot.keyClick(dialog.field, Qt.Key.Key_PageUp)
    assert dialog.view.currentIndex().row() in (1, 3)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert isinstance(dialog.value, Chosen) and dialog.value.kind == "practice"
    assert not dialog.isVisible()


def test_a_file_that_cannot_be_read_says_why(
    qtbot: QtBot, dialog: FindAllDialog, ask: FakeAsk, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.workshop"
    letter.write_text("no workshop")
    search(qtbot, dialog, "posko satu")
    ask.answer([letter])
    with qtbot.waitSignal(dialog.work.finished):
        qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert "3 workshops" in dialog.files.whole
    [trouble] = [row for row in rows(dialog) if row.trouble]
    assert trouble.title.startswith("letter.workshop ") and trouble.is_head
    dialog.grab()
    ask.answer(None)
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert len(dialog.paths) == 3


def test_nothing_found_and_nothing_typed(qtbot: QtBot, dialog: FindAllDialog) -> None:
    assert "looking for" in dialog.empty.accessibleName()
    search(qtbot, dialog, "zzzz")
    assert "Nothing fits" in dialog.empty.accessibleName()
    assert dialog.stack.currentWidget() is dialog.empty
    dialog.field.clear()
    dialog.search()
    assert "looking for" in dialog.empty.accessibleName()


def test_no_workshop_to_search(qtbot: QtBot, surroundings: Surroundings, ask: FakeAsk) -> None:
    made = FindAllDialog(surroundings, ask, [])
    qtbot.addWidget(made)
    made.field.setText("posko")
    made.search()
    assert "No workshop" in made.empty.accessibleName() and not made.work.is_busy
    made.close()


def test_a_slow_search_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, dialog: FindAllDialog, monkeypatch: pytest.MonkeyPatch, paths: list[Path]
) -> None:
    going_on = threading.Event()
    real = find_all.find_in_file

    def slow(path: Path, text: str, **more: object) -> FileFound:
        if path == paths[1]:
            assert going_on.wait(10)
        return real(path, text)

    monkeypatch.setattr(find_all, "find_in_file", slow)
    dialog.paths = [*paths, paths[0].with_name("three.workshop")]
    dialog.field.setText("posko")
    dialog.search()
    qtbot.waitUntil(dialog.strip.isVisible)
    qtbot.waitUntil(lambda: [row.title for row in rows(dialog)][1:] == ["Posko satu"])
    dialog.strip.cancel.click()
    going_on.set()
    qtbot.waitUntil(lambda: not dialog.work.is_busy)
    assert not dialog.strip.isVisible()
    assert "three.workshop" not in [row.title for row in rows(dialog)]


def test_leaving_stops_the_search(qtbot: QtBot, dialog: FindAllDialog, paths: list[Path]) -> None:
    dialog.field.setText("posko")
    dialog.search()
    dialog.reject()
    assert not dialog.work.is_busy
