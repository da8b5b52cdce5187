"""`proceedings FILE -o OUT.pdf`: what leaves on paper."""

from pathlib import Path

from workshop_app.actions import proceedings
from workshop_app.actions.opening import reading
from workshop_app.cli import progress
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.domain.errors import CannotRead, FileExists
from workshop_app.words.catalogue import Words

_OF_THE_PAPER = "id"
"""Proceedings are Indonesian unless English is asked for, whatever language the laptop speaks."""

_PDF = b"%PDF-"


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `proceedings`."""
    parser.usage = f"{PROGRAM} proceedings FILE -o OUT.pdf [--lang id|en] [--paper A4|F4]"
    parser.add_file()
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", required=True, type=a_path(words),
        help=words.t("the PDF to write; one that is there is replaced"),
    )  # fmt: skip
    parser.add_argument(
        "--paper", choices=proceedings.PAPERS, default="A4", help=words.t("the size of the paper")
    )
    parser.add_common()
    parser.set_defaults(handler=_proceedings)


def _proceedings(context: Context) -> Reply:
    args, w = context.args, context.words
    out: Path = args.output
    _require_replaceable(out)
    language = getattr(args, "lang", _OF_THE_PAPER)
    with (
        reading(args.file, clock=context.here.clock) as ws,
        progress.shown_on(context.stderr, w.t("Printing")) as told,
    ):
        result = proceedings.build_pdf(
            ws, out, context.words_for(language), paper=args.paper, progress=told
        )
    data = {
        "path": str(out.absolute()),
        "pages": result.pages,
        "language": language,
        "paper": args.paper,
        "warnings": list(result.warnings),
    }
    lines = [w.n("{path}: {count} page", "{path}: {count} pages", result.pages, path=out)]
    return Reply(lambda: data, lambda: [*lines, *result.warnings])


def _require_replaceable(path: Path) -> None:
    """Raise FileExists for a file that is no PDF: a slip of the tongue must not cost a workshop."""
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            head = file.read(len(_PDF))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotRead(path=str(path), reason=reason) from error
    if head and head != _PDF:
        raise FileExists(path=str(path))
