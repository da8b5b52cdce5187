"""The short fields of the workshop that a part of the proceedings prints: title, place, who signs."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workshop_app.actions import records
from workshop_app.domain.records import Settings
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.labels import wrapped_label
from workshop_app.words.terms import field_name

LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "cover": ("title", "title_en", "number", "place", "venue", "contact"),
    "closing": ("signer_name", "signer_position"),
}
"""Part -> the fields of one line that it prints."""


class PartLines(QWidget):
    """The fields of one part. Each is saved when the cursor leaves it, or by Enter."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__()
        self._session = session
        self.fields: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name in LINES.get(part, ()):
            field = QLineEdit()
            field.editingFinished.connect(partial(self._on_editing_finished, name))
            column.addWidget(wrapped_label(field_name(session.words, name), field))
            column.addWidget(field)
            self.fields[name] = field
        self.follow()

    def follow(self) -> None:
        """Take over what the workshop holds, but for a field that somebody is typing in."""
        settings, ws = self._session.workshop.settings, self._session.workshop
        for name, field in self.fields.items():
            field.setReadOnly(ws.read_only)
            if not (field.hasFocus() and field.isModified()):
                held = str(getattr(settings, name))
                if field.text() != held:
                    field.setText(held)
                    field.setCursorPosition(0)

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        saved = {name: self._save(name) for name in self.fields}
        return all(saved.values())

    def _save(self, name: str) -> bool:
        field, ws = self.fields[name], self._session.workshop
        typed = field.text().strip()
        if typed == getattr(ws.settings, name) or ws.read_only:
            return True
        field.setModified(False)
        done = self._session.run(
            lambda: records.change(ws, Settings, ws.settings.id, **{name: typed})
        )
        if not done:
            field.setText(str(getattr(ws.settings, name)))
        return done

    def _on_editing_finished(self, name: str) -> None:
        self._save(name)
