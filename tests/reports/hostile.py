"""Texts that have broken printing programs, and the means to put them into every field."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tests.reports.sample import full
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


_NOT_TEXTS = frozenset({"parts", "digest", "foreign"})
"""What the program itself writes: names of parts, digests of pictures."""


def every_text(data: Any, change: Callable[[str], str]) -> Any:
    """The same data with every text in it changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, tuple):
        return tuple(every_text(item, change) for item in data)
    if is_dataclass(data) and not isinstance(data, type):
        told = [f.name for f in fields(data) if f.name not in _NOT_TEXTS]
        return replace(data, **{name: every_text(getattr(data, name), change) for name in told})
    return data


def hostile() -> Proceedings:
    """The full day with something nasty in every text, and a paragraph of 20,000 characters."""
    counter = iter(range(10_000))

    def spoil(text: str) -> str:
        return f"{text} {PAYLOADS[next(counter) % len(PAYLOADS)]}"

    spoiled: Proceedings = every_text(full(), spoil)
    return replace(
        spoiled,
        background="Paragraf panjang sekali tanpa henti. " * 541,
        title="Judul " + PAYLOADS[0],
    )
