"""Rules about what a screen reader is told, as far as a program can check them (ISO 14289-1)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.reports.pdf_rules.book import Book, Rule, items, resolved

_NAMED_ROLES = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L "
    "LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure "
    "Formula Form"
)
_ROLES = frozenset(_NAMED_ROLES.split())
_WITHIN = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "LI": ("L",),
    "Lbl": ("LI", "Note"),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
}
_MADE_OF = {
    "Table": ("THead", "TBody", "TFoot", "TR", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TR": ("TH", "TD"),
    "L": ("LI", "L", "Caption"),
    "LI": ("Lbl", "LBody"),
    "TOC": ("TOCI", "TOC", "Caption"),
}
_SHOWS = frozenset(
    {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
)


def _elements(book: Book) -> list[tuple[Any, str]]:
    """All elements in the order of reading, each with the role of what it stands in."""
    root = resolved(book.root.get("/StructTreeRoot"))
    waiting = [(item, "") for item in reversed(items(root.get("/K")))] if root else []
    found: list[tuple[Any, str]] = []
    while waiting:
        item, parent = waiting.pop()
        if isinstance(item, dict) and "/S" in item:
            found.append((item, parent))
            waiting += [(kid, _role(item)) for kid in reversed(items(item.get("/K")))]
    return found


def _role(element: Any) -> str:
    return str(element.get("/S"))[1:]


def _attribute(element: Any, name: str) -> Any:
    return next((item[name] for item in items(element.get("/A")) if name in item), None)


def tagged(book: Book) -> Iterator[str]:
    """The document says that it is tagged and accessible, shows its title, and names its language."""
    root = book.root
    if not (resolved(root.get("/MarkInfo")) or {}).get("/Marked") or not _elements(book):
        yield "not tagged"
    if (resolved(root.get("/MarkInfo")) or {}).get("/Suspects"):
        yield "tags are suspected"
    if not (resolved(root.get("/ViewerPreferences")) or {}).get("/DisplayDocTitle"):
        yield "shows its file name instead of its title"
    if not str((resolved(book.trailer.get("/Info")) or {}).get("/Title", "")).strip():
        yield "has no title"
    if not root.get("/Lang"):
        yield "names no language"


def claims(book: Book) -> Iterator[str]:
    """The metadata claim it, except in the oldest archives, which do not know of it."""
    stream = resolved(book.root.get("/Metadata"))
    packet = stream.get_data() if stream is not None else b""
    if (b"<pdfuaid:part>1</pdfuaid:part>" in packet) != (book.part > 1):
        yield "claim is missing, or too new"


def all_ink_marked(book: Book) -> Iterator[str]:
    """Whatever is painted belongs to an element or is an artifact, and neither stands within the other."""
    depth, page = 0, 0
    for operation in book.operations:
        if operation.page != page:
            if depth:
                yield f"page {page} does not end its last piece"
            depth, page = 0, operation.page
        if operation.operator in ("BDC", "BMC"):
            if depth:
                yield f"page {page}: a piece within a piece"
            depth += 1
        elif operation.operator == "EMC":
            depth -= 1
        elif operation.operator in _SHOWS and not depth and any(_ink(operation.operands)):
            yield f"page {page}: {operation.operator} outside of every piece"


def _ink(operands: list[Any]) -> Iterator[bool]:
    """Whether an operator paints anything: a text without characters does not."""
    first = operands[0] if operands else "path"
    parts = first if isinstance(first, list) else [first]
    yield any(not isinstance(part, (bytes, str)) or len(part) > 0 for part in parts)


def pieces_belong(book: Book) -> Iterator[str]:
    """Every marked piece is named by exactly one element, and every element's piece is there."""
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(book.pages, 1)}

    def page_of(item: Any, otherwise: int = 0) -> int:
        return numbers[item.raw_get("/Pg").idnum] if "/Pg" in item else otherwise

    owned: Counter[tuple[int, int]] = Counter()
    for element, _ in _elements(book):
        own = page_of(element)
        for kid in items(element.get("/K")):
            if isinstance(kid, int):
                owned[own, kid] += 1
            elif kid.get("/Type") == "/MCR":
                owned[page_of(kid, own), kid["/MCID"]] += 1
    painted = Counter(
        (operation.page, int(operation.operands[1]["/MCID"]))
        for operation in book.operations
        if operation.operator == "BDC" and "/MCID" in operation.operands[1]
    )
    once = {piece for piece in painted if painted[piece] == owned[piece] == 1}
    odd = sorted({*owned, *painted} - once)
    if odd:
        yield f"{len(odd)} pieces: {odd[:5]}"


def known_roles(book: Book) -> Iterator[str]:
    """Standard roles only, or such as are mapped to one."""
    root = resolved(book.root.get("/StructTreeRoot")) or {}
    known = {*_ROLES, *(str(name)[1:] for name in resolved(root.get("/RoleMap")) or {})}
    yield from (f"role {_role(item)}" for item, _ in _elements(book) if _role(item) not in known)


def nesting(book: Book) -> Iterator[str]:
    """Rows stand in tables, cells in rows, items in lists, and nothing else stands there."""
    for item, parent in _elements(book):
        role = _role(item)
        if role in _WITHIN and parent not in _WITHIN[role]:
            yield f"{role} within {parent}"
        if parent in _MADE_OF and role not in _MADE_OF[parent]:
            yield f"{role} within {parent}"


def headings(book: Book) -> Iterator[str]:
    """Headings begin at 1 and go down step by step."""
    ranks = [int(_role(item)[1:]) for item, _ in _elements(book) if _role(item)[1:].isdigit()]
    if ranks and ranks[0] != 1:
        yield f"begins at {ranks[0]}"
    yield from (
        f"{after} after {before}" for before, after in pairwise(ranks) if after > before + 1
    )


def figures(book: Book) -> Iterator[str]:
    """What can be seen only is told in words, and where it stands is known."""
    for item, _ in _elements(book):
        if _role(item) in ("Figure", "Formula"):
            if not str(item.get("/Alt") or item.get("/ActualText") or "").strip():
                yield f"{_role(item)} without words"
            if len(_attribute(item, "/BBox") or ()) != 4:
                yield f"{_role(item)} stands nowhere"


def tables(book: Book) -> Iterator[str]:
    """Head cells say of what they are the head; rows are equally wide."""
    rows: list[int] = []
    for item, _ in _elements(book):
        role = _role(item)
        if role == "Table":
            rows = []
        elif role == "TH" and _attribute(item, "/Scope") not in ("/Column", "/Row", "/Both"):
            yield "head of nothing"
        elif role == "TR":
            cells = [kid for kid in items(item.get("/K")) if isinstance(kid, dict)]
            rows.append(sum(int(_attribute(cell, "/ColSpan") or 1) for cell in cells))
            if rows[-1] != rows[0]:
                yield f"row of {rows[-1]} cells in a table of {rows[0]}"


def lists(book: Book) -> Iterator[str]:
    """A list whose items have labels says how they are numbered."""
    for item, _ in _elements(book):
        if _role(item) == "L":
            labelled = any(
                _role(kid) == "Lbl" for li in items(item.get("/K")) for kid in items(li.get("/K"))
            )
            if labelled and not _attribute(item, "/ListNumbering"):
                yield "list with labels that does not say how it is numbered"


def links(book: Book) -> Iterator[str]:
    """Links are told in words, belong to an element, lead somewhere, and are reached in order of reading."""
    for number, page in enumerate(book.pages, 1):
        found = [item.get_object() for item in page.get("/Annots", [])]
        if found and page.get("/Tabs") != "/S":
            yield f"page {number} is not walked through in order of reading"
        for item in found:
            if not str(item.get("/Contents", "")).strip():
                yield f"page {number}: link without words"
            if "/StructParent" not in item:
                yield f"page {number}: link outside of the structure"
            if "/Dest" not in item and "/A" not in item:
                yield f"page {number}: link to nowhere"


def languages(book: Book) -> Iterator[str]:
    """A language is a tag that programs know, wherever one is named."""
    for item in (book.root, *(item for item, _ in _elements(book))):
        said = item.get("/Lang")
        if said is not None and said not in ("id", "en"):
            yield f"language {said!r}"


RULES: dict[str, Rule] = {
    "UA 5 claims": claims,
    "UA 7.1 tagged": tagged,
    "UA 7.1 all ink marked": all_ink_marked,
    "UA 7.1 pieces belong": pieces_belong,
    "UA 7.1 known roles": known_roles,
    "UA 7.2 languages": languages,
    "UA 7.2 nesting": nesting,
    "UA 7.3 figures": figures,
    "UA 7.4 headings": headings,
    "UA 7.5 tables": tables,
    "UA 7.6 lists": lists,
    "UA 7.18 links": links,
}
