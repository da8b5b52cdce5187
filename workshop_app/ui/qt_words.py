"""Qt's own words (Save, Cancel, the menus of text fields) from our catalogue: Qt has no Indonesian ones."""

from typing import Final

from PySide6.QtCore import QObject, QTranslator

from workshop_app.ui.qt_print_words import PRINTING
from workshop_app.words.catalogue import Words, mark

KNOWN: Final = (
    mark("OK"),
    mark("Save"),
    mark("Save All"),
    mark("Open"),
    mark("Cancel"),
    mark("Close"),
    mark("Apply"),
    mark("Reset"),
    mark("Help"),
    mark("Discard"),
    mark("Yes"),
    mark("Yes to All"),
    mark("No"),
    mark("No to All"),
    mark("Abort"),
    mark("Retry"),
    mark("Ignore"),
    mark("Restore Defaults"),
    mark("Undo"),
    mark("Redo"),
    mark("Cut"),
    mark("Copy"),
    mark("Copy Link Location"),
    mark("Paste"),
    mark("Delete"),
    mark("Select All"),
    mark("Choose"),
    mark("Directory:"),
    mark("Folder"),
    mark("File"),
    mark("File name:"),
    mark("Files of type:"),
    mark("Look in:"),
    mark("Name"),
    mark("Size"),
    mark("Type"),
    mark("Date Modified"),
    mark("All Files (*)"),
    mark("Open File"),
    mark("Save As"),
    mark("Find Directory"),
    mark("New Folder"),
    mark("Create New Folder"),
    mark("Parent Directory"),
    mark("Back"),
    mark("Forward"),
    mark("Rename"),
    mark("Show hidden files"),
    mark("List View"),
    mark("Detail View"),
    mark("Computer"),
    mark("My Computer"),
    mark("Print"),
    mark("Print…"),
    mark("Printer"),
    mark("Properties"),
    mark("Preview"),
    mark("Location:"),
    mark("Output file:"),
    mark("Copies"),
    mark("Copies:"),
    mark("Collate"),
    mark("Reverse"),
    mark("Print range"),
    mark("Print all"),
    mark("Pages from"),
    mark("to"),
    mark("Current Page"),
    mark("Selection"),
    mark("Options"),
    mark("Portrait"),
    mark("Landscape"),
    mark("Paper"),
    mark("Page size:"),
    mark("Orientation"),
    mark("Margins"),
    mark("Color Mode"),
    mark("Color"),
    mark("Grayscale"),
    mark("Duplex Printing"),
    mark("None"),
    mark("Long side"),
    mark("Short side"),
    mark("Show Details..."),
    mark("Hide Details..."),
    mark("Do you want to overwrite it?"),
    mark("Scroll here"),
    mark("Step up"),
    mark("Step down"),
    *PRINTING,
)


class QtWords(QTranslator):
    """Answers for Qt's own texts. Shortcut letters of the English originals are left out."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._known = {text: words.t(text) for text in KNOWN}

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        plain = source.replace("&", "")
        found = self._known.get(plain) or self._known.get(plain.replace("...", "…"))
        # An empty answer would be taken for the translation.
        return found or source
