"""Settings are kept, a damaged file is set aside and said, and nothing unknown does harm."""

import json
from pathlib import Path

import pytest

from tests.conftest import ExpectLogs
from workshop_app.actions.laptop import DEVICE_LETTERS
from workshop_app.ui.settings import (
    RECENT_KEPT,
    Preferences,
    RecentFile,
    SettingsStore,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_the_first_start_makes_a_device_code_and_keeps_it(path: Path) -> None:
    device = SettingsStore(path).value.device
    assert len(device) == 4 and set(device) <= set(DEVICE_LETTERS)
    assert SettingsStore(path).value.device == device


def test_what_is_changed_is_there_at_the_next_start(path: Path) -> None:
    store = SettingsStore(path)
    store.change(language="en", operator_name="Sari", desk="Meja A")
    store.remember(RecentFile("/x/a.workshop", "Judul", "2023-03-29", "Jakarta", 27, "now"))
    again = SettingsStore(path)
    assert again.value == store.value
    assert again.value.operator.name == "Sari"
    assert again.set_aside is None


def test_the_newest_file_stands_first_and_only_once(path: Path) -> None:
    store = SettingsStore(path)
    for number in (*range(RECENT_KEPT + 3), 5):
        store.remember(RecentFile(f"/x/{number}.workshop"))
    paths = [r.path for r in store.value.recent]
    assert paths[0] == "/x/5.workshop"
    assert len(paths) == len(set(paths)) == RECENT_KEPT
    store.forget("/x/5.workshop")
    assert "/x/5.workshop" not in [r.path for r in store.value.recent]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '"x"',
        '{"language": 3}',
        '{"recent": 5}',
        '{"recent": [5]}',
        '{"recent": [{"title": "no path"}]}',
        '{"recent": [{"path": "x", "agencies": "27"}]}',
    ],
)
def test_a_damaged_file_is_set_aside(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    store = SettingsStore(path)
    assert store.value.language == Preferences().language
    assert store.set_aside is not None
    assert store.set_aside.read_text(encoding="utf-8") == text
    assert SettingsStore(path).set_aside is None


def test_bytes_that_are_no_text_are_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")
    assert SettingsStore(path).set_aside is not None


def test_what_a_newer_app_wrote_is_passed_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"language": "en", "hologram": True}), encoding="utf-8")
    store = SettingsStore(path)
    assert store.value.language == "en"
    assert store.set_aside is None


def test_settings_that_cannot_be_written_do_not_stop_the_work(
    path: Path, expect_logs: ExpectLogs
) -> None:
    path.parent.write_text("a file where a folder should be", encoding="utf-8")
    with expect_logs("workshop_app.ui.settings", "not written"):
        store = SettingsStore(path)
        store.change(language="en")
    assert store.value.language == "en"
