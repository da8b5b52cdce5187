"""The label sheets that the screen of the papers offers: shipped ones, and those an office has written."""

from dataclasses import dataclass
from pathlib import Path

from workshop_app.actions.label_sheets import label_sheets, labels_folder
from workshop_app.actions.printing import DEFAULT_SHEET, LabelSheet
from workshop_app.domain.errors import CannotRead
from workshop_app.ui.session import Session
from workshop_app.words.catalogue import Words
from workshop_app.words.errors import word

Sheets = tuple[LabelSheet, ...]


@dataclass(frozen=True, slots=True)
class OfferedSheets:
    """Sheets to choose from, the folder of own ones, and what is wrong with a file in there.

    While a file is wrong only the shipped sheets are offered and `folder` is None, so that badges can be
    printed nevertheless.
    """

    sheets: Sheets
    shipped: Sheets
    folder: Path | None
    problem: CannotRead | None = None

    def options(self, words: Words) -> list[tuple[str, str]]:
        """Return the sheets as a choice offers them; an own one by the name its file gives it."""
        return [
            (sheet.name, size_words(words, sheet) if sheet in self.shipped else sheet.name)
            for sheet in self.sheets
        ]

    def detail(self, words: Words, name: str) -> str:
        """Say what is on a sheet, as the choice has no room for it."""
        return sheet_words(words, self._known(name))

    def labels_on(self, name: str) -> int:
        """Return how many labels a sheet has; those of the usual one if it is not known."""
        sheet = self._known(name)
        return sheet.columns * sheet.rows

    def _known(self, name: str) -> LabelSheet:
        known = {sheet.name: sheet for sheet in self.sheets}
        return known.get(name) or known[DEFAULT_SHEET]

    def remark(self, words: Words) -> str:
        """Say which file is wrong, and what in it; "" if none is."""
        if self.problem is None:
            return ""
        advice = words.t("Your own label sheets are offered again once the file is put right.")
        return f"{word(words, self.problem).message} {advice}"


def offered_sheets(session: Session) -> OfferedSheets:
    """Read the sheets there are now."""
    shipped = label_sheets()
    folder = labels_folder(session.surroundings.folders.data)
    try:
        return OfferedSheets(label_sheets(folder), shipped, folder)
    except CannotRead as error:
        return OfferedSheets(shipped, shipped, None, error)


def size_words(words: Words, sheet: LabelSheet) -> str:
    """Return how large the labels of a sheet are, and on which paper."""
    width, height = words.number(sheet.width), words.number(sheet.height)
    return f"{width} \u00d7 {height} mm, {sheet.paper}"


def sheet_words(words: Words, sheet: LabelSheet) -> str:
    """Return what is on a sheet: how large, how many, on which paper."""
    measures = {
        "width": words.number(sheet.width),
        "height": words.number(sheet.height),
        "count": words.number(sheet.columns * sheet.rows),
        "paper": sheet.paper,
    }
    if sheet.cut:
        return words.t("{width} × {height} mm to cut, {count} on {paper}", **measures)
    return words.t("Labels {width} × {height} mm, {count} on {paper}", **measures)
