"""Which of the two languages a text is in, by its small words: enough to say that somebody should look."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_INDONESIAN_WORDS = (
    "yang dan di ke dari untuk dengan pada dalam oleh sebagai agar tidak atau akan telah para serta"
    " terhadap ini itu adalah bagi antara melalui secara setiap belum sudah apa siapa kepada tentang"
    " kementerian badan lembaga komisi dinas direktorat sekretariat kejaksaan kepolisian"
    " satu dua tiga empat lima enam pertama kedua ketiga semua setelah sebelum orang"
)
_ENGLISH_WORDS = (
    "the and of to for with on by as is are was were from that at be has have or not this an it"
    " which who what how all every ministry agency commission office department national"
    " one two three four five six first second third after before people"
)
_INDONESIAN = frozenset(_INDONESIAN_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_ENOUGH = 200
"""So many letters of a text tell, some thirty words; a book of thousands of practices waits for no more."""
_INDONESIAN_FORM = re.compile(
    r"\b(?:(?:meng|meny|memb|memp|peny|ber(?![rtn]))[^\W\d_]{3,}|[^\W\d_]{4,}(?:kan|nya))\b"
)
"""Words built as no English one is: mengirimkan, berbagi, instansinya."""


def language_of(text: str) -> str:
    """Return "id" or "en", or "" for a text that does not tell, such as a name."""
    begun = text[:_ENOUGH].lower()
    words = _WORD.findall(begun)
    indonesian = sum(map(_INDONESIAN.__contains__, words))
    english = sum(map(_ENGLISH.__contains__, words))
    if indonesian <= english:  # else it tells already
        built = [word for word in _INDONESIAN_FORM.findall(begun) if word not in _INDONESIAN]
        indonesian += len(built)
    if indonesian == english:
        return ""
    return "id" if indonesian > english else "en"


def is_foreign(text: str, language: str) -> bool:
    """Whether a text tells that it is in the other language."""
    return language_of(text) not in ("", language)


def other_than(language: str) -> str:
    """The other of the two."""
    return "en" if language == "id" else "id"
