"""States in tables: cells whose text is shown as a chip tell its tone by a role of their own."""

from typing import Final

from PySide6.QtCore import Qt

ToneRole: Final = Qt.ItemDataRole.UserRole + 4
"""The tone of a cell that is a chip: ok, warn, bad, info or neutral; None for plain text."""
