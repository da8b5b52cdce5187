"""Cells as the fields of a person: what is empty, female or male, a phone, a role. Nothing is guessed."""

import re
from collections.abc import Iterable, Mapping

from workshop_app.domain.names import fold
from workshop_app.domain.phones import normal_phone
from workshop_app.intake.remarks import Remark
from workshop_app.intake.terms import DITTO, NOTHING, TOTALS

LONGEST_NAME = 200
_EMAIL = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[A-Za-z]{2,}")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?E\+\d{1,2}", re.IGNORECASE)
_NUMBERING = re.compile(r"^\(?\d{1,4}[.)]\s+(?=\D)")
_DEVICE = re.compile(
    r"^(?:iphone|ipad|galaxy|samsung|xiaomi|redmi|oppo|vivo|realme|android|huawei|macbook|laptop|pc|"
    r"zoom user|desktop|poco|infinix|asus|lenovo|hp|sm-\w+)\b",
    re.IGNORECASE,
)
_COURTESIES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "m", "mme", "mlle", "sr", "sra", "srta", "bapak", "bpk", "ibu", "sdr",
     "sdri", "tn", "ny", "he", "se", "hon", "sir", "madam", "madame", "monsieur", "herr", "frau", "hrh"]
)  # fmt: skip
_IN_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*$")
_PHONE_FROM_NUMBER_DIGITS = range(8, 16)

_SEX: Mapping[str, str] = {
    **dict.fromkeys(
        [
            "l",
            "laki laki",
            "laki",
            "lelaki",
            "lk",
            "laki2",
            "pria",
            "male",
            "m",
            "man",
            "lakilaki",
            "cowok",
        ],
        "male",
    ),
    **dict.fromkeys(
        ["p", "perempuan", "pr", "prp", "wanita", "female", "f", "w", "woman", "wnt", "cewek"],
        "female",
    ),
}
_ROLES: Mapping[str, str] = {
    **dict.fromkeys(
        ["participant", "peserta", "undangan", "peserta undangan", "tamu undangan", "attendee", "tamu",
         "delegate", "delegasi", "guest", "participants", "hadirin"], "participant",
    ),
    **dict.fromkeys(
        ["speaker", "narasumber", "pembicara", "pemateri", "narsum", "panelis", "keynote speaker",
         "penanggap", "pemapar"], "speaker",
    ),
    "moderator": "moderator",
    **dict.fromkeys(["facilitator", "fasilitator"], "facilitator"),
    **dict.fromkeys(["note taker", "notulis", "notulen", "rapporteur"], "note-taker"),
    **dict.fromkeys(
        ["committee", "panitia", "organizer", "organiser", "organizing committee", "host", "co host",
         "panitia pelaksana", "mc", "pembawa acara"], "committee",
    ),
    **dict.fromkeys(["press", "pers", "media", "wartawan", "jurnalis"], "press"),
    **dict.fromkeys(["companion", "pendamping", "ajudan", "staf pendamping"], "companion"),
    # What Teams calls everybody.
    "presenter": "participant",
}  # fmt: skip
_MODES: Mapping[str, str] = {
    **dict.fromkeys(
        ["on site", "onsite", "luring", "offline", "tatap muka", "hadir langsung", "langsung", "fisik",
         "in person", "hadir", "hadir luring", "hadir secara luring", "secara luring"], "on-site",
    ),
    **dict.fromkeys(
        ["online", "daring", "zoom", "virtual", "via zoom", "hadir daring", "secara daring",
         "zoom meeting", "hadir secara daring", "remote", "jarak jauh"], "online",
    ),
}  # fmt: skip


def cleaned(cell: str) -> str:
    """Return a cell as one line of text; what only says "nothing" becomes ""."""
    text = " ".join(cell.split())
    return "" if text.lower() in NOTHING else text


def is_ditto(cell: str) -> bool:
    """Tell whether a cell says "as above"."""
    return " ".join(cell.split()).lower() in DITTO


def is_total(cell: str) -> bool:
    """Tell whether a cell begins a row of sums."""
    folded = fold(cell.partition(":")[0])
    return folded in TOTALS or folded.rstrip("0123456789 ") in TOTALS


def sex_codes(cells: Iterable[str]) -> Mapping[str, str]:
    """Return what each writing in one column means.

    "P" is a woman beside L or alone, but a man (pria) in a column of P and W.
    """
    folded = {fold(cell) for cell in cells}
    if "w" in folded and not folded & {"l", "lk", "m", "f"}:
        return {**_SEX, "p": "male"}
    return _SEX


def is_ticked(cell: str) -> bool:
    """Tell whether a cell is marked, with whatever mark; an x is one here."""
    if fold(cell) == "x":
        return True
    return bool(cleaned(cell)) and fold(cell) not in ("0", "tidak", "no", "false")


def name_of(cell: str, row: int) -> tuple[str, list[Remark]]:
    """Return a name as given, without the numbering before it; "" if no letter stands in it."""
    text = _NUMBERING.sub("", cleaned(cell))
    if _DEVICE.match(text):
        inside = _IN_BRACKETS.match(text)
        text = inside[2].strip() if inside else ""
        return text, [Remark("device-name", row)]
    if not any(c.isalpha() for c in text) or len(text) > LONGEST_NAME:
        return "", []
    return text, []


def without_address(name: str) -> tuple[str, str]:
    """Return (name, e-mail address) where an address was written beside the name."""
    found = _EMAIL.search(name)
    rest = " ".join(_EMAIL.sub(" ", name).split()).strip(" <>()[],;-")
    return (rest, found[0]) if found and any(c.isalpha() for c in rest) else (name, "")


def titles_of(cell: str) -> str:
    """Return the titles of a column of honorifics that belong to a name: Prof., Dr., ranks.

    What only says sir or madam in some language, or excellency, does not.
    """
    kept = (
        word for word in cleaned(cell).split() if fold(word).replace(" ", "") not in _COURTESIES
    )
    return " ".join(kept)


def without_salutation(name: str, salutation: str) -> str:
    """Return a name without the salutation that its own column says once more: "M. Marcel", "M."."""
    if not salutation or not name.lower().startswith(salutation.lower()):
        return name
    rest = name[len(salutation) :]
    bare = rest.lstrip(" .:,-")
    # "M" is no salutation of "Marcel", and somebody may be called nothing but Dewi.
    return bare if bare and (not salutation[-1].isalnum() or rest[0] in " .") else name


def phone_of(cell: str, row: int, was_number: bool) -> tuple[str, list[Remark]]:
    """Return a phone number in the +62 form where it surely is one; never completed, never repaired."""
    text = cleaned(cell)
    digits = sum(c.isdigit() for c in text)
    if _SCIENTIFIC.fullmatch(text) or (was_number and digits not in _PHONE_FROM_NUMBER_DIGITS):
        return "", [Remark("phone-damaged", row)]
    return normal_phone(text), [Remark("phone-from-number", row)] if was_number else []


def email_of(cell: str, row: int) -> tuple[str, list[Remark]]:
    """Return an e-mail address as given; one that looks incomplete is kept and remarked."""
    text = cleaned(cell).removeprefix("mailto:").rstrip(";, ")
    odd = bool(text) and not _EMAIL.fullmatch(text)
    return text, [Remark("email-odd", row)] if odd else []


def role_of(cell: str, row: int) -> tuple[str, list[Remark]]:
    """Return the code of a role."""
    return _coded(_ROLES, cell, "role-unknown", row)


def mode_of(cell: str, row: int) -> tuple[str, list[Remark]]:
    """Return the code of a way to attend."""
    return _coded(_MODES, cell, "mode-unknown", row)


def sex_of(cell: str, row: int, codes: Mapping[str, str]) -> tuple[str, list[Remark]]:
    """Return the code of a sex as the column writes it."""
    return _coded(codes, cell, "sex-unknown", row)


def _coded(codes: Mapping[str, str], cell: str, code: str, row: int) -> tuple[str, list[Remark]]:
    text = fold(cleaned(cell))
    found = codes.get(text, "")
    return found, [Remark(code, row)] if text and not found else []
