"""What a book prints in the other language, because nobody has typed it in its own: said before it leaves.

Records have one wording each, some names two. Whatever stands there is printed as it is; here is the list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshop_app.domain import book
from workshop_app.domain.language import is_foreign
from workshop_app.reports.model import Proceedings
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import field_name


@dataclass(frozen=True, slots=True)
class Foreign:
    """Texts of one kind, counted in `what`, told in full in `text`.

    `part` prints them, `record` (kind, id) is the first of them where it has one.
    """

    text: str
    what: str
    part: str
    record: tuple[str, str] = ("", "")


Count = Callable[[int], str]
"""Words so many texts of a kind."""
Texts = list[tuple[str, str]]
"""Key of the record, and its words."""


def foreign_texts(data: Proceedings, words: Words, language: str) -> list[Foreign]:
    """Return what a book in `language` prints in the other one, told in the language of `words`."""
    found = list(_typed(data, words, language))
    for part, told, texts in _groups(data, words):
        strange = [key for key, text in texts if is_foreign(text, language)]
        if part in data.parts and strange:
            kind, _, record_id = strange[0].partition("/")
            what = told(len(strange))
            found.append(
                Foreign(printed_as_typed(words, language, what), what, part, (kind, record_id))
            )
    return found


def printed_as_typed(words: Words, language: str, what: str) -> str:
    """Tell that something in a book or paper in `language` is in the other one."""
    if language == "en":
        return words.t("Printed in Indonesian, as it was typed: {what}.", what=what)
    return words.t("Printed in English, as it was typed: {what}.", what=what)


def _typed(data: Proceedings, words: Words, language: str) -> Iterator[Foreign]:
    """The texts of the parts, each by its name."""
    for part, names in book.TEXTS.items():
        for name in names:
            if name not in book.IN_BOTH_LANGUAGES or part not in data.parts:
                continue
            strange = is_foreign(getattr(data, name), language)
            if name in data.foreign or strange:
                what = words.t(field_name(words, name))
                yield Foreign(printed_as_typed(words, language, what), what, part)


def _groups(data: Proceedings, words: Words) -> Iterator[tuple[str, Count, Texts]]:
    """The part that prints them, how they are counted, and the texts, kind by kind."""
    n = words.n
    title = words.t(field_name(words, "title"))
    yield "cover", lambda _: title, [("", data.title)]
    strategies = [("", strategy.title) for strategy in data.strategies]
    yield "results", lambda c: n("{count} strategy", "{count} strategies", c), strategies
    yield from _contributions(data, words)
    commitments = [(c.key, c.description) for c in data.commitments]
    commitments += [(c.key, c.description) for c in data.earlier]
    yield "commitments", lambda c: n("{count} commitment", "{count} commitments", c), commitments
    basis = [("", text) for text in data.legal_basis]
    yield "introduction", lambda c: n("{count} legal basis", "{count} legal bases", c), basis
    sessions = [(session.key, session.title) for session in data.sessions]
    yield "programme", lambda c: n("{count} session", "{count} sessions", c), sessions
    agencies = [("", agency.name) for agency in data.agencies]
    yield "agencies", lambda c: n("{count} agency", "{count} agencies", c), agencies
    points = [("", point.text) for session in data.minutes for point in session.points]
    yield (
        "minutes",
        lambda c: n("{count} point of the minutes", "{count} points of the minutes", c),
        points,
    )
    yield from _others(data, words)


def _others(data: Proceedings, words: Words) -> Iterator[tuple[str, Count, Texts]]:
    """Captions of photos, and what the evaluation asks and was told."""
    n, told = words.n, data.evaluation
    practices = [*(p for s in data.strategies for p in s.practices), *data.unassigned]
    beside = [(practice.key, photo.caption) for practice in practices for photo in practice.photos]
    yield "results", lambda c: n("{count} caption", "{count} captions", c), beside
    captions = [("", photo.caption) for photo in data.photos]
    yield "photos", lambda c: n("{count} caption", "{count} captions", c), captions
    if told is None:
        return
    asked = [*(i.text for i in told.items), *(i.text for i in told.test.items)]
    asked += [some.question for some in told.comments]
    answers = [("", text) for some in told.comments for text in some.texts]
    questions = [("", text) for text in asked]
    yield "evaluation", lambda c: n("{count} question", "{count} questions", c), questions
    yield "evaluation", lambda c: n("{count} open answer", "{count} open answers", c), answers


def _contributions(data: Proceedings, words: Words) -> Iterator[tuple[str, Count, Texts]]:
    n = words.n
    practices = [*(p for s in data.strategies for p in s.practices), *data.unassigned]
    challenges = [*(c for s in data.strategies for c in s.challenges), *data.unassigned_challenges]
    yield (
        "results",
        lambda count: n("{count} good practice", "{count} good practices", count),
        [(p.key, f"{p.title} {p.action} {p.result}") for p in practices],
    )
    yield (
        "results",
        lambda count: n("{count} challenge", "{count} challenges", count),
        [(c.key, f"{c.title} {c.text}") for c in challenges],
    )
