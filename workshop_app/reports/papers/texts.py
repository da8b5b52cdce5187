"""The texts of a paper as both writers print them: what a proof compares."""

from workshop_app.reports.clean import one_line, paragraphs
from workshop_app.reports.papers.elements import (
    Cover,
    Element,
    Facts,
    Grid,
    Heading,
    IndexList,
    Letterhead,
    Listed,
    Picture,
    Signatures,
    Text,
    Title,
)


def element_texts(element: Element) -> list[str]:
    """The cleaned texts of an element in reading order, as both writers print them."""
    match element:
        case Letterhead():
            return [one_line(element.name).upper(), *map(one_line, element.lines)]
        case Cover():
            told = (element.kind, element.title, element.number, element.issuer)
            return [*map(one_line, told), one_line(element.place), one_line(element.day)]
        case Title():
            return [one_line(element.banner), one_line(element.text), *map(one_line, element.lines)]
        case Heading():
            return [one_line(element.number), one_line(element.text)]
        case Text():
            return [one_line(element.lead), *paragraphs(element.text)]
        case Listed():
            return [one_line(element.marker), one_line(element.title), *paragraphs(element.text)]
        case Facts():
            rows = [(a, b) for a, b in element.rows if one_line(b)]
            return [text for a, b in rows for text in (one_line(a), *paragraphs(b))]
        case Grid():
            cells = [line for row in element.rows for cell in row for line in paragraphs(cell)]
            heads = [one_line(column.head) for column in element.columns]
            return [one_line(element.caption), *heads, *cells]
        case Signatures():
            return [one_line(t) for b in element.blocks for t in (b.dated, b.position, b.name)]
        case IndexList():
            return [one_line(name) for name, _ in element.entries]
        case Picture():
            return [one_line(element.photo.caption)]
        case _:
            return []
