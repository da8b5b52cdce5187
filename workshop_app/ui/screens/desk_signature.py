"""Where a guest signs at the desk: name, a surface to draw on, and a way out without signing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.ui.ask import ValueDialog, standard_buttons
from workshop_app.ui.screens.desk_dialogs import accept_button
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.signature_pad import SignaturePad
from workshop_app.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A signature as it was drawn, and the size of the surface."""

    strokes: Sequence[Sequence[tuple[int, int]]]
    width: int
    height: int


class SignatureDialog(ValueDialog):
    """Its value is a `Drawn`, None while nothing is drawn."""

    def __init__(self, theme: Theme, words: Words, name: str, detail: str) -> None:
        super().__init__()
        self.setWindowTitle(words.t("Signature"))
        self.pad = SignaturePad(theme, words.t("Sign here with mouse, pen or finger"))
        self.clear_button = Button(theme, words.t("Begin anew"), icon="refresh-cw")
        self.buttons = standard_buttons(
            self, words.t("Keep the signature"), words.t("Without a signature")
        )
        self._accept = accept_button(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(ElidedLabel(name, "display"))
        column.addWidget(ElidedLabel(detail, "muted"))
        column.addWidget(self.pad, 1)
        column.addWidget(
            text_label(
                words.t("It proves attendance only and is never printed in the proceedings."),
                "small",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.clear_button)
        row.addStretch(1)
        row.addWidget(self.buttons)
        column.addLayout(row)
        self.pad.changed.connect(self._on_pad_changed)
        self.clear_button.clicked.connect(self.pad.clear)
        self._on_pad_changed()

    def _on_pad_changed(self) -> None:
        strokes = tuple(tuple(stroke) for stroke in self.pad.strokes)
        self.value = Drawn(strokes, self.pad.width(), self.pad.height()) if strokes else None
        self._accept.setEnabled(bool(strokes))
        self.clear_button.setEnabled(bool(strokes))
