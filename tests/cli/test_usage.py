"""Understanding the words of a command: help, refusals, languages, where options may stand."""

import pytest

from tests.cli.conftest import Call
from workshop_app import __version__
from workshop_app.cli.commands import COMMANDS as TABLE
from workshop_app.cli.commands import command_of, option_value, with_verb_first
from workshop_app.cli.context import system_language
from workshop_app.cli.main import COMMANDS

KINDS = [
    "agency",
    "person",
    "session",
    "strategy",
    "plan_action",
    "practice",
    "challenge",
    "answer",
    "commitment",
    "minute",
]
EVERY_HELP = [
    [],
    *([name] for name in TABLE),
    *([kind, verb] for kind in KINDS for verb in ("add", "set", "remove", "restore", "list")),
    *(["workshop", verb] for verb in ("show", "set")),
    *(["backups", verb] for verb in ("list", "restore")),
]


@pytest.mark.parametrize("words", EVERY_HELP, ids=" ".join)
def test_every_command_helps_in_both_languages(words: list[str], call: Call) -> None:
    english = call(*words, "--help")
    indonesian = call(*words, "-h", "--lang", "id")
    for said, usage in ((english, "Usage: workshop-app"), (indonesian, "workshop-app")):
        assert (said.code, said.err) == (0, "")
        assert usage in said.out and "--json" in said.out
        assert len(said.out.splitlines()) < 70
        assert all(len(line) < 120 for line in said.out.splitlines())
    assert english.out != indonesian.out
    assert "Options of all commands" not in indonesian.out


def test_help_lists_every_command(call: Call) -> None:
    text = call("--help").out
    assert all(f"    {name}" in text for name in COMMANDS)


def test_the_version(call: Call) -> None:
    said = call("--version")
    assert (said.code, said.out) == (0, f"Lokakarya {__version__}\n")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ([], "COMMAND is missing."),
        (["terbang"], "'terbang' is not one of"),
        (["show"], "FILE is missing."),
        (["show", ""], "This is no file name."),
        (["show", "a\0b"], "This is no file name."),
        (["show", "F", "--foo"], "--foo is not understood here."),
        (["show", "F", "extra"], "extra is not understood here."),
        (["--lang", "xx", "show", "F"], "--lang: 'xx' is not one of"),
        (["show", "F", "--lang"], "--lang: A value is missing."),
        (["show", "F", "--js"], "--js is not understood here."),
        (["show", "F", "--json=x"], "It takes no value"),
        (["new", "F"], "--template is missing."),
        (["agency"], "COMMAND is missing."),
        (["agency", "fly", "F"], "'fly' is not one of"),
        (["agency", "add", "F"], "--short-name is missing."),
        (["agency", "set", "F"], "ID is missing."),
        (["agency", "set", "F", "BUL"], "No field was given"),
        (["practice", "add", "F"], "No field was given"),
        (["person", "list", "F", "--present", "--absent"], "cannot be used together"),
        (["check-in", "F"], "PERSON is missing."),
        (["check-in", "F", "x", "--reason", "y"], "--reason needs --void."),
        (["proceedings", "F"], "-o/--output is missing."),
        (["proceedings", "F", "-o", "x.pdf", "--paper", "A3"], "'A3' is not one of"),
        (["merge", "F"], "OTHER is missing."),
        (["history", "F", "cat", "x"], "'cat' is not one of"),
        (["backups"], "COMMAND is missing."),
        (["backups", "restore", "x"], "FILE is missing."),
    ],
)
def test_what_is_not_understood_shows_how_it_is_written(
    argv: list[str], message: str, file: str, call: Call
) -> None:
    words = [file if word == "F" else word for word in argv]
    said = call(*words)
    assert said.code == 2 and said.out == ""
    assert message in said.err
    assert said.err.startswith("Usage: workshop-app") and "Traceback" not in said.err
    translated = call(*words, language="id")
    assert translated.code == 2 and translated.err.splitlines()[-1] != said.err.splitlines()[-1]


def test_common_options_may_stand_anywhere(file: str, call: Call) -> None:
    first = call("--json", "--by", "Budi", "agency", "add", file, "--short-name", "A1")
    last = call("agency", "add", file, "--short-name", "A2", "--by", "Budi", "--json")
    middle = call("agency", "--json", "--by=Budi", "add", file, "--short-name", "A3")
    assert [said.json["changed_by"] for said in (first, last, middle)] == ["Budi"] * 3


def test_the_desk_of_a_check_in(ids: dict[str, str], call: Call) -> None:
    call("check-in", ids["file"], ids["person"], "--desk", "Meja 9", "--by", "Citra")
    entries = call("history", ids["file"], "person", ids["person"], "--json").json
    assert (entries[-1]["what"], entries[-1]["desk"], entries[-1]["by"]) == (
        "in",
        "Meja 9",
        "Citra",
    )


def test_which_word_is_the_command() -> None:
    assert command_of(["--by", "show", "--lang=en", "list", "x"]) == "list"
    assert command_of(["--json", "show", "x"]) == "show"
    assert command_of(["--by"]) == command_of([]) == ""
    assert option_value(["x", "--lang", "en", "--lang=id"], "--lang") == "id"
    assert option_value(["x", "--lang"], "--lang") == ""


def test_a_verb_may_stand_behind_the_file_where_it_once_did() -> None:
    assert with_verb_first(["duplicates", "a", "list"]) == ["duplicates", "list", "a"]
    late = ["--by", "Ani", "duplicates", "--json", "a", "--desk=B", "join", "x", "y"]
    assert with_verb_first(late)[4:7] == ["join", "--desk=B", "a"]
    for usual in (
        ["duplicates", "join", "list", "apart", "b"],
        ["duplicates", "list"],
        ["duplicates"],
        ["show", "a", "list"],
        [],
    ):
        assert with_verb_first(usual) == usual


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "en_US", "LANG": "id_ID"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_systems_language(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language
