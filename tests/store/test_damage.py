"""Damaged files: refused in words and left as they are, or opened with nothing of the truth changed."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import TickingClock, add_people, open_workshop, small
from tests.helpers.deep import scaled
from workshop_app.actions import desk
from workshop_app.actions.checking import check_file
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.records import Person
from workshop_app.domain.schema import DocumentName
from workshop_app.store import projection, truth
from workshop_app.store.file import WorkshopFile

FLIPS = scaled(150, 5000)
States = dict[DocumentName, bytes]
Rows = dict[str, list[tuple[object, ...]]]


class Healthy:
    """A closed, healthy workshop: its bytes, its tables, and what its documents hold."""

    def __init__(self, folder: Path) -> None:
        made = small(folder)
        people = add_people(made.ws, 40, [made.agency, made.other_agency])
        for person_id in people[:20]:
            desk.check_in(made.ws, person_id)
        self.rows = projection.contents(made.ws.file.connection)
        self.states = {name: d.state() for name, d in made.ws.file.documents.items()}
        made.ws.close()
        self.data = made.ws.path.read_bytes()


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Healthy:
    return Healthy(tmp_path_factory.mktemp("healthy"))


def _open(path: Path) -> WorkshopFile | None:
    """Open a damaged file for work; None if it was refused in words."""
    before = path.read_bytes()
    try:
        return WorkshopFile.open(path, TickingClock())
    except WorkshopError as refused:
        assert refused.code in ("damaged", "head-mismatch", "not-a-workshop", "newer-format")
        assert path.read_bytes() == before
        assert not path.with_name(f".{path.name}.lock").exists()
        return None


def _assert_truth_is_whole(file: WorkshopFile, healthy: Healthy) -> None:
    for name, state in healthy.states.items():
        assert file.documents[name].state_is(state)
    try:
        file.rebuild()
    except WorkshopError as refused:  # a broken page among the tables: the file stays as it was
        assert refused.code == "damaged"
    else:
        assert projection.contents(file.connection) == healthy.rows


def test_a_flipped_bit_is_refused_or_changes_nothing_of_the_truth(
    tmp_path: Path, healthy: Healthy
) -> None:
    chance = random.Random(FLIPS)
    refused = 0
    for number in range(FLIPS):
        data = bytearray(healthy.data)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"{number}.workshop"
        path.write_bytes(data)
        file = _open(path)
        if file is None:
            refused += 1
        else:
            _assert_truth_is_whole(file, healthy)
            file.close()
        for left in tmp_path.iterdir():
            left.unlink()
    assert 0 < refused < FLIPS


def test_a_file_cut_short_is_refused(tmp_path: Path, healthy: Healthy) -> None:
    path = tmp_path / "kurang.workshop"
    for part in range(1, 40):
        path.write_bytes(healthy.data[: len(healthy.data) * part // 40])
        file = _open(path)
        if file is not None:
            file.close()
        assert file is None


def test_pages_of_noughts_are_refused_or_change_nothing_of_the_truth(
    tmp_path: Path, healthy: Healthy
) -> None:
    path = tmp_path / "nol.workshop"
    for page in range(1, len(healthy.data) // 4096, scaled(3, 1)):
        data = bytearray(healthy.data)
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
        path.write_bytes(data)
        file = _open(path)
        if file is not None:
            _assert_truth_is_whole(file, healthy)
            file.close()


def _flip_last(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize("harm", [_flip_last, lambda _: b"", lambda _: "teks", lambda _: 5])
def test_a_row_that_is_not_what_was_written_is_named(
    tmp_path: Path, healthy: Healthy, harm: Callable[[bytes], object]
) -> None:
    path = tmp_path / "baris.workshop"
    path.write_bytes(healthy.data)
    file = WorkshopFile.open(path, TickingClock())
    seq, data = file.connection.execute("SELECT max(seq), data FROM sync_update").fetchone()
    file.connection.execute("UPDATE sync_update SET data = ? WHERE seq = ?", (harm(data), seq))
    with pytest.raises(WorkshopError) as refused:
        list(file.log(Person.DOCUMENT))
    assert refused.value.code == "damaged"
    file.close()
    with pytest.raises(WorkshopError) as refused:
        open_workshop(path)
    assert refused.value.code == "damaged"
    assert str(seq) in str(refused.value.values["detail"])
    found = check_file(path)
    assert not found.sound and not found.documents


def test_a_snapshot_that_is_not_what_was_written_is_refused(
    tmp_path: Path, healthy: Healthy
) -> None:
    path = tmp_path / "cuplikan.workshop"
    path.write_bytes(healthy.data)
    file = WorkshopFile.open(path, TickingClock())
    whole = file.documents[Person.DOCUMENT].whole()
    truth.save_snapshot(file.connection, Person.DOCUMENT, whole)
    file.connection.execute("UPDATE sync_snapshot SET data = ?", (_flip_last(whole),))
    file.close()
    with pytest.raises(WorkshopError) as refused:
        open_workshop(path)
    assert refused.value.code == "damaged"


def test_a_check_finds_a_changed_table(tmp_path: Path, healthy: Healthy) -> None:
    path = tmp_path / "tabel.workshop"
    path.write_bytes(healthy.data)
    file = WorkshopFile.open(path, TickingClock())
    file.connection.execute("UPDATE person SET name = 'Orang lain' WHERE nr = 1")
    file.close()
    found = check_file(path)
    assert (found.sqlite, found.documents, found.projection) == (True, True, False)
    assert found.detail == "person"
