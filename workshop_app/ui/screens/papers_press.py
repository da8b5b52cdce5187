"""Keeps what is typed for the press release: saved at every pause, as everything else that is typed."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from workshop_app.actions import press
from workshop_app.ui.autosave import Autosave
from workshop_app.ui.session import Session

Field = QLineEdit | QPlainTextEdit


class PressKeeper(QObject):
    """`fields` are the widgets by the names in `actions.press`."""

    def __init__(self, session: Session, fields: Mapping[str, Field], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._fields = session, fields
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.save)
        self.failed = False
        self._typed: set[str] = set()
        self._known: dict[str, str] = {}
        for name, field in fields.items():
            news = field.textEdited if isinstance(field, QLineEdit) else field.textChanged
            news.connect(partial(self._on_typed, name))
        self.follow()

    def follow(self) -> None:
        """Take over what the workshop holds, but for words that are not saved yet.

        Where the cursor is, only news is shown: blank lines and spaces stay while somebody types.
        """
        settings, ws = self._session.workshop.settings, self._session.workshop
        for name, field in self._fields.items():
            field.setReadOnly(ws.read_only)
            held = press.typed(settings, name)
            if name in self._typed:
                continue
            is_news = held != self._known.get(name)
            if (is_news or not field.hasFocus()) and _text(field) != held:
                _show(field, held)
            self._known[name] = held

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        self._autosave.stop()
        ws = self._session.workshop
        if ws.read_only or not self._typed:
            return True
        typed = {name: _text(self._fields[name]) for name in self._typed}
        run = self._autosave.run_of(typed)
        self._typed = set()  # the news of the change find it saved
        self._known |= {name: press.normal(name, text) for name, text in typed.items()}
        self.failed = not self._session.run(lambda: press.save(ws, typed, run=run))
        if self.failed:
            self._typed = set(typed)
        return not self.failed

    @property
    def unsaved(self) -> bool:
        """True while words stand here that could not be saved."""
        return self.failed

    def _on_typed(self, name: str, *_: object) -> None:
        self._typed.add(name)
        self._autosave.touch()


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _show(field: Field, text: str) -> None:
    blocked = field.blockSignals(True)
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setCursorPosition(0)
    else:
        field.setPlainText(text)
    field.blockSignals(blocked)
