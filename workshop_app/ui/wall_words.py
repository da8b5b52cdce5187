"""The wall in the words of one language: cards, the empty wall, and what is held back and why."""

from collections import Counter
from typing import Final

from workshop_app.actions import wall as walls
from workshop_app.actions.wall import Wall, WallItem, WallStrategy
from workshop_app.ui.wall_board import WallShown
from workshop_app.ui.wall_layout import WallCard
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import kind_name

_CAPTIONS: Final = {
    "practice": ("", mark("Result")),
    "challenge": ("", mark("Support needed")),
}


def shown_wall(w: Words, told: Wall, strategy_id: str, *, waiting: int, ready: bool) -> WallShown:
    """Word the wall, or the part of it that serves a strategy; while it is not `ready` nothing is shown."""
    strategies = {s.id: s for s in told.strategies}
    chosen = strategies.get(strategy_id)
    cards = tuple(_card(w, item, strategies) for item in told.of_strategy(strategy_id))
    empty, advice = _empty(w, told, chosen, waiting=waiting, ready=ready)
    return WallShown(
        title=_either(w, told.title, told.title_en),
        filter=strategy_line(w, chosen) if chosen else "",
        cards=cards if ready else (),
        empty=empty,
        advice=advice,
        held=w.t("On hold"),
    )


def strategy_line(w: Words, strategy: WallStrategy) -> str:
    """Return number and title of a strategy."""
    number = "" if strategy.number is None else str(strategy.number)
    title = _either(w, strategy.title, strategy.title_en)
    return "  ".join(part for part in (number, title) if part)


def held_lines(w: Words, told: Wall) -> list[str]:
    """Say how many cleared contributions are not on the wall, a line for each reason."""
    counts = Counter(told.held.values())
    lines = {
        walls.FINDINGS: w.n(
            "{count} waits for a decision in the identity check",
            "{count} wait for a decision in the identity check",
            counts[walls.FINDINGS],
        ),
        walls.CHANGED: w.n(
            "{count} was changed since it was cleared",
            "{count} were changed since they were cleared",
            counts[walls.CHANGED],
        ),
        walls.INSIDE: w.n(
            "{count} is cleared for internal use only",
            "{count} are cleared for internal use only",
            counts[walls.INSIDE],
        ),
        walls.NOTHING: w.n(
            "{count} has no words that may be shown",
            "{count} have no words that may be shown",
            counts[walls.NOTHING],
        ),
    }
    return [text for why, text in lines.items() if counts[why]]


def _card(w: Words, item: WallItem, strategies: dict[str, WallStrategy]) -> WallCard:
    numbered = [strategies[i] for i in item.strategies if i in strategies]
    captions = _CAPTIONS[item.kind]
    return WallCard(
        id=item.id,
        kind=kind_name(w, item.kind),
        agency=item.agency,
        title=item.title,
        parts=tuple(
            (w.t(caption) if caption else "", text)
            for caption, text in zip(captions, item.texts, strict=False)
        ),
        figure=item.figure,
        strategies=tuple(
            ("–" if s.number is None else str(s.number), _either(w, s.title, s.title_en))
            for s in numbered
        ),
    )


def _empty(
    w: Words, told: Wall, chosen: WallStrategy | None, *, waiting: int, ready: bool
) -> tuple[str, str]:
    if not ready:
        return w.t("One moment"), w.t("The identity check is reading the texts.")
    if chosen is not None and told.items:
        return (
            w.t("Nothing here for this strategy yet"),
            w.t("Choose another strategy, or press 0 for all."),
        )
    rest = (
        w.n(
            "{count} contribution is not cleared yet.",
            "{count} contributions are not cleared yet.",
            waiting,
        )
        if waiting
        else ""
    )
    advice = w.t("What agencies clear for publication appears here by itself.")
    return w.t("Nothing to show yet"), " ".join(part for part in (advice, rest) if part)


def _either(w: Words, own: str, english: str) -> str:
    return english if w.language == "en" and english else own
