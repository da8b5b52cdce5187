"""Numbers and addresses that lead to one person: identity numbers, passports, phones, e-mail, accounts."""

import re

from workshop_app.domain.changes import label
from workshop_app.domain.guard.model import Kind, Rule, Span
from workshop_app.domain.guard.plain import Plain

SEP = r"(?: ?[-./] ?| )?+"
"""What may stand between two digits of one number; possessive, so that it is tried in one way only."""

_WHY_NIK = label("A population identity number (NIK) names one person.")
_WHY_NIP = label("A civil servant's number (NIP) tells date of birth and sex.")
_WHY_NRP = label("A police or military number (NRP) names one person.")
_WHY_PASSPORT = label("A passport number names one person.")
_WHY_PHONE = label("A phone number leads to one person or office.")
_WHY_EMAIL = label("An e-mail address leads to one person or office.")
_WHY_ACCOUNT = label("An account number leads to the property of one person or office.")
_WHY_NPWP = label("A tax number (NPWP) leads to one person or body.")

_NIK = re.compile(rf"(?<!\d)(?P<x>\d(?:{SEP}\d){{15}})(?!\d)")
_NIK_TOLD = re.compile(
    r"\b(?:nik|e-?ktp|ktp|kk|kartu keluarga|kartu tanda penduduk|n\.i\.k|identity card|national id"
    r"|id (?:number|no)|no(?:mor|\.)? (?:induk(?: kependudukan)?|identitas|kependudukan|ktp|kk))"
    rf"(?:nya)?\b[^\n\d]{{0,30}}(?P<x>\d(?:{SEP}\d){{11,17}})(?!\d)"
)
_NIP = re.compile(rf"(?<!\d)(?P<x>(?:19|20)\d\d(?:{SEP}\d){{14}})(?!\d)")
_NIP_TOLD = re.compile(
    r"\b(?:nip|n\.i\.p|nippk|nomor induk pegawai|nomor pegawai|staff number|employee number)(?:nya)?\b"
    rf"[^\n\d]{{0,20}}(?P<x>\d(?:{SEP}\d){{7,19}})(?!\d)"
)
_NRP_TOLD = re.compile(
    r"\b(?:nrp|n\.r\.p|nomor registrasi pokok|nomor induk prajurit|service number|no\.? reg(?:istrasi)?"
    rf" pokok)(?:nya)?\b[^\n\d]{{0,20}}(?P<x>\d(?:{SEP}\d){{4,17}})(?!\d)"
)
_PASSPORT_WORD = r"(?:paspor|passport|pasport|splp|travel document|dokumen perjalanan)"
_PASSPORT_NUMBER = r"(?<![a-z0-9])(?P<x>[a-z]{1,2}[ -]?\d{6,8})(?![\da-z])"
_PASSPORT_AFTER = re.compile(rf"\b{_PASSPORT_WORD}[^\n]{{0,40}}?{_PASSPORT_NUMBER}")
_PASSPORT_BEFORE = re.compile(rf"{_PASSPORT_NUMBER}[^\n]{{0,25}}?\b{_PASSPORT_WORD}")
_PASSPORT_BARE = re.compile(
    rf"\b{_PASSPORT_WORD}(?:nya)?[ .:#(]{{0,3}}(?:no|nomor|number)?[ .:#]{{0,3}}(?P<x>\d{{6,9}})(?!\d)"
)
_MOBILE = re.compile(
    rf"(?<![\d.,])(?:\(?\+? ?62\)?|0062|\(?0)(?: ?\(0\))?{SEP}8{SEP}[1-9]"
    r"(?:(?: ?[-./)] ?| )?+\d){6,10}(?!\d)"
)
_AREA_IN_BRACKETS = re.compile(rf"\(0\d{{2,3}}\) ?\d(?:{SEP}\d){{4,8}}(?!\d)")
_AREA = re.compile(rf"(?<![\d.,/-])0[2-79]\d{{1,2}}(?: ?- ?| )\d(?:{SEP}\d){{4,7}}(?!\d)")
_AREA_JOINED = re.compile(r"(?<![\d.,/-])0[2-79]\d{7,9}(?!\d)")
_ABROAD = re.compile(r"(?<![\d+])\+ ?[1-9]\d{0,2}(?:(?: ?[-./)(] ?| )?+\d){6,12}(?!\d)")
_PHONE_TOLD = re.compile(
    r"\b(?:hp|no hp|handphone|wa|whats ?app|telp|tlp|telepon|telpon|phone|mobile|fax|faks(?:imile)?|sms"
    rf"|kontak|hubungi|telegram)(?:nya)?\b[^\n\d]{{0,20}}(?P<x>\+?\d(?:{SEP}\d){{5,13}})(?!\d)"
)
_DIGIT_ID = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan)"
_DIGIT_EN = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_SPOKEN = re.compile(
    rf"\b(?:nol|kosong|plus enam dua|enam dua)(?:[ ,-]{{1,2}}{_DIGIT_ID}){{7,14}}\b"
    rf"|\b(?:zero|oh|plus six two|six two)(?:[ ,-]{{1,2}}{_DIGIT_EN}){{7,14}}\b"
)
_MAIL = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9._%+-]*+(?<=[a-z0-9_])(?:@ ?| @ | ?[(\[](?:at|et)[)\]] ?)[a-z0-9-]++"
    r"(?:\n ?[a-z]{2,}|(?: ?(?:\.|[(\[](?:dot|titik)[)\]]) ?[a-z0-9-]*[a-z][a-z0-9-]*){1,5})"
)
_MAIL_SPOKEN = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9._-]++(?: (?:dot|titik) [a-z0-9_-]{1,30}){0,3} (?:at|et) [a-z0-9-]{2,30}"
    r"(?: (?:dot|titik) [a-z-]{2,20}){0,3} (?:dot|titik) (?:com|co|go|ac|or|sch|net|org|id|info|example)\b"
)
_MAIL_PROVIDER = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9._%+-]++ @(?:gmail|yahoo|ymail|hotmail|outlook|icloud|proton(?:mail)?)"
    r"(?:\.[a-z]{2,6}){1,2}"
)
_BANKS = (
    r"(?:bca|bri|bni|btn|bsi|bjb|mandiri|cimb|danamon|permata|muamalat|ocbc|panin|maybank|btpn|seabank"
    r"|bank (?!indonesia|dunia|data|sampah|soal)[a-z]{2,12})"
)
_NUMBER = rf"(?P<x>\d(?:{SEP}\d){{7,19}})(?!\d)"
_ACCOUNT_AT_BANK = re.compile(rf"\b{_BANKS}\b[^\n\d]{{0,40}}{_NUMBER}")
_ACCOUNT_TOLD = re.compile(
    r"\b(?:rekening|no\.? ?rek|norek|nomor rek|rek|account (?:number|no)|bank account|virtual account)"
    rf"(?:nya)?\b[^\n\d]{{0,40}}(?P<x>\d(?:{SEP}\d){{5,19}})(?!\d)"
)
_ACCOUNT_BEFORE_BANK = re.compile(
    rf"(?<!\d)(?P<x>\d(?:{SEP}\d){{8,17}})(?!\d)[ (,-]{{1,3}}{_BANKS}\b"
)
_NPWP = re.compile(r"(?<![\d.])\d{2} ?\. ?\d{3} ?\. ?\d{3} ?\. ?\d ?- ?\d{3} ?\. ?\d{3}(?!\d)")
_NPWP_TOLD = re.compile(
    rf"\b(?:npwp|n\.p\.w\.p|tax (?:number|id))(?:nya)?\b[^\n\d]{{0,25}}(?P<x>\d(?:{SEP}\d){{12,16}})(?!\d)"
)

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ -/]{1,3}(?:19|20)\d\d)+")
_DATE = re.compile(
    r"(?:\d{1,2} ?[-/.] ?)?\d{1,2} ?[-/.] ?(?:19|20)\d\d|\d{4}-\d\d-\d\d"
    r"|\d\d\.\d\d ?- ?\d\d\.\d\d"
)
_MONEY_BEFORE = re.compile(r"(?:\b(?:rp|idr|usd|rupiah)|\$)[ .]{0,2}$")
_MONEY_AFTER = re.compile(r" ?(?:rupiah|juta|ribu|miliar|milyar|orang|persen|%|wni|million)\b")
_SMALL_WORDS = frozenset(
    ("di", "ke", "no", "rp", "th", "rt", "rw", "km", "uu", "pp", "se", "sk", "dr", "jl", "lp", "sp")
)


def digits_of(text: str) -> str:
    """Return the digits of `text`."""
    return "".join(c for c in text if c.isdigit())


def _is_figure(plain: Plain, start: int, end: int) -> bool:
    """Tell whether digits are an amount, years, a date or a span of time, and nobody's number."""
    text = plain.low[start:end]
    return bool(
        _THOUSANDS.fullmatch(text)
        or _YEARS.fullmatch(text)
        or _DATE.fullmatch(text)
        or _MONEY_BEFORE.search(plain.low[max(0, start - 8) : start])
        or _MONEY_AFTER.match(plain.low[end : end + 10])
    )


def _no_figure(plain: Plain, match: re.Match[str]) -> Span | None:
    start, end = match.span("x") if "x" in match.re.groupindex else match.span()
    return None if _is_figure(plain, start, end) else (start, end)


def _nik(plain: Plain, match: re.Match[str]) -> Span | None:
    """Province, district, sub-district; day (women: plus 40), month, year; serial."""
    digits = digits_of(match["x"])
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    fits = (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12
    known = province // 10 in (1, 3, 5, 6, 7, 9) or province in (21, 81, 82)
    unbroken = match["x"].isdigit()  # sixteen digits in a row are hardly anything else
    fits = known and (unbroken or (fits and _in_few_parts(match["x"])))
    return _no_figure(plain, match) if fits else None


def _nip(plain: Plain, match: re.Match[str]) -> Span | None:
    """Birth date, month of appointment (contract staff: 21 and more), sex, serial."""
    digits = digits_of(match["x"])
    month, day, entry = int(digits[4:6]), int(digits[6:8]), int(digits[12:14])
    fits = (
        1 <= month <= 12
        and 1 <= day <= 31
        and digits[8:10] in ("19", "20")
        and (1 <= entry <= 12 or 21 <= entry <= 29)
        and digits[14] in "012"
    )
    return match.span("x") if fits and _in_few_parts(match["x"]) else None


def _in_few_parts(text: str) -> bool:
    """Tell a number from a list of numbers: at most seven parts, or single digits throughout."""
    parts = [p for p in re.split(r"\D+", text) if p]
    return len(parts) <= 7 or all(len(p) == 1 for p in parts)


def _passport(plain: Plain, match: re.Match[str]) -> Span | None:
    letters = re.match(r"[a-z]+", match["x"])
    return None if letters and letters[0] in _SMALL_WORDS else match.span("x")


def _phone_told(plain: Plain, match: re.Match[str]) -> Span | None:
    """Leave the short numbers of public call centres alone (1500-..., 14...)."""
    digits = digits_of(match["x"])
    if len(digits) <= 7 and digits.startswith(("1500", "14")):
        return None
    return _no_figure(plain, match)


def _abroad(plain: Plain, match: re.Match[str]) -> Span | None:
    figures = match[0].lstrip("+ ")
    return None if _THOUSANDS.fullmatch(figures) else match.span()


_DIGIT = re.compile(r"\d")

NUMBER_RULES: tuple[Rule, ...] = (
    Rule("nik-told", Kind.NIK, _WHY_NIK, _NIK_TOLD, _no_figure, needs=_DIGIT),
    Rule("nik-shape", Kind.NIK, _WHY_NIK, _NIK, _nik, needs=_DIGIT),
    Rule("nip-told", Kind.NIP, _WHY_NIP, _NIP_TOLD, _no_figure, needs=_DIGIT),
    Rule("nip-shape", Kind.NIP, _WHY_NIP, _NIP, _nip, needs=_DIGIT),
    Rule("nrp-told", Kind.NRP, _WHY_NRP, _NRP_TOLD, _no_figure, needs=_DIGIT),
    Rule(
        "passport-after-word",
        Kind.PASSPORT,
        _WHY_PASSPORT,
        _PASSPORT_AFTER,
        _passport,
        needs=_DIGIT,
    ),
    Rule(
        "passport-before-word",
        Kind.PASSPORT,
        _WHY_PASSPORT,
        _PASSPORT_BEFORE,
        _passport,
        needs=_DIGIT,
    ),
    Rule("passport-digits", Kind.PASSPORT, _WHY_PASSPORT, _PASSPORT_BARE, needs=_DIGIT),
    Rule("email", Kind.EMAIL, _WHY_EMAIL, _MAIL),
    Rule("email-spoken", Kind.EMAIL, _WHY_EMAIL, _MAIL_SPOKEN),
    Rule("email-provider", Kind.EMAIL, _WHY_EMAIL, _MAIL_PROVIDER),
    Rule("npwp", Kind.ACCOUNT, _WHY_NPWP, _NPWP, needs=_DIGIT),
    Rule("npwp-told", Kind.ACCOUNT, _WHY_NPWP, _NPWP_TOLD, _no_figure, needs=_DIGIT),
    Rule("account-told", Kind.ACCOUNT, _WHY_ACCOUNT, _ACCOUNT_TOLD, _no_figure, needs=_DIGIT),
    Rule("account-at-bank", Kind.ACCOUNT, _WHY_ACCOUNT, _ACCOUNT_AT_BANK, _no_figure, needs=_DIGIT),
    Rule(
        "account-before-bank",
        Kind.ACCOUNT,
        _WHY_ACCOUNT,
        _ACCOUNT_BEFORE_BANK,
        _no_figure,
        needs=_DIGIT,
    ),
    Rule("mobile", Kind.PHONE, _WHY_PHONE, _MOBILE, needs=_DIGIT),
    Rule("landline-brackets", Kind.PHONE, _WHY_PHONE, _AREA_IN_BRACKETS, needs=_DIGIT),
    Rule("landline", Kind.PHONE, _WHY_PHONE, _AREA, needs=_DIGIT),
    Rule("landline-joined", Kind.PHONE, _WHY_PHONE, _AREA_JOINED, needs=_DIGIT),
    Rule("phone-abroad", Kind.PHONE, _WHY_PHONE, _ABROAD, _abroad, needs=_DIGIT),
    Rule("phone-told", Kind.PHONE, _WHY_PHONE, _PHONE_TOLD, _phone_told, needs=_DIGIT),
    Rule("phone-spoken", Kind.PHONE, _WHY_PHONE, _SPOKEN),
)
