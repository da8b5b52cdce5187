"""People's names as Indonesians write them: degrees before and after, ranks, accents.

Names are printed as given. What is taken apart here serves matching, sorting and initials only.
"""

import re
import unicodedata

_PREFIXES = frozenset(
    [
        "prof",
        "dr",
        "ir",
        "drs",
        "dra",
        "h",
        "hj",
        "kh",
        "tgk",
        "kol",
        "kombes",
        "pol",
        "akbp",
        "akp",
        "kompol",
        "ipda",
        "iptu",
        "brigjen",
        "irjen",
        "komjen",
        "jenderal",
        "mayjen",
        "letjen",
        "laksma",
        "laksda",
        "marsma",
        "mayor",
        "kapten",
        "letkol",
        "letda",
        "lettu",
        "ny",
        "tn",
        "bapak",
        "ibu",
        "sdr",
        "sdri",
        "apt",
        "ners",
        "ns",
        "kolonel",
        "brigadir",
        "bripka",
        "laut",
        "tni",
        "ad",
        "al",
        "au",
        "marinir",
        "pnb",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mme",
        "mlle",
        "sra",
        "h.e",
        "s.e",
        "hon",
        "amb",
        "sr",
        "srta",
        "laksdya",
        "laksamana",
        "marsda",
        "marsdya",
        "marsekal",
        "bripda",
        "briptu",
        "aipda",
        "aiptu",
        "pelda",
        "peltu",
        "serda",
        "serka",
        "serma",
        "sertu",
    ]
)
_CORPS = frozenset(
    ["inf", "kav", "arm", "arh", "czi", "cpl", "cba", "chb", "cke", "ckm", "caj", "cku", "chk", "cpm",
     "cpn", "mar", "tek", "lek", "sus"]
)  # fmt: skip
"""What stands after a soldier's rank, always with its dot: "Letkol Inf."."""
_WITHOUT_DOT = frozenset(["dr", "ir", "mr", "ms"])
"""Of two letters, yet a title even without its dot."""
_DEGREE = re.compile(
    r"^(?:[SMDA]\.?\s?(?:[A-Z][A-Za-z]{0,5})(?:\.\s?[A-Z][a-z]{0,4})*\.?"
    r"|Ph\.?\s?D\.?|LL\.?M\.?|MSc\.?|BSc\.?|Sp\.?\s?[A-Z]\w*|Ak\.?|Apt\.?)$",
    re.IGNORECASE,
)
_ASCII = {
    code: None if chr(code) in "'`" else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}


def fold(text: str) -> str:
    """Return `text` in small letters without accents, apostrophes or punctuation, words by single spaces."""
    if text.isascii():  # nearly every name; ten times as quick
        return " ".join(text.translate(_ASCII).split())
    # Compatibility letters such as "Ⅷ" or "ﬁ" only show their small letters once they are taken apart.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`")
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def split_degrees(name: str) -> tuple[str, str, str]:
    """Return (titles before, name proper, degrees after) of a name as given.

    Degrees follow a comma; without one, only unmistakable trailing degrees ("S.H.") are taken off.
    """
    head, _, after = name.partition(",")
    words = head.split()
    first = 0
    while first < len(words) - 1 and _is_prefix(words[first]):
        first += 1
    last = len(words)
    while last > first + 1 and "." in words[last - 1][:-1] and _DEGREE.match(words[last - 1]):
        last -= 1
    degrees = " ".join([*words[last:], *([after.strip()] if after.strip() else [])])
    return " ".join(words[:first]), " ".join(words[first:last]), degrees


def _is_prefix(word: str) -> bool:
    bare = word.strip("().").casefold()
    if word.startswith("(") and word.endswith(")"):  # the branch of service: "Kol. Laut (P)"
        return True
    if bare in _CORPS:
        return word.endswith(".")
    return bare in _PREFIXES and (
        word.endswith((".", ")")) or len(bare) > 2 or bare in _WITHOUT_DOT
    )


def match_key(name: str) -> str:
    """Return the folded name without titles and degrees: equal keys are perhaps the same person."""
    return fold(split_degrees(name)[1]) or fold(name)


def initials(name: str) -> str:
    """Return up to two capital letters for a badge or an avatar ("" for an empty name)."""
    words = match_key(name).split()
    return "".join(
        word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)
    ).upper()
