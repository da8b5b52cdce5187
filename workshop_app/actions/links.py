"""Links between practices and the challenges they answer: proposals, and what somebody has confirmed."""

from dataclasses import dataclass
from typing import Final

from workshop_app.actions import contributions
from workshop_app.actions.contributions import WORDS
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Answer, Challenge, Practice
from workshop_app.domain.searching import stem
from workshop_app.store import fulltext

POOL: Final = 60
"""Records with similar words that are looked at more closely."""
PROPOSED: Final = 4
_EMPTY_TEXT: Final = (
    "yang untuk dengan dari pada dalam oleh akan atau juga tidak belum sudah telah masih lebih dapat bisa "
    "kami kita mereka antara karena sehingga agar serta para setiap semua tahun orang instansi kegiatan "
    "bersama sama mulai mula minta diminta banyak berbagai beberapa sangat saja bagi lain ada "
    "the and for with from have been that this they their were which more not"
)
_EMPTY_WORDS: Final = frozenset(_EMPTY_TEXT.split())


@dataclass(frozen=True, slots=True)
class Linked:
    """The other end of a link, or of a proposal for one (`answer_ids` is empty then).

    Two laptops may each have confirmed the same link: then there are several answers.
    """

    kind: str
    id: str
    title: str
    agency: str
    code: str
    answer_ids: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


def links(ws: Workshop, record: Practice | Challenge) -> list[Linked]:
    """Return what a record is linked with, in the order the links were made."""
    kind = _other(record)
    found: dict[str, list[str]] = {}
    if isinstance(record, Practice):
        for answer in ws.read.all(Answer, practice_id=record.id):
            found.setdefault(answer.challenge_id, []).append(answer.id)
    else:
        for answer in ws.read.all(Answer, challenge_id=record.id):
            found.setdefault(answer.practice_id, []).append(answer.id)
    others = [ws.read.get(kind, other_id) for other_id in found]
    return [
        _linked(ws, other, tuple(found[other.id]))
        for other in others
        if other is not None and not other.deleted
    ]


def candidates(
    ws: Workshop, record: Practice | Challenge, *, limit: int = PROPOSED
) -> list[Linked]:
    """Return what may belong together: words in common, best together with a strategy; not linked yet."""
    kind = _other(record)
    words = _words(record)
    known = {linked.id for linked in links(ws, record)}
    pool = fulltext.similar(ws.file.connection, words, kind.KIND, limit=POOL)
    scored = []
    for other in ws.read.some(kind, [i for i in pool if i not in known]):
        shared = sorted(words.keys() & _words(other).keys())
        strategies = set(record.strategies) & set(other.strategies)
        if len(shared) > 2 or (strategies and len(shared) > 1):
            told = tuple(words[stem] for stem in shared)
            scored.append((-len(shared) - 2 * bool(strategies), other, told))
    scored.sort(key=lambda one: one[0])
    return [_linked(ws, other, shared=told) for _, other, told in scored[:limit]]


def confirm(ws: Workshop, practice_id: str, challenge_id: str) -> str:
    """Say that a practice answers a challenge; returns the link's id. Raises RecordMissing."""
    practice = ws.require(Practice, practice_id)
    ws.require(Challenge, challenge_id)
    standing = ws.read.all(Answer, practice_id=practice_id, challenge_id=challenge_id)
    if standing:
        return standing[0].id
    name = contributions.name_of(practice)
    with ws.operation(label("link of practice {name} with a challenge", name=name)) as op:
        return op.add(Answer, practice_id=practice_id, challenge_id=challenge_id)


def take_apart(ws: Workshop, linked: Linked) -> None:
    """Take a link away. Raises RecordMissing if somebody did so before."""
    with ws.operation(label("removal of the link with {name}", name=linked.title)) as op:
        for answer_id in linked.answer_ids:
            op.remove(Answer, answer_id)


def _other(record: Practice | Challenge) -> type[Practice] | type[Challenge]:
    return Challenge if isinstance(record, Practice) else Practice


def _words(record: Practice | Challenge) -> dict[str, str]:
    """Return the telling words of a record by what is left of them without affixes."""
    text = fold(" ".join(str(getattr(record, name)) for name in WORDS[record.KIND]))
    stems = ((stem(word), word) for word in text.split() if len(word) > 3)
    return {stem: word for stem, word in stems if not {stem, word} & _EMPTY_WORDS and len(stem) > 2}


def _linked(
    ws: Workshop,
    other: Practice | Challenge,
    answer_ids: tuple[str, ...] = (),
    shared: tuple[str, ...] = (),
) -> Linked:
    agency = ws.read.get(Agency, other.agency_id) if other.agency_id else None
    return Linked(
        kind=other.KIND,
        id=other.id,
        title=contributions.name_of(other),
        agency=agency.short_name if agency else "",
        code=other.code,
        answer_ids=answer_ids,
        shared=shared,
    )
