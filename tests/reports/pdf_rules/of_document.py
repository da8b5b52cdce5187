"""Rules about the document: what it says of itself, annotations, actions, files within (6.3 to 6.11)."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from tests.reports.pdf_rules.book import Book, Rule, items, resolved

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PREDEFINED = (_RDF, _DC, _XMP, _PDF, _PDFA, "{adobe:ns:meta/}", "{http://www.aiim.org/pdfa/ns/")
_FORBIDDEN_ANNOTATIONS = frozenset({"/3D", "/Sound", "/Screen", "/Movie"})
_PRINTED, _UNSEEN = 4, 1 | 2 | 32 | 256
_ACTIONS = frozenset({"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"})
_NAMED = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
_MEDIA_TYPE = re.compile(r"/[a-z]+/[a-z0-9.+-]+")


def _packet(book: Book) -> Any:
    """The metadata as XML; None where there are none."""
    stream = resolved(book.root.get("/Metadata"))
    return None if stream is None else ElementTree.fromstring(stream.get_data().decode("utf-8"))


def _said(packet: Any, name: str) -> str:
    found = packet.find(f".//{name}")
    return "" if found is None else "".join(found.itertext())


def metadata(book: Book) -> Iterator[str]:
    """Metadata stand in the file as they are, as one XMP packet whose head names no encoding."""
    stream = resolved(book.root.get("/Metadata"))
    if stream is None:
        yield "no metadata"
        return
    if (stream.get("/Type"), stream.get("/Subtype")) != ("/Metadata", "/XML"):
        yield "metadata are of another type"
    if "/Filter" in stream:
        yield "metadata are compressed"
    head = stream.get_data()[:100].split(b"?>")[0]
    if not head.startswith(b"<?xpacket begin=") or b"bytes=" in head or b"encoding=" in head:
        yield f"packet begins with {head!r}"


def identification(book: Book) -> Iterator[str]:
    """The metadata claim the part of the standard, at level B."""
    packet = _packet(book)
    said = (
        [] if packet is None else [_said(packet, _PDFA + name) for name in ("part", "conformance")]
    )
    if said != [str(book.part), "B"]:
        yield f"claims {said}"


def agreement(book: Book) -> Iterator[str]:
    """What the information dictionary says, the metadata say too."""
    packet, info = _packet(book), resolved(book.trailer.get("/Info")) or {}
    if packet is None:
        return
    pairs = {
        "/Title": _DC + "title",
        "/Author": _DC + "creator",
        "/Creator": _XMP + "CreatorTool",
        "/Producer": _PDF + "Producer",
    }
    for key, name in pairs.items():
        if str(info.get(key, "")) != _said(packet, name):
            yield f"{key} is {info.get(key)!r} here and {_said(packet, name)!r} there"
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        here = re.sub(r"\D", "", str(info.get(key, "")))
        there = re.sub(r"\D", "", _said(packet, _XMP + name))
        if here != there:
            yield f"{key} is {here!r} here and {there!r} there"


def extension_schemas(book: Book) -> Iterator[str]:
    """What is not of the predefined schemas is described in the same packet."""
    packet = _packet(book)
    for item in () if packet is None else packet.iter():
        space = item.tag.split("}")[0] + "}"
        if space.startswith(_PREDEFINED):
            continue
        described = [_said(each, f"{_PDFA[:-4]}schema#}}namespaceURI") for each in packet.iter()]
        if space[1:-1] not in described:
            yield f"{item.tag} is described nowhere"


def annotations(book: Book) -> Iterator[str]:
    """Annotations are of lasting kinds, are printed, and are not hidden."""
    for item in book.annotations():
        kind, flags = item.get("/Subtype"), item.get("/F")
        if kind in _FORBIDDEN_ANNOTATIONS or kind is None:
            yield f"annotation {kind}"
        if kind != "/Popup" and (flags is None or not flags & _PRINTED or flags & _UNSEEN):
            yield f"{kind} has flags {flags}"
        if kind not in ("/Link", "/Popup") and set(item.get("/AP", {})) != {"/N"}:
            yield f"{kind} has no look of its own"


def forms(book: Book) -> Iterator[str]:
    """No forms that programs fill in or draw by themselves."""
    form = resolved(book.root.get("/AcroForm")) or {}
    if form.get("/NeedAppearances") or "/XFA" in form or "/NeedsRendering" in book.root:
        yield "form that is drawn by programs"


def actions(book: Book) -> Iterator[str]:
    """Nothing is launched, played or computed, and nothing happens by itself."""
    for item in book.dictionaries():
        kind = item.get("/S")
        if "/AA" in item:
            yield "additional actions"
        if item.get("/Type") == "/Action" or ("/JS" in item) or kind in ("/JavaScript", "/Launch"):
            if kind not in _ACTIONS:
                yield f"action {kind}"
            elif kind == "/Named" and item.get("/N") not in _NAMED:
                yield f"action named {item.get('/N')}"
    names = resolved(book.root.get("/Names")) or {}
    if "/JavaScript" in names:
        yield "JavaScript of the document"


def embedded_files(book: Book) -> Iterator[str]:
    """Part 3: each says its names, its kind and its relation, and is associated. Part 2: there are none."""
    files = [
        item for item in book.dictionaries() if item.get("/Type") == "/Filespec" or "/EF" in item
    ]
    if book.part < 3:
        if files or "/EmbeddedFiles" in (resolved(book.root.get("/Names")) or {}):
            yield f"{len(files)} files within"
        return
    associated = items(book.root.get("/AF"))
    for item in files:
        name, data = item.get("/F"), resolved((item.get("/EF") or {}).get("/F"))
        if not name or name != item.get("/UF"):
            yield f"names {name!r} and {item.get('/UF')!r}"
        if item.get("/AFRelationship") not in ("/Source", "/Data", "/Alternative", "/Supplement"):
            yield f"{name!r} has relation {item.get('/AFRelationship')}"
        if not any(each is item for each in associated):
            yield f"{name!r} is associated with nothing"
        if data is None or not _MEDIA_TYPE.fullmatch(str(data.get("/Subtype"))):
            yield f"{name!r} is of kind {data and data.get('/Subtype')}"
        elif (data.get("/Params") or {}).get("/Size") != len(data.get_data()):
            yield f"{name!r} is not as long as it says"


def embedded_names(book: Book) -> Iterator[str]:
    """The tree of files is in order and leads to what it names."""
    tree = (resolved(book.root.get("/Names")) or {}).get("/EmbeddedFiles") or {}
    pairs = resolved(tree).get("/Names", [])
    names = [str(name) for name in pairs[::2]]
    if names != sorted(names):
        yield f"not in order: {names}"
    for name, item in zip(names, map(resolved, pairs[1::2]), strict=True):
        if item.get("/UF") != name:
            yield f"{name!r} leads to {item.get('/UF')!r}"


def optional_content(book: Book) -> Iterator[str]:
    """Layers have one configuration each with a name, list all of them, and switch nothing by themselves."""
    layers = resolved(book.root.get("/OCProperties"))
    if layers is None:
        return
    settings = [resolved(layers.get("/D")), *items(layers.get("/Configs"))]
    for item in settings:
        if not item or not item.get("/Name") or "/AS" in item:
            yield "configuration without a name, or one that changes by itself"


def permissions(book: Book) -> Iterator[str]:
    """No rights but those of signatures, no requirements, no other presentations."""
    if set(resolved(book.root.get("/Perms")) or {}) - {"/UR3", "/DocMDP"}:
        yield "permissions of another kind"
    names = resolved(book.root.get("/Names")) or {}
    if "/Requirements" in book.root or "/AlternatePresentations" in names:
        yield "requirements or other presentations"
    if any("/PresSteps" in page for page in book.pages):
        yield "pages with steps"


RULES: dict[str, Rule] = {
    "6.1.12 permissions": permissions,
    "6.3 annotations": annotations,
    "6.4 forms": forms,
    "6.5 actions": actions,
    "6.6.2.1 metadata": metadata,
    "6.6.2.3 extension schemas": extension_schemas,
    "6.6.3 agreement": agreement,
    "6.6.4 identification": identification,
    "6.8 embedded files": embedded_files,
    "6.8 names of embedded files": embedded_names,
    "6.9 optional content": optional_content,
}
