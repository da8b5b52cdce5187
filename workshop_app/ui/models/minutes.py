"""The points of the minutes of one session, in their order."""

from collections.abc import Sequence
from typing import ClassVar, Final

from workshop_app.actions.minutes import MinuteRow
from workshop_app.ui.models.rows import Column, RowsModel, Say
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import choice_name

_TONES: Final = {"decision": "ok", "question": "warn", "answer": "info"}


def text_of(say: Say, row: MinuteRow) -> str:
    """Return the words of a point, in one line."""
    return " ".join(row.text.split()) or say.words.t("Without words")


def who_of(say: Say, row: MinuteRow) -> str:
    """Return who said it, and what has become of it."""
    became = say.words.t("became {code}", code=row.commitment) if row.commitment_id else ""
    return " · ".join(part for part in (row.agency, row.speaker, say.time(row.at), became) if part)


def kind_of(say: Say, row: MinuteRow) -> tuple[str, str]:
    """Return what kind of point it is, and the tone of its chip."""
    if row.written_apart:
        return say.words.t("Two versions"), "bad"
    return choice_name(say.words, row.kind), _TONES.get(row.kind, "neutral")


def _line(say: Say, row: MinuteRow) -> str:
    return f"{kind_of(say, row)[0]}: {text_of(say, row)}, {who_of(say, row)}"


def _begun(row: MinuteRow) -> str:
    return row.at


class MinuteModel(RowsModel[MinuteRow]):
    """Points; the one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[MinuteRow]]] = (
        Column("point", mark("Point of the minutes"), _line, _begun),
    )
