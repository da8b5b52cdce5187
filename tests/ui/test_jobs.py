"""Long work in another process: progress, result, foreseen failure, a crash, cancelling."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app.domain.errors import Cancelled, DiskFull, ReportFailed
from workshop_app.ui.jobs import Job, Jobs, error_of
from workshop_app.ui.print_process import PrintProcess

HEAD = "import sys, json, time, pathlib; out = pathlib.Path(sys.stdin.buffer.readline().decode().strip())\n"
TALKS = HEAD + (
    "for n in range(3):\n    print(json.dumps({'done': n, 'of': 3}), flush=True)\n"
    "print('no json at all')\nout.write_text('x')\n"
    "print(json.dumps({'finished': {'pages': 3}}))"
)
FAILS = (
    HEAD
    + "print(json.dumps({'failed': {'code': 'disk-full', 'values': {'path': 'p'}}})); sys.exit(1)"
)
CRASHES = HEAD + "sys.exit(70)"
WAITS = HEAD + (
    "part = out.with_name(out.name + '.part'); part.write_text('half')\n"
    "print(json.dumps({'done': 1, 'of': 9}), flush=True)\ntime.sleep(60)"
)
OBEYS = HEAD + (
    "print(json.dumps({'done': 1, 'of': 9}), flush=True)\nsys.stdin.buffer.read(1)\n"
    "print(json.dumps({'failed': {'code': 'cancelled', 'values': {}}})); sys.exit(1)"
)
STAYS = (
    "import sys, json, os, pathlib\nfor line in sys.stdin.buffer:\n"
    "    told = line.decode().strip()\n    if told == 'die': os._exit(3)\n"
    "    pathlib.Path(told).write_text('x')\n"
    "    print(json.dumps({'finished': {'pages': os.getpid()}}), flush=True)"
)
"""Serves until its input ends."""


def _start(script: str, output: Path) -> tuple[Jobs, Job]:
    jobs = Jobs([sys.executable, "-c", script], output.parent)
    return jobs, jobs.start(f"{output}\n".encode(), output)


def test_progress_then_result(qtbot: QtBot, tmp_path: Path) -> None:
    jobs, job = _start(TALKS, tmp_path / "a.pdf")
    seen: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    assert QApplication.overrideCursor() is not None
    with qtbot.waitSignal(job.finished, timeout=10_000) as finished:
        pass
    assert finished.args == [{"pages": 3}]
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert QApplication.overrideCursor() is None
    assert jobs.running == ()


@pytest.mark.parametrize(("script", "kind"), [(FAILS, DiskFull), (CRASHES, ReportFailed)])
def test_failures_come_as_errors(
    qtbot: QtBot, tmp_path: Path, script: str, kind: type[Exception]
) -> None:
    _jobs, job = _start(script, tmp_path / "a.pdf")
    with qtbot.waitSignal(job.failed, timeout=10_000) as failed:
        pass
    assert type(failed.args[0]) is kind


@pytest.mark.parametrize("script", [WAITS, OBEYS], ids=["deaf", "obedient"])
def test_cancelling_leaves_nothing_behind(qtbot: QtBot, tmp_path: Path, script: str) -> None:
    _jobs, job = _start(script, tmp_path / "a.pdf")
    with qtbot.waitSignal(job.progressed, timeout=10_000):
        pass
    with qtbot.waitSignal(job.failed, timeout=10_000) as failed:
        job.cancel()
        job.cancel()
    assert isinstance(failed.args[0], Cancelled)
    assert list(tmp_path.iterdir()) == []


def test_slow_work_says_so_once(qtbot: QtBot, tmp_path: Path) -> None:
    jobs, job = _start(WAITS, tmp_path / "a.pdf")
    with qtbot.waitSignal(job.slow, timeout=10_000):
        pass
    assert QApplication.overrideCursor() is None
    with qtbot.waitSignal(job.ended, timeout=10_000):
        jobs.stop_all()
    assert jobs.running == ()


def test_a_program_that_is_not_there(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = Jobs([str(tmp_path / "nothing")], tmp_path)
    with qtbot.waitSignal(jobs.start(b"", tmp_path / "a.pdf").failed, timeout=10_000) as failed:
        pass
    assert isinstance(failed.args[0], ReportFailed)


def _served(qtbot: QtBot, jobs: Jobs, output: Path) -> int:
    with qtbot.waitSignal(
        jobs.start(f"{output}\n".encode(), output, stays=True).finished, timeout=10_000
    ) as finished:
        pass
    return int(finished.args[0]["pages"])


def test_a_warm_process_serves_again_and_is_let_go(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = Jobs([sys.executable, "-c", STAYS], tmp_path)
    first = _served(qtbot, jobs, tmp_path / "a.pdf")
    assert QApplication.overrideCursor() is None
    warm = [jobs.is_warm]
    assert jobs.running == ()
    assert _served(qtbot, jobs, tmp_path / "b.pdf") == first

    (process,) = jobs.findChildren(PrintProcess)
    with qtbot.waitSignal(process.died, timeout=10_000):
        jobs.cool()
    assert [*warm, jobs.is_warm] == [True, False]
    assert _served(qtbot, jobs, tmp_path / "c.pdf") != first
    jobs.stop_all()


def test_one_that_died_between_two_jobs_is_made_anew(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = Jobs([sys.executable, "-c", STAYS], tmp_path)
    first = _served(qtbot, jobs, tmp_path / "a.pdf")
    (process,) = jobs.findChildren(PrintProcess)
    process.send(b"die\n")  # its end is not known yet when the next job begins
    assert _served(qtbot, jobs, tmp_path / "b.pdf") != first
    jobs.stop_all()


def test_one_that_dies_over_a_job_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = Jobs([sys.executable, "-c", STAYS], tmp_path)
    with qtbot.waitSignal(
        jobs.start(b"die\n", tmp_path / "a.pdf", stays=True).failed, timeout=10_000
    ) as failed:
        pass
    assert isinstance(failed.args[0], ReportFailed)
    assert failed.args[0].values == {"reason": "exit code 3"}
    assert not jobs.is_warm
    jobs.stop_all()


def test_errors_keep_their_values() -> None:
    error = error_of("disk-full", {"path": "p"})
    assert isinstance(error, DiskFull) and error.values == {"path": "p"}
    assert isinstance(error_of("from-the-future", {}), ReportFailed)
