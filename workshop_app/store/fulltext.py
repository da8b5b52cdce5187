"""Finding any record by words, parts of words, codes and names, as quickly as somebody types.

Texts are folded and cut into threes of letters (FTS5's trigram tokenizer), so that the middle of a word is
found too: "cegah" finds "mencegah" and "pencegahan". Indonesian affixes of a word typed whole are taken
off for a second try. Words of one or two letters are looked for at the beginning of words.
"""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workshop_app.domain.frozen import frozen
from workshop_app.domain.names import fold
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.searching import stem

if TYPE_CHECKING:
    from workshop_app.document.shared import RecordState

KINDS_FOUND = (
    *("practice", "challenge", "commitment", "minute"),
    *("agency", "session", "strategy", "plan_action", "attachment", "question", "workshop"),
)
"""Kinds whose texts are indexed here; people have an index of their own (`store.search`)."""

_CREATE = (
    "CREATE TABLE search_row (nr INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE record_search USING fts5 (title, body, tokenize = 'trigram')",
)
_NAMES = (
    *("code", "short_name", "name", "name_en", "title", "title_en", "aliases", "number"),
    *("file_name", "caption", "caption_en"),
)
_UNSEARCHED = (
    *("submitted", "sha256", "record_id", "record_kind", "media_type"),
    *("earlier_id", "earlier_history"),
)
"""What nobody looks for: what an edited text was before, and what only the program reads."""


@frozen
class Hit:
    """A record that was found; `in_title` tells that all words stand in its name, title or code."""

    kind: str
    id: str
    in_title: bool


def create(connection: sqlite3.Connection) -> None:
    """Create the index, empty."""
    for statement in _CREATE:
        connection.execute(statement)


def index(connection: sqlite3.Connection, kind: type[Record], state: "RecordState") -> None:
    """Bring the index up to date for one record; a deleted one is not found."""
    if kind.KIND not in KINDS_FOUND:
        return
    connection.execute(
        "INSERT OR IGNORE INTO search_row (kind, record_id) VALUES (?, ?)", (kind.KIND, state.id)
    )
    (number,) = connection.execute(
        "SELECT nr FROM search_row WHERE record_id = ?", (state.id,)
    ).fetchone()
    connection.execute("DELETE FROM record_search WHERE rowid = ?", (number,))
    if not state.deleted:
        connection.execute(
            "INSERT INTO record_search (rowid, title, body) VALUES (?, ?, ?)",
            (number, *_texts(kind, state)),
        )


def _texts(kind: type[Record], state: "RecordState") -> tuple[str, str]:
    wanted = (Form.LINE, Form.PROSE, Form.LINES)
    texts: tuple[list[str], list[str]] = ([], [])
    for name, spec in fields_of(kind).items():
        value = state.shown.get(name)
        if value and spec.form in wanted and name not in _UNSEARCHED:
            text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
            texts[name not in _NAMES].append(text)
    return f" {fold(' '.join(texts[0]))} ", f" {fold(' '.join(texts[1]))} "


def find(
    connection: sqlite3.Connection, text: str, *, kinds: tuple[str, ...] = (), limit: int = 100
) -> list[Hit]:
    """Return up to `limit` records that hold all words of `text`, those with them in the title first."""
    words = fold(text).split()
    if not words:
        return []
    hits = _find(connection, words, kinds, limit)
    if not hits:
        stems = [stem(word) for word in words]
        hits = _find(connection, stems, kinds, limit) if stems != words else []
    return hits


def similar(
    connection: sqlite3.Connection, words: Iterable[str], kind: str, *, limit: int
) -> list[str]:
    """Return the ids of up to `limit` records that share words (folded, three letters or more).

    Those come first that share most of the rarest.
    """
    parts = sorted({stem(word) for word in words if len(word) > 2})
    if not parts:
        return []
    rows = connection.execute(
        "SELECT record_id FROM record_search JOIN search_row ON nr = record_search.rowid"
        " WHERE record_search MATCH ? AND kind = ? ORDER BY bm25(record_search), nr LIMIT ?",
        (" OR ".join(f'"{part}"' for part in parts), kind, limit),
    )
    return [str(record_id) for (record_id,) in rows]


def _find(
    connection: sqlite3.Connection, words: list[str], kinds: tuple[str, ...], limit: int
) -> list[Hit]:
    long = [word for word in words if len(word) > 2]
    tests, values = ["1"], list[object]()
    if long:
        tests.append("record_search MATCH ?")
        values.append(" ".join(f'"{word}"' for word in long))
    for word in words:
        if len(word) <= 2:
            tests.append("title || body LIKE ?")
            values.append(f"% {word}%")
    if kinds:
        tests.append(f"kind IN ({','.join('?' * len(kinds))})")
        values += kinds
    in_title = " AND ".join(["title LIKE ?"] * len(words))
    patterns = [f"%{word}%" if len(word) > 2 else f"% {word}%" for word in words]
    rows = connection.execute(
        f"SELECT kind, record_id, {in_title} AS named FROM record_search"
        f" JOIN search_row ON nr = record_search.rowid WHERE {' AND '.join(tests)}"
        " ORDER BY named DESC, record_search.rowid DESC LIMIT ?",
        (*patterns, *values, limit),
    )
    return [Hit(kind, record_id, bool(named)) for kind, record_id, named in rows]


def contents(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """Return (kind, id, title, body) of all that is indexed, sorted: for comparing two files."""
    return sorted(
        connection.execute(
            "SELECT kind, record_id, title, body FROM record_search"
            " JOIN search_row ON nr = record_search.rowid"
        )
    )
