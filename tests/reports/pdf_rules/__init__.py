"""Rules that an archived and accessible PDF must keep, each with a name, checked on finished files.

For PDF/A-2b and 3b there is a validator neither in Python nor among Debian's packages, so what ISO 19005-2
and 19005-3 ask of level B, and ISO 14289-1 of the structure, is written down here as far as it can be read
from the file. A rule yields a sentence for everything that breaks it.
"""

from tests.reports.pdf_rules import of_access, of_colours, of_document, of_file, of_fonts
from tests.reports.pdf_rules.book import Book, Rule

RULES: dict[str, Rule] = {
    **of_file.RULES,
    **of_document.RULES,
    **of_colours.RULES,
    **of_fonts.RULES,
    **of_access.RULES,
}


def broken(book: Book) -> dict[str, list[str]]:
    """The rules that a file breaks, each with what breaks it."""
    found = {name: [*rule(book)] for name, rule in RULES.items()}
    return {name: complaints for name, complaints in found.items() if complaints}
