"""A wording without what was found, in the language of the text."""

import re
from collections.abc import Mapping

from workshop_app.domain.guard.model import Kind
from workshop_app.domain.guard.plain import Plain

_PLAIN: Mapping[Kind, tuple[str, str]] = {
    Kind.NIK: ("[nomor dihapus]", "[number removed]"),
    Kind.NIP: ("[nomor dihapus]", "[number removed]"),
    Kind.NRP: ("[nomor dihapus]", "[number removed]"),
    Kind.PASSPORT: ("[nomor paspor dihapus]", "[passport number removed]"),
    Kind.CASE_NUMBER: ("[nomor perkara dihapus]", "[case number removed]"),
    Kind.EMAIL: ("[alamat surel dihapus]", "[e-mail address removed]"),
    Kind.PHONE: ("[nomor dihapus]", "[number removed]"),
    Kind.ACCOUNT: ("[nomor rekening dihapus]", "[account number removed]"),
    Kind.BIRTH_DATE: ("[tanggal dihapus]", "[date removed]"),
    Kind.ADDRESS: ("[alamat dihapus]", "[address removed]"),
}
_PEOPLE: tuple[tuple[str, str, str], ...] = (
    # what stands in the text, the one person without a name, the same after "seorang" or "the"
    (r"\banak korban", "seorang anak korban", "anak korban"),
    (r"\banak saksi", "seorang anak saksi", "anak saksi"),
    (r"\bkorban", "seorang korban", "korban"),
    (r"\bsaksi", "seorang saksi", "saksi"),
    (r"\bpenyintas", "seorang penyintas", "penyintas"),
    (r"\bpelapor", "seorang pelapor", "pelapor"),
    (r"\bterlindung", "seorang terlindung", "terlindung"),
    (r"\b(?:child|minor) victim", "a child victim", "child victim"),
    (r"\bvictims?", "a victim", "victim"),
    (r"\bwitness", "a witness", "witness"),
    (r"\bsurvivors?", "a survivor", "survivor"),
    (r"\bcomplainant", "a complainant", "complainant"),
    (r"\b(?:girls?|boys?|child|children|minor|teenager)\b", "a child", "child"),
    (r"\bwom[ae]n\b", "a woman", "woman"),
    (r"\bperempuan\b(?<!anak perempuan)", "seorang perempuan", "perempuan"),
    (r"\b(?:anak|gadis|remaja|balita|bayi|bocah|sisw|santri|pelajar)", "seorang anak", "anak"),
)
_ARTICLE = re.compile(r"(?:\b(?:seorang|satu|satu orang|a|an|the|one|minor|young)|[’']s) $")
_OTHERWISE = ("seseorang", "somebody")
_FEW = (
    (r"korban|victim", "beberapa korban", "a few victims"),
    (r"penyintas|survivor", "beberapa penyintas", "a few survivors"),
    (r"saksi|witness", "beberapa saksi", "a few witnesses"),
    (r"kasus|cases?", "beberapa kasus", "a few cases"),
    (r"anak|child|girl|boy|remaja|balita", "beberapa anak", "a few children"),
    (r"", "beberapa orang", "a few people"),
)
_SHELTER_WORD = re.compile(
    r"rumah aman|shelter|safe ?house|rumah (?:per|pe)lindungan|rumah singgah|rumah penampungan|refuge"
    r"|penampungan|rptc|rpsa|rpsw"
)
_ENGLISH = re.compile(
    r"\b(?:the|and|of|was|were|from|is|are|to|with|an?|at|by|has|have|their|her|his|not|only|my|me)\b"
)
_INDONESIAN = re.compile(
    r"\b(?:yang|yg|dan|di|dari|dr|untuk|pada|dengan|oleh|ini|itu|sudah|sdh|akan|tidak|ke|dalam|atas|adalah"
    r"|korban|saksi|orang|anak|nomor|desa|tahun|atau|bisa|saya|kami|nya)\b"
)


def is_english(plain: Plain, start: int, end: int) -> bool:
    """Tell whether the text around a span is English rather than Indonesian."""
    around = plain.low[max(0, start - 120) : end + 120]
    return len(_ENGLISH.findall(around)) > len(_INDONESIAN.findall(around))


def propose(kind: Kind, plain: Plain, start: int, end: int) -> str:
    """Return a wording for the span of `plain` that says as much as may be said."""
    english = is_english(plain, start, end)
    if kind in _PLAIN:
        return _PLAIN[kind][english]
    span = plain.low[start:end]
    if kind is Kind.SHELTER:
        named = _SHELTER_WORD.search(span)
        word = named[0] if named else ("shelter" if english else "rumah aman")
        wording = word + (" (address withheld)" if english else " (alamat tidak dicantumkan)")
    elif kind is Kind.SMALL_COUNT:
        chosen = next(row for row in _FEW if re.search(row[0], span))
        wording = f"{chosen[2]} in one area" if english else f"{chosen[1]} di satu wilayah"
    else:
        wording = _somebody(plain, start, end, english)
    return wording[:1].upper() + wording[1:] if plain.cased[start].isupper() else wording


def _somebody(plain: Plain, start: int, end: int, english: bool) -> str:
    span = plain.low[start:end]
    for pattern, with_article, bare in _PEOPLE:
        if re.search(pattern, span):
            before = plain.low[max(0, start - 16) : start]
            return bare if _ARTICLE.search(before) else with_article
    return _OTHERWISE[english]
