"""Several workshops searched together: each read only, hits marked, trouble told per file."""

import hashlib
from pathlib import Path

import pytest

from tests.builders import ANI, new_workshop
from workshop_app.actions import records
from workshop_app.actions.find_all import FileFound, find_in_file, find_in_files, marks
from workshop_app.domain.errors import Cancelled, FileMissing, NotAWorkshop
from workshop_app.domain.records import WORKSHOP_RECORD, Agency, Person, Practice, Settings


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Two closed workshops."""
    found = []
    for name, text in (("satu", "Kami memakai kapal patroli di laut."), ("dua", "Posko mencegah.")):
        ws = new_workshop(tmp_path, name, ANI, f"Lokakarya {name}")
        records.change(ws, Settings, WORKSHOP_RECORD, starts_on="2023-03-29")
        agency = records.add(ws, Agency, short_name="BUL")
        records.add(ws, Practice, title="Posko bersama", action=text, agency_id=agency)
        records.add(ws, Person, name="Melur Tarisna", agency_id=agency)
        ws.close()
        found.append(ws.path)
    return found


def _said(found: FileFound) -> list[tuple[str, str, str]]:
    return [(p.found.kind, p.found.title, p.text) for p in found.passages]


def test_each_file_answers_in_its_order(paths: list[Path]) -> None:
    one, two = find_in_files(paths, "posko")
    assert (one.title, one.day, one.path) == ("Lokakarya satu", "2023-03-29", paths[0])
    assert _said(one) == _said(two) == [("practice", "Posko bersama", "")]
    assert one.error is None


def test_a_passage_tells_where_the_words_stand(paths: list[Path]) -> None:
    [one, two] = find_in_files(paths, "kapal LAUT")
    assert _said(one) == [("practice", "Posko bersama", "Kami memakai kapal patroli di laut.")]
    passage = one.passages[0].text
    assert [passage[a:b] for a, b in marks(passage, "kapal LAUT")] == ["kapal", "laut"]
    assert two.passages == ()


def test_words_with_affixes_are_found_and_marked(paths: list[Path]) -> None:
    [found] = find_in_files(paths[1:], "pencegahan")
    [passage] = found.passages
    assert [passage.text[a:b] for a, b in marks(passage.text, "pencegahan")] == ["cegah"]


def test_people_are_found_without_a_passage(paths: list[Path]) -> None:
    assert _said(find_in_file(paths[0], "melur")) == [("person", "Melur Tarisna", "")]


def test_trouble_with_one_file_is_told_in_its_place(paths: list[Path], tmp_path: Path) -> None:
    letter = tmp_path / "letter.workshop"
    letter.write_text("no workshop")
    told: list[Path] = []
    found = find_in_files(
        [tmp_path / "none.workshop", paths[0], letter],
        "posko",
        tell=lambda one: told.append(one.path),
    )
    assert [type(one.error) for one in found] == [FileMissing, type(None), NotAWorkshop]
    assert len(found[1].passages) == 1 and told == [one.path for one in found]


def test_nothing_is_written(paths: list[Path]) -> None:
    before = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    beside = sorted(p.name for p in paths[0].parent.iterdir())
    find_in_files(paths, "posko")
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths] == before
    assert sorted(p.name for p in paths[0].parent.iterdir()) == beside


def test_a_file_that_is_open_is_searched_as_it_stands(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    records.add(ws, Practice, title="Baru saja ditulis")
    assert len(find_in_file(ws.path, "ditulis").passages) == 1
    ws.close()


def test_it_tells_how_far_it_is_and_stops_when_asked(paths: list[Path]) -> None:
    steps: list[tuple[int, int]] = []
    find_in_files(paths, "posko", progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]
    told: list[FileFound] = []
    with pytest.raises(Cancelled):
        find_in_files(paths, "posko", tell=told.append, cancelled=lambda: bool(told))
    assert len(told) == 1
