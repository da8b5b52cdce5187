"""`carry OLD NEW`: open commitments of an earlier workshop come along; OLD is only read."""

from dataclasses import asdict

from workshop_app.actions import carrying
from workshop_app.actions.opening import working
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.words.carrying import carry_words
from workshop_app.words.catalogue import Words


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `carry`."""
    parser.usage = f"{PROGRAM} carry OLD NEW [--closed]"
    parser.add_argument(
        "earlier", metavar="OLD", type=a_path(words),
        help=words.t("the file of the earlier workshop; it is only read"),
    )  # fmt: skip
    parser.add_argument(
        "file", metavar="NEW", type=a_path(words),
        help=words.t("the workshop into which the commitments come"),
    )  # fmt: skip
    parser.add_argument(
        "--closed", action="store_true",
        help=words.t("those that are done or cancelled too, to tell what became of them"),
    )  # fmt: skip
    parser.add_common()
    parser.set_defaults(handler=_carry)


def _carry(context: Context) -> Reply:
    args = context.args
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        result = carrying.carry(ws, args.earlier, closed=args.closed)
    data = asdict(result)
    return Reply(lambda: data, lambda: [carry_words(context.words, result)])
