"""`guard -` judges texts from the standard input; `guard FILE` lists and decides what a workshop holds."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from workshop_app.actions import guarding
from workshop_app.actions.guarding import Guard, GuardFinding
from workshop_app.actions.opening import reading, working
from workshop_app.actions.workshop import Workshop
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, UsageError
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name, field_name, kind_name

_INPUT = "-"
_NOT_SAFE = mark("No rule fits. That is no proof: somebody should still read it.")


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `guard`."""
    parser.usage = (
        f"{PROGRAM} guard -\n       {PROGRAM} guard FILE"
        " [--let-stand N --reason TEXT | --withhold N [--reason TEXT] | --open N]"
    )
    parser.add_file(words.t("the workshop file, or - for texts: one JSON string on each line"))
    choice = parser.add_mutually_exclusive_group()
    for option, what in (
        ("--let-stand", words.t("let finding N of the list be printed; needs --reason")),
        ("--withhold", words.t("keep the text with finding N out of all that leaves")),
        ("--open", words.t("take the decision on finding N back")),
    ):
        choice.add_argument(option, metavar="N", type=int, default=None, help=what)
    parser.add_argument("--reason", metavar="TEXT", default="", help=words.t("why so"))
    parser.add_common()
    parser.set_defaults(handler=_guard, usage=parser.format_usage())


def _guard(context: Context) -> Reply:
    args, deciding = context.args, _number(context) is not None
    if args.reason and not deciding:
        raise _refused(context, context.words.t("--reason needs a decision."))
    if str(args.file) == _INPUT:
        if deciding:
            raise _refused(context, context.words.t("Decisions need a workshop file."))
        return Reply(lambda: None, lambda: _judged(context), live=True)
    return _decide(context) if deciding else _list(context)


def _refused(context: Context, message: str) -> UsageError:
    return UsageError(context.args.usage, message)


def _number(context: Context) -> int | None:
    args = context.args
    return next((n for n in (args.let_stand, args.withhold, args.open) if n is not None), None)


# --- texts from the standard input ------------------------------------------------------------------


def _judged(context: Context) -> Iterator[str]:
    """Yield one JSON object for each line that comes in, as it comes. Spans count characters."""
    for number, line in enumerate(context.stdin, 1):
        text = _text_of(line)
        if text is None:
            message = context.words.t("Line {number} is no JSON string.", number=number)
            raise _refused(context, message)
        told = [
            {
                "kind": finding.kind.value,
                "start": finding.start,
                "end": finding.end,
                "why": context.words.say(finding.why),
            }
            for finding in guarding.scan_text(text)
        ]
        yield json.dumps({"findings": told}, ensure_ascii=False)


def _text_of(line: str) -> str | None:
    try:
        text = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return text if isinstance(text, str) else None


# --- a workshop -------------------------------------------------------------------------------------


def _list(context: Context) -> Reply:
    with reading(context.args.file, clock=context.here.clock) as ws:
        found = Guard(ws).findings()
    told = [_told(context, number, finding) for number, finding in enumerate(found, 1)]
    return Reply(lambda: told, lambda: _lines(context.words, told))


def _told(context: Context, number: int, finding: GuardFinding) -> dict[str, Any]:
    return {
        "number": number,
        "record_kind": finding.place.record_kind,
        "record_id": finding.place.record_id,
        "title": finding.name,
        "field": finding.place.field,
        "position": finding.place.position,
        "kind": finding.kind.value,
        "start": finding.start,
        "end": finding.end,
        "found": finding.found,
        "why": context.words.say(finding.why),
        "proposal": finding.proposal,
        "decision": finding.decision,
        "reason": finding.reason,
        "by": finding.by,
    }


def _lines(w: Words, told: list[dict[str, Any]]) -> Iterable[str]:
    if not told:
        yield w.t(_NOT_SAFE)
    for one in told:
        yield from _finding_lines(w, one)
    waiting = sum(not one["decision"] for one in told)
    if waiting:
        yield w.n(
            "{count} finding waits for a decision.",
            "{count} findings wait for a decision.",
            waiting,
        )


def _finding_lines(w: Words, one: dict[str, Any]) -> Iterable[str]:
    place = f"{kind_name(w, one['record_kind'])} {output.plain(one['title'])}".rstrip()
    found = output.shortened(output.plain(one["found"]), 80)
    yield f"{one['number']}. {place}, {field_name(w, one['field'])}: “{found}”"
    yield f"   {one['why']}"
    yield "   " + w.t("Proposed: {wording}", wording=output.plain(one["proposal"]))
    if one["decision"]:
        reason = f": {output.plain(one['reason'])}" if one["reason"] else ""
        by = f" ({output.plain(one['by'])})" if one["by"] else ""
        yield f"   {choice_name(w, one['decision'])}{by}{reason}"


def _decide(context: Context) -> Reply:
    args, number = context.args, _number(context)
    if args.open is not None and args.reason:
        raise _refused(context, context.words.t("Taking a decision back needs no reason."))
    with working(args.file, context.operator, clock=context.here.clock) as ws:
        found = Guard(ws).findings()
        if number is None or not 0 < number <= len(found):
            raise _refused(context, context.words.t("There is no finding {number}.", number=number))
        _carry_out(context, ws, found[number - 1])
        after = Guard(ws).findings()[number - 1]
    told = _told(context, number, after)
    return Reply(lambda: told, lambda: _finding_lines(context.words, told))


def _carry_out(context: Context, ws: Workshop, finding: GuardFinding) -> None:
    args = context.args
    if args.let_stand is not None:
        guarding.let_stand(ws, finding, args.reason)
    elif args.withhold is not None:
        guarding.withhold(ws, finding, args.reason)
    else:
        guarding.take_back(ws, finding)
