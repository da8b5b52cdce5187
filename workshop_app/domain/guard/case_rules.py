"""Marks of one case: police reports, files, court decisions; and dates of birth."""

import re

from workshop_app.domain.changes import label
from workshop_app.domain.guard.lexicon import FUNCTION, any_of
from workshop_app.domain.guard.model import Kind, Rule, Span, whole
from workshop_app.domain.guard.plain import Plain

_WHY_CASE = label("The number of a case leads to the people in it.")
_WHY_BORN = label("A date of birth helps to tell who somebody is.")

_PART = r"(?: ?/ ?[a-z0-9][a-z0-9.-]{0,24}(?: [a-z][a-z.]{1,11}(?= ?/))?)"
_OFFICE = (
    r"(?:(?:(?<=polda)|(?<=polres)|(?<=polsek)|(?<=polresta)|(?<=polrestabes)) "
    rf"(?!{any_of(FUNCTION)}\b)[a-z]{{2,20}})?"
)
_REPORT = re.compile(
    r"\b(?:lp|lpb|lpa|stpl|sttlp|sttpl|stbl|spdp|sp[. ]?(?:sidik|lidik|kap|han)|bap|bp|pdm)\b"
    r"(?: ?(?:no|nomor)\b\.?)?[ :]{0,2}(?:[/.-] ?)?(?:[a-z] ?[/.-] ?)?"
    rf"(?:[a-z]{{1,3}} ?/ ?)?\d{{1,6}}{_PART}{{1,8}}{_OFFICE}"
)
_REPORT_SPACED = re.compile(r"\b(?:lp|stpl|sttlp)(?: [ab])? \d{1,5} [ivx]{1,4} (?:19|20)\d\d\b")
_REPORT_TOLD = re.compile(
    r"\b(?:laporan polisi|laporan pengaduan|police report|surat tanda penerimaan laporan)\b[ ,(]{0,2}"
    r"(?:no(?:mor|\.)?|number|nr\.?|#|:)[ .:]{0,3}"
    rf"(?P<x>(?:[a-z]{{1,5}} ?[-./] ?){{0,3}}\d{{1,6}}{_PART}{{0,8}})"
)
_COURT = re.compile(
    r"(?<![\d/])\d{1,6}(?: ?(?:k|pk|b))? ?/ ?(?:pid|pdt|jn|res\.? ?pid|pid\.res)\b[a-z.-]{0,16}"
    r"(?: ?/ ?\d{2,4})?(?: ?/ ?(?:pn|pt|ma|ms|dilmil)\b[. ]{0,2}[a-z]{0,12}(?:\.[a-z]{1,12})?)?"
)
_MATTER = (
    r"(?:perkara|kasus|putusan|penetapan|berkas|register|registrasi|bap|lp|pengaduan|aduan|tiket)"
)
_IDENTIFIER = rf"(?:[a-z]{{1,8}} ?[-./] ?){{0,3}}\d[\d.-]{{0,14}}{_PART}{{0,8}}"
_NUMBER_OF = re.compile(
    rf"\b(?:no|nomor|nomer)\b\.? (?:reg(?:ister|istrasi)?\.? )?{_MATTER}(?: {_MATTER})?\b"
    rf"[^\n\d/]{{0,15}}?(?P<x>{_IDENTIFIER})"
)
_MATTER_NUMBER = re.compile(
    rf"\b(?:{_MATTER}|case|docket|court (?:decision|ruling)|verdict|ruling)(?: (?:pidana|perdata|pn|ma))?"
    rf" ?(?:no|nomor|number|nr|#)\b\.? ?:? ?(?P<x>{_IDENTIFIER})"
)
_NORM = re.compile(r"\b(?:puu|mk|mahkamah konstitusi|constitutional)\b")

_MONTHS = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,6}"
_DAY = (
    rf"(?:\d{{1,2}} {_MONTHS},? (?:19|20)\d\d|{_MONTHS} \d{{1,2}},? (?:19|20)\d\d"
    r"|\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)"
)
_BORN = re.compile(
    r"\b(?:lahir(?! dari)|kelahiran|ttl|tempat,? tanggal lahir|born|date of birth|birth ?date|dob)\b"
    rf"[^\n]{{0,40}}?(?P<x>{_DAY})"
)
_NO_PERSON = re.compile(
    r"\b(?:uu|undang|perpres|peraturan|program|gerakan|lembaga|forum|law|act|regulation|network)\b"
)


def _a_case(plain: Plain, match: re.Match[str]) -> Span | None:
    """Leave norms of the Constitutional Court alone, and "case no. 1" that only counts."""
    start, end = whole(plain, match) or match.span()
    around = plain.low[max(0, match.start() - 12) : end + 25]
    marked = plain.low[start:end]
    counts = "/" not in marked and sum(c.isdigit() for c in marked) < 2
    return None if counts or _NORM.search(around) else match.span()


def _a_birth(plain: Plain, match: re.Match[str]) -> Span | None:
    before = plain.low[max(0, match.start() - 40) : match.start()]
    return None if _NO_PERSON.search(before) else match.span("x")


_DIGIT = re.compile(r"\d")

CASE_RULES: tuple[Rule, ...] = (
    Rule("police-report", Kind.CASE_NUMBER, _WHY_CASE, _REPORT, needs=_DIGIT),
    Rule("police-report-spaced", Kind.CASE_NUMBER, _WHY_CASE, _REPORT_SPACED, needs=_DIGIT),
    Rule("police-report-told", Kind.CASE_NUMBER, _WHY_CASE, _REPORT_TOLD, needs=_DIGIT),
    Rule("court-number", Kind.CASE_NUMBER, _WHY_CASE, _COURT, needs=_DIGIT),
    Rule("number-of-case", Kind.CASE_NUMBER, _WHY_CASE, _NUMBER_OF, _a_case, needs=_DIGIT),
    Rule("case-with-number", Kind.CASE_NUMBER, _WHY_CASE, _MATTER_NUMBER, _a_case, needs=_DIGIT),
    Rule("birth-date", Kind.BIRTH_DATE, _WHY_BORN, _BORN, _a_birth, needs=_DIGIT),
)
