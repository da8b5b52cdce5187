"""The list of commands: name, what it does, and the module that knows how.

To add a command: a line here, and a module with `configure(parser, words, name)`, which adds the
arguments and sets `handler` to a function from `Context` to `Reply`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.words.catalogue import mark


@dataclass(frozen=True, slots=True)
class Command:
    """One command; its module is loaded only when it is called.

    `once_after_file` are verbs that stood behind the file in earlier versions; written so they still work.
    """

    summary: str
    module: str
    once_after_file: tuple[str, ...] = ()


_RECORDS = "record_commands"
_FILES = "file_commands"

COMMANDS: Mapping[str, Command] = {
    "new": Command(mark("make a workshop from a template"), _FILES),
    "show": Command(mark("show counts by agency, session and strategy"), _FILES),
    "workshop": Command(mark("show or change the workshop's own fields"), _RECORDS),
    "agency": Command(mark("agencies: add, set, remove, restore, list"), _RECORDS),
    "person": Command(mark("people: add, set, remove, restore, list"), _RECORDS),
    "session": Command(mark("sessions: add, set, remove, restore, list"), _RECORDS),
    "strategy": Command(mark("strategies: add, set, remove, restore, list"), _RECORDS),
    "plan_action": Command(mark("actions of the plan: add, set, remove, restore, list"), _RECORDS),
    "plan": Command(mark("the action plan: list it, or take one in from a table"), "plan_commands"),
    "framework": Command(
        mark("action plans for new workshops: list, import, remove"), "plan_commands"
    ),
    "practice": Command(mark("good practices: add, set, remove, restore, list"), _RECORDS),
    "challenge": Command(mark("challenges: add, set, remove, restore, list"), _RECORDS),
    "answer": Command(mark("links of practices to challenges: add, set, remove, list"), _RECORDS),
    "commitment": Command(mark("commitments: add, set, remove, restore, list"), _RECORDS),
    "minute": Command(mark("points of the minutes: add, set, remove, restore, list"), _RECORDS),
    "question": Command(
        mark("questions of the evaluation: add, set, remove, restore, list"), _RECORDS
    ),
    "comment": Command(
        mark("open answers of the evaluation: set, remove, restore, list"), _RECORDS
    ),
    "evaluation": Command(
        mark("evaluation: questions, add, import, results, remove"), "evaluation_commands"
    ),
    "attachment": Command(mark("photos and documents on records"), "attachment_commands"),
    "signature": Command(mark("signatures drawn on the screen"), "signature_commands"),
    "check-in": Command(mark("check somebody in, or take that back"), "desk_commands"),
    "check-out": Command(mark("note that somebody leaves"), "desk_commands"),
    "walk-in": Command(mark("register somebody who is not on the list"), "desk_commands"),
    "attendance": Command(mark("who came, in figures, and whom to call"), "attendance_commands"),
    "import": Command(mark("take in a list of people"), "import_commands"),
    "export": Command(mark("write a list as XLSX or CSV"), "export_commands"),
    "duplicates": Command(
        mark("people who may be listed twice"),
        "duplicate_commands",
        once_after_file=("list", "join", "apart", "take-apart"),
    ),
    "person-data": Command(mark("show, hand over or erase one person's data"), "privacy_commands"),
    "guard": Command(mark("find what tells who somebody is"), "guarding"),
    "clear": Command(mark("note who cleared a practice or challenge for publication"), "clearing"),
    "wall": Command(mark("what the wall on the projector shows, and what it holds back"), "wall"),
    "proceedings": Command(mark("print the proceedings as PDF or Word file"), "print_commands"),
    "parts": Command(mark("the parts of the proceedings: list, order, choice"), "parts_commands"),
    "print": Command(mark("print sheets, badges, certificates, reports"), "paper_commands"),
    "certificate": Command(
        mark("check a certificate, or give a new number"), "certificate_commands"
    ),
    "merge": Command(mark("take in what other copies of the workshop have"), "copy_commands"),
    "carry": Command(mark("take open commitments of an earlier workshop along"), "carrying"),
    "conflicts": Command(mark("list what was written apart"), "copy_commands"),
    "find": Command(mark("search several workshops at once"), "find_all"),
    "history": Command(mark("tell who changed what in a record, and when"), _FILES),
    "versions": Command(mark("earlier wordings of a text, and going back to one"), "text_commands"),
    "recovered": Command(mark("what was half written when the program ended"), "text_commands"),
    "check": Command(mark("check that a file is sound"), _FILES),
    "backup": Command(mark("back a workshop up"), "copy_commands"),
    "backups": Command(mark("list or restore backups"), "copy_commands"),
}

UNTOLD = ("signature",)
"""Kinds with a command of their own that others do not tell of: a history would show the strokes."""

WITH_VALUE = ("--lang", "--by", "--desk")
"""The options of all commands that take a value; they may stand before the command."""


def command_of(argv: Sequence[str]) -> str:
    """Return the word that stands where a command is expected, "" if there is none."""
    return next((argv[place] for place in _places(argv)), "")


def _places(argv: Sequence[str]) -> Iterator[int]:
    """Yield where the words stand that are neither options nor values of the common ones."""
    places = iter(range(len(argv)))
    for place in places:
        if argv[place] in WITH_VALUE:
            next(places, None)
        elif not argv[place].startswith("-"):
            yield place


def with_verb_first(argv: Sequence[str]) -> list[str]:
    """Return the words with the verb before the file, where it once stood behind it."""
    words, command = list(argv), COMMANDS.get(command_of(argv))
    _, one, other, *_ = [*_places(argv), 0, 0, 0]
    verbs = command.once_after_file if command else ()
    if words and words[other] in verbs and words[one] not in verbs:
        words[one], words[other] = words[other], words[one]
    return words


def option_value(argv: Sequence[str], option: str) -> str:
    """Return the last value given to a long option, before any parsing; "" if there is none."""
    found = ""
    for position, word in enumerate(argv):
        if word == option:
            found = argv[position + 1] if position + 1 < len(argv) else ""
        elif word.startswith(option + "="):
            found = word.partition("=")[2]
    return found
