"""How a record kind is declared: a dataclass whose fields say what they hold.

Everything generic (documents, tables, command line, history, undo) reads these declarations, so a new
field is one line in `records` and nothing else, unless it wants a place on a screen or on paper.
"""

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Self, cast

from workshop_app.domain.frozen import frozen


class DocumentName(StrEnum):
    """Personal data live apart, so that a facilitator's laptop need not hold them."""

    REGISTER = "register"
    CONTRIBUTIONS = "contributions"


class Form(StrEnum):
    """What a field holds, and so how it is stored, parsed and merged."""

    LINE = "line"  # one line of text; "" when not filled in
    PROSE = "prose"  # long text, merged by character
    NUMBER = "number"  # whole number or None
    FLAG = "flag"  # True, False, or None for "not asked"
    DAY = "day"  # date or None
    TIME = "time"  # time of day or None
    CHOICE = "choice"  # one of a fixed list; "" when not filled in
    REF = "ref"  # id of another record; "" when none
    REFS = "refs"  # ordered ids of other records
    LINES = "lines"  # ordered short texts


@frozen
class FieldSpec:
    """One declared field of a kind."""

    name: str
    form: Form
    default: object
    choices: tuple[str, ...] = ()
    target: str = ""
    required: bool = False
    tidy: Callable[[str], str] | None = None


def _declare(form: Form, default: Any, **more: Any) -> Any:
    return dataclasses.field(default=default, metadata={"form": form, **more})


def line(*, required: bool = False, tidy: Callable[[str], str] | None = None) -> Any:
    """Declare one line of text; `tidy` gives what is typed its one common writing."""
    return _declare(Form.LINE, "", required=required, tidy=tidy)


def prose() -> Any:
    """Declare a long text; copies of the workshop merge it by character."""
    return _declare(Form.PROSE, "")


def whole_number() -> Any:
    """Declare a whole number."""
    return _declare(Form.NUMBER, None)


def flag(default: bool | None = None) -> Any:
    """Declare a yes or no, which may be not asked (None)."""
    return _declare(Form.FLAG, default)


def day() -> Any:
    """Declare a calendar day."""
    return _declare(Form.DAY, None)


def time_of_day() -> Any:
    """Declare a time of day, in the workshop's own zone."""
    return _declare(Form.TIME, None)


def choice(*choices: str, default: str = "") -> Any:
    """Declare one of a fixed list of codes."""
    return _declare(Form.CHOICE, default, choices=choices)


def ref(target: str, *, required: bool = False) -> Any:
    """Declare a reference to a record of the kind `target`."""
    return _declare(Form.REF, "", target=target, required=required)


def refs(target: str) -> Any:
    """Declare an ordered list of references to records of the kind `target`."""
    return _declare(Form.REFS, (), target=target)


def lines() -> Any:
    """Declare an ordered list of short texts."""
    return _declare(Form.LINES, ())


@frozen(kw_only=True)
class Record:
    """What every record has; `deleted` is a mark, never a removal."""

    KIND: ClassVar[str] = ""
    DOCUMENT: ClassVar[DocumentName] = DocumentName.CONTRIBUTIONS

    id: str = ""
    created_at: str = ""
    created_by: str = ""
    changed_at: str = ""
    changed_by: str = ""
    deleted: bool = False

    def same_as(self, other: Self) -> bool:
        """Tell whether both hold the same in all declared fields, whoever wrote them and when."""
        return all(getattr(self, name) == getattr(other, name) for name in fields_of(type(self)))


RECORD_COLUMNS = ("id", "created_at", "created_by", "changed_at", "changed_by", "deleted")


def fields_of(kind: type[Record]) -> Mapping[str, FieldSpec]:
    """Return the declared fields of `kind` by name, in the order of their declaration."""
    return _fields_of(cast(Hashable, kind))


@cache
def _fields_of(kind: Hashable) -> Mapping[str, FieldSpec]:
    assert isinstance(kind, type) and issubclass(kind, Record)
    return {
        f.name: FieldSpec(name=f.name, default=f.default, **f.metadata)
        for f in dataclasses.fields(kind)
        if f.metadata
    }
