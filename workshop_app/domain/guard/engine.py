"""Running the rules over a text: findings in order, each character claimed once."""

import re
from collections.abc import Iterable, Iterator

from workshop_app.domain.guard.case_rules import CASE_RULES
from workshop_app.domain.guard.model import Finding, Kind, Rule, Span
from workshop_app.domain.guard.number_rules import NUMBER_RULES
from workshop_app.domain.guard.people_rules import PEOPLE_RULES
from workshop_app.domain.guard.place_rules import PLACE_RULES
from workshop_app.domain.guard.plain import Plain, plain
from workshop_app.domain.guard.proposals import propose

RULES: tuple[Rule, ...] = (*NUMBER_RULES, *CASE_RULES, *PLACE_RULES, *PEOPLE_RULES)
"""All rules; a guard without findings has found nothing, which does not make a text safe."""

_RANK = {kind: rank for rank, kind in enumerate(Kind)}


def scan(text: str, *, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """Return what in `text` may tell who somebody is, by its place in the text.

    Never raises, whatever the text; takes time in proportion to its length. An empty answer means that
    no rule fits, not that the text may be printed.
    """
    seen = plain(text)
    has: dict[re.Pattern[str] | None, bool] = {None: True}
    hits: list[tuple[Rule, Span]] = []
    for rule in rules:
        if rule.needs not in has:
            has[rule.needs] = rule.needs is not None and bool(rule.needs.search(seen.low))
        if has[rule.needs]:
            hits += [(rule, span) for span in _hits(rule, seen)]
    kept = _without_overlaps(_joined(hits))
    found = []
    for rule, (start, end) in kept:
        start, end = _trimmed(seen, start, end)
        at, to = seen.given_span(start, end)
        proposal = propose(rule.kind, seen, start, end)
        found.append(Finding(rule.kind, at, to, rule.why, rule.id, proposal))
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.kind)))


def _hits(rule: Rule, seen: Plain) -> Iterator[Span]:
    text = seen.cased if rule.on == "cased" else seen.low
    at = 0
    while match := rule.pattern.search(text, at):
        span = rule.judge(seen, match)
        if span is not None:
            yield span
        # a refused match may hide a good one that begins inside it
        at = max(span[1] if span else 0, match.start() + 1)


def _joined(hits: list[tuple[Rule, Span]]) -> list[tuple[Rule, Span]]:
    """Make one of hits of the same kind that share characters; the first rule's reason stays."""
    joined: list[tuple[Rule, Span]] = []
    for kind in Kind:
        of_kind = sorted((h for h in hits if h[0].kind is kind), key=lambda h: h[1])
        last: tuple[Rule, Span] | None = None
        for rule, span in of_kind:
            if last and span[0] < last[1][1]:
                last = joined[-1] = (last[0], (last[1][0], max(last[1][1], span[1])))
            else:
                last = (rule, span)
                joined.append(last)
    return joined


def _without_overlaps(hits: list[tuple[Rule, Span]]) -> list[tuple[Rule, Span]]:
    """Leave characters to the kind that comes first in `Kind`; what is claimed by none is kept."""
    kept: list[tuple[Rule, Span]] = []
    taken = bytearray(max((span[1] for _, span in hits), default=0))
    for rule, (start, end) in sorted(hits, key=lambda h: (_RANK[h[0].kind], h[1])):
        if any(taken[start:end]):
            if rule.kind is not Kind.VICTIM:
                continue
            start, end = _free_part(taken, start, end)
        if start < end:
            taken[start:end] = b"\1" * (end - start)
            kept.append((rule, (start, end)))
    return kept


def _free_part(taken: bytearray, start: int, end: int) -> Span:
    """Return the first part of a span that nobody has claimed: a name before a number stays found."""
    first = next((i for i in range(start, end) if not taken[i]), end)
    last = next((i for i in range(first, end) if taken[i]), end)
    return first, last


def _trimmed(seen: Plain, start: int, end: int) -> Span:
    while end - start > 1 and seen.low[end - 1] in ' ,;:("\n':
        end -= 1
    while end - start > 1 and seen.low[start] in " ,;:\n":
        start += 1
    return start, end


def without(text: str, findings: Iterable[Finding]) -> str:
    """Return `text` with the proposed wordings put in."""
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        text = text[: finding.start] + finding.proposal + text[finding.end :]
    return text
