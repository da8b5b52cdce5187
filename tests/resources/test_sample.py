"""The sample workshop: it parses, its references resolve, its facts are the event's facts."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.resources.shipped import SAMPLE, agency_keys, rows, sample, toml
from workshop_app.domain import choices, records
from workshop_app.domain.schema import Record, fields_of

WORKSHOP: dict[str, Any] = toml(SAMPLE / "workshop.toml")["workshop"]
PEOPLE = rows(SAMPLE / "people.csv")
EVENTS = rows(SAMPLE / "attendance.csv")
AGENCY_OF = {row["key"]: row["agency"] for row in PEOPLE}
STRATEGIES_OF_PRACTICES = {
    "kpai": [1, 5],
    "komnas-ham": [6],
    "bin": [1, 5],
    "kkp": [1, 4],
    "bakamla": [5],
    "kemlu": [3],
    "kemendagri": [6, 1],
}
KINDS: dict[str, type[Record]] = {
    "session": records.Session,
    "practice": records.Practice,
    "challenge": records.Challenge,
    "answer": records.Answer,
    "commitment": records.Commitment,
    "minute": records.Minute,
}


def present_people() -> set[str]:
    """The people of whom a check-in counts: a void takes back all earlier ones of its person."""
    here: set[str] = set()
    for event in EVENTS:
        (here.add if event["kind"] == "in" else here.discard)(event["person"])
    return here


def field_name(kind: type[Record], key: str) -> str:
    """The record's field for a key of the files, which leave out the `_id` of references."""
    return key if key in fields_of(kind) else f"{key}_id"


def test_the_event_is_the_reference_event() -> None:
    assert WORKSHOP["host_agency"] == "kemenpppa"
    assert WORKSHOP["place"] == "Jakarta"
    day = date.fromisoformat(WORKSHOP["starts_on"])
    assert (day, day.isoweekday()) == (date(2023, 3, 29), 3)
    assert WORKSHOP["starts_on"] == WORKSHOP["ends_on"]
    assert WORKSHOP["time_zone"] == "WIB"
    basis = " ".join(WORKSHOP["legal_basis"])
    for law in ("Nomor 21 Tahun 2007", "Nomor 69 Tahun 2008", "Nomor 22 Tahun 2021"):
        assert law in basis
    assert "Nomor 19 Tahun 2023" in basis and "Nomor 19 Tahun 2023" in WORKSHOP["title"]
    assert "1.789 korban" in WORKSHOP["background"]


TEXTS = ("background", "foreword", "purposes", "conclusions", "recommendations", "closing")


@pytest.mark.parametrize("name", [*TEXTS, *(f"{name}_en" for name in TEXTS)])
def test_the_texts_have_one_to_three_paragraphs(name: str) -> None:
    paragraphs = WORKSHOP[name].strip().split("\n\n")
    assert 1 <= len(paragraphs) <= 3
    assert all(paragraph.endswith(".") and "\n" not in paragraph for paragraph in paragraphs)


def test_workshop_fields_are_fields_of_the_record() -> None:
    for key in WORKSHOP:
        name = "host_id" if key == "host_agency" else key
        assert name in fields_of(records.Settings), key


@pytest.mark.parametrize("name", KINDS)
def test_fields_are_fields_of_the_record_and_choices_are_known(name: str) -> None:
    fields = fields_of(KINDS[name])
    for record in sample(name):
        for key, value in record.items():
            if key == "key":
                continue
            spec = fields[field_name(KINDS[name], key)]
            if spec.choices:
                assert value in spec.choices, f"{name} {record.get('key')}: {key} = {value}"


@pytest.mark.parametrize("name", ["session", "practice", "challenge", "commitment"])
def test_keys_are_unique(name: str) -> None:
    keys = [record["key"] for record in sample(name)]
    assert len(set(keys)) == len(keys)


def test_references_resolve() -> None:
    known: dict[str, set[Any]] = {
        "agency": agency_keys(),
        "supporters": agency_keys(),
        "support_from": agency_keys(),
        "presenter": set(AGENCY_OF),
        "strategies": {1, 2, 3, 4, 5, 6},
        "session": {record["key"] for record in sample("session")},
        "practice": {record["key"] for record in sample("practice")},
        "challenge": {record["key"] for record in sample("challenge")},
    }
    for name in KINDS:
        for record in sample(name):
            for key in known.keys() & record.keys():
                value = record[key]
                wanted = set(value) if isinstance(value, list) else {value}
                assert wanted <= known[key], f"{name} {record}: {key}"
    assert WORKSHOP["host_agency"] in agency_keys()
    assert set(AGENCY_OF.values()) == agency_keys()


def test_the_programme_runs_without_gaps_on_the_day() -> None:
    sessions = sample("session")
    assert {session["day"] for session in sessions} == {WORKSHOP["starts_on"]}
    for session in sessions:
        assert time.fromisoformat(session["starts"]) < time.fromisoformat(session["ends"])
    steps = pairwise(sessions)
    assert all(earlier["ends"] == later["starts"] for earlier, later in steps)
    assert {session["kind"] for session in sessions} >= {"registration", "opening", "closing"}


def test_two_or_more_people_of_each_body_of_both_sexes() -> None:
    assert 55 <= len(PEOPLE) <= 65
    assert len(AGENCY_OF) == len(PEOPLE) == len({row["name"] for row in PEOPLE})
    for agency in agency_keys():
        assert list(AGENCY_OF.values()).count(agency) >= 2, agency
    sexes = [row["sex"] for row in PEOPLE]
    assert set(sexes) == {"female", "male", ""}
    assert min(sexes.count("female"), sexes.count("male")) > 25
    assert {row["role"] for row in PEOPLE} == set(choices.ROLES)
    assert {row["mode"] for row in PEOPLE} == set(choices.MODES)
    assert [row["walk_in"] for row in PEOPLE].count("yes") == 1
    assert {row["walk_in"] for row in PEOPLE} == {"yes", ""}


def test_25_of_27_bodies_are_present_and_the_void_decides_one() -> None:
    present = {AGENCY_OF[person] for person in present_people()}
    assert agency_keys() - present == {"kemenpora", "kemenparekraf"}
    ever = {AGENCY_OF[event["person"]] for event in EVENTS}
    assert ever - present == {"kemenparekraf"}


def test_attendance_shows_every_case_a_desk_meets() -> None:
    times = [datetime.fromisoformat(event["at"]) for event in EVENTS]
    assert times == sorted(times)
    assert {when.utcoffset() for when in times} == {timedelta(hours=7)}
    assert {when.date().isoformat() for when in times} == {WORKSHOP["starts_on"]}
    usual = [when for when in times if time(8, 5) <= when.time() <= time(8, 55)]
    assert len(usual) > 0.8 * len(times)
    assert times[-1].time() > time(9, 40)
    voids = [event for event in EVENTS if event["kind"] == "void"]
    assert len(voids) == 1 and voids[0]["reason"]
    desks: dict[str, set[str]] = {}
    for event in EVENTS:
        desks.setdefault(event["person"], set()).add(event["desk"])
    twice = {p for p, at in desks.items() if len(at) == 2}
    assert len(twice) == 1
    walk_ins = {row["key"] for row in PEOPLE if row["walk_in"]}
    assert walk_ins <= present_people()
    assert all(event["by"] and event["desk"] for event in EVENTS)


def test_online_people_are_checked_in_at_no_desk_in_the_room() -> None:
    online = {row["key"] for row in PEOPLE if row["mode"] == "online"}
    assert {event["person"] for event in EVENTS if event["desk"] == "Daring"} == online


def test_seven_practices_with_the_strategies_and_figures_of_the_day() -> None:
    practices = sample("practice")
    assert {p["agency"]: p["strategies"] for p in practices} == STRATEGIES_OF_PRACTICES
    assert len(practices) == 7
    figures = {p["agency"]: p["result_number"] for p in practices if p["result_number"]}
    assert figures == {"bin": "13", "kemlu": "1.150"}
    assert [p["agency"] for p in practices if p["result"]] == ["kemlu"]
    text = {p["agency"]: p["action"] + p["result"] for p in practices}
    assert "13 titik" in text["bin"] and "1.150" in text["kemlu"]
    for country in ("Kamboja", "Myanmar", "Laos", "Vietnam"):
        assert country in text["kemlu"]
    assert "anggota baru" in text["kkp"]
    for practice in practices:
        assert AGENCY_OF[practice["presenter"]] == practice["agency"]
        assert practice["presenter"] in present_people()
        assert 40 <= len(practice["title"]) <= 110
        assert 90 <= len(practice["action"]) <= 600


def test_strategy_two_has_a_challenge_and_a_commitment_but_no_practice() -> None:
    assert all(2 not in practice["strategies"] for practice in sample("practice"))
    assert any(2 in challenge["strategies"] for challenge in sample("challenge"))
    assert any(2 in commitment["strategies"] for commitment in sample("commitment"))


def test_eight_internal_challenges_by_bodies_that_are_present() -> None:
    challenges = sample("challenge")
    present = {AGENCY_OF[person] for person in present_people()}
    assert len(challenges) == 8
    assert {challenge["visibility"] for challenge in challenges} == {"internal"}
    assert {challenge["agency"] for challenge in challenges} <= present
    assert len({challenge["category"] for challenge in challenges}) == 8
    for challenge in challenges:
        assert challenge["agency"] not in challenge["support_from"]
        assert 90 <= len(challenge["description"]) <= 600


def test_five_commitments_of_which_one_has_no_date() -> None:
    commitments = sample("commitment")
    assert len(commitments) == 5
    dated = [c for c in commitments if "due" in c]
    assert len(dated) == 4
    for commitment in dated:
        assert date.fromisoformat(commitment["due"]) > date.fromisoformat(WORKSHOP["starts_on"])
        assert commitment["due_text"]
    assert all(c["agency"] not in c["supporters"] and c["indicator"] for c in commitments)
    assert len({c["status"] for c in commitments}) == 3


def test_minutes_answer_their_question_and_end_in_a_decision() -> None:
    kinds = [minute["kind"] for minute in sample("minute")]
    assert len(kinds) == 8
    assert kinds[kinds.index("question") + 1] == "answer"
    assert kinds[-1] == "decision"
    names = {row["name"]: row["agency"] for row in PEOPLE}
    for minute in sample("minute"):
        if minute["speaker"]:
            assert names[minute["speaker"]] == minute["agency"]
