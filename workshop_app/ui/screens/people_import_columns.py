"""The second step of an import: which sheet is read, and what each of its columns holds."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions.import_reading import Column, Layout, Understood, key_of
from workshop_app.ui.models.import_words import column_options
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import ElidedLabel, field_label, rule, text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import Words

SURE = 0.75
"""Below this the suggestion says itself that it is one."""
_SHARED = ("", "ignored", "identity")
"""What several columns may hold."""


class ColumnLine(QWidget):
    """One column: heading and samples on the left, what it holds on the right."""

    def __init__(self, words: Words, column: Column, key: str) -> None:
        super().__init__()
        self.key = key
        t = words.t
        shown = "" if column.field == "ignored" else column.field
        self.combo = Combo(column_options(words), shown)
        if not shown:
            self.combo.set_value("")
        self.combo.setAccessibleName(t("Column {name}", name=column.title))
        self.chip = Chip(t("please check") if shown and column.confidence < SURE else "", "warn")
        samples = " · ".join(column.samples) or t("empty")
        self.setAccessibleName(f"{column.title}: {samples}")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(
            ElidedLabel(column.heading or t("Column {name}", name=column.letters), "strong")
        )
        texts.addWidget(ElidedLabel(samples, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(texts, 6)
        row.addWidget(self.chip)
        row.addWidget(self.combo, 4)


class ColumnsPage(QWidget):
    """`sheet_chosen` carries the name of another sheet, `edited` comes when a column was corrected."""

    sheet_chosen = Signal(str)
    edited = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self.lines = words, list[ColumnLine]()
        self.corrections: dict[str, str] = {}
        t = words.t
        self.sheet = Combo()
        self._sheet_box = QWidget()
        row = QHBoxLayout(self._sheet_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field_label(t("Sheet"), self.sheet))
        row.addWidget(self.sheet, 1)
        self.page = ScrollPage(margins=(0, 0, 8, 0))
        self.hint = text_label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._sheet_box)
        column.addWidget(self.hint)
        column.addWidget(self.page, 1)
        self.sheet.activated.connect(self._on_sheet_activated)

    def load(self, understood: Understood, corrections: Mapping[str, str], *, kept: bool) -> None:
        """Show the columns of a list; `kept`: earlier corrections for this shape were found."""
        t = self._words.t
        self.corrections = dict(corrections)
        names = [
            (name, t("{name} (hidden)", name=name) if hidden else name)
            for name, hidden in understood.sheets
        ]
        self.sheet.set_options(names)
        self.sheet.set_value(understood.table.name)
        self._sheet_box.setVisible(len(names) > 1)
        self._show_lines(understood)
        said = t("This is how the columns were understood. Correct what is wrong.")
        if kept:
            said = t(
                "The columns are read as you corrected them for an earlier list of this shape."
            )
        self.hint.setText(said)

    def _show_lines(self, understood: Understood) -> None:
        body = self.page.body
        while body.count():
            item = body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        body.setSpacing(0)
        layout: Layout = understood.layout
        self.lines = []
        card = Card()
        card.body.setSpacing(0)
        for found in understood.columns:
            line = ColumnLine(self._words, found, key_of(found, layout))
            line.combo.activated.connect(self._on_combo_activated)
            if self.lines:
                card.body.addWidget(rule())
            self.lines.append(line)
            card.body.addWidget(line)
        body.addWidget(card)
        body.addStretch(1)

    @property
    def has_names(self) -> bool:
        """True if some column holds names."""
        return any(line.combo.value in ("name", "first_name") for line in self.lines)

    def _on_sheet_activated(self) -> None:
        self.sheet_chosen.emit(self.sheet.value)

    def _on_combo_activated(self) -> None:
        combo = self.sender()
        for line in self.lines:
            if line.combo is combo:
                line.chip.show_state("", "warn")
                self._take(line)
        self.edited.emit()

    def _take(self, changed: ColumnLine) -> None:
        """Note a correction; a field that is given to one column is taken from any other."""
        field = changed.combo.value
        for line in self.lines:
            if line is not changed and field not in _SHARED and line.combo.value == field:
                line.combo.set_value("")
                self.corrections[line.key] = ""
        self.corrections.pop(changed.key, None)
        self.corrections[changed.key] = field
