"""A facilitator's afternoon with two kills in mid-sentence: nothing that was written down is missing."""

import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.builders import ANI
from tests.faults.facilitator import Contribution, afternoon
from workshop_app.actions import templates
from workshop_app.actions.checking import check_file
from workshop_app.actions.recovery import typing_folder
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Challenge, Commitment, Practice

KILLED_AT = (23, 71)
"""The contributions in the middle of which the program is killed."""
NEVER = -1


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_of_an_afternoon_with_two_kills_is_missing(tmp_path: Path) -> None:
    path, home = tmp_path / "acara.workshop", tmp_path / "home"
    home.mkdir()
    templates.create(path, ANI, "ran-pp-tppo", title="Acara").close()
    done, offers = 0, []
    for kill in (*KILLED_AT, NEVER):
        done, offered = _work(path, home, done, kill)
        offers.append(offered)

    told = afternoon()
    assert done == len(told)
    assert Counter(one.kind for one in told) == {"practice": 40, "challenge": 40, "commitment": 20}
    assert offers == [0, 1, 1]
    assert sorted(_written(path)) == sorted((one.kind, one.text) for one in told)
    assert check_file(path).sound


def _work(path: Path, home: Path, done: int, kill: int) -> tuple[int, int]:
    """Let the facilitator go on; return how many are done, and how many texts were offered at the start."""
    words = [str(word) for word in (path, home, done, kill)]
    command = [sys.executable, "-m", "tests.faults.facilitator", *words]
    facilitator = subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True
    )
    assert facilitator.stdout is not None
    offered = 0
    try:
        for line in facilitator.stdout:
            what, number = line.split()
            if what == "offered":
                offered = int(number)
            elif what == "done":
                done = int(number) + 1
            else:
                _wait_until_half(path, home, afternoon()[kill])
                facilitator.send_signal(signal.SIGKILL)
    finally:
        if kill != NEVER:
            facilitator.kill()
        facilitator.communicate()
    return done, offered


def _wait_until_half(path: Path, home: Path, told: Contribution) -> None:
    """Wait for the words in the file, and for the note that follows them and leads to the offer."""
    deadline = time.monotonic() + 60
    notes = typing_folder(home / "data")
    while not (_half(path, told) and list(notes.glob(f"*-{told.kind}.json"))):
        assert time.monotonic() < deadline, "nothing of what is being typed was saved"
        time.sleep(0.02)


def _half(path: Path, told: Contribution) -> bool:
    """Tell whether a part of what is being typed is in the file, as another program sees it."""
    beginning = told.text.partition(":")[0]
    return any(text.startswith(beginning) for _, text in _written(path))


def _written(path: Path) -> list[tuple[str, str]]:
    ws = Workshop.open_to_read(path)
    found = [
        *(("practice", p.action) for p in ws.read.all(Practice)),
        *(("challenge", c.description) for c in ws.read.all(Challenge)),
        *(("commitment", c.description) for c in ws.read.all(Commitment)),
    ]
    ws.close()
    return [(kind, text.strip()) for kind, text in found]
