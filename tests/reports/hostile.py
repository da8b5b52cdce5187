"""Texts that have broken printing programs, and the means to put them into every field."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tests.reports.everything import whole
from workshop_app.reports.model import Proceedings

PAYLOADS = (
    "<b>tebal</b> & <i>miring",
    '<font color="red">merah</font> &amp; &#65; </para>',
    "<img src=/etc/passwd> <a href='javascript:alert(1)'>x</a>",
    "]]> \\ (kurung) )( \\) \\n ((( %PDF endstream endobj",
    "<para><font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('id') for Word in "
    '[1]]]]">a</font>',
    "\u06de ꦲꦏ꧀ꦱꦫꦗꦮ \u4e2d\u6587 \u13a0 \U0001f44d\u200d\U0001f9d1 \u202eRTL\u202c عربي",
    "kata" * 125,
    "\x00\x07nol\x1b[31m \ud800 \ufffe\t\r\nbaris\u2028dua\u00adlunak e\u0301 \u00a0x",
)


NOT_TEXTS = frozenset({"parts", "digest", "foreign"})
"""What the program itself writes: names of parts, digests of pictures."""

NEVER_SHOWN = {
    *("Session.key", "Practice.key", "Challenge.key", "Commitment.key", "EarlierCommitment.key"),
    "Photo.name",  # among the remarks alone, where a photo cannot be shown
    "Photo.shows",  # for those who cannot see the photo
    "Evaluation.labels",  # of the scale only the ends are told, within a sentence
    "Proceedings.host_short",  # at the foot of each page, which is not read out
}
"""Fields whose text the structure of the finished book does not have."""


Change = Callable[[str, str], str]
"""From where a text stands (as in "Practice.title") and the text to another text."""


def every_field(data: Any, change: Change, where: str = "") -> Any:
    """The same data with every text in it changed."""
    if isinstance(data, str):
        return change(where, data)
    if isinstance(data, tuple):
        return tuple(every_field(item, change, where) for item in data)
    if is_dataclass(data) and not isinstance(data, type):
        kind = type(data).__name__
        changed = {
            name: every_field(getattr(data, name), change, f"{kind}.{name}")
            for name in (field.name for field in fields(data))
            if name not in NOT_TEXTS
        }
        return replace(data, **changed)
    return data


def every_text(data: Any, change: Callable[[str], str]) -> Any:
    """The same, whatever field a text stands in."""
    return every_field(data, lambda _, text: change(text))


def told(data: Proceedings) -> dict[str, list[str]]:
    """The texts of the data by their fields."""
    found: dict[str, list[str]] = {}

    def note(where: str, text: str) -> str:
        found.setdefault(where, []).append(text)
        return text

    every_field(data, note)
    return found


def hostile() -> Proceedings:
    """Everything with something nasty in every text, and a paragraph of 20,000 characters."""
    counter = iter(range(10_000))

    def spoil(text: str) -> str:
        return f"{text} {PAYLOADS[next(counter) % len(PAYLOADS)]}"

    spoiled: Proceedings = every_text(whole(), spoil)
    return replace(
        spoiled,
        background="Paragraf panjang sekali tanpa henti. " * 541,
        title="Judul " + PAYLOADS[0],
    )
