"""Adding, changing, removing and listing records of every kind."""

import pytest

from tests.cli.conftest import Call
from workshop_app.cli.main import COMMANDS
from workshop_app.domain.records import KINDS
from workshop_app.domain.schema import Form, fields_of

OWN_COMMANDS = ("workshop", "attachment", "signature")
RECORD_KINDS = [kind for kind in COMMANDS if kind in KINDS and kind not in OWN_COMMANDS]
NEW = {
    "agency": ["--short-name", "BPX"],
    "person": ["--name", "Lintang Purnama"],
    "session": ["--title", "Penutupan", "--kind", "closing"],
    "strategy": ["--title", "Koordinasi", "--number", "6"],
    "plan_action": ["--title", "Melatih petugas", "--number", "1.2", "--strategy", "1"],
    "practice": [
        "--title",
        "Satu pintu",
        "--agency",
        "BUL",
        "--action",
        "Kami.",
        "--strategy",
        "1",
    ],
    "challenge": ["--title", "Anggaran", "--level", "high"],
    "commitment": ["--description", "Rapat.", "--due", "2023-06-30", "--supporter", "BUH"],
    "minute": ["--text", "Setuju.", "--kind", "decision", "--session", "Pembukaan"],
    "answer": ["--practice", "PB-K7-001", "--challenge", "Data terpisah"],
    "question": ["--text", "Ruangan nyaman.", "--position", "2"],
    "comment": ["--question", "{question}", "--response", "{response}", "--text", "Bagus."],
}
CHANGE = {
    "agency": ("note", "satu"),
    "person": ("unit", "satu"),
    "session": ("room", "satu"),
    "strategy": ("area", "satu"),
    "plan_action": ("target", "satu"),
    "practice": ("result", "satu"),
    "challenge": ("impact", "satu"),
    "commitment": ("indicator", "satu"),
    "minute": ("speaker", "satu"),
    "answer": ("note", "satu"),
    "question": ("text_en", "satu"),
    "comment": ("text", "satu"),
}


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_a_record_is_added_changed_removed_and_brought_back(
    kind: str, ids: dict[str, str], call: Call
) -> None:
    file = ids["file"]
    added = call(kind, "add", file, *(word.format_map(ids) for word in NEW[kind]))
    assert (added.code, added.err) == (0, "")
    record_id = added.out.strip()
    field, value = CHANGE[kind]
    assert call(kind, "set", file, record_id, f"--{field.replace('_', '-')}", value).code == 0

    def listed(*more: str) -> list[dict[str, object]]:
        told = call(kind, "list", file, "--json", *more).json
        return [one for one in told if one["id"] == record_id]

    [one] = listed()
    assert one[field] == value
    assert one["changed_by"] == "Ani"
    assert call(kind, "remove", file, record_id).code == 0
    assert not listed() and len(listed("--deleted")) == 1
    assert call(kind, "restore", file, record_id).code == 0
    assert len(listed()) == 1 and not listed("--deleted")


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_a_list_tells_all_fields_to_programs_and_shows_ids_to_people(
    kind: str, ids: dict[str, str], call: Call
) -> None:
    told = call(kind, "list", ids["file"], "--json").json
    assert isinstance(told, list) and told
    for one in told:
        assert {"id", *fields_of(KINDS[kind])} <= set(one)
    shown = call(kind, "list", ids["file"]).out
    assert ids[kind] in shown and "Traceback" not in shown


def test_an_empty_list_is_json_too(file: str, call: Call) -> None:
    assert call("person", "list", file, "--deleted", "--json").json == []
    assert call("person", "list", file, "--deleted").out == "None.\n"


def test_every_field_has_an_option(call: Call) -> None:
    for kind in [*RECORD_KINDS, "workshop"]:
        text = call(kind, "set", "--help").out
        for name in fields_of(KINDS[kind]):
            assert f"--{name.removesuffix('_id').replace('_', '-')}" in text, (kind, name)


def test_a_person_carries_agency_and_arrival(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    call("check-in", file, ids["person"])
    people = {one["id"]: one for one in call("person", "list", file, "--json").json}
    here, away = people[ids["person"]], people[ids["other_person"]]
    assert (here["agency"], here["agency_id"]) == ("BUL", ids["agency"])
    assert here["checked_in_at"].startswith("2023-03-29T08:") and "+07:00" in here["checked_in_at"]
    assert away["checked_in_at"] is None
    present = call("person", "list", file, "--present", "--json").json
    absent = call("person", "list", file, "--absent", "--json").json
    assert [p["id"] for p in present] == [ids["person"]]
    assert [p["id"] for p in absent] == [ids["other_person"]]


def test_strategies_are_named_by_number_and_listed_by_both(file: str, call: Call) -> None:
    call("strategy", "add", file, "--number", "2", "--title", "Pemulihan")
    added = call(
        "practice", "add", file, "--title", "T", "--strategy", "2", "--strategy", "1", "--json"
    ).json
    assert added["strategy_numbers"] == [2, 1]
    assert len(added["strategies"]) == 2
    found = call("practice", "list", file, "--strategy", "2", "--json").json
    assert [one["id"] for one in found] == [added["id"]]


def test_lists_are_replaced_and_emptied(file: str, call: Call) -> None:
    call("agency", "set", file, "BUL", "--alias", "a|b", "--aliases", "c, d")
    [one] = [a for a in call("agency", "list", file, "--json").json if a["short_name"] == "BUL"]
    assert one["aliases"] == ["a|b", "c, d"]
    call("agency", "set", file, "BUL", "--alias", "")
    [one] = [a for a in call("agency", "list", file, "--json").json if a["short_name"] == "BUL"]
    assert one["aliases"] == []


def test_references_flags_days_and_times_are_read_as_people_write_them(
    file: str, call: Call
) -> None:
    call("agency", "set", file, "badan urusan hutan", "--parent", "Laut", "--invited", "tidak")
    agencies = {a["short_name"]: a for a in call("agency", "list", file, "--json").json}
    assert agencies["BUH"]["parent_id"] == agencies["BUL"]["id"]
    assert agencies["BUH"]["invited"] is False
    call("agency", "set", file, "BUH", "--parent", "", "--invited")
    agencies = {a["short_name"]: a for a in call("agency", "list", file, "--json").json}
    assert (agencies["BUH"]["parent_id"], agencies["BUH"]["invited"]) == ("", True)
    call("session", "set", file, "Pembukaan", "--starts", "8.30", "--day", "2023-03-30")
    [session] = call("session", "list", file, "--json").json
    assert (session["starts"], session["day"]) == ("08:30", "2023-03-30")


def test_a_choice_may_be_called_what_people_call_it(file: str, call: Call) -> None:
    added = call(
        "person", "add", file, "--name", "A", "--sex", "Perempuan", "--json", language="id"
    )
    assert added.json["sex"] == "female"


def test_a_long_text_comes_from_the_standard_input(file: str, call: Call) -> None:
    text = "Baris satu\n\n“Baris” dua — 💡\n"
    added = call("practice", "add", file, "--action", "-", "--json", stdin=text)
    assert added.json["action"] == text


@pytest.mark.parametrize(
    "name",
    [
        'Sekar "Ayu", S.H., M.H.',
        "<b>Bayu</b> & <font color=red>",
        "O'Neil; DROP TABLE person --",
        "ꦱꦼꦏꦂ 👩🏽‍⚖️ 王小明 سيكار",
        "{name} %s %(x)d",
        "-",
        "--name",
    ],
)
def test_names_are_kept_to_the_letter(name: str, file: str, call: Call) -> None:
    added = call("person", "add", file, f"--name={name}", "--json")
    assert (added.code, added.json["name"]) == (0, name)
    assert added.json["id"] in call("person", "list", file).out
    shown = call("person", "set", file, added.json["id"], "--note", "x")
    assert shown.code == 0 and "Changed" in shown.out


def test_what_steers_a_terminal_reaches_none(file: str, call: Call) -> None:
    name = "Sekar\n\x1b[2Jjahat\u202e\x9b\x07 Ayu"
    added = call("person", "add", file, "--name", name, "--json")
    [told] = [p for p in call("person", "list", file, "--json").json if p["id"] == added.json["id"]]
    assert told["name"] == "Sekar\n\x1b[2Jjahat\u202e\x9b\x07 Ayu"
    shown = call("person", "list", file).out
    assert "Sekar [2Jjahat Ayu" in shown
    assert not {"\x1b", "\u202e", "\x9b", "\x07"} & set(shown)
    missing = call("person", "set", file, "x\x1b[2J\ny", "--note", "z")
    assert missing.err.count("\n") == 1 and "\x1b" not in missing.err


def test_texts_of_people_are_not_translated(file: str, call: Call) -> None:
    call("practice", "add", file, "--title", "Draft", "--status", "draft")
    [line] = [
        x for x in call("practice", "list", file, language="id").out.splitlines() if " Draft " in x
    ]
    assert line.count("Draft") == 1


def test_the_workshops_own_fields(file: str, call: Call) -> None:
    said = call(
        "workshop",
        "set",
        file,
        "--title",
        "Judul baru",
        "--host",
        "BUL",
        "--legal-basis",
        "UU 21/2007",
    )
    assert said.code == 0
    told = call("workshop", "show", file, "--json").json
    assert (told["title"], told["legal_basis"]) == ("Judul baru", ["UU 21/2007"])
    shown = call("workshop", "show", file).out
    assert "Judul baru" in shown and "BUL" in shown


def test_codes_carry_this_laptops_prefix(file: str, call: Call) -> None:
    codes = [call("practice", "add", file, "--title", "T", "--json").json["code"] for _ in range(2)]
    assert codes[0].startswith("PB-") and codes[0].endswith("-001") and codes[1].endswith("-002")


@pytest.mark.parametrize(
    ("argv", "needle"),
    [
        (["agency", "add", "F", "--short-name", " "], "Short name is empty"),
        (["agency", "set", "F", "Tidak ada", "--note", "x"], "There is no agency “Tidak ada”"),
        (["agency", "set", "F", "", "--note", "x"], "There is no agency"),
        (["person", "add", "F", "--name", "A", "--agency", "Nihil"], "There is no agency “Nihil”"),
        (["person", "add", "F", "--name", "A", "--sex", "x"], "Expected: female, male"),
        (["session", "set", "F", "Pembukaan", "--day", "besok"], "a date like 2023-03-29"),
        (["session", "set", "F", "Pembukaan", "--starts", "25.99"], "a time like"),
        (["strategy", "set", "F", "1", "--number", "satu"], "a whole number"),
        (["agency", "set", "F", "BUL", "--invited", "entah"], "yes or no"),
        (["practice", "add", "F", "--title", "x", "--strategy", "9"], "There is no strategy “9”"),
        (["practice", "list", "F", "--agency", "Nihil"], "There is no agency “Nihil”"),
        (["minute", "remove", "F", "tidak-ada"], "There is no"),
        (["workshop", "set", "F", "--title", ""], "Title is empty"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(
    argv: list[str], needle: str, file: str, call: Call
) -> None:
    before = call("show", file, "--json").out
    said = call(*(file if word == "F" else word for word in argv))
    assert said.code == 1 and said.out == ""
    assert needle in said.err and said.err.count("\n") == 1
    assert call("show", file, "--json").out == before


def test_a_name_of_two_people_is_refused(file: str, call: Call) -> None:
    for _ in range(2):
        call("person", "add", file, "--name", "Kembar Sama")
    said = call("person", "remove", file, "kembar sama")
    assert said.code == 1 and "fits 2 records" in said.err


def test_people_are_found_without_their_degrees(ids: dict[str, str], call: Call) -> None:
    said = call("person", "set", ids["file"], "sekar ayu pradipta", "--note", "x", "--json")
    assert said.json["id"] == ids["person"]


def test_there_is_an_option_for_every_form_of_field() -> None:
    """A new form of field must be thought of here; this list is what the options know."""
    assert {form.value for form in Form} == {
        "line", "prose", "number", "flag", "day", "time", "choice", "ref", "refs", "lines",
    }  # fmt: skip
