"""Victims, witnesses, survivors and reporters: named, initialled, or described so that they are known."""

import re

from workshop_app.domain.changes import label
from workshop_app.domain.guard.lexicon import FUNCTION, PLACES, any_of
from workshop_app.domain.guard.model import Kind, Rule, Span
from workshop_app.domain.guard.names import initials_end, name_end
from workshop_app.domain.guard.plain import Plain, sentence_around

_WHY_NAMED = label("It names a victim, witness or reporter; the law keeps them secret.")
_WHY_INITIALS = label("Initials of a victim or witness: with age or place they tell who it is.")
_WHY_DESCRIBED = label("Age and place together tell who the victim, witness or child is.")
_WHY_SCHOOL = label("A school tells who the child is.")

CUE = (
    r"\b(?:anak (?:korban|saksi)|child victims?|minor victims?|korban|saksi|penyintas|pelapor|terlindung"
    r"|survivors?|victims?|witness(?:es)?|complainant)(?:nya)?\b"
)
"""The people who are protected."""

_INSTITUTION = re.compile(
    r"\b(?:perlindungan|pelindungan|pendamping(?:an)?|pemulihan|pelayanan|layanan|penanganan|rehabilitasi"
    r"|bidang|pengacara|psikolog|konselor|advokat|kuasa hukum|hak|pemenuhan hak|pemberdayaan)"
    r" (?:(?:bagi|terhadap|untuk) )?(?:saksi dan )?$"
)
_NOT_MEANT = re.compile(
    r" (?:ahli|jiwa|khusus|protection|assistance|support|services?|rights|impact|and victim|dan korban)\b"
)
_HONORIFIC = (
    r"(?:(?:sdri?|saudar[ai]|ny|nn|tn|bapak|ibu|bpk|pak|bu|si|mbak|mas|mr|mrs|ms|sdr\.i)\b\.? ?)"
)

# --- named ----------------------------------------------------------------------------------------

_NAMED = re.compile(
    rf"{CUE}[^\n]{{0,40}}?\b(?:berinisial|inisial(?:nya)?|bernama(?: (?:depan|panggilan|asli|lengkap))?"
    rf""
    rf"|a ?[./] ?n\b\.?|an\.|atas nama|(?:dengan |dgn )nama|namanya|named"
    rf"|by the name of|initials?)[ :\"(]{{0,4}}{_HONORIFIC}?(?P<n>[a-z])"
)
_SAID_TO_BE = re.compile(
    rf"{CUE}[^\n]{{0,40}}?\b(?:yakni|yaitu|ialah|namely|called|identified as|known as|sebut saja|adalah|is"
    rf"|was|include[ds]?|including|such as|termasuk|antara lain|nama)[ :\"(]{{1,4}}{_HONORIFIC}?(?P<n>[a-z])"
)
_NAME_OF = re.compile(
    rf"\bnama(?:nya)? (?:lengkap )?(?:(?:ibu|ayah|orang tua|anak|keluarga) )?{CUE} ?"
    rf"(?:adalah|ialah|yaitu|:|=)[ \"]{{0,2}}{_HONORIFIC}?(?P<n>[a-z])"
    rf"|{CUE}(?:'s?)? names? ?(?:is|are|:|=)[ \"]{{0,2}}(?P<m>[a-z])"
)
_CALLED = re.compile(
    rf"{CUE}(?: (?:kunci|utama|mata|pertama|kedua))?[ :-]{{1,3}}{_HONORIFIC}(?P<n>[a-z])"
    rf"|{CUE}, (?:sdri?|saudar[ai]|ny|nn|tn|mr|mrs|ms)\b\.? (?P<m>[a-z])"
    r"|\b(?:ayah|bapak|ibu|orang tua|kakak|adik|paman|bibi|nenek|kakek|suami|istri|keluarga|wali) "
    rf"{CUE}[ ,:-]{{1,3}}{_HONORIFIC}(?P<o>[a-z])"
    rf"|\b(?:saksi|pelapor|witness) (?:kunci|utama|mata), {_HONORIFIC}(?P<p>[a-z])"
    rf"|{CUE} ?\( ?{_HONORIFIC}(?P<q>[a-z])"
)
_NEXT_TO = re.compile(
    rf"{CUE}(?: (?:pertama|kedua|ketiga|lain|terakhir|kunci|utama|perempuan|laki-laki))? ?[,:\"(-]? ?"
    r"(?P<n>[a-z])"
)
_NAME_THEN_ROLE = re.compile(
    rf"(?P<h>\b{_HONORIFIC})?\b(?P<n>[a-z](?=[a-z.])[a-z.' -]{{1,40}}?) ?,? (?:yang )?(?:salah satu|selaku"
    rf"|sebagai|merupakan|adalah|menjadi|seorang|one of the|as an?|is an?|an?) {CUE}"
)
_FATE = (
    r"\b(?:dipulangkan|diselamatkan|direkrut|dijual|disekap|dieksploitasi|diperdagangkan|disiksa|diperkosa"
    r"|diberangkatkan|dijemput|dinikahkan|ditampung|dijanjikan|ditemukan|dipaksa|menjadi korban"
    r"|(?:was|were) (?:rescued|sold|recruited|repatriated|trafficked|abused))\b"
)
_FROM_AND_DONE = re.compile(
    r"\b(?P<n>[a-z]{2,})(?: [a-z'-]{2,20}){0,3}? (?:dari|asal|dr|from) [^\n]{2,40}?" + _FATE
)

# --- described ------------------------------------------------------------------------------------

_UNIT = r"(?:th|thn|tahun|taun|years?(?: old)?|yo|y\.o)\b\.?"
_INITIALS_AGE = re.compile(
    r"(?<![A-Za-z.])(?P<n>[A-Z](?:\.? ?[A-Z]){0,3}\.?) ?,? ?(?:"
    rf"\( ?\d{{1,2}}(?: ?{_UNIT})? ?\)|(?:berusia |usia |umur |aged )?\d{{1,2}} ?{_UNIT}"
    r"|aged \d{1,2}\b|\d{1,2}(?= ?,))"
)
_LOW_INITIALS_AGE = re.compile(
    rf"{CUE}[ ,:(\"]{{1,3}}(?:anak )?(?P<n>(?!{any_of(FUNCTION)}\b)[a-z](?:\.? ?[a-z]){{0,2}})\b\.? ?,? ?"
    rf"(?:\( ?\d{{1,2}}(?: ?{_UNIT})? ?\)|(?:usia |umur )?\d{{1,2}} ?{_UNIT})"
)
_YEARS = rf"(?: ?\( ?\d{{1,2}}(?: ?{_UNIT})? ?\)|,? \d{{1,2}} {_UNIT})"
_NAME_AGE = re.compile(rf"\b(?P<n>[a-z]{{3,}}(?: [a-z]{{2,20}}){{0,2}}?){_YEARS}")
_IN_BRACKETS = re.compile(
    rf"{CUE} ?\( ?(?P<n>[a-z]{{2,}})(?: [a-z]{{2,20}}){{0,2}}?,? ?\d{{1,2}}(?: ?{_UNIT})? ?[,)]"
)
_SOMEBODY = (
    rf"(?:{CUE}|\b(?:anak|perempuan|remaja|gadis|balita|bayi|bocah|sisw[ai]|santri(?:wati)?|pelajar|pemud[ai]"
    r"|girls?|boys?|wom[ae]n|child|children|teenager|minor)\b)"
)
_IN_WORDS = (
    rf"(?:(?:ber)?(?:usia|umur)(?:nya)? |aged? )?(?P<a>\d{{1,2}})(?: ?-? ?{_UNIT}|(?<=aged \d\d)\b)"
)
_NO = rf"(?!{any_of(FUNCTION)}\b)"
_NOT_ONE = r"(?!(?:binaan|migran|sasaran|asal|wisata|adat|tujuan|transit|rentan)\b)"
_SMALL = r"(?:desa|kelurahan|kecamatan|kec|kel|dusun|kampung|nagari|gampong|distrik)\b\.?"
_LARGE = r"(?:kabupaten|kab|kota|provinsi|prov|pulau)\b\.?"
_FROM = r"\b(?:asal|berasal dari|dari|dr|warga|tinggal di|di|from|of|in|living in)"
_PLACE = (
    rf"(?:(?:{_FROM} |[,(] ?)(?:{_SMALL}|{_LARGE}) {_NO}{_NOT_ONE}[a-z]{{3,}}|{_FROM} {any_of(PLACES)}\b"
    rf"|{_FROM} {_NO}(?!(?:each|every|the)\b)[a-z]{{3,}} (?:village|sub-?district|hamlet|district))"
)
_AGE_PLACE = re.compile(rf"{_SOMEBODY}[^\n]{{0,30}}?\b{_IN_WORDS}[^\n]{{0,30}}?{_PLACE}")
_PLACE_AGE = re.compile(rf"{_SOMEBODY}[^\n]{{0,25}}?{_PLACE}[^\n]{{0,25}}?\b{_IN_WORDS}")
_YEAR_OLD = re.compile(
    rf"(?P<a>\b\d{{1,2}})[ -]years?[ -]olds? (?:[a-z]+ ){{0,2}}?{_SOMEBODY}[^\n]{{0,30}}?{_PLACE}"
)
_BARE_AGE = re.compile(rf"{CUE} ?\( ?(?P<a>\d{{1,2}}) ?\)[^\n]{{0,25}}?{_PLACE}")
_SCHOOL = re.compile(
    rf"(?:{CUE}[^\n]{{0,40}}?)?\b(?:sisw[ai]|murid|pelajar|santri(?:wati)?|students?|pupils?|sekolah di)\b"
    r"[^\n]{0,20}?\b(?:sdn?|smpn?|sman?|smkn?|mtsn?|ponpes|pesantren|elementary school|high school)\b"
    rf" ?(?:negeri )?(?P<n>\d{{1,3}}|[a-z]+)(?: {_NO}[a-z]{{4,}})?"
)
_CUE = re.compile(CUE)
_DIGIT = re.compile(r"\d")
_A_FATE = re.compile(_FATE)
_IN_SMALL = re.compile(rf"\b{_SMALL}|\b(?:village|sub-?district|hamlet)\b")
_FATE_NEAR = re.compile(rf"[^\n]{{0,50}}?(?:{_FATE}|{_PLACE})")
_GROUP_BEFORE = re.compile(
    r"(?:\b(?:[5-9]|\d{2,}|[a-z]+ (?:belas|puluh|ratus)|sepuluh|sebelas|seratus|sebagian besar|mayoritas|para"
    r"|semua|seluruh|most|many)(?: (?:orang|of|the))*|jumlah) $"
)
_NO_AGE_BEFORE = re.compile(
    r"\b(?:dalam|selama|sejak|tiap|setiap|per|setelah|sudah|hampir|dihukum|vonis|penjara|hukuman|for|after|over"
    r"|within|under|below|above|between|bawah|dibawah|atas|diatas|dari|minimal|maksimal|rata-rata|antara|sampai"
    r"|hingga|average|to|and|last|next|-|<|>)(?: (?:usia|umur|the age of|age))? ?$"
)
_NO_AGE_AFTER = re.compile(
    r"[ )]*(?:lalu|yang lalu|terakhir|ke depan|ke atas|ke bawah|keatas|kebawah|penjara|kurungan|lamanya"
    r"|berturut|sampai|hingga|- ?\d|ago|and (?:over|above|under)|or (?:older|younger))"
)


def _is_meant(plain: Plain, match: re.Match[str]) -> bool:
    """Tell whether the match speaks of a protected person, not of an office or an expert."""
    cue = _CUE.search(plain.low, match.start(), match.end())
    if cue is None:
        return True
    before = plain.low[max(0, cue.start() - 45) : cue.start()]
    return not (_INSTITUTION.search(before) or _NOT_MEANT.match(plain.low, cue.end()))


def _person(plain: Plain, match: re.Match[str], *, sure: bool) -> Span | None:
    at = max(match.start(group) for group in match.re.groupindex if group in "nmopq")
    if not _is_meant(plain, match):
        return None
    end = max(name_end(plain, at, sure=sure), initials_end(plain, at, sure=sure))
    return (match.start(), end) if end else None


def _named(plain: Plain, match: re.Match[str]) -> Span | None:
    return _person(plain, match, sure=True)


def _perhaps_named(plain: Plain, match: re.Match[str]) -> Span | None:
    return _person(plain, match, sure=False)


def _then_role(plain: Plain, match: re.Match[str]) -> Span | None:
    at = match.start("n")
    sure = bool(match["h"])
    end = max(name_end(plain, at, sure=sure), initials_end(plain, at, sure=sure))
    return match.span() if end >= match.end("n") and _is_meant(plain, match) else None


def _near_cue(plain: Plain, start: int, end: int) -> Span | None:
    """Return the span from a protected person's word to what was found, if one is within 60 characters."""
    sentence_start = plain.low.rfind("\n", max(0, start - 60), start) + 1 or max(0, start - 60)
    before = [m for m in _CUE.finditer(plain.low, sentence_start, start) if _is_meant(plain, m)]
    if before:
        return before[-1].start(), end
    sentence_end = plain.low.find("\n", end, end + 60)
    after = _CUE.search(plain.low, end, sentence_end if sentence_end >= 0 else end + 60)
    return (start, after.end()) if after and _is_meant(plain, after) else None


def _initials_with_age(plain: Plain, match: re.Match[str]) -> Span | None:
    if not initials_end(plain, match.start("n")) and len(match["n"].strip(".")) != 1:
        return None
    return _near_cue(plain, *match.span()) if _is_age(plain, match.end()) else None


def _low_initials_with_age(plain: Plain, match: re.Match[str]) -> Span | None:
    return match.span() if _is_age(plain, match.end()) and _is_meant(plain, match) else None


def _name_with_age(plain: Plain, match: re.Match[str]) -> Span | None:
    """Accept a name with an age beside a protected person's word, or before a place or a fate."""
    if name_end(plain, match.start("n"), sure=False) < match.end("n"):
        return None
    if not _is_age(plain, match.end()):
        return None
    fate = _FATE_NEAR.match(plain.low, match.end())
    return _near_cue(plain, *match.span()) or ((match.start(), fate.end()) if fate else None)


def _bracketed(plain: Plain, match: re.Match[str]) -> Span | None:
    end = name_end(plain, match.start("n"), sure=True)
    return match.span() if end and _is_meant(plain, match) else None


def _is_age(plain: Plain, end: int) -> bool:
    return not _NO_AGE_AFTER.match(plain.low, end)


def _described(plain: Plain, match: re.Match[str]) -> Span | None:
    """Leave groups, ranges and spans of time alone: one person of one age is meant."""
    start, end = match.span("a")
    before = plain.low[max(0, start - 24) : start]
    around = plain.low[max(0, match.start() - 24) : match.start()]
    told = re.sub(r"(?:(?:ber)?(?:usia|umur)(?:nya)?|aged?) $", "", before)
    unit = re.compile(rf" ?-? ?(?:{_UNIT})?").match(plain.low, end)
    if _NO_AGE_BEFORE.search(told) or _GROUP_BEFORE.search(around):
        return None
    if unit and not _is_age(plain, unit.end()):
        return None
    if not _is_of_concern(plain, match):
        return None
    return match.span() if _is_meant(plain, match) else None


def _is_of_concern(plain: Plain, match: re.Match[str]) -> bool:
    """Tell whether a protected person, what became of one, or a place where all know each other is named."""
    around = sentence_around(plain.low, match.start(), match.end())
    return bool(_CUE.search(around) or re.search(_FATE, around) or _IN_SMALL.search(match[0]))


def _at_school(plain: Plain, match: re.Match[str]) -> Span | None:
    """A number, or a name with a capital letter, and a protected person in the same sentence."""
    named = match["n"].isdigit() or plain.cased[match.start("n")].isupper()
    return _near_cue(plain, *match.span()) if named else None


def _from_and_done(plain: Plain, match: re.Match[str]) -> Span | None:
    end = name_end(plain, match.start("n"), sure=False)
    return match.span() if end else None


PEOPLE_RULES: tuple[Rule, ...] = (
    Rule("named", Kind.VICTIM, _WHY_NAMED, _NAMED, _named, needs=_CUE),
    Rule("name-of", Kind.VICTIM, _WHY_NAMED, _NAME_OF, _named, needs=_CUE),
    Rule("with-honorific", Kind.VICTIM, _WHY_NAMED, _CALLED, _named, needs=_CUE),
    Rule("said-to-be", Kind.VICTIM, _WHY_NAMED, _SAID_TO_BE, _perhaps_named, needs=_CUE),
    Rule("next-to-word", Kind.VICTIM, _WHY_NAMED, _NEXT_TO, _perhaps_named, needs=_CUE),
    Rule("name-then-role", Kind.VICTIM, _WHY_NAMED, _NAME_THEN_ROLE, _then_role, needs=_CUE),
    Rule("name-and-fate", Kind.VICTIM, _WHY_NAMED, _FROM_AND_DONE, _from_and_done, needs=_A_FATE),
    Rule(
        "initials-age",
        Kind.VICTIM,
        _WHY_INITIALS,
        _INITIALS_AGE,
        _initials_with_age,
        "cased",
        needs=_CUE,
    ),
    Rule(
        "low-initials-age",
        Kind.VICTIM,
        _WHY_INITIALS,
        _LOW_INITIALS_AGE,
        _low_initials_with_age,
        needs=_CUE,
    ),
    Rule("in-brackets", Kind.VICTIM, _WHY_NAMED, _IN_BRACKETS, _bracketed, needs=_CUE),
    Rule("name-age", Kind.VICTIM, _WHY_NAMED, _NAME_AGE, _name_with_age, needs=_DIGIT),
    Rule("age-place", Kind.VICTIM, _WHY_DESCRIBED, _AGE_PLACE, _described, needs=_DIGIT),
    Rule("place-age", Kind.VICTIM, _WHY_DESCRIBED, _PLACE_AGE, _described, needs=_DIGIT),
    Rule("year-old", Kind.VICTIM, _WHY_DESCRIBED, _YEAR_OLD, _described, needs=_DIGIT),
    Rule("bare-age-place", Kind.VICTIM, _WHY_DESCRIBED, _BARE_AGE, _described, needs=_DIGIT),
    Rule("school", Kind.VICTIM, _WHY_SCHOOL, _SCHOOL, _at_school, needs=_CUE),
)
