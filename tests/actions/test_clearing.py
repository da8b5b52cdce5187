"""From draft to print: states, who cleared what, what changed since, and two laptops that disagree."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ANI, BUDI, Small, small
from tests.helpers.copies import copy_of
from workshop_app.actions import clearing, merging, records
from workshop_app.actions.clearing import Publishable, clearance, kept_inside
from workshop_app.actions.overview import missing
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import RecordMissing, ValueMissing
from workshop_app.domain.records import Agency, Challenge, Practice


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def _clear(made: Small, ws: Workshop | None = None, *, public: bool = True) -> None:
    clearing.clear(
        ws or made.ws,
        Practice,
        made.practice,
        agency_id=made.agency,
        person="Sekar Ayu",
        public=public,
    )


def _practice(made: Small) -> Practice:
    return made.ws.require(Practice, made.practice)


def _gaps(made: Small) -> dict[str, tuple[str, ...]]:
    return {gap.what: gap.record_ids for gap in missing(made.ws)}


def test_a_clearance_tells_the_agency_the_person_and_the_time(made: Small) -> None:
    _clear(made)
    told = clearance(made.ws, _practice(made))
    assert told is not None and told.at is not None
    assert (told.agency, told.person, told.changed_since) == ("BUL", "Sekar Ayu", False)
    assert (_practice(made).status, _practice(made).visibility) == ("cleared", "public")
    assert told.at <= made.ws.clock()


@pytest.mark.parametrize("kind", [Practice, Challenge])
def test_the_states_follow_each_other_in_any_order(made: Small, kind: type[Publishable]) -> None:
    record_id = made.practice if kind is Practice else made.challenge
    for act, state in (
        (clearing.review, "reviewed"),
        (clearing.withhold, "withheld"),
        (clearing.back_to_draft, "draft"),
    ):
        clearing.clear(made.ws, kind, record_id, agency_id=made.agency, person="Sekar")
        act(made.ws, kind, record_id)
        record = made.ws.require(kind, record_id)
        assert record.status == state
        assert clearance(made.ws, record) is None
        assert record.cleared_by == record.cleared_by_agency_id == record.cleared_digest == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Posko lain"),
        ("action", "Kami menutup posko."),
        ("lessons", "Kita belajar."),
        ("result_number", "12"),
    ],
)
def test_a_text_changed_afterwards_is_changed_since_clearing(
    made: Small, field: str, value: str
) -> None:
    _clear(made)
    records.change(made.ws, Practice, made.practice, **{field: value})
    assert clearing.changed_since(_practice(made))
    assert _gaps(made)["changed-since-clearing"] == (made.practice,)
    made.ws.undo()
    assert not clearing.changed_since(_practice(made))
    records.change(made.ws, Practice, made.practice, **{field: value})
    _clear(made)
    assert not clearing.changed_since(_practice(made))


def test_what_is_no_printed_text_changes_nothing(made: Small) -> None:
    _clear(made)
    records.change(
        made.ws,
        Practice,
        made.practice,
        submitted="Seperti diketik.",
        contact="Wira",
        code="PB-X-9",
        strategies=(),
    )
    action = _practice(made).action
    records.change(made.ws, Practice, made.practice, action=f"{action} \n")
    assert not clearing.changed_since(_practice(made))


def test_a_record_cleared_by_an_older_app_is_not_called_changed(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, status="cleared")
    told = clearance(made.ws, _practice(made))
    assert told is not None
    assert (told.agency, told.person, told.at, told.changed_since) == ("", "", None, False)


def test_a_time_that_nobody_can_read_is_no_time(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, status="cleared", cleared_at="kemarin")
    told = clearance(made.ws, _practice(made))
    assert told is not None and told.at is None


def test_nobody_clears_without_agency_and_name(made: Small) -> None:
    for agency, person in (("", "Sekar"), (made.agency, " ")):
        with pytest.raises(ValueMissing):
            clearing.clear(made.ws, Practice, made.practice, agency_id=agency, person=person)
    with pytest.raises(RecordMissing):
        clearing.clear(made.ws, Practice, made.practice, agency_id="x", person="Sekar")
    with pytest.raises(RecordMissing):
        clearing.withhold(made.ws, Challenge, "x")
    assert _practice(made).status == "draft"


def test_the_list_of_what_is_missing_follows(made: Small) -> None:
    assert _gaps(made)["not-cleared"] == (made.practice,)
    _clear(made, public=False)
    assert _gaps(made)["cleared-but-internal"] == (made.practice,)
    assert "not-cleared" not in _gaps(made)
    clearing.withhold(made.ws, Practice, made.practice)
    assert not {"not-cleared", "no-result", "cleared-but-internal"} & set(_gaps(made))


def test_a_clearance_and_a_change_on_two_laptops(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    records.change(other, Practice, made.practice, action="Kami membuka tiga posko lagi.")
    other.close()
    _clear(made)
    merging.merge(made.ws, other.path)
    assert _practice(made).status == "cleared"
    assert clearing.changed_since(_practice(made))


def test_where_two_laptops_disagree_withholding_holds(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    clearing.withhold(made.ws, Practice, made.practice)
    _clear(made, other)
    other.close()
    merging.merge(made.ws, other.path)
    assert ("practice", made.practice, "status") in made.ws.read.conflicts()
    assert kept_inside(made.ws) == {made.practice}
    _clear(made)
    assert kept_inside(made.ws) == frozenset()


def test_both_laptops_end_with_the_same(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    clearing.withhold(other, Practice, made.practice)
    _clear(made)
    copy = copy_of(made.ws, tmp_path / "ani.workshop", ANI)
    merging.merge(made.ws, other.path)
    copy.close()
    merging.merge(other, copy.path)
    left, right = (ws.require(Practice, made.practice) for ws in (made.ws, other))
    assert left.same_as(right)
    assert kept_inside(made.ws) == kept_inside(other) == {made.practice}
    other.close()


def test_a_removed_agency_is_still_named(made: Small) -> None:
    agency = records.add(made.ws, Agency, short_name="BPP")
    clearing.clear(made.ws, Challenge, made.challenge, agency_id=agency, person="Wira")
    records.remove(made.ws, Agency, agency)
    told = clearance(made.ws, made.ws.require(Challenge, made.challenge))
    assert told is not None and told.agency == "BPP"
