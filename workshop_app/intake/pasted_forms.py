"""Answers pasted from a chat, one below the other: "Nama: ...", "Instansi: ...", once for each person."""

import re
from collections.abc import Sequence

from workshop_app.intake.headers import field_of_heading
from workshop_app.intake.tables import Origin, Table, squared

_ANSWER = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.)])?\s*\*?([^:=]{2,40}?)\*?\s*[:=]\s*(.*)$")
_SURE = 1.0
_NAMES = ("name", "first_name")


def table_of(lines: Sequence[str]) -> Table | None:
    """Return the answers as a table with the questions as headings; None if the lines are no such form.

    Each name begins another person. A line that is no answer goes on with the one above.
    """
    answers = [_answer(line) for line in lines]
    told = [answer for answer in answers if answer is not None]
    filled = sum(1 for line in lines if line.strip())
    fields = {field_of_heading(question)[0] for question, _ in told}
    if len(fields) < 2 or not fields & {*_NAMES} or len(told) * 2 < filled:
        return None
    headings = list(dict.fromkeys(question for question, _ in told))
    people: list[dict[str, str]] = []
    numbers: list[int] = []
    last = ""
    for number, (line, answer) in enumerate(zip(lines, answers, strict=True), 1):
        if answer is None:
            if people and last and line.strip():
                people[-1][last] = f"{people[-1][last]} {line.strip()}".strip()
            continue
        last = answer[0]
        if not people or last in people[-1]:
            people.append({})
            numbers.append(number)
        people[-1][last] = answer[1].strip()
    rows = [headings, *([person.get(name, "") for name in headings] for person in people)]
    return Table(name="", rows=squared(rows), numbers=(0, *numbers), origin=Origin.PASTED)


def _answer(line: str) -> tuple[str, str] | None:
    """Return (question, answer) if a line begins with a question that lists ask."""
    match = _ANSWER.match(line)
    if not match or field_of_heading(match[1])[1] < _SURE:
        return None
    return " ".join(match[1].split()), match[2]
