"""Makes the template of all words anew, brings the Indonesian catalogue up to date, and compiles it.

Run it from the root of the source tree after adding or changing words:

    python packaging/make_locale.py            update and compile
    python packaging/make_locale.py --check    change nothing; exit code 1 if that would change anything

New words are left empty in the .po file: translate them, then run it again.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "lokakarya.pot"
CATALOGUE = LOCALE / "id" / "LC_MESSAGES" / "lokakarya.po"
COMPILED = CATALOGUE.with_suffix(".mo")
KEYWORDS = {"t": None, "n": (1, 2), "label": None, "mark": None}
_HEADER = "# The words of Lokakarya in Indonesian.\n#"
# A fixed date keeps the files the same as long as the words are.
_DATE = datetime(2026, 11, 24, tzinfo=UTC)


def extract() -> Catalog:
    """Gather every marked English text of the package."""
    catalog = _empty(None)
    found = extract_from_dir(
        ROOT / "workshop_app", [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    for name, _line, message, _comments, context in sorted(found, key=lambda f: (f[0], f[1])):
        if message:
            catalog.add(
                message, None, [(f"workshop_app/{Path(name).as_posix()}", 0)], context=context
            )
    return catalog


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
