"""The port to the CRDT engine: all that the rest of the app asks of pycrdt (Yrs, the Yjs family).

Flat maps of JSON texts, and root texts by name; nothing nested, because concurrent changes of nested
types lose data in this engine. Another engine (Loro was tried) would replace this module alone.
"""

import json
import re
import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from workshop_app.document.layout import UpdateRefused

if TYPE_CHECKING:
    from pycrdt import Text, TransactionEvent

_WORDS = re.compile(r"\S+\s*|\s+")
MAPS = ("meta", "base", "value", "event")


@dataclass(slots=True)
class Change:
    """What one transaction did: its bytes for the log, and the keys it added or removed, per map."""

    update: bytes = b""
    added: dict[str, dict[str, Any]] = field(default_factory=lambda: {m: {} for m in MAPS})
    removed: dict[str, dict[str, Any]] = field(default_factory=lambda: {m: {} for m in MAPS})

    def __bool__(self) -> bool:
        return bool(self.update)


class _Watch:
    """Takes note of what the engine tells.

    It knows no document: Python cannot see through the engine to free a circle of the two.
    """

    def __init__(self) -> None:
        self.change = Change()

    def note_update(self, event: "TransactionEvent") -> None:
        self.change.update = event.update

    def noter(self, name: str) -> Any:
        def note(event: Any) -> None:  # a MapEvent; its attributes are not typed
            for key, what in event.keys.items():
                if what["action"] != "delete":
                    self.change.added[name][key] = what["newValue"]
                if what["action"] != "add":
                    self.change.removed[name][key] = what.get("oldValue")

        return note


def _call_all(calls: Iterable[Callable[[], object]]) -> None:
    for call in calls:
        call()


class Engine:
    """One replica of one document. Every instance has a client id of its own."""

    def __init__(self, updates: Iterable[bytes] = ()) -> None:
        from pycrdt import Doc, Map  # its import takes longer than opening most files

        self._doc: Doc[Any] = Doc()
        self._maps: dict[str, Map[Any]] = {name: self._doc.get(name, type=Map) for name in MAPS}
        self._texts: dict[str, Text] = {}
        self._watch = _Watch()
        with self._doc.transaction():
            for update in updates:
                self._apply(update)
        # Observed only from here on: what was loaded is no change. The engine swallows what observers
        # raise, so they do nothing but take note.
        stop = [partial(self._doc.unobserve, self._doc.observe(self._watch.note_update))]
        for name, shared_map in self._maps.items():
            stop.append(partial(shared_map.unobserve, shared_map.observe(self._watch.noter(name))))
        # What the engine calls back holds the document: without this no document would ever be freed.
        weakref.finalize(self, _call_all, stop).atexit = False

    def _apply(self, update: bytes) -> None:
        try:
            self._doc.apply_update(update)
        except ValueError as error:
            raise UpdateRefused(str(error)) from error

    @contextmanager
    def transact(self) -> Iterator[Change]:
        """Gather changes into one update. The engine cannot roll back: after an exception, reload."""
        self._watch.change = change = Change()
        with self._doc.transaction():
            yield change

    def merge(self, update: bytes) -> Change:
        """Take in another replica's whole state; raises UpdateRefused, after which the caller reloads."""
        with self.transact() as change:
            self._apply(update)
        return change

    def state(self) -> bytes:
        """Return the state vector: how much of every replica's work is here."""
        return self._doc.get_state()

    def whole(self) -> bytes:
        """Return everything as one update."""
        return self._doc.get_update()

    def covers(self, state: bytes) -> bool:
        """Tell whether all that another state vector speaks of is here."""
        here = self._clocks(self.state())
        return all(here.get(client, 0) >= clock for client, clock in self._clocks(state).items())

    def covered_by(self, state: bytes) -> bool:
        """Tell whether a state vector speaks of all that is here."""
        there = self._clocks(state)
        return all(
            there.get(client, 0) >= clock for client, clock in self._clocks(self.state()).items()
        )

    @staticmethod
    def _clocks(state: bytes) -> dict[int, int]:
        """Return client -> clock; damaged bytes give what can be read of them."""
        count, *numbers = [*_varints(state)] or [0]
        pairs = zip(numbers[::2], numbers[1::2], strict=False)
        return dict(islice(pairs, min(count, len(numbers))))

    def put(self, map_name: str, key: str, value: object) -> None:
        """Set a key to a JSON text."""
        self._maps[map_name][key] = json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def drop(self, map_name: str, key: str) -> None:
        """Remove a key if it is there."""
        self._maps[map_name].pop(key, None)

    def get(self, map_name: str, key: str) -> Any:
        """Return a key's value, or None."""
        text = self._maps[map_name].get(key)
        return None if text is None else read_json(text)

    def items(self, map_name: str) -> dict[str, Any]:
        """Return a map's keys with their JSON texts, unparsed."""
        return self._maps[map_name].to_py() or {}

    def text(self, name: str) -> str:
        """Return a long text ("" if nobody has written it)."""
        return str(self._text(name))

    def edit_text(self, name: str, new: str) -> None:
        """Turn a long text into `new` by the smallest insertions and deletions found."""
        shared, old = self._text(name), self.text(name)
        for start, end, put in reversed(_edits(old, new)):
            at = len(old[:start].encode())
            if end > start:
                del shared[at : at + len(old[start:end].encode())]
            if put:
                shared.insert(at, put)

    def _text(self, name: str) -> "Text":
        from pycrdt import Text

        if name not in self._texts:
            self._texts[name] = self._doc.get(name, type=Text)
        return self._texts[name]


def read_json(text: object) -> Any:
    """Return the value of a JSON text; None for anything else, as damaged bytes must not stop a reader."""
    try:
        if isinstance(text, str):
            value = json.loads(text)
            if "\\u" in text:
                json.dumps(
                    value, ensure_ascii=False
                ).encode()  # half a character can be written in JSON, and stored nowhere
            return value
        return None
    except (ValueError, RecursionError):
        return None


Edit = tuple[int, int, str]
"""(start, end, replacement), counted in characters of the old text."""


def _edits(old: str, new: str) -> list[Edit]:
    """Return the edits that turn `old` into `new`, in order: by words first, then within short places.

    Common ends are set aside first, since typing changes one place. A whole rewrite as one edit would
    be right too, but would leave what a colleague has written meanwhile standing beside it.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    edits: list[Edit] = []
    words = _differences(*(_WORDS.findall(t[head : len(t) - tail]) for t in (old, new)))
    for start, end, put in words:
        part = old[head + start : head + end]
        inner = _differences(part, put) if len(part) * len(put) <= 40_000 else [(0, len(part), put)]
        edits += [(head + start + a, head + start + b, text) for a, b, text in inner]
    return edits


def _differences(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    often = Counter(new)
    if sum(often[part] for part in old) > 2_000_000:  # difflib would take seconds
        return [(0, sum(map(len, old)), "".join(new))]
    at = list(accumulate(map(len, old), initial=0))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (at[a], at[b], "".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _varints(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0
