"""Runs work in child processes and kills them at random moments; single-threaded, so that it may fork.

`python -m tests.faults.killer desk FILE KILLS SEED` prints, for each kill, one JSON list with the ids of
the events that the killed desk had acknowledged. `... open FILE KILLS SEED` and `... new FOLDER KILLS SEED`
kill a process that opens and closes, or makes, a workshop, and print an empty list each time.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.builders import new_workshop, open_workshop
from tests.faults import desk_process


def main(what: str, path: Path, kills: int, seed: int) -> None:
    """Kill `kills` children."""
    chance = random.Random(seed)
    for kill in range(kills):
        if what == "desk":
            said = _killed(
                lambda: desk_process.main(path), chance.randint(2, 25), chance.random() / 250
            )
            lines = [
                line.split() for line in said.decode().splitlines(keepends=True) if line[-1] == "\n"
            ]
            assert lines[0] == ["ready"]
            acknowledged = [line[0] for line in lines[1:]]
        elif what == "open":
            _killed(lambda: open_workshop(path).close(), 0, chance.random() / 33)
            acknowledged = []
        else:
            folder = path / str(kill)
            folder.mkdir()
            _killed(lambda: new_workshop(folder).close(), 0, chance.random() / 33)  # noqa: B023
            acknowledged = []
        print(json.dumps(acknowledged), flush=True)


def _killed(work: Callable[[], object], lines: int, wait: float) -> bytes:
    """Let a child work, kill it `wait` seconds after it has said so many lines; return what it said."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        os.dup2(theirs, 1)
        try:
            work()
        finally:
            os._exit(0)
    os.close(theirs)
    said = b""
    with os.fdopen(ours, "rb", buffering=0) as answers:
        while said.count(b"\n") < lines:
            said += answers.read(4096)
        end = time.monotonic() + wait
        while (left := end - time.monotonic()) > 0 and select.select([answers], [], [], left)[0]:
            more = answers.read(4096)
            said += more
            if not more:  # it has ended by itself
                break
        os.kill(child, signal.SIGKILL)
        while more := answers.read(4096):
            said += more
    os.waitpid(child, 0)
    return said


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
