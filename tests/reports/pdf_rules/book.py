"""A finished PDF taken apart for the rules: its bytes, its objects, the operators of its pages."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject, StreamObject


class Operation(NamedTuple):
    """One operator of a page with what stands before it."""

    page: int
    operator: str
    operands: list[Any]


class Book:
    """A file read strictly; its objects stay the same ones, so that a test may break them in place."""

    def __init__(self, data: bytes, part: int) -> None:
        """`part` is the part of PDF/A that the file claims: 1, 2 or 3."""
        self.data, self.part = data, part
        self.reader = PdfReader(BytesIO(data), strict=True)
        size = int(self.trailer["/Size"])
        self.objects: dict[int, Any] = {
            number: self.reader.get_object(IndirectObject(number, 0, self.reader))
            for number in range(1, size)
        }

    @property
    def trailer(self) -> Any:
        """The dictionary at the end of the file."""
        return self.reader.trailer

    @property
    def root(self) -> Any:
        """The catalogue."""
        return self.trailer["/Root"].get_object()

    @cached_property
    def pages(self) -> list[Any]:
        """The pages in order."""
        return list(self.reader.pages)

    @cached_property
    def operations(self) -> list[Operation]:
        """All operators of all pages, in the order of painting."""
        return [
            Operation(number, operator.decode("latin-1"), list(operands))
            for number, page in enumerate(self.pages, 1)
            for operands, operator in ContentStream(page.get_contents(), self.reader).operations
        ]

    def things(self) -> Iterator[Any]:
        """Everything in the file: each object, and whatever stands directly within one."""
        for thing in (*self.objects.values(), self.trailer):
            yield from _within(thing)

    def dictionaries(self) -> Iterator[Any]:
        """Every dictionary, those of streams too."""
        return (thing for thing in self.things() if isinstance(thing, dict))

    def streams(self) -> list[Any]:
        """The objects that carry data."""
        return [item for item in self.objects.values() if isinstance(item, StreamObject)]

    def of_kind(self, kind: str) -> list[Any]:
        """The dictionaries of one type."""
        return [item for item in self.dictionaries() if item.get("/Type") == kind]

    def images(self) -> list[Any]:
        """The pictures."""
        return [item for item in self.dictionaries() if item.get("/Subtype") == "/Image"]

    def annotations(self) -> list[Any]:
        """What lies on the pages without being ink."""
        return [item.get_object() for page in self.pages for item in page.get("/Annots", [])]


Rule = Callable[[Book], Iterable[str]]


def resolved(value: Any) -> Any:
    """What a reference leads to; anything else as it is."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def items(value: Any) -> list[Any]:
    """The things in an array, or the one thing that stands alone, or nothing."""
    found = resolved(value)
    if found is None:
        return []
    return [resolved(item) for item in found] if isinstance(found, list) else [found]


def _within(thing: Any) -> Iterator[Any]:
    waiting = [thing]
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, dict):
            waiting += [each for each in item.values() if not isinstance(each, IndirectObject)]
            waiting += [key for key in item if isinstance(key, str)]
        elif isinstance(item, list):
            waiting += [each for each in item if not isinstance(each, IndirectObject)]
