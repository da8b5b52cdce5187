"""What to look at before a paper leaves: what is missing on it, and what is in the other language.

Records have one wording each. An English paper prints Indonesian ones as they were typed, and says so here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from workshop_app.actions.proceedings_languages import printed_as_typed
from workshop_app.domain.language import is_foreign
from workshop_app.reports.model import Proceedings
from workshop_app.reports.papers import model
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import field_name

_FACTS: Mapping[str, str] = {
    "title": "title",
    "host": "host_id",
    "place": "place",
    "starts_on": "starts_on",
    "signer_name": "signer_name",
    "contact": "contact",
}
"""What papers say about the occasion -> the field in which it is typed."""

_USUAL = ("title", "host", "place", "starts_on")
_SIGNED = (*_USUAL, "signer_name")
_NEEDED: Mapping[type, tuple[str, ...]] = {
    model.SignIn: _USUAL,
    model.Badges: ("title",),
    model.Certificates: _SIGNED,
    model.Release: (*_USUAL, "contact"),
    model.ActivityReport: _SIGNED,
    model.Minutes: _SIGNED,
    model.Commitments: _SIGNED,
    model.Invitations: _SIGNED,
    model.EvaluationForm: ("title",),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at; with `of_workshop` it is put right in the workshop's own fields."""

    text: str
    of_workshop: bool = False


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts of one kind; `told` words how many of them there are."""

    told: Callable[[int], str]
    texts: tuple[str, ...]


def remarks(content: model.Content, language: str, words: Words) -> tuple[Remark, ...]:
    """Return what to look at on a paper in `language`, in the language of `words`."""
    found = [Remark(text, of_workshop=True) for text in _missing(content, words)]
    found += map(Remark, _of_release(content, words))
    foreign = _foreign(content, language, words)
    if foreign:
        found.append(Remark(printed_as_typed(words, language, ", ".join(foreign))))
    return tuple(found)


def _missing(content: model.Content, words: Words) -> Iterator[str]:
    """Facts about the occasion that the paper needs and nobody has typed."""
    wanted = _NEEDED[type(content)]
    absent = [name for name in wanted if not getattr(content.event, name)]
    if absent:
        names = ", ".join(words.t(field_name(words, _FACTS[name])) for name in absent)
        yield words.t("Not filled in yet: {names}.", names=names)


def _of_release(content: model.Content, words: Words) -> Iterator[str]:
    """What a press release usually has."""
    if not isinstance(content, model.Release):
        return
    if not content.number.strip():
        yield words.t("The press release has no number yet.")
    if not content.quotes:
        yield words.t("No quote has been typed.")


def _foreign(content: model.Content, language: str, words: Words) -> list[str]:
    """How many texts of which kinds are in the other language."""
    found = []
    for group in _groups(content, words):
        count = sum(is_foreign(text, language) for text in group.texts)
        if count:
            found.append(group.told(count))
    if isinstance(content, model.ActivityReport):
        found += [words.t(field_name(words, name)) for name in content.proceedings.foreign]
    return found


def _groups(content: model.Content, words: Words) -> Iterator[_Texts]:
    """The texts of a paper that people typed, by kind."""
    n = words.n
    title = words.t(field_name(words, "title"))
    yield _Texts(lambda _: title, (content.event.title,))
    match content:
        case model.Release():
            yield _of(
                lambda c: n("{count} good practice", "{count} good practices", c),
                (f"{p.title} {p.text}" for p in content.practices),
            )
            yield _of(
                lambda c: n("{count} quote", "{count} quotes", c), (q.text for q in content.quotes)
            )
            yield _of(lambda _: words.t("Headline"), (content.headline,))
            yield _of(lambda _: words.t("Last paragraph"), (content.closing,))
            yield _agencies(content.agencies, words)
        case model.ActivityReport():
            yield from _of_report(content.proceedings, words)
        case model.Minutes():
            yield _of(
                lambda c: n("{count} point of the minutes", "{count} points of the minutes", c),
                (point.text for part in content.parts for point in part.points),
            )
        case model.Commitments():
            yield _commitments((p.description for s in content.sheets for p in s.promises), words)
        case model.Invitations():
            yield _agencies((agency.name for agency in content.agencies), words)
        case model.EvaluationForm():
            yield _of(
                lambda c: n("{count} question", "{count} questions", c),
                (*content.items, *content.open_questions, *(q.text for q in content.quiz)),
            )
            yield _of(
                lambda c: n("options of {count} question", "options of {count} questions", c),
                (" ".join(question.options) for question in content.quiz),
            )


def _of_report(told: Proceedings, words: Words) -> Iterator[_Texts]:
    practices = [p for strategy in told.strategies for p in strategy.practices]
    challenges = [c for strategy in told.strategies for c in strategy.challenges]
    yield _of(
        lambda c: words.n("{count} good practice", "{count} good practices", c),
        (f"{p.title} {p.action}" for p in (*practices, *told.unassigned)),
    )
    yield _of(
        lambda c: words.n("{count} challenge", "{count} challenges", c),
        (f"{c.title} {c.text}" for c in (*challenges, *told.unassigned_challenges)),
    )
    yield _commitments((item.description for item in told.commitments), words)
    yield _of(lambda c: words.n("{count} legal basis", "{count} legal bases", c), told.legal_basis)
    yield _of(
        lambda c: words.n("{count} session", "{count} sessions", c),
        (session.title for session in told.sessions),
    )


def _commitments(texts: Iterable[str], words: Words) -> _Texts:
    return _of(lambda c: words.n("{count} commitment", "{count} commitments", c), texts)


def _agencies(names: Iterable[str], words: Words) -> _Texts:
    return _of(lambda c: words.n("{count} agency", "{count} agencies", c), names)


def _of(told: Callable[[int], str], texts: Iterable[str]) -> _Texts:
    return _Texts(told, tuple(texts))
