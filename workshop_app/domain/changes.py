"""What a change is made of: who makes it, what is written, what is said about it afterwards."""

from collections.abc import Mapping
from dataclasses import field

from workshop_app.domain.frozen import frozen
from workshop_app.domain.schema import DocumentName
from workshop_app.domain.values import Json


@frozen
class Operator:
    """Who sits at this laptop. `device` is the laptop's own short code, `desk` what people call its place."""

    name: str
    desk: str
    device: str


@frozen
class Label:
    """A sentence to be worded later: the English text with {placeholders}, and their values."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)


def label(text: str, **values: str) -> Label:
    """Make a `Label`; the function's name marks `text` for translation."""
    return Label(text, values)


@frozen
class Create:
    """A new record with its first values; these are never rewritten."""

    document: DocumentName
    kind: str
    id: str
    values: Mapping[str, Json]


@frozen
class SetField:
    """A new value for one field; `prose` fields are merged by character."""

    document: DocumentName
    kind: str
    id: str
    field: str
    value: Json
    prose: bool = False


@frozen
class Mark:
    """Mark a record as deleted, or take the mark away."""

    document: DocumentName
    kind: str
    id: str
    deleted: bool


@frozen
class Happened:
    """An attendance fact: added once, never changed (see `domain.attendance`)."""

    document: DocumentName
    id: str
    facts: Mapping[str, Json]


Write = Create | SetField | Mark | Happened


@frozen
class Written:
    """A `Write` that was carried out: the stamp it left, and what was shown before."""

    write: Write
    stamp: str = ""
    before: Json = None


@frozen
class ChangeSet:
    """What one committed operation touched: table -> ids, for views to decide whether it concerns them."""

    label: Label
    touched: Mapping[str, frozenset[str]]

    def concerns(self, *tables: str) -> bool:
        """Tell whether any of `tables` was touched."""
        return any(table in self.touched for table in tables)
