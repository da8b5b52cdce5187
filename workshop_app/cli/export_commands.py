"""`export FILE --what ... --to OUT`: lists that leave the program."""

from pathlib import Path

from workshop_app.actions import exporting
from workshop_app.actions.opening import reading
from workshop_app.actions.sheets_of_people import HIDDEN
from workshop_app.cli import progress
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.words.catalogue import Words


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `export`."""
    parser.usage = f"{PROGRAM} export FILE --what WHAT --to OUT.xlsx|OUT.csv [--anonymous]"
    parser.add_file()
    parser.add_argument(
        "--what", metavar="WHAT", required=True, choices=exporting.WHAT,
        help=words.t("one of: {names}", names=", ".join(exporting.WHAT)),
    )  # fmt: skip
    parser.add_argument(
        "--to", metavar="OUT", required=True, type=a_path(words),
        help=words.t("the .xlsx or .csv to write; one that is there is replaced"),
    )  # fmt: skip
    parser.add_argument(
        "--anonymous", action="store_true",
        help=words.t("without names and contacts; what fewer than five people share is hidden"),
    )  # fmt: skip
    parser.add_common()
    parser.set_defaults(handler=_export)


def _export(context: Context) -> Reply:
    args, w = context.args, context.words
    out: Path = args.to
    if out.suffix.lower() not in exporting.FORMATS:
        raise context.usage_error(w.t("--to needs a name that ends in .xlsx or .csv."))
    with (
        reading(args.file, clock=context.here.clock) as ws,
        progress.shown_on(context.stderr, w.t("Exporting")) as told,
    ):
        done = exporting.export(
            ws, args.what, out, words=w, anonymous=args.anonymous, progress=told
        )
    data = {
        "path": str(out.absolute()),
        "what": args.what,
        "rows": done.rows,
        "anonymous": args.anonymous,
    }
    lines = [w.n("{path}: {count} row", "{path}: {count} rows", done.rows, path=out)]
    if args.anonymous:
        lines.append(w.t("{sign} stands for what fewer than five people share.", sign=HIDDEN))
        if done.has_prose:
            lines.append(w.t("Texts are as people wrote them: read them before passing them on."))
    return Reply(lambda: data, lambda: lines)
