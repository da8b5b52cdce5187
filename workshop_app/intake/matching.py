"""Which agency a text means: exactly, by another name, as one of its units, or perhaps.

Three verdicts: certain, uncertain with candidates for a person to decide, none. Similarity alone is certain
only when every word has its counterpart: "Kementerian Luar Negeri" is not "Kementerian Dalam Negeri".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency
from workshop_app.intake.terms import BODY_WORDS, PLACE_WORDS, UNIT_WORDS

CERTAIN, UNCERTAIN, NONE = "certain", "uncertain", "none"
GOOD_GUESS = 90
GOOD_GUESS_OF_ONE_WORD = 94
"""From this likeness on, somebody who accepts uncertain matches gets the best candidate: "KemenPPA", but
neither "Kemendag" for Kemenag nor "Australia" for Austria."""
_CANDIDATE = 70
_SAME_WORD = 88
_MARGIN = 4
_MOST_CANDIDATES = 5
_SHORTEST = 5
_CASE_MATTERS = 4
_SPELLINGS = {
    **dict.fromkeys(("kementrian", "kemen", "kem", "kementerian", "kementeriaan"), "kementerian"),
    **dict.fromkeys(("kemenko", "kemenkokementerian"), "kemenko"),
    "departemen": "departemen",
}
_FILLERS = frozenset(["dan", "and", "the", "of", "de", "ri"])
_GENERIC = BODY_WORDS | {
    "kementerian",
    "republik",
    "indonesia",
    "negara",
    "nasional",
    "pusat",
    "provinsi",
}
_PARTS = re.compile(r"\s*(?:[()/|;]|\s[-–—]\s|,\s)\s*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that a text may mean, and how alike they are (0 to 100)."""

    agency_id: str
    short_name: str
    score: int


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """What became of one text. `by` is "name", "alias", "unit" or "similar"; `unit` is what the text says
    beyond the agency."""

    text: str
    verdict: str
    agency_id: str = ""
    by: str = ""
    unit: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def guess(self) -> str:
        """The id of the best candidate if it is a good one ("" otherwise)."""
        best = self.candidates[0] if self.candidates else None
        least = GOOD_GUESS if " " in key_of(self.text) else GOOD_GUESS_OF_ONE_WORD
        return best.agency_id if best and best.score >= least else ""


def key_of(text: str) -> str:
    """Return a text as names of agencies are compared: spellings evened out, fillers left out."""
    words = fold(text).replace("republik indonesia", "ri").split()
    kept = [_SPELLINGS.get(word, word) for word in words if word not in _FILLERS]
    return " ".join(kept) or fold(text)


@dataclass(slots=True)
class AgencyBook:
    """The agencies of a workshop by everything they are called."""

    agencies: Iterable[Agency]
    _names: dict[str, dict[str, str]] = field(default_factory=dict)
    _proper: dict[str, set[str]] = field(default_factory=dict)
    _by_id: dict[str, Agency] = field(default_factory=dict)
    _phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = field(default_factory=dict)
    _keys: list[str] = field(default_factory=list)
    _children: set[str] = field(default_factory=set)
    _seen: dict[str, AgencyMatch] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for agency in self.agencies:
            self._by_id[agency.id] = agency
        for agency in self._by_id.values():
            owner = self._counted(agency)
            proper = (agency.short_name, agency.name, agency.name_en)
            former = (name.partition(":")[2] or name for name in agency.former_names)
            for name in proper:
                self._add(owner, name, "name")
            for name in (*former, *agency.aliases):
                self._add(owner, name, "alias")
            keys = {key_of(n) for n in proper if n}
            if owner == agency.id:
                self._proper.setdefault(owner, set()).update(keys)
            else:
                self._children.update(keys)
        self._keys = [key for key in self._names if len(key) >= _SHORTEST]

    def counted(self, agency_id: str) -> str:
        """Return the id of the agency that people of this one count for."""
        agency = self._by_id.get(agency_id)
        return self._counted(agency) if agency else agency_id

    def _counted(self, agency: Agency) -> str:
        """Return the agency that people of this one count for: a part that is not invited itself does not."""
        parent = self._by_id.get(agency.parent_id)
        return parent.id if parent and not agency.invited else agency.id

    def _add(self, agency_id: str, name: str, by: str) -> None:
        key = key_of(name)
        if not key:
            return
        for writing in {key, fold(name), fold(name).replace(" ", "")}:
            self._names.setdefault(writing, {}).setdefault(agency_id, by)
        words = tuple(key.split())
        self._phrases.setdefault(words[0], []).append((words, agency_id, name))

    def short_name(self, agency_id: str) -> str:
        """Return an agency's short name ("" if there is none)."""
        agency = self._by_id.get(agency_id)
        return agency.short_name if agency else ""

    def match(self, text: str) -> AgencyMatch:
        """Return what a text means; every text is looked up once."""
        found = self._seen.get(text)
        if found is None:
            found = self._seen[text] = self._match(text)
        return found

    def settled(self, text: str, agency_id: str) -> AgencyMatch:
        """Return the match that somebody decided."""
        return AgencyMatch(text, CERTAIN, agency_id, "decided", self._unit(text, agency_id))

    def _match(self, text: str) -> AgencyMatch:
        exact = self._exact(text)
        if len(exact) == 1:
            ((agency_id, by),) = exact.items()
            return AgencyMatch(text, CERTAIN, agency_id, by, self._unit(text, agency_id))
        if exact:  # two agencies of one name
            return AgencyMatch(
                text, UNCERTAIN, candidates=self._candidates(dict.fromkeys(exact, 100))
            )
        return self._by_parts(text) or self._by_phrase(text) or self._by_likeness(text)

    def _exact(self, text: str) -> Mapping[str, str]:
        folded = fold(text)
        for writing in (folded, key_of(text), folded.replace(" ", "")):
            if writing in self._names:
                return self._names[writing]
        return {}

    def _by_parts(self, text: str) -> AgencyMatch | None:
        """Match "Kementerian Sosial (Kemensos)" and "Kemensos - Biro Humas"."""
        parts = [part for part in _PARTS.split(text) if part]
        if len(parts) < 2:
            return None
        hits = {part: self._exact(part) for part in parts}
        owners = {agency_id for found in hits.values() for agency_id in found}
        if len(owners) != 1:
            return None
        (agency_id,) = owners
        rest = [part for part, found in hits.items() if not found]
        if rest and not any(_is_unit(part) for part in rest):
            return self._perhaps(text, {agency_id: 85})
        return AgencyMatch(text, CERTAIN, agency_id, "unit", ", ".join(rest))

    def _by_phrase(self, text: str) -> AgencyMatch | None:
        """Match a text that contains a name: "Direktorat Tipidum Bareskrim Polri"."""
        words = key_of(text).split()
        found: dict[str, tuple[int, str]] = {}
        for place, word in enumerate(words):
            for phrase, agency_id, name in self._phrases.get(word, ()):
                if tuple(words[place : place + len(phrase)]) == phrase and _stands_out(name, text):
                    found[agency_id] = max(found.get(agency_id, (0, "")), (len(phrase), name))
        if not found:
            return None
        longest = max(length for length, _ in found.values())
        best = [agency_id for agency_id, (length, _) in found.items() if length == longest]
        name = found[best[0]][1]
        if len(best) == 1 and (_is_unit(text) or self._is_part(best[0], name, words)):
            return AgencyMatch(text, CERTAIN, best[0], "unit", self._unit(text, best[0]))
        return self._perhaps(text, dict.fromkeys(best, 80))

    def _is_part(self, agency_id: str, name: str, words: list[str]) -> bool:
        """Tell whether a text with an agency's own name in it surely means a part of that agency."""
        own = key_of(name).split()
        if " ".join(own) not in self._proper.get(agency_id, set()):
            return False
        if words[: len(own)] == own:
            return words[len(own)] in PLACE_WORDS or words[len(own)] in UNIT_WORDS
        return any(word in UNIT_WORDS for word in words)  # "Papua New Guinea" is no part of Guinea

    def _by_likeness(self, text: str) -> AgencyMatch:
        key = key_of(text)
        scores: dict[str, int] = {}
        sure: set[str] = set()
        if len(key) >= _SHORTEST:
            near = process.extract(
                key, self._keys, scorer=fuzz.token_sort_ratio, limit=12, score_cutoff=_CANDIDATE
            )
            for other, score, _ in near:
                likeness = int(min(score, _likeness_of_rest(key, other)))
                for agency_id in self._names[other]:
                    scores[agency_id] = max(scores.get(agency_id, 0), likeness)
                    if _every_word_has_its_own(key, other):
                        sure.add(agency_id)
        scores = {agency_id: score for agency_id, score in scores.items() if score >= _CANDIDATE}
        best = max(scores.values(), default=0)
        close = [i for i, score in scores.items() if score > best - _MARGIN]
        if len(close) == 1 and close[0] in sure:
            found = close[0]
            return AgencyMatch(text, CERTAIN, found, "similar", self._unit(text, found))
        return self._perhaps(text, scores)

    def _perhaps(self, text: str, scores: Mapping[str, int]) -> AgencyMatch:
        candidates = self._candidates(scores)
        return AgencyMatch(text, UNCERTAIN if candidates else NONE, candidates=candidates)

    def _candidates(self, scores: Mapping[str, int]) -> tuple[Candidate, ...]:
        ordered = sorted(scores.items(), key=lambda pair: (-pair[1], self.short_name(pair[0])))
        return tuple(Candidate(i, self.short_name(i), s) for i, s in ordered[:_MOST_CANDIDATES])

    def _unit(self, text: str, agency_id: str) -> str:
        """Return what a text says beyond the agency's own name ("" if nothing), however it was matched."""
        if key_of(text) in self._children:
            return " ".join(text.split())
        proper = self._proper.get(agency_id, set())
        return unit_beyond(text, proper, lambda part: agency_id in self._exact(part))


def unit_beyond(text: str, proper: Set[str], is_own: Callable[[str], bool]) -> str:
    """Return what a text says beyond an agency's names, given as keys; `is_own` knows its other names."""
    key = key_of(text)
    if key in proper or key.replace(" ", "") in {name.replace(" ", "") for name in proper}:
        return ""
    parts = [part for part in _PARTS.split(text) if part]
    rest = [part for part in parts if not is_own(part)]
    if len(rest) < len(parts) and len(parts) > 1:
        return ", ".join(rest)
    inside = any(f" {name} " in f" {key} " for name in proper)
    return " ".join(text.split()) if inside or _is_unit(text) else ""


def _is_unit(text: str) -> bool:
    words = fold(text).split()
    return bool(words) and words[0] in UNIT_WORDS


def _stands_out(name: str, text: str) -> bool:
    """Tell whether an abbreviation is written like one: "BIN" is an agency, "bin" part of a man's name."""
    if len(name) > _CASE_MATTERS or not name.isupper():
        return True
    return name in re.split(r"\W+", text)


def _likeness_of_rest(one: str, other: str) -> float:
    """Compare without the words that many bodies share, which would make all of them alike."""
    first = " ".join(word for word in one.split() if word not in _GENERIC)
    second = " ".join(word for word in other.split() if word not in _GENERIC)
    return fuzz.token_sort_ratio(first, second) if first and second else fuzz.ratio(one, other)


def _every_word_has_its_own(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    if len(first) != len(second) or len(first) < 2:
        return False
    return all(
        a == b
        if a.isdigit() or b.isdigit() or min(len(a), len(b)) < _SHORTEST
        else fuzz.ratio(a, b) >= _SAME_WORD
        for a, b in zip(first, second, strict=True)
    )
