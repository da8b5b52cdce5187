"""`wall` lists what the projector shows, and names what is held back by its code alone."""

from tests.cli.conftest import Call


def _clear(ids: dict[str, str], call: Call) -> None:
    who = ("--agency", "BUL", "--person", "Sekar Ayu")
    assert call("clear", ids["file"], "practice", ids["practice"], *who).code == 0


def test_an_empty_wall_says_so(ids: dict[str, str], call: Call) -> None:
    said = call("wall", ids["file"])
    assert (said.code, said.out) == (0, "Nothing to show yet\n")


def test_what_is_cleared_is_listed(ids: dict[str, str], call: Call) -> None:
    _clear(ids, call)
    assert "Posko bersama" in call("wall", ids["file"]).out
    told = call("wall", ids["file"], "--json").json
    assert [one["id"] for one in told["shown"]] == [ids["practice"]] and told["held"] == []
    assert told["shown"][0]["agency"] == "BUL"


def test_it_can_be_narrowed_to_a_strategy(ids: dict[str, str], call: Call) -> None:
    _clear(ids, call)
    call("strategy", "add", ids["file"], "--number", "7", "--title", "Lain")
    assert call("wall", ids["file"], "--strategy", "7", "--json").json["shown"] == []
    said = call("wall", ids["file"], "--strategy", "77")
    assert said.code == 1 and "77" in said.err


def test_what_is_held_back_is_named_by_its_code(ids: dict[str, str], call: Call) -> None:
    title = ("--title", "Korban bernama Melur Tarisna")
    assert call("practice", "set", ids["file"], ids["practice"], *title).code == 0
    _clear(ids, call)
    said = call("wall", ids["file"])
    assert "Held back: good practice" in said.out and "identity check" in said.out
    assert "Melur" not in said.out
    [held] = call("wall", ids["file"], "--json").json["held"]
    assert held["why"] == "findings" and held["id"] == ids["practice"]
