"""The structure of the document beside its ink: what is a heading, a table, a list, in what order.

Elements are made in reading order; pages tell them which marked pieces are theirs. What belongs to
no element is an artifact: rules, tints, running heads.
"""

from workshop_app.reports.pdf import PdfFile, number, references, text_string

_PER_NODE = 1000
_LONGEST_NOTE = 2000

ARTIFACT = "/Artifact BMC"
HEADER = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"


class Element:
    """One element of the structure; its kids are other elements and marked pieces of pages."""

    __slots__ = ("_kids", "_page", "attributes", "obj", "parent", "role")

    def __init__(self, obj: int, role: str, parent: int, attributes: str = "") -> None:
        """Only `Structure` makes elements; `attributes` are ready dictionary entries."""
        self.obj, self.role, self.parent, self.attributes = obj, role, parent, attributes
        self._kids: list[str] = []
        self._page = 0

    def adopt(self, obj: int) -> None:
        """Another element comes next within this one."""
        self._kids.append(f"{obj} 0 R")

    def piece(self, page: int, index: int) -> None:
        """The marked piece `index` of a page comes next."""
        if not self._page:
            self._page = page
        same = page == self._page
        self._kids.append(str(index) if same else f"<</Type/MCR/Pg {page} 0 R/MCID {index}>>")

    def thing(self, page: int, obj: int) -> None:
        """An annotation of a page comes next."""
        self._kids.append(f"<</Type/OBJR/Pg {page} 0 R/Obj {obj} 0 R>>")

    def body(self) -> str:
        """The dictionary of the finished element."""
        page = f"/Pg {self._page} 0 R" if self._page else ""
        kids = f"/K[{' '.join(self._kids)}]" if self._kids else ""
        if len(self._kids) == 1 and self._kids[0].isdecimal():
            kids = f"/K {self._kids[0]}"
        return f"<</S/{self.role}/P {self.parent} 0 R{page}{self.attributes}{kids}>>"


class Structure:
    """The tree of elements of one document, and the way back from pieces to elements."""

    def __init__(self, pdf: PdfFile) -> None:
        """A document that has nothing in it yet."""
        self._pdf = pdf
        self.root = pdf.reserve()
        self._elements: list[Element] = []
        self._owners: list[int] = []
        self.document = Element(pdf.reserve(), "Document", self.root)
        self._elements.append(self.document)

    def element(self, role: str, parent: Element, attributes: str = "") -> Element:
        """A new element at the end of its parent."""
        element = Element(self._pdf.reserve(), role, parent.obj, attributes)
        parent.adopt(element.obj)
        self._elements.append(element)
        return element

    def key(self, obj: int) -> int:
        """The key under which `obj` (an element, or an array of them) is found again."""
        self._owners.append(obj)
        return len(self._owners) - 1

    def write(self) -> str:
        """Write everything; the entries of the catalogue."""
        pdf = self._pdf
        for element in self._elements:
            pdf.set(element.obj, element.body())
        pdf.set(
            self.root,
            f"<</Type/StructTreeRoot/K[{self.document.obj} 0 R]/ParentTree {self._ways_back()} 0 R"
            f"/ParentTreeNextKey {len(self._owners)}>>",
        )
        return f"/MarkInfo<</Marked true>>/StructTreeRoot {self.root} 0 R"

    def _ways_back(self) -> int:
        """The number tree from keys to owners; old archives allow no long arrays."""
        nodes = []
        for start in range(0, len(self._owners), _PER_NODE):
            owners = self._owners[start : start + _PER_NODE]
            pairs = " ".join(f"{key} {obj} 0 R" for key, obj in enumerate(owners, start))
            limits = f"/Limits[{start} {start + len(owners) - 1}]"
            nodes.append(self._pdf.add(f"<<{limits}/Nums[{pairs}]>>"))
        return self._pdf.add(f"<</Kids{references(nodes)}>>")


def note(text: str) -> str:
    """A text for people who cannot see: shortened to what can be listened to."""
    return text_string(text if len(text) <= _LONGEST_NOTE else text[: _LONGEST_NOTE - 1] + "\u2026")


def figure(text: str, box: tuple[float, float, float, float]) -> str:
    """The attributes of a picture: what it shows in words, and where it lies (x1, y1, x2, y2)."""
    corners = " ".join(number(value) for value in box)
    return f"/Alt{note(text)}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"


def table_cell(scope: str = "", columns: int = 1) -> str:
    """The attributes of a table cell: what it is head of (Column, Row), how many columns it spans."""
    scoped = f"/Scope/{scope}" if scope else ""
    spans = f"/ColSpan {columns}" if columns > 1 else ""
    return f"/A<</O/Table{scoped}{spans}>>" if scoped or spans else ""
