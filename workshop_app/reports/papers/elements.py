"""What papers are made of, whatever they are written as: plain frozen elements in reading order.

All texts are as people typed them; the writers clean them, and none of them ever reads markup.
"""

from dataclasses import dataclass
from enum import Enum

from workshop_app.reports.model import Photo


@dataclass(frozen=True)
class Letterhead:
    """Who issues the paper, centred above everything else; a rule closes it."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Title:
    """The name of the paper, centred, with smaller lines below it; `banner` says that it is a draft."""

    text: str
    lines: tuple[str, ...] = ()
    banner: str = ""


@dataclass(frozen=True)
class Cover:
    """The first page of a book, alone on it: what kind of book it is, its title, number, place and day."""

    kind: str
    title: str
    number: str
    issuer: str
    place: str
    day: str


Marks = tuple[str, ...]
"""What the index of a Word file calls the place of an element."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1, 2 or 3; its number is part of it."""

    text: str
    level: int = 1
    number: str = ""
    marks: Marks = ()


@dataclass(frozen=True)
class Text:
    """Typed paragraphs; `pale` ones are remarks of the program, `lead` is set before the first word.

    `language` is told where it is not that of the paper. `block` makes them the lines of an address, which
    stay together and never stand alone on a page.
    """

    text: str
    pale: bool = False
    lead: str = ""
    block: bool = False
    language: str = ""


@dataclass(frozen=True)
class Listed:
    """One entry of a list behind its marker; the first line may be a title of its own."""

    marker: str
    text: str
    title: str = ""
    marks: Marks = ()


@dataclass(frozen=True)
class Facts:
    """Labels with their values below each other; those without a value are left out."""

    rows: tuple[tuple[str, str], ...]


class Side(Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class GridColumn:
    """A column of a table; a share of 0 is as wide as its widest cell."""

    head: str
    share: float = 0.0
    side: Side = Side.LEFT


@dataclass(frozen=True)
class Grid:
    """A table. In a cell the lines after the first are paler; `tall` rows leave room for a hand.

    `marks` are those of the rows, as far as there are any.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    tall: bool = False
    marks: tuple[Marks, ...] = ()


@dataclass(frozen=True)
class Signature:
    """Who signs: place and date, position, room, name; all may be empty and are then dotted."""

    dated: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True)
class Signatures:
    """One block for a signature on the right, or two beside each other."""

    blocks: tuple[Signature, ...]


@dataclass(frozen=True)
class PartStart:
    """A part of its own: a new page, counted from 1; `name` stands at the foot of its pages."""

    name: str


@dataclass(frozen=True)
class Contents:
    """The list of headings down to a level; only Word files have it."""

    title: str
    depth: int = 2


@dataclass(frozen=True)
class IndexList:
    """An index; only Word files have it, which fill in the pages themselves.

    Each entry is a name and its places: what stands there (a practice, a chapter), and its mark.
    """

    entries: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Picture:
    """A photo with its caption; `shows` says what is on it where nobody has said so."""

    photo: Photo
    shows: str = ""


Element = (
    Letterhead
    | Cover
    | Title
    | Heading
    | Text
    | Listed
    | Facts
    | Grid
    | Signatures
    | PartStart
    | Contents
    | IndexList
    | Picture
)


@dataclass(frozen=True)
class Paper:
    """A whole paper; `mark` is written at the head of every page, as for a draft.

    With `dashes` a Word file has its page numbers there, too: - 2 -.
    """

    title: str
    issuer: str
    elements: tuple[Element, ...]
    mark: str = ""
    dashes: bool = False
