"""`proceedings FILE -o OUT.pdf`: what leaves on paper."""

from pathlib import Path

from workshop_app.actions import printing, proceedings
from workshop_app.actions.opening import reading
from workshop_app.cli import progress
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain.errors import CannotRead, FileExists
from workshop_app.words.catalogue import Words

_OF_THE_PAPER = "id"
"""Proceedings are Indonesian unless English is asked for, whatever language the laptop speaks."""

BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04"}
"""How files begin, by what their names end in."""


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `proceedings`."""
    parser.usage = f"{PROGRAM} proceedings FILE -o OUT.pdf|OUT.docx [--lang id|en] [--paper A4|F4]"
    parser.add_file()
    parser.add_argument(
        "-o", "--output", metavar="OUT", required=True, type=a_path(words),
        help=words.t("the .pdf or .docx to write; one that is there is replaced"),
    )  # fmt: skip
    parser.add_argument(
        "--paper", choices=proceedings.PAPERS, default="A4", help=words.t("the size of the paper")
    )
    parser.add_argument(
        "--docx", action="store_true", help=words.t("a Word file, whatever its name ends in")
    )
    parser.add_common()
    parser.set_defaults(handler=_proceedings)


def _proceedings(context: Context) -> Reply:
    args, w = context.args, context.words
    out: Path = args.output
    docx = args.docx or out.suffix.lower() == ".docx"
    require_replaceable(out, ".docx" if docx else ".pdf")
    language = getattr(args, "lang", _OF_THE_PAPER)
    words = context.words_for(language)
    with (
        reading(args.file, clock=context.here.clock) as ws,
        progress.shown_on(context.stderr, w.t("Printing")) as told,
    ):
        if docx:
            printing.build_proceedings_docx(ws, out, words, paper=args.paper)
        else:
            result = proceedings.build_pdf(ws, out, words, paper=args.paper, progress=told)
    data: dict[str, object] = {
        "path": str(out.absolute()),
        "language": language,
        "paper": args.paper,
    }
    if docx:
        return Reply(lambda: data, lambda: [str(out)])
    data |= {"pages": result.pages, "warnings": list(result.warnings)}
    lines = [w.n("{path}: {count} page", "{path}: {count} pages", result.pages, path=out)]
    return Reply(lambda: data, lambda: [*lines, *result.warnings])


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
