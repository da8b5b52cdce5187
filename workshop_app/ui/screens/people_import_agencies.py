"""The third step of an import: texts for agencies that are not certain, each beside what it may mean."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.actions.import_plan import AgencyChoice, AgencyUse, ImportPlan
from workshop_app.ui.screens.people_lookup import Names
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.picker import Picker
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import Words

SHOWN_AT_ONCE = 40
"""Lines that are shown before somebody asks for more: each takes its time to make."""


class AgencyLine(Card):
    """One text on the left, on the right the agencies it may mean, another one, or a new one."""

    edited = Signal()

    def __init__(self, theme: Theme, words: Words, use: AgencyUse, agencies: Names) -> None:
        super().__init__()
        self._theme, self._words, self.use, self._agencies = theme, words, use, agencies
        t = words.t
        self.choice: AgencyChoice | None = None
        self.chips: list[tuple[Button, AgencyChoice]] = []
        for candidate in use.match.candidates:
            name = candidate.short_name
            text = t("{name} · {percent}% alike", name=name, percent=candidate.score)
            self._add_chip(text, AgencyChoice(candidate.agency_id))
        self._add_chip(t("New agency"), AgencyChoice(short_name=" ".join(use.match.text.split())))
        self.new_chip = self.chips[-1][0]
        self.picker = Picker(theme, agencies.find)
        self.picker.setPlaceholderText(t("Another agency…"))
        self.picker.setAccessibleName(t("Another agency for {text}", text=use.match.text))
        self.short_name = QLineEdit(self.chips[-1][1].short_name)
        self.short_name.setAccessibleName(t("Short name"))
        self.short_name.setPlaceholderText(t("Short name"))
        self.short_name.hide()
        self._lay_out()
        self.picker.picked.connect(self._on_picked)
        self.short_name.textEdited.connect(self._on_short_name_edited)

    def _add_chip(self, text: str, choice: AgencyChoice) -> None:
        chip = Button(self._theme, text, kind="choice")
        chip.setAccessibleName(f"{self.use.match.text}: {text}")
        chip.clicked.connect(self._on_chip_clicked)
        self.chips.append((chip, choice))

    def _lay_out(self) -> None:
        w, use = self._words, self.use
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addWidget(ElidedLabel(use.match.text, "strong"))
        rows = w.n("{count} row of the list", "{count} rows of the list", use.rows)
        left.addWidget(ElidedLabel(rows, "small"))
        self.state = ElidedLabel("", "small")
        left.addWidget(self.state)
        left.addStretch(1)
        chips = QWidget()
        flow = FlowLayout(chips, gap=6)
        for chip, _ in self.chips:
            flow.addWidget(chip)
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.picker, 1)
        more.addWidget(self.short_name, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(chips)
        right.addLayout(more)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 4)
        row.addLayout(right, 7)
        self.body.addLayout(row)

    def show_choice(self, choice: AgencyChoice | None) -> None:
        """Show a decision that was made elsewhere."""
        self.choice = choice
        is_new = choice is not None and not choice.agency_id
        known = False
        for chip, offered in self.chips:
            mine = choice is not None and (
                offered.agency_id == choice.agency_id if choice.agency_id else not offered.agency_id
            )
            chip.setChecked(mine)
            known = known or mine
        other = choice.agency_id if choice is not None and not known else ""
        self.picker.set_value(other, self._agencies.name(other) if other else "")
        self.short_name.setVisible(is_new)
        if choice is not None and is_new and self.short_name.text() != choice.short_name:
            self.short_name.setText(choice.short_name)
        t = self._words.t
        taken = t("taken for {name}", name=self.use.agency) if self.use.agency else ""
        self.state.setText(t("decided") if choice else taken or t("not decided yet"))

    def as_new(self) -> AgencyChoice:
        """Return the decision for a new agency of this name."""
        return AgencyChoice(short_name=" ".join(self.short_name.text().split()))

    def _on_chip_clicked(self) -> None:
        for chip, choice in self.chips:
            if chip is self.sender():
                decided = choice if choice.agency_id else self.as_new()
                self.show_choice(decided if chip.isChecked() else None)
        self.edited.emit()

    def _on_picked(self, agency_id: str) -> None:
        self.show_choice(AgencyChoice(agency_id) if agency_id else None)
        self.edited.emit()

    def _on_short_name_edited(self, text: str) -> None:
        if text.strip():
            self.choice = self.as_new()
            self.edited.emit()


class AgenciesPage(QWidget):
    """All texts that wait for a decision; what was certain can be looked at, and corrected, too."""

    edited = Signal()

    def __init__(self, theme: Theme, words: Words, agencies: Names) -> None:
        super().__init__()
        self._theme, self._words, self._agencies = theme, words, agencies
        t = words.t
        self.lines: list[AgencyLine] = []
        self._uses: Sequence[AgencyUse] = ()
        self.decisions: dict[str, AgencyChoice] = {}
        self.likeliest_button = Button(theme, t("Take the likeliest for all"), icon="check")
        self.new_button = Button(theme, t("Add all as new"), icon="plus")
        self.certain = QCheckBox(t("Show the certain ones too"))
        self.certain.setAccessibleName(t("Show the certain ones too"))
        self.more_button = Button(theme, "", kind="link")
        self.more_button.clicked.connect(self._show_more)
        self.remark = text_label("", "muted", wrap=True)
        self.page = ScrollPage(margins=(0, 0, 8, 0))
        self.page.body.setSpacing(8)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.likeliest_button, self.new_button, self.certain):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.remark)
        column.addWidget(buttons)
        column.addWidget(self.page, 1)
        self.likeliest_button.clicked.connect(self._on_likeliest_clicked)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.certain.clicked.connect(self._show_lines)

    def load(self, plan: ImportPlan, decisions: Mapping[str, AgencyChoice]) -> None:
        """Show what a preview is not certain of."""
        self.decisions = dict(decisions)
        self._uses = plan.agencies
        self._show_lines()

    @property
    def first(self) -> QWidget:
        """Where deciding begins."""
        waiting = (line for line in self.lines if line.choice is None and _is_open(line.use))
        line = next(waiting, None)
        return line.chips[0][0] if line else self.likeliest_button

    @property
    def is_needed(self) -> bool:
        """True if there is anything to decide, or was."""
        return any(_is_open(use) or use.match.text in self.decisions for use in self._uses)

    @property
    def _listed(self) -> list[AgencyUse]:
        return [
            use
            for use in self._uses
            if self.certain.isChecked() or _is_open(use) or use.match.text in self.decisions
        ]

    def _show_lines(self) -> None:
        body = self.page.body
        while body.count():
            item = body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and widget is not self.more_button:
                widget.hide()
                widget.deleteLater()  # the layout let go of it, and so do we
        self.lines = []
        self._show_more()

    def _show_more(self) -> None:
        body, listed, first = self.page.body, self._listed, len(self.lines)
        if first:
            body.takeAt(body.count() - 1)
            body.removeWidget(self.more_button)
        for use in listed[first : first + SHOWN_AT_ONCE]:
            line = AgencyLine(self._theme, self._words, use, self._agencies)
            line.show_choice(self.decisions.get(use.match.text))
            line.edited.connect(self._on_line_edited)
            self.lines.append(line)
            body.addWidget(line)
        left = len(listed) - len(self.lines)
        self.more_button.set_text(self._words.n("Show {count} more", "Show {count} more", left))
        self.more_button.setVisible(left > 0)
        body.addWidget(self.more_button)
        body.addStretch(1)
        self._say()

    def _say(self) -> None:
        w = self._words
        left = sum(_is_open(use) and use.match.text not in self.decisions for use in self._uses)
        certain = sum(1 for use in self._uses if not _is_open(use))
        said = w.n(
            "{count} text for an agency is not decided; its rows would not be imported.",
            "{count} texts for agencies are not decided; their rows would not be imported.",
            left,
        )
        known = w.n("{count} was certain.", "{count} were certain.", certain)
        decided = w.t("Everything is decided.")
        self.remark.setText(f"{said if left else decided} {known}")

    def _on_line_edited(self) -> None:
        self._gather()

    def _gather(self) -> None:
        for line in self.lines:
            text = line.use.match.text
            if line.choice is None:
                self.decisions.pop(text, None)
            else:
                self.decisions[text] = line.choice
        self._say()
        self.edited.emit()

    def _decide_all(self, decide: Callable[[AgencyUse], AgencyChoice | None]) -> None:
        """Decide on every text that nobody has decided on yet, shown or not."""
        for use in self._uses:
            text = use.match.text
            choice = decide(use) if _is_open(use) and text not in self.decisions else None
            if choice is not None:
                self.decisions[text] = choice
        for line in self.lines:
            line.show_choice(self.decisions.get(line.use.match.text))
        self._gather()

    def _on_likeliest_clicked(self) -> None:
        self._decide_all(_likeliest)

    def _on_new_clicked(self) -> None:
        self._decide_all(_as_new)


def _is_open(use: AgencyUse) -> bool:
    return not use.agency


def _likeliest(use: AgencyUse) -> AgencyChoice | None:
    found = use.match.candidates
    return AgencyChoice(found[0].agency_id) if found else None


def _as_new(use: AgencyUse) -> AgencyChoice:
    return AgencyChoice(short_name=" ".join(use.match.text.split()))
