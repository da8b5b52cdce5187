"""Finding anything: by parts of words, codes and names, what is named first, people in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ANI, Small, small
from workshop_app.actions import finding, records, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import KINDS, Agency, Practice
from workshop_app.store.fulltext import KINDS_FOUND


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workshop]:
    ws = templates.create(tmp_path / "sample.workshop", ANI, "sample")
    yield ws
    ws.close()


def test_records_and_people_are_found_with_what_tells_them_apart(event: Small) -> None:
    (practice,) = [f for f in finding.find(event.ws, "posko") if f.kind == "practice"]
    assert (practice.title, practice.detail) == ("Posko bersama", "BUL · PB-K7-001")
    (person,) = finding.find(event.ws, "sekar")
    assert (person.kind, person.detail) == ("person", "BUL")
    assert [f.id for f in finding.find(event.ws, "PB-K7-001")] == [event.practice]
    assert finding.find(event.ws, "  ") == [] and finding.find(event.ws, "zzzz") == []


def test_what_is_named_so_stands_before_what_mentions_it(event: Small) -> None:
    named = records.add(event.ws, Practice, title="Kapal patroli")
    mentions = records.add(event.ws, Practice, title="Lain", action="Kami memakai kapal.")

    assert [f.id for f in finding.find(event.ws, "kapal")] == [named, mentions]


def test_deleted_records_are_not_found(event: Small) -> None:
    records.remove(event.ws, Practice, event.practice)
    assert finding.find(event.ws, "posko") == []


def test_every_kind_has_a_place(sample: Workshop) -> None:
    assert set(finding.PLACES) == {*KINDS_FOUND, "person"} <= set(KINDS)
    kinds = {found.kind for text in ("a", "i", "ke", "pe") for found in finding.find(sample, text)}
    assert "person" in kinds and "practice" in kinds


def test_what_a_commitment_may_come_from(event: Small) -> None:
    own = records.add(event.ws, Practice, title="Kapal patroli", agency_id=event.agency)
    other = records.add(event.ws, Practice, title="Kapal wisata", agency_id=event.other_agency)

    def found(text: str, agency_id: str) -> list[str]:
        return [f.id for f in finding.contributions_with(event.ws, text, agency_id, limit=40)]

    assert found("kapal", event.agency) == [own, other]
    assert found("kapal", event.other_agency) == [other, own]
    assert set(found("kapal", "")) == {own, other}
    assert found("", event.other_agency) == [other]
    nobody = records.add(event.ws, Agency, short_name="XYZ")
    assert {own, other} < set(found("", nobody))
    assert len(finding.contributions_with(event.ws, "", nobody, limit=2)) == 2
