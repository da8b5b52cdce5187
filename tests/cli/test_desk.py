"""`check-in`, `check-out` and `walk-in` on the command line."""

from tests.cli.conftest import Call
from workshop_app.domain.badges import badge_code, spaced


def test_a_badge_code_names_a_person(ids: dict[str, str], call: Call) -> None:
    code = spaced(badge_code(ids["person"]))
    assert call("check-in", ids["file"], code, "--json").json["person_id"] == ids["person"]


def test_leaving_once_and_again(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    early = call("check-out", file, ids["person"])
    assert early.code == 1 and "not checked in" in early.err
    call("check-in", file, ids["person"])
    said = call("check-out", file, ids["person"], "--json").json
    assert said["already"] is False and said["left_at"]
    assert "has left already, at 08:" in call("check-out", file, ids["person"]).out
    assert call("show", file, "--json").json["counts"]["present"] == 1
    call("check-in", file, ids["person"])
    told = call("check-out", file, ids["person"]).out
    assert told.startswith("Dr. Sekar Ayu Pradipta, S.H. is checked out, 08:")


def test_late_is_told(ids: dict[str, str], call: Call) -> None:
    call("workshop", "set", ids["file"], "--late-after", "07:00")
    assert call("check-in", ids["file"], ids["person"], "--json").json["late"] is True


def test_a_walk_in_of_a_known_and_of_a_new_agency(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    said = call(
        "walk-in", file, "Puspa Lestari", "--agency", "Laut", "--position", "Analis",
        "--sex", "female", "--json",
    ).json  # fmt: skip
    assert said["checked_in_at"] and said["already"] is False
    call("walk-in", file, "Galih", "--agency", "Yayasan Pelita")
    people = {p["name"]: p for p in call("person", "list", file, "--json").json}
    assert people["Puspa Lestari"]["agency"] == "BUL"
    assert people["Puspa Lestari"]["walk_in"] is True
    assert people["Galih"]["agency"] == "Yayasan Pelita"


def test_somebody_in_anothers_place(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    call("walk-in", file, "Puspa", "--in-place-of", "Wira Adi Kusumo")
    people = {p["name"]: p for p in call("person", "list", file, "--json").json}
    assert people["Puspa"]["represents"] == "Wira Adi Kusumo"
    assert people["Puspa"]["agency"] == people["Wira Adi Kusumo"]["agency"] == "BUH"
    assert people["Wira Adi Kusumo"]["note"] == "Represented by Puspa"
    assert people["Wira Adi Kusumo"]["checked_in_at"] is None
    both = call("walk-in", file, "X", "--in-place-of", "Puspa", "--agency", "BUL")
    assert both.code == 2 and "leave out --agency" in both.err
    here = call("walk-in", file, "X", "--in-place-of", "Puspa")
    assert here.code == 1 and "is here already" in here.err


def test_a_listed_colleague_is_not_registered_twice(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    call("person", "add", file, "--name", "Puspa", "--agency", "BUH")
    count = len(call("person", "list", file, "--json").json)
    call("walk-in", file, "puspa", "--in-place-of", "Wira Adi Kusumo")
    people = call("person", "list", file, "--json").json
    assert len(people) == count
    assert next(p for p in people if p["name"] == "Puspa")["checked_in_at"]


def test_what_happened_earlier_is_entered_for_its_time(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    said = call(
        "check-in", file, ids["person"], "--session", "Pembukaan", "--at", "2023-03-28 08:45", "--json"
    ).json  # fmt: skip
    assert said["checked_in_at"] == "2023-03-28T08:45:00+07:00"
    call("walk-in", file, "Puspa", "--at", "2023-03-28 09:00")
    left = call("check-out", file, ids["person"], "--at", "2023-03-28 12:00", "--json").json
    assert left["left_at"] == "2023-03-28T12:00:00+07:00"

    day = call("attendance", file, "--day", "2023-03-28", "--json").json
    assert day["people"]["present"] == 2
    assert call("attendance", file, "--day", "2023-03-29", "--json").json["people"]["present"] == 0
    session = call("attendance", file, "--session", "Pembukaan", "--json").json
    assert session["people"]["present"] == 1
    assert sum(group["present"] for group in session["by"]["role"]) == 1
    [fact] = [
        f for f in call("person-data", file, ids["person"], "show", "--json").json["attendance"]
        if f["kind"] == "in"
    ]  # fmt: skip
    assert fact["reason"] == "entered afterwards"


def test_a_time_that_cannot_be_meant_is_refused(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    for text in ("kemarin", "08:45"):
        wrong = call("check-in", file, ids["person"], "--at", text)
        assert wrong.code == 2 and "2023-03-29 08:45" in wrong.err
    to_come = call("check-in", file, ids["person"], "--at", "2033-01-01 08:00")
    assert to_come.code == 1 and "still to come" in to_come.err
    assert call("attendance", file, "--day", "kemarin").code == 2
    both = call("attendance", file, "--day", "2023-03-29", "--session", "Pembukaan")
    assert both.code == 2


def test_several_people_come_in_one_step(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    for name in ("Puspa", "Galih"):
        call("person", "add", file, "--name", name, "--agency", "BUH")
    call("check-in", file, "Puspa")
    said = call("check-in", file, "--agency", "BUH")
    assert said.out.splitlines() == ["2 people are checked in.", "1 was here already."]
    assert call("check-in", file, "--agency", "BUH", "--json").json == {
        "people": 3, "checked_in": 0, "already": 3, "session_id": "",
    }  # fmt: skip
    both = call("check-in", file, "Puspa", ids["person"], "--session", "Pembukaan", "--json").json
    assert (both["people"], both["checked_in"], bool(both["session_id"])) == (2, 2, True)
    assert call("attendance", file, "--json").json["people"]["present"] == 4

    wrong = call("check-in", file, "Puspa", "Tidak Ada")
    assert wrong.code == 1
    refused = call("check-in", file, "Puspa", "Galih", "--void", "--reason", "x")
    assert refused.code == 2 and "one by one" in refused.err
