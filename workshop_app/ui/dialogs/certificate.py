"""Checking certificates: scan or type a code, one after the other, and read whether it counts."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from workshop_app.domain.certificates import Certified, Verdict
from workshop_app.domain.progress import CancelCheck
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.background import Background
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, field_label, text_label
from workshop_app.words.catalogue import Words
from workshop_app.words.certificates import verdict_words

Check = Callable[[str], Certified | None]
"""None where the file could not be read, which was told."""
Search = Callable[[str, CancelCheck], Certified | None]
"""Asks the other workshops of this laptop, in a thread of its own; None where none knows the code."""

_GOOD, _BAD, _ODD = ("circle-check", "ok"), ("circle-x", "bad"), ("triangle-alert", "warn")
_SHOWN: Final[Mapping[Verdict, tuple[str, str]]] = {
    Verdict.VALID: _GOOD,
    Verdict.TAKEN_BACK: _BAD,
    Verdict.ABSENT: _BAD,
    Verdict.REMOVED: _BAD,
    Verdict.NOT_PRINTED: _BAD,
    Verdict.FOREIGN: _BAD,
}


class CertificateDialog(ValueDialog):
    """Its value is the id of the person whose record somebody wants to see.

    Enter checks and leaves the code marked, so that the next scan takes its place.
    """

    def __init__(
        self, theme: Theme, words: Words, check: Check, search: Search | None = None
    ) -> None:
        super().__init__()
        self._search, self._background = search, Background(self)
        self._background.finished.connect(self._on_searched)
        t = words.t
        self._words, self._check, self._asked = words, check, ""
        self._found: Certified | None = None
        self.setWindowTitle(t("Check a certificate"))
        self.field = QLineEdit()
        self.field.setPlaceholderText("7K2M-Q9XW-PHD")
        self.field.setMaxLength(200)
        self.person_button = Button(theme, t("Show the person"), kind="link", icon="user")
        self._lay_out(theme, t)
        self.field.editingFinished.connect(self._on_field_left)
        self.person_button.clicked.connect(self._on_person_clicked)
        self.resize(theme.px(520), theme.px(330))
        self.field.setFocus()
        self._show_nothing()

    def _lay_out(self, theme: Theme, t: Callable[[str], str]) -> None:
        self.icon = IconLabel(theme, "scan-line", "muted", theme.px(28))
        self.verdict = text_label("", "h1", wrap=True)
        self.whose = ElidedLabel("", "strong")
        self.reason = text_label("", "muted", wrap=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        caption = t("Scan the code on the certificate, or type the letters and figures beside it")
        column.addWidget(field_label(caption, self.field))
        column.addWidget(self.field)
        column.addWidget(self._answer(), 1)
        column.addLayout(self._foot(t))

    def _answer(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self.verdict)
        texts.addWidget(self.whose)
        texts.addWidget(self.reason)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        card.body.addLayout(row)
        return card

    def _foot(self, t: Callable[[str], str]) -> QHBoxLayout:
        buttons = QDialogButtonBox()
        self.check_button = QPushButton(t("Check"))
        self.check_button.setProperty("kind", "primary")
        self.check_button.setDefault(True)
        buttons.addButton(self.check_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.check_button.clicked.connect(self.check)
        row = QHBoxLayout()
        row.addWidget(self.person_button)
        row.addStretch(1)
        row.addWidget(buttons)
        return row

    def check(self) -> None:
        """Check what stands in the field."""
        self._asked = self.field.text()
        if not self._asked.strip():
            self._show_nothing()
            return
        self._found = self._check(self._asked)
        self._background.abandon()
        if self._found is not None:
            self._show(self._found)
            self._look_elsewhere(self._found)
        self.field.setFocus()
        self.field.selectAll()

    def _look_elsewhere(self, found: Certified) -> None:
        """Ask the other workshops of this laptop about a code that nobody here has."""
        search, code = self._search, found.code
        if search is None or found.verdict is not Verdict.FOREIGN:
            return
        waiting = self._words.t("Looking in the other workshops of this laptop …")
        self.reason.setText(f"{self.reason.text()}\n{waiting}")
        self._background.start(lambda _, cancelled: search(code, cancelled))

    def _on_searched(self, found: object) -> None:
        if self._found is None:
            return
        self._found = found if isinstance(found, Certified) else self._found
        self._show(self._found)

    def done(self, result: int) -> None:
        self._background.close()
        super().done(result)

    def _on_field_left(self) -> None:
        # Some scanners end with Tab.
        if self.field.text().strip() and self.field.text() != self._asked:
            self.check()

    def _on_person_clicked(self) -> None:
        if self._found is not None:
            self.value = self._found.person_id
            self.accept()

    def _show_nothing(self) -> None:
        t = self._words.t
        self.icon.set_icon("scan-line", "muted")
        self.verdict.setText(t("No code yet"))
        self.whose.setText("")
        self.reason.setText(t("Every certificate has its own code; this file knows them all."))
        self.person_button.hide()

    def _show(self, found: Certified) -> None:
        told = verdict_words(self._words, found)
        self.icon.set_icon(*_SHOWN.get(found.verdict, _ODD))
        self.verdict.setText(told.head)
        self.whose.setText(told.whose)
        self.reason.setText("\n".join(told.lines))
        self.person_button.setVisible(bool(found.name) and not found.workshop)
        self.setAccessibleDescription(" ".join((told.head, told.whose, *told.lines)))
