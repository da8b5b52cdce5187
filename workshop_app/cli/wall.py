"""`wall FILE [--strategy N]`: what the projector's wall shows now, and what is held back and why."""

from collections.abc import Iterable
from typing import Any

from workshop_app.actions import records
from workshop_app.actions import wall as walls
from workshop_app.actions.opening import reading
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.records import Challenge, Practice, Strategy
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import kind_name

_WHY = {
    walls.FINDINGS: mark("waits for a decision in the identity check"),
    walls.CHANGED: mark("changed since it was cleared"),
    walls.INSIDE: mark("cleared for internal use only"),
    walls.NOTHING: mark("no words that may be shown"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `wall`."""
    parser.usage = f"{PROGRAM} wall FILE [--strategy ID]"
    parser.add_file()
    parser.add_argument(
        "--strategy", metavar="ID", default="", help=words.t("only what serves this strategy")
    )
    parser.add_common()
    parser.set_defaults(handler=_wall)


def _wall(context: Context) -> Reply:
    wanted = context.args.strategy
    with reading(context.args.file, clock=context.here.clock) as ws:
        strategy_id = records.find(ws, Strategy, wanted).id if wanted else ""
        told = walls.wall(ws)
        shown = told.of_strategy(strategy_id)
        numbers = {s.id: s.number for s in told.strategies}
        held = [_held(ws, record_id, why) for record_id, why in told.held.items()]
    items = [
        {
            "id": item.id,
            "kind": item.kind,
            "agency": item.agency,
            "title": item.title,
            "texts": list(item.texts),
            "number": item.figure[0],
            "unit": item.figure[1],
            "strategy_numbers": [numbers.get(i) for i in item.strategies],
        }
        for item in shown
    ]
    data = {"shown": items, "held": held}
    return Reply(lambda: data, lambda: _lines(context, items, held))


def _held(ws: Workshop, record_id: str, why: str) -> dict[str, str]:
    """Name what is held back by its code: its title may hold what was found."""
    kind: type[Practice | Challenge] = Practice if ws.read.get(Practice, record_id) else Challenge
    code = ws.require(kind, record_id).code
    return {"id": record_id, "kind": kind.KIND, "code": code, "why": why}


def _lines(
    context: Context, items: list[dict[str, Any]], held: list[dict[str, str]]
) -> Iterable[str]:
    w = context.words
    if items:
        rows = [
            [
                i["agency"],
                kind_name(w, i["kind"]),
                ", ".join("?" if n is None else str(n) for n in i["strategy_numbers"]),
                i["title"] or i["texts"][0],
            ]
            for i in items
        ]
        head = [w.t("Agency"), w.t("Kind"), w.t("Strategies"), w.t("Title")]
        yield from output.table(head, rows, room=context.room)
    else:
        yield w.t("Nothing to show yet")
    for one in held:
        name = f"{kind_name(w, one['kind'])} {output.plain(one['code'] or one['id'])}"
        yield w.t("Held back: {name}: {why}", name=name, why=w.t(_WHY[one["why"]]))
