"""Due dates as people say them, in Indonesian or English: "dua minggu lagi", "akhir Juni", "Q2".

What is understood is always shown to the speaker for a look; words that are not understood give None and
are kept as they were said. A month or quarter without a year is the next one that has not ended.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags aug agt",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "satu se one a an",
            "dua two",
            "tiga three",
            "empat four",
            "lima five",
            "enam six",
            "tujuh seven",
            "delapan eight",
            "sembilan nine",
            "sepuluh ten",
            "sebelas eleven",
            "duabelas twelve",
        ),
        1,
    )
    for name in names.split()
} | {"iii": 3, "ii": 2, "iv": 4, "i": 1}
_DAYS = {"hari": 1, "day": 1, "days": 1, "minggu": 7, "pekan": 7, "week": 7, "weeks": 7}
_MONTH_UNITS = {
    "bulan": 1, "month": 1, "months": 1, "triwulan": 3, "kuartal": 3, "quarter": 3, "quarters": 3,
    "semester": 6, "tahun": 12, "year": 12, "years": 12,
}  # fmt: skip
_NOISE = re.compile(
    r"\b(?:paling lambat|selambat-lambatnya|sebelum|pada|tanggal|tgl|sampai|dengan|lagi|ke depan|dari|sejak"
    r"|hari ini|sekarang|dalam|waktu|by|before|until|on|in|within"
    r"|from|now|today|the|of|bulan(?= [a-z]{3,}))\b"
)
_END = r"(?P<part>akhir|pertengahan|tengah|awal|end|mid|middle|beginning|early|late)"


def read_due_date(text: str, today: date) -> date | None:
    """Return the day that `text` means, said on `today`; None if it is not understood."""
    folded = " ".join(text.casefold().replace(",", " ").split()).strip(". ")
    if folded in _FIXED:
        return _FIXED[folded](today)
    plain = " ".join(_NOISE.sub(" ", folded).split())
    for pattern, read in _PATTERNS:
        found = pattern.fullmatch(plain) or pattern.fullmatch(folded)
        if found:
            try:
                return read(found, today)
            except (ValueError, KeyError, OverflowError):
                continue  # "3 bulan" looks like a day of a month, until the month is looked up
    return None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _year(found: re.Match[str]) -> int | None:
    text = found.groupdict().get("year")
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _part_of(first: date, last: date, part: str | None) -> date:
    if part in ("awal", "beginning", "early"):
        return first + (last - first) // 3
    if part in ("pertengahan", "tengah", "mid", "middle"):
        return first + (last - first) // 2
    return last


def _iso(found: re.Match[str], today: date) -> date:
    return date.fromisoformat(found[0])


def _figures(found: re.Match[str], today: date) -> date:
    return date(_year(found) or today.year, int(found["month"]), int(found["day"]))


def _day_of_month(found: re.Match[str], today: date) -> date:
    month, year = _MONTHS[found["month"]], _year(found)
    day = date(year or today.year, month, int(found["day"]))
    return day if year or day >= today else date(today.year + 1, month, int(found["day"]))


def _month(found: re.Match[str], today: date) -> date:
    month = _MONTHS[found["month"]]
    year = _year(found) or today.year + (month < today.month)
    return _part_of(date(year, month, 1), _end_of_month(year, month), found["part"])


def _quarter(found: re.Match[str], today: date) -> date:
    number = found["number"]
    quarter = int(number) if number.isdigit() else _NUMBERS[number]
    if not 1 <= quarter <= 4:
        raise ValueError(number)
    year = _year(found) or today.year + (quarter * 3 < today.month)
    last = _end_of_month(year, quarter * 3)
    return _part_of(date(year, quarter * 3 - 2, 1), last, found["part"])


def _span(found: re.Match[str], today: date) -> date:
    number = found["number"] or "1"
    count = int(number) if number.isdigit() else _NUMBERS[number]
    unit = found["unit"]
    if unit in _DAYS:
        return today + timedelta(days=count * _DAYS[unit])
    return _add_months(today, count * _MONTH_UNITS[unit])


def _end_of_year(found: re.Match[str], today: date) -> date:
    year = _year(found) or today.year + bool(found["next"])
    return _part_of(date(year, 1, 1), date(year, 12, 31), found["part"])


def _end_of_this(found: re.Match[str], today: date) -> date:
    if found["unit"] in ("bulan", "month"):
        return _end_of_month(today.year, today.month)
    return today + timedelta(days=(4 - today.weekday()) % 7)  # the week's last working day


_UNITS = "|".join((*_DAYS, *_MONTH_UNITS))
_COUNTS = "|".join(_NUMBERS)
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), _iso),
    (re.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})"), _figures),
    (re.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})"), _figures),
    (re.compile(r"(?P<day>\d{1,2}) (?P<month>[a-z]+)\.?(?: (?P<year>\d{4}))?"), _day_of_month),
    (re.compile(r"(?P<month>[a-z]{3,}) (?P<day>\d{1,2})(?: (?P<year>\d{4}))?"), _day_of_month),
    (
        re.compile(
            rf"(?:{_END} )?(?:q|tw ?|triwulan (?:ke-?)?|kuartal (?:ke-?)?|quarter )"
            rf"(?P<number>\d|iv|i{{1,3}})(?: (?P<year>\d{{4}}))?"
        ),
        _quarter,
    ),
    (
        re.compile(rf"{_END} (?:tahun|year)(?: (?P<year>\d{{4}})| ini)?(?P<next> depan)?"),
        _end_of_year,
    ),
    (re.compile(rf"{_END} (?P<unit>bulan|month|minggu|pekan|week)(?: ini)?"), _end_of_this),
    (re.compile(rf"(?:{_END} )?(?:bulan )?(?P<month>[a-z]{{3,}})(?: (?P<year>\d{{4}}))?"), _month),
    (re.compile(rf"(?:(?P<number>\d{{1,3}}|{_COUNTS}) ?)?(?P<unit>{_UNITS})(?: depan)?"), _span),
)


def _tomorrow(today: date) -> date:
    return today + timedelta(days=1)


def _day_after(today: date) -> date:
    return today + timedelta(days=2)


def _next_week(today: date) -> date:
    return today + timedelta(days=7)


def _next_month(today: date) -> date:
    month = _add_months(today.replace(day=1), 1)
    return _end_of_month(month.year, month.month)


def _end_of_this_year(today: date) -> date:
    return date(today.year, 12, 31)


_FIXED: dict[str, Callable[[date], date]] = {
    "besok": _tomorrow,
    "tomorrow": _tomorrow,
    "lusa": _day_after,
    "minggu depan": _next_week,
    "pekan depan": _next_week,
    "next week": _next_week,
    "bulan depan": _next_month,
    "next month": _next_month,
    "tahun ini": _end_of_this_year,
    "this year": _end_of_this_year,
}
