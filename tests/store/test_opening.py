"""Creating, opening, closing: what is refused, and that nothing is left behind."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.builders import ANI, TickingClock, add_people, new_workshop, open_workshop, small
from tests.helpers.tree import ROOT
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import (
    CannotRead,
    FileExists,
    FileMissing,
    FolderMissing,
    HeadMismatch,
    NewerFormat,
    NotAWorkshop,
    OpenElsewhere,
    ReadOnlyFile,
    ReadOnlyWorkshop,
    ValueMissing,
)
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import Person, Settings
from workshop_app.domain.zones import system_clock
from workshop_app.store import opening, projection, truth
from workshop_app.store.file import WorkshopFile

SETTINGS = "workshop"


def _raw(path: Path) -> sqlite3.Connection:
    """Connect as the app does, to do to a file what the app never would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.create_function(truth.GUARD, 0, lambda: 1)
    return connection


def _closed(folder: Path) -> Path:
    made = small(folder)
    made.ws.close()
    return made.ws.path


# --- creating ------------------------------------------------------------------------------------


def test_a_new_workshop_has_its_title_and_can_be_opened_again(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path, title="Lokakarya 2023")
    workshop_id, contents = ws.id, projection.contents(ws.file.connection)
    assert ws.settings.title == "Lokakarya 2023"
    assert ws.undo_label is None
    ws.close()
    again = open_workshop(ws.path)
    assert again.id == workshop_id
    assert projection.contents(again.file.connection) == contents
    again.close()


def test_a_closed_workshop_is_one_file(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [path.name]
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA application_id").fetchone()[0] == truth.APPLICATION_ID
        assert plain.execute("PRAGMA user_version").fetchone()[0] == truth.FORMAT
        assert plain.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_an_open_workshop_writes_through_to_the_disk(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    assert ws.file.connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
    ws.close()


def test_a_new_workshop_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "acara.workshop"
    path.write_text("catatan")
    with pytest.raises(FileExists):
        new_workshop(tmp_path)
    assert path.read_text() == "catatan"
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("title", ["", "   "])
def test_a_workshop_that_cannot_be_made_leaves_nothing(tmp_path: Path, title: str) -> None:
    with pytest.raises(ValueMissing):
        new_workshop(tmp_path, title=title)
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there_is_foreseen(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in ("none", "file"):
        with pytest.raises(FolderMissing):
            new_workshop(tmp_path / folder)
    assert os.listdir(tmp_path) == ["file"]


# --- what is no workshop -----------------------------------------------------------------------------


def _png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE workshop (title TEXT)")
        other.commit()


def _text(path: Path) -> None:
    path.write_text("SQLite format 3")


def _empty(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [_png, _other_database, _text, _empty, Path.mkdir])
@pytest.mark.parametrize("write", [True, False])
def test_other_files_are_no_workshops(tmp_path: Path, make: object, write: bool) -> None:
    path = tmp_path / "acara.workshop"
    assert callable(make)
    make(path)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(NotAWorkshop):
        Workshop.open(path, ANI) if write else Workshop.open_to_read(path)
    assert sorted(os.listdir(tmp_path)) == before


@pytest.mark.parametrize("name", ["none.workshop", "none/none.workshop", "a\0b", "x" * 5000])
def test_a_missing_file_is_missing(tmp_path: Path, name: str) -> None:
    for attempt in (lambda p: Workshop.open(p, ANI), Workshop.open_to_read):
        with pytest.raises((FileMissing, CannotRead)):
            attempt(tmp_path / name)
    assert os.listdir(tmp_path) == []


# --- formats -----------------------------------------------------------------------------------------


def test_a_newer_format_is_refused_with_both_numbers(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    with closing(_raw(path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    for attempt in (lambda p: Workshop.open(p, ANI), Workshop.open_to_read):
        with pytest.raises(NewerFormat) as refused:
            attempt(path)
        assert refused.value.values["file_format"] == 99
        assert refused.value.values["app_format"] == truth.FORMAT
    assert path.read_bytes() == before
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".lock")]


def test_an_older_format_is_copied_aside_and_then_upgraded(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    steps = truth.migrations()
    seen: list[str] = []

    @steps()
    def m002_example(db: object) -> None:
        seen.append("upgraded")

    with closing(opening.connect(path, write=True)) as connection:
        opening.require_format(
            path, connection, TickingClock(), write=True, steps=steps, wanted=truth.FORMAT + 1
        )
        assert connection.execute("PRAGMA user_version").fetchone()[0] == truth.FORMAT + 1
        opening.require_format(
            path, connection, TickingClock(), write=True, steps=steps, wanted=truth.FORMAT + 1
        )
    assert seen == ["upgraded"]
    [aside] = [p for p in tmp_path.iterdir() if p != path and p.suffix == ".workshop"]
    assert f"format {truth.FORMAT}" in aside.name
    old = open_workshop(aside)  # what was copied is a whole workshop of the older format
    assert len(old.read.all(Person)) == 2
    old.close()


def test_a_failing_upgrade_leaves_the_file_in_its_format(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    steps = truth.migrations()

    @steps()
    def m002_broken(db: object) -> None:
        raise sqlite3.OperationalError("no such column")

    with closing(opening.connect(path, write=True)) as connection, pytest.raises(Exception):  # noqa: B017
        opening.require_format(
            path, connection, TickingClock(), write=True, steps=steps, wanted=truth.FORMAT + 1
        )
    ws = open_workshop(path)
    assert len(ws.read.all(Person)) == 2
    ws.close()


def test_an_older_format_is_not_upgraded_by_a_reader(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    with closing(opening.connect(path, write=False)) as connection, pytest.raises(ReadOnlyFile):
        opening.require_format(
            path, connection, TickingClock(), write=False, wanted=truth.FORMAT + 1
        )


def test_tables_of_another_version_are_made_anew(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    with closing(_raw(path)) as raw:
        raw.execute("UPDATE projection SET version = 0")
        raw.execute("DROP TABLE person")
    reader = Workshop.open_to_read(path)  # in memory
    assert len(reader.read.all(Person)) == 2
    reader.close()
    ws = open_workshop(path)
    assert len(ws.read.all(Person)) == 2
    ws.close()
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT count(*) FROM person").fetchone()[0] == 2


def test_a_document_of_a_newer_layout_is_open_for_reading_only(tmp_path: Path) -> None:
    ws = small(tmp_path).ws
    document = ws.file.documents[Settings.DOCUMENT]
    with document.transact() as touched:
        document._engine.put("meta", "min_app", 99)
    with ws.file.transaction():
        ws.file.append(Settings.DOCUMENT, touched, ANI, "", "local")
    ws.close()
    again = open_workshop(ws.path)
    assert again.read_only
    assert len(again.read.all(Person)) == 2
    with pytest.raises(ReadOnlyWorkshop):
        add_people(again, 1)
    again.close()


# --- somebody else has it open -------------------------------------------------------------------------

_HOLD = """
import sys
from pathlib import Path
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
ws = Workshop.open(Path(sys.argv[1]), Operator("Budi", "Meja 2", "m3"))
print("open", flush=True)
sys.stdin.read()
ws.close()
"""


@contextmanager
def _held(path: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def test_two_writers_never_meet_and_readers_may_come(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    link = tmp_path / "tautan.workshop"
    link.symlink_to(path)
    with _held(path) as process:
        for way in (path, link, tmp_path / ".." / tmp_path.name / path.name):
            with pytest.raises(OpenElsewhere):
                Workshop.open(way, ANI)
        reader = Workshop.open_to_read(path)
        assert len(reader.read.all(Person)) == 2
        with pytest.raises(ReadOnlyWorkshop):
            add_people(reader, 1)
        reader.close()
        assert process.poll() is None
    ws = open_workshop(path)  # the lock died with its process
    ws.close()


def test_two_windows_of_one_process_do_not_meet_either(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    with pytest.raises(OpenElsewhere):
        open_workshop(ws.path)
    add_people(ws, 1)
    ws.close()


def test_a_reader_sees_what_the_writer_has_committed(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    reader = Workshop.open_to_read(ws.path)
    add_people(ws, 3)
    assert len(reader.read.all(Person)) == 3
    reader.close()
    ws.close()


# --- where writing is not possible --------------------------------------------------------------------


@contextmanager
def _ordinary_user(*folders: Path) -> Iterator[None]:
    """Work without the powers of root: file permissions do not bind it."""
    if os.geteuid() != 0:
        yield
        return
    for path in (p for folder in folders for p in (folder, *folder.rglob("*"))):
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that an ordinary user reaches; the one of pytest is closed to others."""
    folder = tmp_path_factory.mktemp("open")
    closed = [p for p in (folder, *folder.parents) if p.stat().st_mode & 0o1 == 0]
    modes = [(p, p.stat().st_mode) for p in closed]
    for path, mode in modes:
        path.chmod(mode | 0o711)
    yield folder
    for path, mode in modes:
        path.chmod(mode)


def _content_is_readable(path: Path) -> None:
    reader = Workshop.open_to_read(path)
    assert len(reader.read.all(Person)) == 2
    reader.close()


def test_a_write_protected_file_is_refused_for_work_and_can_be_read(open_folder: Path) -> None:
    path = _closed(open_folder)
    path.chmod(0o444)
    before = path.read_bytes()
    with _ordinary_user(open_folder):
        with pytest.raises(ReadOnlyFile):
            Workshop.open(path, ANI)
        _content_is_readable(path)
    assert path.read_bytes() == before


def test_a_write_protected_folder_is_refused_for_work_and_can_be_read(open_folder: Path) -> None:
    path = _closed(open_folder)
    with _ordinary_user(open_folder):
        open_folder.chmod(0o555)
        try:
            with pytest.raises(ReadOnlyFile):
                Workshop.open(path, ANI)
            with pytest.raises(ReadOnlyFile):
                new_workshop(open_folder, "lain")
            _content_is_readable(path)
        finally:
            open_folder.chmod(0o755)


def test_a_file_that_may_not_be_read_says_so(open_folder: Path) -> None:
    path = _closed(open_folder)
    with _ordinary_user(open_folder):
        path.chmod(0)
        for attempt in (lambda p: Workshop.open(p, ANI), Workshop.open_to_read):
            with pytest.raises(CannotRead):
                attempt(path)
        path.chmod(0o644)
        open_folder.chmod(0)
        try:
            with pytest.raises(CannotRead):
                Workshop.open(path, ANI)
        finally:
            open_folder.chmod(0o755)


# --- the head ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM sync_update WHERE seq = (SELECT max(seq) FROM sync_update)",
        "DELETE FROM sync_update WHERE doc = 'register'",
        "DELETE FROM sync_head",
        "UPDATE sync_head SET state_vector = x'01'",
        "UPDATE sync_head SET state_vector = 5",
        "UPDATE sync_head SET state_vector = 'x'",
    ],
)
def test_a_document_that_is_not_the_last_one_committed_is_refused(
    tmp_path: Path, harm: str
) -> None:
    path = _closed(tmp_path)
    with closing(_raw(path)) as raw:
        raw.execute(harm)
    before = path.read_bytes()
    for attempt in (lambda p: Workshop.open(p, ANI), Workshop.open_to_read):
        with pytest.raises(HeadMismatch):
            attempt(path)
    assert path.read_bytes() == before


# --- snapshots --------------------------------------------------------------------------------------


def test_a_snapshot_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop_app.store.file.SNAPSHOT_AFTER", 3)
    made = small(tmp_path)
    for number in range(6):
        made.ws.file.commit([], ANI)
        add_people(made.ws, 1 + number)
    contents = projection.contents(made.ws.file.connection)
    made.ws.close()
    with closing(sqlite3.connect(made.ws.path)) as plain:
        assert plain.execute("SELECT doc FROM sync_snapshot").fetchall() == [("register",)]
    again = open_workshop(made.ws.path)
    again.file.rebuild()
    assert projection.contents(again.file.connection) == contents
    add_people(again, 1)  # on top of the snapshot
    assert len(list(again.file.log(Person.DOCUMENT))) > 6  # the history stays
    again.close()
    once_more = open_workshop(made.ws.path)
    assert len(once_more.read.all(Person)) == 2 + sum(range(1, 7)) + 1
    once_more.close()


def test_a_copied_file_never_diverges(tmp_path: Path) -> None:
    path = _closed(tmp_path)
    copy = tmp_path / "salinan.workshop"
    shutil.copy2(path, copy)
    one, other = open_workshop(path), open_workshop(copy)
    add_people(one, 2)
    add_people(other, 3)
    for mine, theirs in ((one, other), (other, one)):
        mine.file.merge(theirs.file, ANI, "file:x")
    contents = [projection.contents(ws.file.connection) for ws in (one, other)]
    assert contents[0] == contents[1]
    assert len(one.read.all(Person)) == 7
    one.close()
    other.close()


def test_closing_gives_back_everything(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    connection = ws.file.connection
    ws.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
    WorkshopFile.open(ws.path, TickingClock()).close()


def test_a_file_without_the_workshops_own_record_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "Rapat.workshop"
    WorkshopFile.create(path, new_id(), system_clock).close()
    ws = open_workshop(path)
    assert ws.settings.title == "Rapat"
    assert ws.undo_label is None
    ws.close()
