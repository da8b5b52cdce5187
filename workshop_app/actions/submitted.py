"""The text as it was submitted, kept beside the text that is edited afterwards.

Once a contribution has been written down and its form is left, what the agency gave is put aside. What is
edited later leaves it as it is. It is never printed, nor searched.
"""

from collections.abc import Mapping
from typing import Final

from workshop_app.domain.records import Challenge, Practice
from workshop_app.domain.schema import Record

_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    Practice.KIND: ("title", "action", "result"),
    Challenge.KIND: ("title", "description", "support_needed", "proposed_solution", "impact"),
}
_FIGURE: Final = ("result_number", "result_unit", "result_period")


def as_it_stands(record: Record) -> str:
    """Return the words of a practice or challenge as one text, a paragraph for each field."""
    parts = [str(getattr(record, name)).strip() for name in _TEXTS.get(record.KIND, ())]
    if isinstance(record, Practice):
        parts.append(" ".join(part for name in _FIGURE if (part := getattr(record, name).strip())))
    return "\n\n".join(part for part in parts if part)
