"""The parts of a PDF that are about the whole document: pages, bookmarks, page labels, metadata."""

from collections.abc import Sequence
from datetime import datetime

from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Flow, Mark
from workshop_app.reports.measure import Fonts
from workshop_app.reports.page import destination
from workshop_app.reports.pdf import PdfFile, text_string

_PRODUCER = "Lokakarya"


def write_document(pdf: PdfFile, flow: Flow, fonts: Fonts, title: str, author: str) -> bytes:
    """Write everything and return the bytes of the file."""
    options = flow.setting.options
    tree, resources = pdf.reserve(), pdf.reserve()
    for page in flow.pages:
        page.write(pdf, tree, resources)
    kids = " ".join(f"{page.obj} 0 R" for page in flow.pages)
    pdf.set(tree, f"<</Type/Pages/Count {len(flow.pages)}/Kids[{kids}]>>")
    pdf.set(resources, f"<</Font<<{fonts.write(pdf)}>>/ProcSet[/PDF/Text]>>")
    labels = f"<</Nums[0<</S/r>>{flow.front_pages}<</S/D>>]>>"
    outlines = (
        f"/Outlines {_outline(pdf, flow.marks)} 0 R/PageMode/UseOutlines" if flow.marks else ""
    )
    catalog = pdf.add(
        f"<</Type/Catalog/Pages {tree} 0 R/PageLabels {labels}{outlines}"
        f"/Lang{text_string(options.language)}/ViewerPreferences<</DisplayDocTitle true>>>>"
    )
    made_at = None if options.fixed else options.made_at
    return pdf.whole(catalog, pdf.add(_info(title, one_line(author), made_at)))


def _info(title: str, author: str, made_at: datetime | None) -> str:
    stamp = f"/CreationDate({_stamp(made_at)})/ModDate({_stamp(made_at)})" if made_at else ""
    return (
        f"<</Title{text_string(title)}/Author{text_string(author)}"
        f"/Creator{text_string(_PRODUCER)}/Producer{text_string(_PRODUCER)}{stamp}>>"
    )


def _stamp(moment: datetime) -> str:
    offset = moment.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    return moment.strftime("D:%Y%m%d%H%M%S") + zone


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
