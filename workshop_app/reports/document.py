"""The parts of a PDF that are about the whole document: pages, bookmarks, page labels, metadata."""

from collections.abc import Sequence

from workshop_app.reports.archive import Attachment, Description, archive_entries, stamped
from workshop_app.reports.engine import Flow, Mark
from workshop_app.reports.measure import Fonts
from workshop_app.reports.page import destination
from workshop_app.reports.pdf import PdfFile, text_string


def write_document(
    pdf: PdfFile,
    flow: Flow,
    fonts: Fonts,
    description: Description,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Write everything and return the bytes of the file; the flow must be finished."""
    kids = " ".join(f"{page.obj} 0 R" for page in flow.pages)
    pdf.set(flow.tree, f"<</Type/Pages/Count {len(flow.pages)}/Kids[{kids}]>>")
    pictures = "".join(f"{name} {obj} 0 R" for name, obj in flow.images.items())
    shown = f"/XObject<<{pictures}>>" if pictures else ""
    pdf.set(
        flow.resources,
        f"<</Font<<{fonts.write(pdf)}>>{shown}/ProcSet[/PDF/Text/ImageB/ImageC]>>",
    )
    front = "0<</S/r>>" if flow.front_pages else ""
    labels = f"<</Nums[{front}{flow.front_pages}<</S/D>>]>>"
    outlines = (
        f"/Outlines {_outline(pdf, flow.marks)} 0 R/PageMode/UseOutlines" if flow.marks else ""
    )
    catalog = pdf.add(
        f"<</Type/Catalog/Pages {flow.tree} 0 R/PageLabels {labels}{outlines}"
        f"/Lang({description.language})/ViewerPreferences<</DisplayDocTitle true>>"
        f"{flow.structure.write()}{archive_entries(pdf, description, attachments)}>>"
    )
    return pdf.whole(catalog, pdf.add(_info(description)))


def _info(described: Description) -> str:
    moment = described.made_at
    stamp = f"/CreationDate({stamped(moment)})/ModDate({stamped(moment)})" if moment else ""
    author = f"/Author{text_string(described.author)}" if described.author else ""
    maker = text_string(described.maker)
    return f"<</Title{text_string(described.title)}{author}/Creator{maker}/Producer{maker}{stamp}>>"


class _Item:
    """A bookmark under way, with those below it."""

    def __init__(self, obj: int, mark: Mark | None = None) -> None:
        self.obj, self.mark = obj, mark
        self.below: list[_Item] = []


def _outline(pdf: PdfFile, marks: Sequence[Mark]) -> int:
    """The tree of bookmarks; chapters are open, what is below them closed."""
    root = _Item(pdf.reserve())
    path = [root]
    for mark in marks:
        item = _Item(pdf.reserve(), mark)
        del path[mark.level + 1 :]
        path[-1].below.append(item)
        path.append(item)
    first, last = root.below[0].obj, root.below[-1].obj
    pdf.set(
        root.obj, f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(root.below)}>>"
    )
    _write_below(pdf, root)
    return root.obj


def _write_below(pdf: PdfFile, parent: _Item) -> None:
    items = parent.below
    for index, item in enumerate(items):
        entries = [f"/Parent {parent.obj} 0 R"]
        if index:
            entries.append(f"/Prev {items[index - 1].obj} 0 R")
        if index + 1 < len(items):
            entries.append(f"/Next {items[index + 1].obj} 0 R")
        if item.below:
            first, last = item.below[0].obj, item.below[-1].obj
            entries.append(f"/First {first} 0 R/Last {last} 0 R/Count -{len(item.below)}")
        if item.mark:
            entries.append(
                f"/Title{text_string(item.mark.title)}/Dest{destination(item.mark.place)}"
            )
        pdf.set(item.obj, f"<<{''.join(entries)}>>")
        _write_below(pdf, item)
