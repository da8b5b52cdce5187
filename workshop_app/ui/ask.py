"""Questions to the person at the laptop. Screens get an `Ask`; tests hand in one that answers by itself.

Qt's dialogs are imported when somebody is first asked: the window opens sooner.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from workshop_app.domain.frozen import frozen
from workshop_app.ui.surroundings import Surroundings

T = TypeVar("T")
WORKSHOP_FILES = "*.workshop"


@frozen
class Question:
    """One clear question: `text` asks, `consequences` say what follows, `yes` and `no` name the deeds."""

    title: str
    text: str
    consequences: str
    yes: str
    no: str
    danger: bool = False


class ValueDialog(QDialog):
    """A dialog that gathers one value. Subclasses set `value` before they accept."""

    value: object = None


class Ask(Protocol):
    """How a screen asks. None means that the person thought better of it."""

    def open_file(self, title: str, what: str, pattern: str, folder: Path) -> Path | None:
        """Ask for one existing file; `what` names the kind, `pattern` is like "*.pdf"."""

    def open_files(self, title: str, what: str, pattern: str, folder: Path) -> list[Path]:
        """Ask for existing files."""

    def save_file(self, title: str, what: str, pattern: str, suggested: Path) -> Path | None:
        """Ask where to save; the person has agreed to replace a file that is there."""

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""

    def confirm(self, question: Question) -> bool:
        """Ask a question that undo cannot answer."""

    def text(self, title: str, caption: str, value: str = "") -> str | None:
        """Ask for a line of text."""

    def choose(self, title: str, caption: str, options: Sequence[str]) -> int | None:
        """Ask for one of several; returns its place in `options`."""

    def gather(self, dialog: ValueDialog) -> object | None:
        """Show a dialog and return its `value`."""


class QtAsk:
    """Asks by Qt's dialogs over `parent`."""

    def __init__(self, parent: QWidget, surroundings: Surroundings) -> None:
        self._parent = parent
        self._surroundings = surroundings

    def open_file(self, title: str, what: str, pattern: str, folder: Path) -> Path | None:
        """Ask for one existing file."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._parent, title, str(folder), f"{what} ({pattern})"
        )
        return Path(name) if name else None

    def open_files(self, title: str, what: str, pattern: str, folder: Path) -> list[Path]:
        """Ask for existing files."""
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(
            self._parent, title, str(folder), f"{what} ({pattern})"
        )
        return [Path(name) for name in names]

    def save_file(self, title: str, what: str, pattern: str, suggested: Path) -> Path | None:
        """Ask where to save; the suffix of the pattern is added where it is missing."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self._parent, title, str(suggested), f"{what} ({pattern})"
        )
        if not name:
            return None
        path, suffix = Path(name), pattern.removeprefix("*")
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._parent, title, str(folder))
        return Path(name) if name else None

    def confirm(self, question: Question) -> bool:
        """Ask one question; Escape and closing the box mean no."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent)
        box.setWindowTitle(question.title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question.text)
        box.setInformativeText(question.consequences)
        yes = box.addButton(question.yes.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(question.no.replace("&", "&&"), QMessageBox.ButtonRole.RejectRole)
        yes.setProperty("kind", "danger" if question.danger else "primary")
        box.setDefaultButton(no if question.danger else yes)
        box.setEscapeButton(no)
        box.exec()
        agreed = box.clickedButton() is yes
        box.deleteLater()  # its parent lives as long as the window
        return agreed

    def text(self, title: str, caption: str, value: str = "") -> str | None:
        """Ask for a line of text."""
        from PySide6.QtWidgets import QInputDialog

        answer, accepted = QInputDialog.getText(self._parent, title, caption, text=value)
        return answer if accepted else None

    def choose(self, title: str, caption: str, options: Sequence[str]) -> int | None:
        """Ask for one of several."""
        from PySide6.QtWidgets import QInputDialog

        answer, accepted = QInputDialog.getItem(
            self._parent, title, caption, list(options), 0, False
        )
        return list(options).index(answer) if accepted else None

    def gather(self, dialog: ValueDialog) -> object | None:
        """Show a dialog over the window and return its value."""
        dialog.setParent(self._parent, dialog.windowFlags() | Qt.WindowType.Dialog)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        value = dialog.value if accepted else None
        dialog.deleteLater()
        return value


def standard_buttons(dialog: QDialog, accept: str, reject: str) -> QDialogButtonBox:
    """Return the row of buttons of a dialog in our words, the accepting one primary and default."""
    box = QDialogButtonBox()
    yes = box.addButton(accept.replace("&", "&&"), QDialogButtonBox.ButtonRole.AcceptRole)
    yes.setProperty("kind", "primary")
    yes.setDefault(True)
    box.addButton(reject.replace("&", "&&"), QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
