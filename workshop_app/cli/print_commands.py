"""`proceedings FILE -o OUT.pdf`: what leaves on paper."""

import argparse
from collections.abc import Callable
from pathlib import Path

from workshop_app.actions import printing, proceedings
from workshop_app.actions.guarding import Guard
from workshop_app.actions.opening import reading
from workshop_app.actions.proceedings_languages import foreign_texts
from workshop_app.actions.themes import themes_folder
from workshop_app.cli import progress
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain import book
from workshop_app.domain.errors import CannotRead, FileExists
from workshop_app.words.catalogue import Words

_OF_THE_PAPER = "id"
"""Proceedings are Indonesian unless English is asked for, whatever language the laptop speaks."""

BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04"}
"""How files begin, by what their names end in."""


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `proceedings`."""
    t = words.t
    options = t("options")
    parser.usage = f"{PROGRAM} proceedings FILE -o OUT.pdf|OUT.docx [{options}]"
    parser.add_file()
    parser.add_argument(
        "-o", "--output", metavar="OUT", required=True, type=a_path(words),
        help=t("the .pdf or .docx to write; one that is there is replaced"),
    )  # fmt: skip
    parser.add_argument(
        "--paper", choices=proceedings.PAPERS, default="A4", help=t("the size of the paper")
    )
    parser.add_argument(
        "--parts", metavar="NAMES", type=_parts_of(words),
        help=t(
            "parts in the order of print, with commas; -NAME is left out, the others stand where they"
            " stand by default (--parts=-photos,-minutes). Names: {names}",
            names=", ".join(book.PARTS),
        ),
    )  # fmt: skip
    parser.add_argument(
        "--pdfa", choices=tuple(proceedings.ARCHIVES), default="3b",
        help=t("the kind of PDF/A; only 3b carries the tables as data"),
    )  # fmt: skip
    parser.add_argument(
        "--docx", action="store_true", help=t("a Word file, whatever its name ends in")
    )
    parser.add_common()
    parser.set_defaults(handler=_proceedings)


def _parts_of(words: Words) -> Callable[[str], tuple[str, ...]]:
    """Read the names of parts between commas."""

    def read(text: str) -> tuple[str, ...]:
        lines = tuple(part.strip() for part in text.split(",") if part.strip())
        strange = book.unknown(lines)
        if strange:
            told = words.t("There is no part {name}; --help lists them.", name=strange[0])
            raise argparse.ArgumentTypeError(told)
        return lines

    return read


def _proceedings(context: Context) -> Reply:
    args, w = context.args, context.words
    out: Path = args.output
    docx = args.docx or out.suffix.lower() == ".docx"
    require_replaceable(out, ".docx" if docx else ".pdf")
    language = getattr(args, "lang", _OF_THE_PAPER)
    words = context.words_for(language)
    chosen = proceedings.Book(
        args.paper, args.pdfa, args.parts, themes=themes_folder(context.here.data)
    )
    with (
        reading(args.file, clock=context.here.clock) as ws,
        progress.shown_on(context.stderr, w.t("Printing")) as told,
    ):
        guard = Guard(ws)  # one, for it reads every text once
        if docx:
            warnings = printing.build_proceedings_docx(ws, out, words, book=chosen, guard=guard)
        else:
            result = proceedings.build_pdf(ws, out, words, book=chosen, guard=guard, progress=told)
            warnings = result.warnings
        printed = proceedings.parts_of(ws, args.parts)
        snapshot = proceedings.gather(ws, words, guard, parts=printed)
        foreign = [one.text for one in foreign_texts(snapshot, w, words.language)]
    data: dict[str, object] = {
        "path": str(out.absolute()),
        "language": language,
        "paper": args.paper,
        "parts": list(printed),
        "warnings": [*warnings, *foreign],
    }
    if docx:
        return Reply(lambda: data, lambda: [str(out), *warnings, *foreign])
    data["pages"] = result.pages
    lines = [w.n("{path}: {count} page", "{path}: {count} pages", result.pages, path=out)]
    return Reply(lambda: data, lambda: [*lines, *warnings, *foreign])


def require_replaceable(path: Path, kind: str) -> None:
    """Raise FileExists for a file of another kind: a slip of the tongue must not cost a workshop."""
    beginning = BEGINNINGS[kind]
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            head = file.read(len(beginning))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotRead(path=str(path), reason=reason) from error
    if head and head != beginning:
        raise FileExists(path=str(path))
