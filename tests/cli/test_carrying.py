"""`carry OLD NEW` says what came, and is refused in words."""

from pathlib import Path

from tests.builders import open_workshop
from tests.cli.conftest import Call


def _new(call: Call, tmp_path: Path) -> Path:
    made = tmp_path / "new.workshop"
    assert call("new", made, "--template", "blank", "--title", "Kini").code == 0
    return made


def test_open_commitments_come_once(ids: dict[str, str], call: Call, tmp_path: Path) -> None:
    new = _new(call, tmp_path)
    call("commitment", "add", ids["file"], "--description", "Lain", "--status", "done")
    said = call("carry", ids["file"], new)
    assert (said.code, said.err) == (0, "")
    assert said.out == "1 carried over, 1 done meanwhile, 1 new agency\n"
    again = call("carry", ids["file"], new)
    assert again.out == "1 already here, 1 done meanwhile\n"
    told = call("carry", ids["file"], new, "--closed", "--json").json
    assert told == {"carried": 1, "known": 1, "done": 0, "cancelled": 0, "agencies": 0}
    listed = call("commitment", "list", new, "--json").json
    assert all(one["earlier_id"] and one["earlier_from"] for one in listed)


def test_none_at_all(call: Call, tmp_path: Path) -> None:
    new = _new(call, tmp_path)
    old = tmp_path / "old.workshop"
    call("new", old, "--template", "blank")
    assert call("carry", old, new).out == "There are no commitments in it.\n"


def test_refusals_are_worded(ids: dict[str, str], call: Call, tmp_path: Path) -> None:
    new = _new(call, tmp_path)
    letter = tmp_path / "letter.txt"
    letter.write_text("x")
    assert call("carry", letter, new).code == 1
    same = call("carry", new, new)
    assert same.code == 1 and "this very file" in same.err
    assert call("carry", ids["file"], tmp_path / "none.workshop").code == 1
    assert call("carry", ids["file"]).code == 2


def test_a_workshop_that_is_open_elsewhere(ids: dict[str, str], call: Call, tmp_path: Path) -> None:
    new = _new(call, tmp_path)
    old, open_here = open_workshop(Path(ids["file"])), open_workshop(new)
    said = call("carry", ids["file"], new)
    assert said.code == 1 and "open" in said.err and said.out == ""
    open_here.close()
    assert call("carry", ids["file"], new).code == 0  # the earlier one is only read
    old.close()


def test_in_indonesian(ids: dict[str, str], call: Call, tmp_path: Path) -> None:
    said = call("carry", ids["file"], _new(call, tmp_path), language="id")
    assert said.out == "1 dibawa serta, 1 instansi baru\n"
