"""The book by Typst and by WeasyPrint, where they are installed (`bench` extra); tagged, as ours is."""

import json
from collections import defaultdict
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.bench.books import Book

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

_TYPST = """
#let d = json(bytes(sys.inputs.book))
#set document(title: d.title, author: d.host)
#set page(paper: "a4", margin: (inside: 40mm, outside: 30mm, y: 30mm), numbering: "1")
#set text(font: "Noto Serif", size: 10.5pt, lang: "id", hyphenate: true)
#set par(justify: true, leading: 0.62em, spacing: 1em)
#show heading: set text(font: "Inter")
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#show table: set text(font: "Inter", size: 8.5pt)
#show table: set par(justify: false)
#let grid-of(columns, head, rows) = table(
  columns: columns, stroke: none, table.header(..head.map(strong)), ..rows.flatten())
#text(size: 30pt, weight: "bold", d.title)
#parbreak()
#d.host
#pagebreak()
#outline(depth: 3)
#for part in d.typed [
  = #part.title
  #for p in part.texts [#p #parbreak()]
]
= Pelaksanaan
#grid-of((25mm, 65mm, 50mm), ("Waktu", "Acara", "Narasumber"), d.sessions)
== Kehadiran
#for bar in d.bars [
  #box(width: 40mm, bar.at(0)) #box(width: bar.at(1) * 1mm, height: 7pt, fill: rgb("1F4E79")) #parbreak()
]
#grid-of((60mm, 15mm, 15mm, 15mm, 15mm, 20mm), ("Instansi", "D", "T", "H", "L", "Tiba"), d.agencies)
= Hasil
#for s in d.strategies [
  == #s.title
  #for p in s.practices [
    #heading(level: 3, p.title) #label(p.key)
    #text(size: 8.5pt, p.byline)
    #for t in p.texts [#parbreak() #t]
  ]
  #for c in s.challenges [
    #parbreak() #strong(c.title)
    #for t in c.texts [#parbreak() #t]
  ]
]
= Sebaran
#grid-of((1fr,) + (10mm,) * 6, ("Instansi", "S1", "S2", "S3", "S4", "S5", "S6"), d.matrix)
= Tindak lanjut
#grid-of((28mm,) * 5, ("Komitmen", "Instansi", "Tenggat", "Indikator", "Status"), d.commitments)
= Penutup
#for p in d.closing [#p #parbreak()]
= Indeks
#columns(2, text(size: 8.5pt, for entry in d.index [
  #par(justify: false)[#entry.name, #context entry.keys.map(
    k => link(label(k), str(counter(page).at(label(k)).first()))).join(", ")]
]))
= Daftar hadir
#grid-of((12mm, 40mm, 48mm, 40mm), ("No.", "Nama", "Instansi", "Jabatan"), d.people)
"""

_CSS = """
@page { size: A4; margin: 30mm 30mm 30mm 40mm; @bottom-right { content: counter(page) } }
body { font: 10.5pt/15pt "Noto Serif"; text-align: justify; hyphens: auto }
h1, h2, h3, table, .small { font-family: Inter } h1 { break-before: page }
table { font-size: 8.5pt; line-height: 11.25pt; border-collapse: collapse; text-align: left }
.small { font-size: 8.5pt } .two { columns: 2; text-align: left }
.bar { background: #1F4E79; display: inline-block; height: 7pt }
nav a::after { content: leader('.') target-counter(attr(href), page) }
.two a::after { content: target-counter(attr(href), page) }
nav a { display: block; color: black; text-decoration: none }
"""


def installed(name: str) -> bool:
    """Whether an engine's package is there."""
    return find_spec(name) is not None


def plain(book: Book) -> dict[str, Any]:
    """The book as simple values; preparing them is not measured."""
    data = book.data
    keys: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    strategies = []
    for number, strategy in enumerate(data.strategies):
        practices = []
        for index, practice in enumerate(strategy.practices):
            key = f"p{number}-{index}"
            keys[practice.agency].append(key)
            counts[practice.agency][number] += 1
            figure = [f"{practice.figure.number} {practice.figure.unit}"] if practice.figure else []
            practices.append(
                {
                    "title": practice.title,
                    "key": key,
                    "byline": f"{practice.agency} \u00b7 {practice.presenter}",
                    "texts": [*practice.action.split("\n"), *practice.result.split("\n"), *figure],
                }
            )
        challenges = [
            {"title": item.title, "texts": [item.agency, item.text, item.response]}
            for item in strategy.challenges
        ]
        strategies.append(
            {"title": strategy.title, "practices": practices, "challenges": challenges}
        )
    return {
        "title": data.title,
        "host": data.host,
        "typed": [
            {"title": "Kata pengantar", "texts": data.foreword.split("\n")},
            {
                "title": "Pendahuluan",
                "texts": [*data.background.split("\n"), *data.legal_basis, data.purposes],
            },
        ],
        "sessions": [[str(s.starts), f"{s.title} {s.room}", *s.speakers] for s in data.sessions],
        "bars": [[item.label, item.present] for item in (*data.by_category, *data.by_sex)],
        "agencies": [
            [
                f"{a.name} ({a.short_name})",
                *map(str, (a.expected, a.registered, a.present, a.walk_ins, a.first_arrival)),
            ]
            for a in data.agencies
        ],
        "strategies": strategies,
        "matrix": [
            [name, *(f"\u25cf {n}" if n else "" for n in counts[name])] for name in sorted(counts)
        ],
        "commitments": [
            [c.description, c.agency, str(c.due), c.indicator, c.status] for c in data.commitments
        ],
        "closing": [*data.conclusions.split("\n"), data.closing, data.signer.name],
        "index": [{"name": name, "keys": keys[name]} for name in sorted(keys)],
        "people": [[str(number), *person] for number, person in enumerate(book.people, 1)],
    }


def typst(prepared: dict[str, Any]) -> bytes:
    """The whole book by Typst, which tags and archives as ours does."""
    made = import_module("typst").compile(
        _TYPST.encode(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"book": json.dumps(prepared)},
        pdf_standards=["a-3b"],
    )
    assert isinstance(made, bytes)
    return made


def weasyprint(prepared: dict[str, Any]) -> bytes:
    """The whole book by WeasyPrint."""
    engine = import_module("weasyprint")
    html = engine.HTML(string=_html(prepared), base_url=str(FONTS))
    made = html.write_pdf(pdf_tags=True)
    assert isinstance(made, bytes)
    return made


def _html(book: dict[str, Any]) -> str:
    faces = "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; src: url({FONTS.as_uri()}/{file}) }}"
        for family, weight, file in (
            ("Noto Serif", 400, "NotoSerif-Regular.ttf"),
            ("Inter", 400, "Inter-Regular.ttf"),
            ("Inter", 700, "Inter-Bold.ttf"),
        )
    )
    body: list[str] = []
    entries: list[str] = []

    def head(level: int, text: str, key: str = "") -> None:
        key = key or f"h{len(entries)}"
        entries.append(f'<a href="#{key}">{escape(text)}</a>')
        body.append(f'<h{level} id="{key}">{escape(text)}</h{level}>')

    def paragraphs(texts: list[str]) -> None:
        body.extend(f"<p>{escape(text)}</p>" for text in texts)

    def table(heads: str, rows: list[list[str]]) -> None:
        first = "".join(f"<th>{escape(cell)}</th>" for cell in heads.split(" "))
        lines = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        body.append(f"<table><thead><tr>{first}</tr></thead><tbody>{lines}</tbody></table>")

    for part in book["typed"]:
        head(1, part["title"])
        paragraphs(part["texts"])
    head(1, "Pelaksanaan")
    table("Waktu Acara Narasumber", book["sessions"])
    head(2, "Kehadiran")
    body.extend(
        f'<p>{escape(label)} <span class="bar" style="width: {value}mm"></span></p>'
        for label, value in book["bars"]
    )
    table("Instansi D T H L Tiba", book["agencies"])
    head(1, "Hasil")
    for strategy in book["strategies"]:
        head(2, strategy["title"])
        for practice in strategy["practices"]:
            head(3, practice["title"], practice["key"])
            body.append(f'<p class="small">{escape(practice["byline"])}</p>')
            paragraphs(practice["texts"])
        for challenge in strategy["challenges"]:
            body.append(f"<p><b>{escape(challenge['title'])}</b></p>")
            paragraphs(challenge["texts"])
    head(1, "Sebaran")
    table("Instansi S1 S2 S3 S4 S5 S6", book["matrix"])
    head(1, "Komitmen")
    table("Komitmen Instansi Tenggat Indikator Status", book["commitments"])
    head(1, "Penutup")
    paragraphs(book["closing"])
    head(1, "Indeks")
    body.append('<div class="two small">')
    for entry in book["index"]:
        links = " ".join(f'<a href="#{key}"></a>' for key in entry["keys"])
        body.append(f"<p>{escape(entry['name'])}, {links}</p>")
    body.append("</div>")
    head(1, "Hadir")
    table("No. Nama Instansi Jabatan", book["people"])
    return (
        f'<html lang="id"><head><title>{escape(book["title"])}</title><style>{faces}{_CSS}</style>'
        f"</head><body><div style='font-size: 30pt'>{escape(book['title'])}</div>"
        f"<p>{escape(book['host'])}</p><nav>{''.join(entries)}</nav>{''.join(body)}</body></html>"
    )
