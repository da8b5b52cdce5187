"""Foreseen errors are one line with advice; bugs are owned up to; nothing else reaches the screen."""

import errno
import io
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from workshop_app.actions import desk, proceedings, templates
from workshop_app.actions.backups import BackupStore
from workshop_app.cli.context import Surroundings
from workshop_app.cli.main import run
from workshop_app.domain import errors
from workshop_app.domain.changes import label
from workshop_app.domain.errors import WorkshopError
from workshop_app.store import location
from workshop_app.words.errors import WORDINGS


def _all_errors(kind: type[WorkshopError] = WorkshopError) -> Iterator[type[WorkshopError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _all_errors(below)


ERRORS = {error.code: error for error in _all_errors() if error.__module__ == errors.__name__}


def _values(code: str) -> dict[str, object]:
    """A hostile value for every placeholder of a wording."""
    names = {
        name
        for text in WORDINGS[code]
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }
    given: dict[str, object] = dict.fromkeys(names, 'a\n"b" {c} <b>%s\x1b[31m')
    known = {"kind": "person", "field": "name", "count": 2, "label": label("new workshop")}
    return given | {name: value for name, value in known.items() if name in names}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("code", sorted(ERRORS))
def test_every_foreseen_error_is_one_line(
    code: str, language: str, file: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ERRORS[code](**_values(code))

    monkeypatch.setattr(desk, "check_in", refuse)
    said = call("check-in", file, "Wira Adi Kusumo", language=language)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1 and said.err.endswith("\n")
    assert "Traceback" not in said.err and "\x1b" not in said.err
    assert not re.search(r"\{(?!c\})", said.err)


def test_an_interruption_is_no_bug_whatever_is_made_of_it(
    file: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise RuntimeError("a module was not made") from error

    monkeypatch.setattr(desk, "check_in", interrupted)
    said = call("check-in", file, "Wira Adi Kusumo")
    assert (said.code, said.out) == (130, "")
    assert said.err == "Interrupted. Nothing is left half-written.\n"


def test_a_bug_is_owned_up_to(file: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("sesuatu")

    monkeypatch.setattr(desk, "check_in", fail)
    said = call("check-in", file, "Wira Adi Kusumo")
    assert (said.code, said.out) == (70, "")
    first, _, rest = said.err.partition("\n")
    assert "fault of Lokakarya itself" in first and rest.startswith("Traceback")
    monkeypatch.undo()
    assert call("check-in", file, "Wira Adi Kusumo").code == 0, "the file was closed all the same"


def test_an_interruption_leaves_the_file_free(
    file: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "check_in", interrupt)
    said = call("check-in", file, "Wira Adi Kusumo")
    assert said.code == 130 and said.err == "Interrupted. Nothing is left half-written.\n"
    monkeypatch.undo()
    assert call("check-in", file, "Wira Adi Kusumo").code == 0


def test_an_interrupted_new_workshop_is_not_there(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(templates, "_add_plan", interrupt)
    said = call("new", tmp_path / "x.workshop", "--template", "sample")
    assert said.code == 130
    assert not list(tmp_path.glob("*workshop*"))


def test_an_interrupted_print_leaves_nothing(
    file: str, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(proceedings, "build", interrupt)
    assert call("proceedings", file, "-o", tmp_path / "p.pdf").code == 130
    assert not [p for p in tmp_path.iterdir() if "p.pdf" in p.name]


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["show", "nihil.workshop"], "file-missing"),
        (["show", "."], "not-a-workshop"),
        (["show", "catatan.txt"], "not-a-workshop"),
        (["show", "kosong.workshop"], "not-a-workshop"),
        (["show", "n" * 300], "cannot-read"),
        (["check", "catatan.txt"], "not-a-workshop"),
        (["check", "nihil.workshop"], "file-missing"),
        (["merge", "F", "catatan.txt"], "not-a-workshop"),
        (["backup", "F", "--to", "catatan.txt"], "cannot-write"),
        (["new", "catatan.txt", "--template", "blank"], "file-exists"),
        (["new", "OneDrive - Kantor/a.workshop", "--template", "blank"], "in-synced-folder"),
        (["proceedings", "F", "-o", "catatan.txt"], "file-exists"),
    ],
)
def test_files_that_are_not_what_they_should_be(
    argv: list[str], code: str, file: str, tmp_path: Path, call: Call
) -> None:
    (tmp_path / "catatan.txt").write_text("bukan lokakarya " * 20, encoding="utf-8")
    (tmp_path / "kosong.workshop").write_bytes(b"")
    (tmp_path / "OneDrive - Kantor").mkdir()
    names = {"F": file}
    words = [argv[0]] + [
        names.get(w, w if w.startswith("--") or w == "blank" or w == "-o" else str(tmp_path / w))
        for w in argv[1:]
    ]
    said = call(*words)
    assert said.code == 1 and said.err.count("\n") == 1
    beginning = WORDINGS[code][0].partition("{path}")[2].partition("{")[0]
    assert beginning.strip(" .:(") in said.err


def test_a_network_drive(file: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "network_drive", lambda *_: "/mnt/server")
    said = call("agency", "add", file, "--short-name", "X")
    assert said.code == 1 and "network drive (/mnt/server)" in said.err
    assert call("show", file).code == 0, "reading is safe there"


def test_a_backup_that_cannot_be_made(
    file: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise errors.DiskFull(path=file)

    monkeypatch.setattr(BackupStore, "make", refuse)
    said = call("backup", file)
    assert said.code == 1 and said.err.startswith("The disk is full")


class _Broken(io.StringIO):
    """A stream behind which something is wrong."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _text: str) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            1,
            "stdout could not be written: No space",
        ),
    ],
)
def test_an_answer_that_nobody_can_read(
    error: OSError, code: int, line: str, file: str, tmp_path: Path
) -> None:
    err = io.StringIO()
    here = Surroundings("en", "Ani", "Meja 1", tmp_path)
    for argv in (["show", file], ["show", file, "--json"], ["--help"]):
        assert run(argv, stdout=_Broken(error), stderr=err, here=here) == code
        assert err.getvalue().startswith(line) and "Traceback" not in err.getvalue()


def test_a_standard_error_that_nobody_hears_changes_no_exit_code(file: str, tmp_path: Path) -> None:
    here = Surroundings("en", "Ani", "Meja 1", tmp_path)
    for argv, code in ((["show", str(tmp_path / "nihil")], 1), (["show"], 2), (["show", file], 0)):
        err = _Broken(OSError(errno.ENOSPC, "No space left on device"))
        assert run(argv, stdout=io.StringIO(), stderr=err, here=here) == code
