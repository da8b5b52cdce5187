"""`print FILE WHAT -o OUT`: every paper beside the proceedings, as PDF or as a Word file."""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from workshop_app.actions import certificates, print_marks, printing, records
from workshop_app.actions.label_sheets import labels_folder
from workshop_app.actions.opening import reading, working
from workshop_app.actions.paper_gathering import Scoped
from workshop_app.actions.press import quote_of
from workshop_app.actions.printing import Choices, Form, Made
from workshop_app.actions.proceedings import PAPERS as SIZES
from workshop_app.actions.themes import themes_folder
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import progress
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.output import plain
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.cli.print_commands import BEGINNINGS, require_replaceable
from workshop_app.domain.errors import FolderMissing
from workshop_app.domain.records import Agency, Person, Session
from workshop_app.words.catalogue import Words
from workshop_app.words.certificates import given_twice_advice, given_twice_words

_OF_THE_PAPER = "id"
"""Papers are Indonesian unless English is asked for, whatever language the laptop speaks."""

_BLANK_ROWS = 5
_LISTS = ("sign-in",)
_PEOPLE = ("sign-in", "badges", "certificates")
_MEANT_FOR: Mapping[str, tuple[object, tuple[str, ...]]] = {
    "session": ("", ("sign-in", "minutes")),
    "agency": ("", (*_PEOPLE, "commitments")),
    "person": ("", _PEOPLE),
    "each": ("", _LISTS),
    "full": (False, _LISTS),
    "blank_rows": (_BLANK_ROWS, _LISTS),
    "only": (printing.ALL, ("badges",)),
    "sheet": ("", ("badges",)),
    "skip": (0, ("badges",)),
    "share": (0, ("certificates",)),
    "start": (1, ("certificates",)),
    "separate": (False, ("certificates",)),
    "number": ("", ("press-release", "certificates")),
    "headline": ("", ("press-release",)),
    "closing": ("", ("press-release",)),
    "quote": ([], ("press-release",)),
}
"""What an option is when nobody gave it, and the papers that it means something for."""


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `print`."""
    t = words.t
    what, options = t("WHAT"), t("options")
    parser.usage = f"{PROGRAM} print FILE {what} -o OUT.pdf|OUT.docx [{options}]"
    parser.add_file()
    parser.add_argument(
        "what", metavar=what, choices=printing.PAPERS,
        help=t("one of: {names}", names=", ".join(printing.PAPERS)),
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", metavar="OUT", required=True, type=a_path(words),
        help=t("the .pdf or .docx to write; one that is there is replaced"),
    )  # fmt: skip
    parser.add_argument(
        "--paper", choices=SIZES, default="",
        help=t("the size of the paper; for badges the sheet has its own"),
    )  # fmt: skip
    _add_scope(parser, words)
    _add_people_options(parser, words)
    _add_release_options(parser, words)
    parser.add_common()
    parser.set_defaults(handler=_print)


def _add_scope(parser: Parser, words: Words) -> None:
    t, group = words.t, parser.add_argument_group(words.t("What it is about"))
    group.add_argument("--session", metavar="NAME", default="", help=t("only this session"))
    group.add_argument("--agency", metavar="NAME", default="", help=t("only this agency"))
    group.add_argument("--person", metavar="NAME", default="", help=t("only this person"))
    group.add_argument(
        "--each", choices=printing.EACH, default="",
        help=t("sign-in sheets: one list for each session, or for each agency"),
    )  # fmt: skip


def _add_people_options(parser: Parser, words: Words) -> None:
    t, group = words.t, parser.add_argument_group(words.t("Sheets, badges, certificates"))
    count, sheets = _counted(words), [sheet.name for sheet in printing.label_sheets()]
    group.add_argument("--full", action="store_true", help=t("sign-in: with sex and work unit"))
    group.add_argument(
        "--blank-rows", metavar="N", type=count, default=_BLANK_ROWS,
        help=t("sign-in: empty rows for walk-ins"),
    )  # fmt: skip
    group.add_argument(
        "--only", choices=printing.ONLY, default=printing.ALL,
        help=t("badges: all, or what this laptop has not printed like this before"),
    )  # fmt: skip
    group.add_argument(
        "--sheet", metavar="NAME", default="",
        help=t("badges: one of: {names}", names=", ".join(sheets)),
    )  # fmt: skip
    group.add_argument(
        "--skip", metavar="N", type=count, default=0,
        help=t("badges: labels that are gone from the first sheet"),
    )  # fmt: skip
    group.add_argument(
        "--share", metavar="N", type=_share(words), default=0,
        help=t("certificates: least percentage of sessions attended; 0 is everybody who came"),
    )  # fmt: skip
    group.add_argument(
        "--start", metavar="N", type=count, default=1, help=t("certificates: the first number")
    )
    group.add_argument(
        "--separate", action="store_true",
        help=t("certificates: one file for each person, in the folder OUT"),
    )  # fmt: skip


def _add_release_options(parser: Parser, words: Words) -> None:
    t, group = words.t, parser.add_argument_group(words.t("Numbers and press release"))
    places = certificates.PLACES[words.language]
    group.add_argument(
        "--number", metavar="TEXT", default="",
        help=t("number of the release; for certificates with {places}", places=places),
    )  # fmt: skip
    group.add_argument("--headline", metavar="TEXT", default="", help=t("headline of the release"))
    group.add_argument(
        "--closing", metavar="TEXT", default="",
        help=t("last paragraph of the release; without it, how many commitments were made"),
    )  # fmt: skip
    group.add_argument(
        "--quote", metavar="TEXT", action="append", default=[],
        help=t("a quote as: words | full name | position; may be given several times"),
    )  # fmt: skip


def _print(context: Context) -> Reply:
    args, w = context.args, context.words
    _require_sense(context)
    language = getattr(args, "lang", _OF_THE_PAPER)
    words = context.words_for(language)
    with (
        _opened(context, words) as ws,
        progress.shown_on(context.stderr, w.t("Printing")) as told,
    ):
        marks = print_marks.marks_file(context.here.data, ws.id)
        choices = _choices(context, ws, marks)
        if args.separate:
            made = printing.build_each(ws, args.output, words, choices, progress=told)
        else:
            made = [
                printing.build(ws, args.what, args.output, words, choices, told_in=w, progress=told)
            ]
        if args.what == "certificates":
            made = _numbered(w, ws, made)
        else:
            print_marks.add_marks(marks, made[0].marks)
    return _reply(w, args.what, language, made)


def _opened(context: Context, words: Words) -> AbstractContextManager[Workshop]:
    """Open the workshop: for work if certificates will give numbers that are to be kept, else for reading."""
    args, clock = context.args, context.here.clock
    if args.what != "certificates":
        return reading(args.file, clock=clock)
    with reading(args.file, clock=clock) as ws:
        marks = print_marks.marks_file(context.here.data, ws.id)
        new = printing.gives_numbers(ws, words, _choices(context, ws, marks))
    return (
        working(args.file, context.operator, clock=clock)
        if new
        else reading(args.file, clock=clock)
    )


def _numbered(w: Words, ws: Workshop, made: list[Made]) -> list[Made]:
    """Keep the numbers that have left, and tell of those that two people have."""
    if not ws.read_only:
        certificates.keep_numbers(ws, {i: mark for one in made for i, mark in one.marks.items()})
    warnings = tuple(
        f"{given_twice_words(w, twice)} {given_twice_advice(w)}"
        for twice in certificates.doubles(ws)
    )
    return [*made[:-1], replace(made[-1], warnings=(*made[-1].warnings, *warnings))]


def _reply(w: Words, what: str, language: str, made: Sequence[Made]) -> Reply:
    files = [
        {"path": str(one.path.absolute()), "pages": one.pages, "warnings": list(one.warnings)}
        for one in made
    ]
    data = {"what": what, "language": language, "files": files}
    lines = [line for one in made for line in (_line(w, one), *map(plain, one.warnings))]
    return Reply(lambda: data, lambda: lines)


def _line(w: Words, made: Made) -> str:
    if not made.pages:
        return str(made.path)  # a Word file has its pages when Word has laid it out
    return w.n("{path}: {count} page", "{path}: {count} pages", made.pages, path=made.path)


def _require_sense(context: Context) -> None:
    """Refuse what does not go together, and what would replace something else."""
    args, t = context.args, context.words.t
    out: Path = args.output
    _require_meant(context)
    if args.separate:
        if not out.is_dir():
            raise FolderMissing(path=str(out))
        return
    if out.suffix.lower() not in BEGINNINGS:
        raise context.usage_error(t("-o needs a name that ends in .pdf or .docx."))
    if args.what in printing.DRAWN and out.suffix.lower() == ".docx":
        raise context.usage_error(t("Badges and certificates are printed as PDF only."))
    require_replaceable(out, out.suffix.lower())


def _require_meant(context: Context) -> None:
    """Refuse options that this paper has no use for, rather than let somebody believe in them."""
    args = context.args
    for name, (without, papers) in _MEANT_FOR.items():
        if args.what not in papers and getattr(args, name) != without:
            raise context.usage_error(
                context.words.t(
                    "{option} does not go with {paper}, only with: {papers}.",
                    option=f"--{name.replace('_', '-')}",
                    paper=args.what,
                    papers=", ".join(papers),
                )
            )


def _sheet(context: Context) -> printing.LabelSheet:
    """Return the sheet for badges: the one asked for, else the first on the paper asked for."""
    args, t = context.args, context.words.t
    paper = args.paper
    known = printing.label_sheets(labels_folder(context.here.data))
    sheets = [sheet for sheet in known if args.sheet in ("", sheet.name)]
    if not sheets:
        names = ", ".join(sheet.name for sheet in known)
        told = t("There is no sheet {name}, only: {names}.", name=args.sheet, names=names)
        raise context.usage_error(told)
    fitting = [sheet for sheet in sheets if paper in ("", sheet.paper)]
    if not fitting:
        raise context.usage_error(
            t("The sheet {name} is for {paper}.", name=args.sheet, paper=sheets[0].paper)
        )
    sheet = fitting[0]
    most = sheet.columns * sheet.rows - 1
    if args.skip > most:
        raise context.usage_error(
            t(
                "The sheet {name} has {labels} labels: at most {most} can be skipped.",
                name=sheet.name,
                labels=most + 1,
                most=most,
            )
        )
    return sheet


def _choices(context: Context, ws: Workshop, marks: Path) -> Choices:
    args = context.args
    scope = Scoped(
        session_id=records.find(ws, Session, args.session).id if args.session else "",
        agency_id=records.find(ws, Agency, args.agency).id if args.agency else "",
        person_id=records.find(ws, Person, args.person).id if args.person else "",
        each=args.each,
    )
    return Choices(
        paper=args.paper or "A4",
        form=Form(args.output.suffix.lower()[1:]) if not args.separate else Form.PDF,
        scope=scope,
        full=args.full,
        blank_rows=args.blank_rows,
        only=args.only,
        printed=print_marks.read_marks(marks),
        sheet=_sheet(context).name if args.what == "badges" else printing.DEFAULT_SHEET,
        skip=args.skip,
        share=args.share,
        number=args.number,
        start=args.start,
        headline=args.headline,
        closing=args.closing,
        quotes=tuple(map(quote_of, args.quote)),
        themes=themes_folder(context.here.data),
        labels=labels_folder(context.here.data),
    )


class _Number:
    """Reads a whole number between two bounds."""

    def __init__(self, words: Words, largest: int) -> None:
        self._words, self._largest = words, largest

    def __call__(self, text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) <= len(str(self._largest)):
            number = int(text)
            if number <= self._largest:
                return number
        largest = self._words.number(self._largest)
        raise argparse.ArgumentTypeError(
            self._words.t("A whole number from 0 to {largest} is needed.", largest=largest)
        )


def _counted(words: Words) -> _Number:
    return _Number(words, 10_000)


def _share(words: Words) -> _Number:
    return _Number(words, 100)
