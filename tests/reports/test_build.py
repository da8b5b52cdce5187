"""Writing: all or nothing, progress, cancel, disks that refuse, and the process of its own."""

import errno
import io
import json
import os
import pickle
import pickletools
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.reports.conftest import FONTS
from tests.reports.sample import full
from tests.reports.words import FakeWords
from workshop_app.domain.errors import (
    Cancelled,
    CannotRead,
    CannotWrite,
    DiskFull,
    ReadOnlyFile,
    WorkshopError,
)
from workshop_app.reports.build import build
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.theme import Options, Paper
from workshop_app.reports.worker import WATCH, Request, pack, run, unpack

OPTIONS = Options(FONTS, fixed=True)
FULL = Path("/dev/full")


def test_builds_a_file(tmp_path: Path, shelf: FontShelf) -> None:
    """The file is there, nothing else is, and progress went from nothing to all."""
    target = tmp_path / "prosiding.pdf"
    steps: list[tuple[int, int]] = []
    result = build(
        full(),
        target,
        OPTIONS,
        FakeWords(),
        lambda done, total: steps.append((done, total)),
        shelf=shelf,
    )
    assert (result.pages, result.warnings) == (19, ())
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert os.listdir(tmp_path) == ["prosiding.pdf"]
    done, totals = zip(*steps, strict=True)
    assert len(set(totals)) == 1
    assert (done[0], done[-1]) == (0, totals[0])
    assert set(done) == set(range(totals[0] + 1))


def test_it_is_told_where_parts_and_records_begin(tmp_path: Path, shelf: FontShelf) -> None:
    """A reader can be led from a record to its page; telling it changes no byte."""
    data = full()
    marked = replace(
        data,
        strategies=tuple(
            replace(s, practices=tuple(replace(p, key=f"practice/{p.title}") for p in s.practices))
            for s in data.strategies
        ),
    )
    plain, keyed = tmp_path / "plain.pdf", tmp_path / "keyed.pdf"
    build(data, plain, OPTIONS, FakeWords(), shelf=shelf)
    spots = build(marked, keyed, OPTIONS, FakeWords(), shelf=shelf).spots
    assert plain.read_bytes() == keyed.read_bytes()

    pages = [page.extract_text() for page in PdfReader(keyed).pages]
    found = [(key.removeprefix("practice/"), page) for key, page, _ in spots if "practice/" in key]
    assert len(found) == sum(len(s.practices) for s in data.strategies)
    for title, page in found:
        assert title.split()[0] in pages[page - 1]
    assert [page for _, page, _ in spots] == sorted(page for _, page, _ in spots)
    assert all(0 <= top < 842 for *_, top in spots)
    parts = {key: page for key, page, _ in spots if key.startswith("part/")}
    assert (parts["part/cover"], parts["part/foreword"]) == (1, 3)


def test_the_moment_is_kept_unless_fixed(tmp_path: Path, shelf: FontShelf) -> None:
    """The colophon and the metadata say when it was printed."""
    options = Options(FONTS, made_at=datetime(2023, 3, 30, 8, 5).astimezone())
    build(full(), tmp_path / "a.pdf", options, FakeWords(), shelf=shelf)
    build(full(), tmp_path / "b.pdf", OPTIONS, FakeWords(), shelf=shelf)
    assert (tmp_path / "a.pdf").read_bytes() != (tmp_path / "b.pdf").read_bytes()
    from pypdf import PdfReader

    reader = PdfReader(tmp_path / "a.pdf")
    assert "Kamis, 30 Maret 2023, pukul 08.05" in reader.pages[-1].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.day == 30


@pytest.mark.parametrize("after", [0, 1, 7, 40])
def test_cancel_leaves_nothing_behind(tmp_path: Path, shelf: FontShelf, after: int) -> None:
    """Stopped at any block: an older file stays as it was, and no part remains."""
    target = tmp_path / "prosiding.pdf"
    target.write_bytes(b"older")
    asked: Iterator[bool] = iter([False] * after + [True] * 9999)
    with pytest.raises(Cancelled):
        build(full(), target, OPTIONS, FakeWords(), cancelled=lambda: next(asked), shelf=shelf)
    assert os.listdir(tmp_path) == ["prosiding.pdf"]
    assert target.read_bytes() == b"older"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, ReadOnlyFile),
        (errno.EROFS, ReadOnlyFile),
        (errno.EIO, CannotWrite),
    ],
)
def test_a_failing_disk_is_foreseen(
    tmp_path: Path,
    shelf: FontShelf,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    expected: type[WorkshopError],
) -> None:
    """The error names the target, the older file stays, the part is taken away."""
    target = tmp_path / "prosiding.pdf"
    target.write_bytes(b"older")

    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(expected) as caught:
        build(full(), target, OPTIONS, FakeWords(), shelf=shelf)
    assert caught.value.values["path"] == str(target)
    assert os.listdir(tmp_path) == ["prosiding.pdf"]
    assert target.read_bytes() == b"older"


if FULL.exists():

    def test_a_really_full_disk(shelf: FontShelf, tmp_path: Path) -> None:
        """A device that is always full, under the name of the part."""
        (tmp_path / "prosiding.pdf.part").symlink_to(FULL)
        with pytest.raises(DiskFull):
            build(full(), tmp_path / "prosiding.pdf", OPTIONS, FakeWords(), shelf=shelf)
        assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path, shelf: FontShelf) -> None:
    """Foreseen, with the reason."""
    with pytest.raises(CannotWrite) as caught:
        build(full(), tmp_path / "tidak ada" / "a.pdf", OPTIONS, FakeWords(), shelf=shelf)
    assert caught.value.values["reason"]


def test_fonts_that_are_not_there(tmp_path: Path) -> None:
    """A damaged installation is foreseen too."""
    with pytest.raises(CannotRead):
        build(full(), tmp_path / "a.pdf", Options(tmp_path, fixed=True), FakeWords())
    (tmp_path / "Inter-SemiBold.ttf").write_bytes(b"not a font")
    with pytest.raises(CannotRead):
        build(full(), tmp_path / "a.pdf", Options(tmp_path, fixed=True), FakeWords())


def serve(source: bytes) -> tuple[int, list[dict[str, Any]]]:
    """Run the worker on these bytes; exit code and the lines it said."""
    out = io.StringIO()
    code = run(io.BytesIO(source).read, out, FakeWords)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_worker_reports_progress_and_result(tmp_path: Path) -> None:
    """Lines of progress, then one result."""
    code, lines = serve(pack(Request(full(), tmp_path / "a.pdf", OPTIONS)))
    assert code == 0
    assert lines[0] == {"done": 0, "of": lines[0]["of"]}
    assert lines[-2]["done"] == lines[-2]["of"] > len(lines)  # not every block has a line
    told = lines[-1]["finished"]
    assert (told["pages"], told["warnings"]) == (19, [])
    assert told["spots"][0] == ["part/cover", 1, 70.0]
    assert (tmp_path / "a.pdf").exists()


def test_the_worker_words_no_failure_itself(tmp_path: Path) -> None:
    """A foreseen failure is handed back as code and values."""
    target = tmp_path / "tidak ada" / "a.pdf"
    code, lines = serve(pack(Request(full(), target, OPTIONS)))
    assert code == 1
    assert lines[-1]["failed"]["code"] == "folder-gone"
    assert lines[-1]["failed"]["values"]["path"] == str(target)


def test_the_worker_makes_plain_data_only() -> None:
    """A request that would build anything else is refused before it is built."""

    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return os.mkdir, ("trap",)

    for loaded in (Trap(), "text"):
        data = pickle.dumps(loaded)
        with pytest.raises(pickle.UnpicklingError):
            serve(len(data).to_bytes(8, "big") + data)


def test_a_request_asks_for_plain_data_on_every_release_of_python(tmp_path: Path) -> None:
    """Debian 12's Python would write members of an enum as calls of getattr."""
    packed = pack(Request(full(), tmp_path / "a.pdf", OPTIONS))
    calls = [(op.name, arg) for op, arg, _ in pickletools.genops(packed[8:])]
    assert not [arg for _, arg in calls if arg == "getattr"]
    papers = {member.name for member in Paper}
    assert not [arg for _, arg in calls if arg in papers], "by value, not by name"


def test_a_request_may_arrive_in_pieces_but_not_cut_short(tmp_path: Path) -> None:
    """Pipes give what they have; an end before the end is an error."""
    packed = pack(Request(full(), tmp_path / "a.pdf", OPTIONS))
    request = unpack(packed[8:])
    assert isinstance(request, Request) and request.proceedings == full()
    source = io.BytesIO(packed)
    out = io.StringIO()
    assert run(lambda wanted: source.read(min(wanted, 100)), out, FakeWords) == 0
    with pytest.raises(pickle.UnpicklingError):
        serve(packed[:-1])


def test_a_worker_that_stays_serves_one_request_after_the_other(tmp_path: Path) -> None:
    """Wishes to stop that come too late do not hurt the next; it ends with its input."""
    requests = [Request(full(), tmp_path / f"{i}.pdf", OPTIONS, stay=True) for i in range(3)]
    code, lines = serve(b"!".join(map(pack, requests[:1])))
    assert code == 0
    script = (
        "import sys; from tests.reports.words import FakeWords; "
        "from workshop_app.reports.worker import main; sys.exit(main(FakeWords))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for request in requests:
            process.stdin.write(pack(request))
            process.stdin.flush()
            while "finished" not in json.loads(process.stdout.readline()):
                assert process.poll() is None
            process.stdin.write(b"!")
            process.stdin.flush()
        process.stdin.close()
        assert process.wait(60) == 0
    first, *others = [(tmp_path / f"{i}.pdf").read_bytes() for i in range(3)]
    assert others == [first, first]
    assert "finished" in lines[-1]


def test_a_failure_does_not_end_a_worker_that_stays(tmp_path: Path) -> None:
    """The next request is served; a last one that does not stay gives the exit code."""
    bad = Request(full(), tmp_path / "tidak ada" / "a.pdf", OPTIONS, stay=True)
    code, lines = serve(pack(bad) + pack(Request(full(), tmp_path / "a.pdf", OPTIONS)))
    assert code == 0
    assert [key for line in lines for key in line if key in ("failed", "finished")] == [
        "failed",
        "finished",
    ]


def test_a_byte_after_the_request_stops_the_worker(tmp_path: Path) -> None:
    """It is told so, and nothing is left behind."""

    def words_after_the_byte_was_read(language: str) -> FakeWords:
        for thread in threading.enumerate():
            if thread.name == WATCH:
                thread.join(20)
        return FakeWords(language)

    out = io.StringIO()
    source = io.BytesIO(pack(Request(full(), tmp_path / "a.pdf", OPTIONS)) + b"!")
    assert run(source.read, out, words_after_the_byte_was_read) == 1
    assert json.loads(out.getvalue().splitlines()[-1])["failed"]["code"] == "cancelled"
    assert os.listdir(tmp_path) == []


def test_the_worker_ends_by_itself_while_its_input_stays_open(tmp_path: Path) -> None:
    """A process of its own: done, and gone without a fault, though nobody closed the pipe."""
    script = (
        "import sys; from tests.reports.words import FakeWords; "
        "from workshop_app.reports.worker import main; sys.exit(main(FakeWords))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(pack(Request(full(), tmp_path / "a.pdf", OPTIONS)))
        process.stdin.flush()
        said = process.stdout.read().splitlines()
        assert process.wait(60) == 0, process.stderr.read()
    assert json.loads(said[-1])["finished"]["pages"] == 19
    assert os.listdir(tmp_path) == ["a.pdf"]
