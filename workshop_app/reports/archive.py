"""What makes the file fit for archives: metadata as XML, the meaning of its colours, attached data.

PDF/A wants the metadata twice, in agreement: as an XMP packet and in the information dictionary.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from workshop_app.paths import resource
from workshop_app.reports.pdf import PdfFile, references, text_string
from workshop_app.reports.theme import Archive

_LONGEST_TITLE = 2000
_PDFA, _PDFUA = "http://www.aiim.org/pdfa/ns/", "http://www.aiim.org/pdfua/ns/id/"
_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": f"{_PDFA}id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
# archives want the schema of accessibility described, because it is younger than theirs
_ACCESSIBLE = (
    f'<rdf:Description rdf:about="" xmlns:pdfuaid="{_PDFUA}"><pdfuaid:part>1</pdfuaid:part>'
    "</rdf:Description>"
    f'<rdf:Description rdf:about="" xmlns:pdfaExtension="{_PDFA}extension/"'
    f' xmlns:pdfaSchema="{_PDFA}schema#" xmlns:pdfaProperty="{_PDFA}property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of the standard</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description>"
)


@dataclass(frozen=True)
class Description:
    """What the file says about itself; no author is possible, and no moment in fixed prints."""

    title: str
    author: str
    language: str
    archive: Archive
    made_at: datetime | None = None
    maker: str = "Lokakarya"


@dataclass(frozen=True)
class Attachment:
    """A file within the file: its name, what it is, its bytes."""

    name: str
    says: str
    data: bytes
    kind: str = "text/csv"


def described(
    title: str, author: str, language: str, archive: Archive, made_at: datetime | None
) -> Description:
    """A description with texts no longer than archives allow."""
    return Description(title[:_LONGEST_TITLE], author[:_LONGEST_TITLE], language, archive, made_at)


def archive_entries(
    pdf: PdfFile, description: Description, attachments: Sequence[Attachment]
) -> str:
    """Write all of it; the entries of the catalogue. Older archives allow no such attachments."""
    packet = xmp(description).encode("utf-8")
    metadata = pdf.stream_as_is(packet, "/Type/Metadata/Subtype/XML")
    entries = f"/Metadata {metadata} 0 R/OutputIntents[{_colours(pdf)} 0 R]"
    if description.archive is not Archive.A3B or not attachments:
        return entries
    return entries + _attached(pdf, attachments, description.made_at)


def _colours(pdf: PdfFile) -> int:
    """The intent that says what red, green and blue mean here."""
    profile = pdf.stream(resource("icc", "sRGB-v2.icc").read_bytes(), "/N 3")
    return pdf.add(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>"
    )


def _attached(pdf: PdfFile, attachments: Sequence[Attachment], made_at: datetime | None) -> str:
    files: list[tuple[str, int]] = []
    for item in sorted(attachments, key=lambda item: item.name):
        date = f"/ModDate({stamped(made_at)})" if made_at else ""
        kind = item.kind.replace("/", "#2F")
        data = pdf.stream(
            item.data,
            f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {len(item.data)}{date}>>",
        )
        name = text_string(item.name)
        spec = pdf.add(
            f"<</Type/Filespec/F{name}/UF{name}/Desc{text_string(item.says)}"
            f"/AFRelationship/Data/EF<</F {data} 0 R/UF {data} 0 R>>>>"
        )
        files.append((name, spec))
    names = " ".join(f"{name} {spec} 0 R" for name, spec in files)
    return f"/AF{references(spec for _, spec in files)}/Names<</EmbeddedFiles<</Names[{names}]>>>>"


def stamped(moment: datetime) -> str:
    """A moment as PDF writes it."""
    offset = moment.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    return moment.strftime("D:%Y%m%d%H%M%S") + zone


def xmp(description: Description) -> str:
    """The metadata as an XMP packet."""
    title, author = escape(description.title), escape(description.author)
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    moment = ""
    if description.made_at:
        written = description.made_at.isoformat(timespec="seconds")
        moment = (
            f"<xmp:CreateDate>{written}</xmp:CreateDate><xmp:ModifyDate>{written}</xmp:ModifyDate>"
        )
    spaces = " ".join(f'xmlns:{short}="{name}"' for short, name in _NAMES.items() if short != "rdf")
    old = description.archive is Archive.A1B
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_NAMES["rdf"]}">'
        f'<rdf:Description rdf:about="" {spaces}><dc:format>application/pdf</dc:format>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"{creator if author else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{description.language}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>{description.maker}</xmp:CreatorTool>{moment}"
        f"<pdf:Producer>{description.maker}</pdf:Producer>"
        f"<pdfaid:part>{description.archive.value}</pdfaid:part>"
        "<pdfaid:conformance>B</pdfaid:conformance></rdf:Description>"
        f"{'' if old else _ACCESSIBLE}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )
