"""The official report of the activity (laporan kegiatan), in the order that the rules for letters ask for."""

from collections.abc import Iterator
from itertools import count

from workshop_app.reports.model import Challenge, Practice, Proceedings
from workshop_app.reports.papers.common import (
    BY,
    DASH,
    days,
    event_title,
    hours,
    joined,
    letterhead,
    signer,
    where,
)
from workshop_app.reports.papers.elements import (
    Element,
    Facts,
    Grid,
    GridColumn,
    Heading,
    Listed,
    Paper,
    Side,
    Signatures,
    Text,
    Title,
)
from workshop_app.reports.papers.model import ActivityReport, Event
from workshop_app.reports.wording import Words


def compose(data: ActivityReport, words: Words) -> Paper:
    """The report."""
    t, event = words.t, data.event
    elements: list[Element] = [
        letterhead(event),
        Title(
            t("REPORT"),
            (
                event_title(event, words),
                t("Number: {number}", number=event.number) if event.number else "",
            ),
        ),
        *_introduction(data, words),
        *_activities(data, words),
        *_results(data.proceedings, words),
        *_obstacles(data.proceedings, words),
        *_conclusions(data.proceedings, words),
        Heading(t("Closing"), 1, "F."),
        *_typed(data.proceedings.closing, t("No closing words have been typed.")),
        Signatures((signer(event, words),)),
    ]
    return Paper(t("Activity report"), event.host, tuple(elements))


def _typed(text: str, instead: str) -> Iterator[Element]:
    yield Text(text) if joined(text) else Text(instead, pale=True)


def _introduction(data: ActivityReport, words: Words) -> Iterator[Element]:
    t, told = words.t, data.proceedings
    missing = t("Not written yet.")
    yield Heading(t("Introduction"), 1, "A.")
    yield Heading(t("General"), 2, "1.")
    yield from _typed(told.background, missing)
    yield Heading(t("Purpose and aims"), 2, "2.")
    yield from _typed(told.purposes, missing)
    yield Heading(t("Scope"), 2, "3.")
    yield Text(_scope(told, words))
    yield Heading(t("Basis"), 2, "4.")
    basis = [text for text in told.legal_basis if joined(text)]
    for letter, text in zip(_letters(), basis, strict=False):
        yield Listed(letter, text)
    if not basis:
        yield Text(missing, pale=True)


def _letters() -> Iterator[str]:
    """a., b., ... z., aa., ab., ..."""
    for number in count():
        head = chr(96 + number // 26) if number >= 26 else ""
        yield f"{head}{chr(97 + number % 26)}."


def _scope(told: Proceedings, words: Words) -> str:
    """What the workshop covered, in figures."""
    sessions = words.n("{count} session", "{count} sessions", len(told.sessions))
    strategies = words.n("{count} strategy", "{count} strategies", len(told.strategies))
    return words.t(
        "The workshop had {sessions} and dealt with {strategies}.",
        sessions=sessions,
        strategies=strategies,
    )


def _activities(data: ActivityReport, words: Words) -> Iterator[Element]:
    t, event, told = words.t, data.event, data.proceedings
    yield Heading(t("Activities carried out"), 1, "B.")
    yield Heading(t("Time and place"), 2, "1.")
    yield Facts(
        (
            (t("Activity"), event_title(event, words)),
            (t("Day and date"), days(event, words)),
            (t("Place"), where(event)),
            (t("Host"), event.host),
        )
    )
    yield Heading(t("Programme"), 2, "2.")
    yield from _programme(event, told, words)
    yield Heading(t("Participants"), 2, "3.")
    yield from _participants(data, words)


def _programme(event: Event, told: Proceedings, words: Words) -> Iterator[Element]:
    t = words.t
    if not told.sessions:
        yield Text(t("No programme has been recorded."), pale=True)
        return
    rows = [
        (
            "\n".join((words.date(s.day), hours(s.starts, s.ends, event.time_zone, words))),
            "\n".join((s.title, joined(s.kind, s.room, separator=" \u00b7 "))),
            "\n".join(map(joined, s.speakers)),
        )
        for s in told.sessions
    ]
    yield Grid(
        (
            GridColumn(t("Time"), 26),
            GridColumn(t("Session"), 46),
            GridColumn(t("Speaker or person in charge"), 38),
        ),
        tuple(rows),
    )


def _participants(data: ActivityReport, words: Words) -> Iterator[Element]:
    t, told = words.t, data.proceedings
    invited = [agency for agency in told.agencies if agency.invited]
    came = sum(agency.present > 0 for agency in invited)
    of_agencies = t(
        "Of {count} invited agencies, {came} attended.",
        count=words.number(len(invited)),
        came=words.number(came),
    )
    if not invited:
        of_agencies = t("No agency is invited yet.")
    people = words.n(
        "{count} person was present.", "{count} people were present.", data.people_present
    )
    yield Text(f"{of_agencies} {people}")
    for caption, head, counts in (
        (t("By kind of agency"), t("Category"), told.by_category),
        (t("By sex"), t("Sex"), told.by_sex),
    ):
        rows = [(c.label, words.number(c.registered), words.number(c.present)) for c in counts]
        if rows:
            yield Grid(
                (
                    GridColumn(head, 60),
                    GridColumn(t("Registered"), 16, Side.RIGHT),
                    GridColumn(t("Present"), 16, Side.RIGHT),
                ),
                tuple(rows),
                caption=caption,
            )


def _results(told: Proceedings, words: Words) -> Iterator[Element]:
    t = words.t
    yield Heading(t("Results achieved"), 1, "C.")
    numbers = count(1)
    for strategy in told.strategies:
        yield Heading(
            joined(strategy.title) or t("Strategy without a title"), 2, f"{next(numbers)}."
        )
        yield from _practices(strategy.practices, words)
    if told.unassigned:
        yield Heading(t("Practices outside the strategies"), 2, f"{next(numbers)}.")
        yield from _practices(told.unassigned, words)
    if not told.strategies and not told.unassigned:
        yield Text(t("No contribution recorded."), pale=True)


def _practices(practices: tuple[Practice, ...], words: Words) -> Iterator[Element]:
    if not practices:
        yield Text(words.t("No good practice recorded for this strategy."), pale=True)
    for letter, practice in zip(_letters(), practices, strict=False):
        title = joined(practice.title) or words.t("Practice without a title")
        told = "\n".join(filter(None, (practice.action, practice.result, _figure(practice, words))))
        text = told or words.t("The practice has not been described.")
        yield Listed(letter, text, joined(title, practice.agency, separator=BY))


def _figure(practice: Practice, words: Words) -> str:
    """The result as a figure, if there is one."""
    figure = practice.figure
    if figure is None:
        return ""
    value = words.number(figure.number)
    return words.t(
        "In figures: {figure}.", figure=joined(value, figure.unit, figure.period, separator=" ")
    )


def _obstacles(told: Proceedings, words: Words) -> Iterator[Element]:
    t = words.t
    yield Heading(t("Obstacles"), 1, "D.")
    challenges = [c for strategy in told.strategies for c in strategy.challenges]
    challenges += told.unassigned_challenges
    for number, challenge in enumerate(challenges, 1):
        yield Listed(f"{number}.", challenge.text, _named(challenge, words))
    if not challenges:
        yield Text(t("No challenge has been cleared for publication."), pale=True)


def _named(challenge: Challenge, words: Words) -> str:
    title = joined(challenge.title) or words.t("Challenge without a title")
    return joined(title, challenge.agency, separator=BY)


def _conclusions(told: Proceedings, words: Words) -> Iterator[Element]:
    t = words.t
    yield Heading(t("Conclusions and suggestions"), 1, "E.")
    yield from _typed(told.conclusions, t("No conclusions have been typed."))
    if joined(told.recommendations):
        yield Text(told.recommendations)
    if told.commitments:
        rows = [
            (
                words.number(number),
                joined(item.description) or DASH,
                joined(item.agency, *item.supporters) or DASH,
                words.date(item.due) if item.due else DASH,
            )
            for number, item in enumerate(told.commitments, 1)
        ]
        yield Grid(
            (
                GridColumn(t("No."), 0, Side.RIGHT),
                GridColumn(t("Commitment"), 52),
                GridColumn(t("Agency"), 30),
                GridColumn(t("Due"), 20),
            ),
            tuple(rows),
            caption=t("Follow-up commitments"),
        )
