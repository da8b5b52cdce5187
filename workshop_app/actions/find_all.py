"""Searching several workshop files at once; each is opened for reading only, and only for a moment.

What it finds in one file is what `finding.find` finds there. A file that cannot be read is told with its
error and does not keep the others from being searched.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workshop_app.actions.finding import Found, find
from workshop_app.actions.opening import reading
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.domain.names import fold
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import KINDS, Person
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.searching import excerpt, spans, stem
from workshop_app.domain.zones import Clock, system_clock

EXCERPT_LENGTH: Final = 150
_TEXTS: Final = (Form.LINE, Form.PROSE, Form.LINES)
_UNQUOTED: Final = frozenset(
    {
        "submitted",
        "contact",
        "sha256",
        "record_id",
        "record_kind",
        "media_type",
        "earlier_id",
        "earlier_history",
    }
)
"""Fields of which no passage is shown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A record that was found, with the passage in which the words stand ("" if its name says it all)."""

    found: Found
    text: str


@dataclass(frozen=True, slots=True)
class FileFound:
    """What was found in one file, or why it could not be searched; `day` is its first day in ISO, or ""."""

    path: Path
    title: str = ""
    day: str = ""
    passages: tuple[Passage, ...] = ()
    error: WorkshopError | None = None


Tell = Callable[[FileFound], object]


def needles(text: str) -> list[str]:
    """Return the words that are marked where they stand: as typed, and without Indonesian affixes."""
    words = fold(text).split()
    return list(dict.fromkeys([*words, *(stem(word) for word in words)]))


def marks(passage: str, text: str) -> list[tuple[int, int]]:
    """Return where the words of `text` stand in a passage: (start, end) in characters.

    Words without their affixes are marked only where the words as typed are nowhere.
    """
    return spans(passage, fold(text).split()) or spans(passage, needles(text))


def find_in_files(
    paths: Sequence[Path],
    text: str,
    *,
    clock: Clock = system_clock,
    tell: Tell | None = None,
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> list[FileFound]:
    """Return what is found in each file, in their order; `tell` hears of each file as soon as it is done.

    May run in a thread of its own. Raises Cancelled.
    """
    found = []
    for done, path in enumerate(paths):
        if cancelled():
            raise Cancelled
        progress(done, len(paths))
        found.append(find_in_file(path, text, clock=clock))
        if tell is not None:
            tell(found[-1])
    progress(len(paths), len(paths))
    return found


def find_in_file(path: Path, text: str, *, clock: Clock = system_clock) -> FileFound:
    """Return what is found in one file; a foreseen error is part of the answer."""
    try:
        with reading(path, clock=clock) as ws:
            passages = tuple(_with_passages(ws, find(ws, text), text))
            settings = ws.settings
    except WorkshopError as error:
        return FileFound(path, error=error)
    day = settings.starts_on.isoformat() if settings.starts_on else ""
    return FileFound(path, settings.title, day, passages)


def _with_passages(ws: Workshop, found: Iterable[Found], text: str) -> Iterable[Passage]:
    words = fold(text).split()
    for one in found:
        record = ws.read.get(KINDS[one.kind], one.id)
        named = f"{one.title} {one.detail}"
        says_all = all(spans(named, [word]) for word in words)
        if says_all or record is None or isinstance(record, Person):
            yield Passage(one, "")
        else:
            yield Passage(one, _quoted(record, words))


def _quoted(record: Record, words: Sequence[str]) -> str:
    """Return the passage that holds most of the words; their stems count where the words are nowhere."""
    texts = [text for text in _texts_of(record) if text]
    for wanted in (words, [stem(word) for word in words]):
        counted = [(sum(bool(spans(text, [word])) for word in wanted), text) for text in texts]
        best = max(counted, key=lambda pair: pair[0], default=(0, ""))
        if best[0]:
            return excerpt(best[1], wanted, EXCERPT_LENGTH)
    return ""


def _texts_of(record: Record) -> Iterable[str]:
    for name, spec in fields_of(type(record)).items():
        if spec.form in _TEXTS and name not in _UNQUOTED:
            value = getattr(record, name)
            yield ", ".join(value) if isinstance(value, tuple) else value
