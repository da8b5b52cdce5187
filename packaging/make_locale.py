"""Makes the template of all words anew, brings the Indonesian catalogue up to date, and compiles it.

Run it from the root of the source tree after adding or changing words:

    python packaging/make_locale.py            update and compile
    python packaging/make_locale.py --check    change nothing; exit code 1 if that would change anything

New words are left empty in the .po file: translate them, then run it again.
"""

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "lokakarya.pot"
CATALOGUE = LOCALE / "id" / "LC_MESSAGES" / "lokakarya.po"
COMPILED = CATALOGUE.with_suffix(".mo")
PACKAGE = ROOT / "workshop_app"
# The functions that mark words, and how many of their first arguments are words.
KEYWORDS = {"t": 1, "n": 2, "label": 1, "mark": 1}
_HEADER = "# The words of Lokakarya in Indonesian.\n#"
# A fixed date keeps the files the same as long as the words are.
_DATE = datetime(2026, 11, 24, tzinfo=UTC)


def extract() -> Catalog:
    """Gather every marked English text of the package."""
    catalog = _empty(None)
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for words in marked(path.read_text(encoding="utf-8")):
            catalog.add(words if len(words) > 1 else words[0], None, [(place, 0)])
    return catalog


def marked(source: str) -> Iterator[tuple[str, ...]]:
    """Yield the words that a module marks, singular and plural together.

    Read from the syntax tree: before Python 3.12 the tokens that Babel reads hide what stands inside
    an f-string, and the catalogue would depend on who makes it.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            marks = node.args[: KEYWORDS.get(_called(node.func), 0)]
            words = [a.value for a in marks if isinstance(a, ast.Constant) and a.value]
            if words and len(words) == len(marks):
                yield tuple(str(word) for word in words)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def updated(template: Catalog) -> Catalog:
    """Return the Indonesian catalogue with the template's words; what is gone is left out."""
    old: Catalog = _empty("id")
    if CATALOGUE.exists():
        old = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="id")
    new = _empty("id")
    for message in template:
        if message.id:
            known = old.get(message.id) or old.get(_singular(message.id))
            text = known.string if known is not None and not known.fuzzy else ""
            new.add(message.id, _fitting(message.id, text), message.locations)
    return new


def _singular(message_id: object) -> str:
    return message_id[0] if isinstance(message_id, (tuple, list)) else str(message_id)


def _fitting(message_id: object, text: object) -> object:
    """Indonesian has one form where English has two."""
    first = text[0] if isinstance(text, (tuple, list)) and text else text
    return (first or "",) if isinstance(message_id, (tuple, list)) else (first or "")


def _empty(language: str | None) -> Catalog:
    catalog = Catalog(
        locale=language,
        project="Lokakarya",
        header_comment=_HEADER if language else "# The words of Lokakarya.\n#",
        creation_date=_DATE,
        revision_date=_DATE,
        fuzzy=False,
    )
    if language:
        # Babel believes that Indonesian has two forms.
        catalog._num_plurals, catalog._plural_expr = 1, "0"
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """Write a catalogue as text; places name the file only, so that moving lines changes nothing."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, include_lineno=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Compile a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Update the files, or only tell whether they are up to date."""
    template = extract()
    catalog = updated(template)
    files = {TEMPLATE: as_po(template), CATALOGUE: as_po(catalog), COMPILED: as_mo(catalog)}
    stale = [p for p, data in files.items() if not p.exists() or p.read_bytes() != data]
    empty = [m.id for m in catalog if m.id and not any(m.string)]
    for text in empty:
        print("not translated:", text)
    if "--check" in arguments:
        for path in stale:
            print("not up to date:", path.relative_to(ROOT))
        return 1 if stale or empty else 0
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
