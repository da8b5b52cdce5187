"""The status line says what is so, in both languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words
from workshop_app.ui.shell.status import Saving, StatusLine
from workshop_app.ui.theme import Theme

NOW = datetime(2026, 11, 24, 1, 31, 7, tzinfo=UTC)


def _saving(**changes: object) -> Saving:
    facts: dict[str, object] = {
        "path": Path("/d/rapat.workshop"),
        "zone": "WIB",
        "now": NOW,
        "saved_at": NOW,
        "read_only": False,
        "last_backup": NOW,
        "backup_failed": False,
    }
    return Saving(**(facts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "Saved on this laptop in rapat.workshop · 08:31:07 · On this laptop only · Last backup 08:31",
        ),
        ({"zone": "WIT"}, "10:31:07"),
        ({"saved_at": None}, "no changes since it was opened"),
        ({"read_only": True}, "rapat.workshop is open for reading only"),
        ({"last_backup": None}, "No backup yet"),
        (
            {"last_backup": datetime(2026, 11, 22, 9, tzinfo=UTC)},
            "Last backup 22 November 2026 16:00",
        ),
        ({"backup_failed": True}, "The last backup failed"),
    ],
)
def test_what_is_said(qtbot: QtBot, theme: Theme, changes: dict[str, object], said: str) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.show_saving(load_words("en"), _saving(**changes))
    assert said in line.said


def test_times_are_written_the_indonesian_way(qtbot: QtBot, theme: Theme) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.show_saving(load_words("id"), _saving())
    assert "08.31.07" in line.said
