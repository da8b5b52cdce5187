"""Keeps what is typed for the press release: saved at every pause, as everything else that is typed."""

from collections.abc import Mapping

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
        for field in fields.values():
            if isinstance(field, QLineEdit):
                field.textEdited.connect(self._on_typed)
            else:
                field.textChanged.connect(self._on_typed)
        self.follow()

    def follow(self) -> None:
        """Take over what the workshop holds, but for a field that somebody is typing in."""
        settings, ws = self._session.workshop.settings, self._session.workshop
        for name, field in self._fields.items():
            field.setReadOnly(ws.read_only)
            held = press.typed(settings, name)
            waits = self._autosave.is_waiting or self.failed
            if not waits and not field.hasFocus() and _text(field) != held:
                _show(field, held)

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        self._autosave.stop()
        ws = self._session.workshop
        if ws.read_only:
            return True
        texts = {name: _text(field) for name, field in self._fields.items()}
        run = self._autosave.run_of(())
        self.failed = not self._session.run(lambda: press.save(ws, texts, run=run))
        return not self.failed

    @property
    def unsaved(self) -> bool:
        """True while words stand here that could not be saved."""
        return self.failed

    def _on_typed(self) -> None:
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
