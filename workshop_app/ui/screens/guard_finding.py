"""One finding of the identity guard: the passage, why it was found, another wording, and what to do."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from workshop_app.actions.guarding import GuardFinding
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.flow import FlowLayout
from workshop_app.ui.widgets.labels import ElidedLabel, field_label, text_label
from workshop_app.ui.widgets.passage import Passage
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name, field_name

SCREENS: Mapping[str, str] = {
    "practice": "practices",
    "plan_action": "matrix",
    "challenge": "challenges",
    "commitment": "commitments",
    "minute": "minutes",
    "person": "people",
    "agency": "people",
    "question": "evaluation",
    "comment": "evaluation",
}
"""The screens on which records of a kind are edited."""

_TONES = {"": "bad", "let-stand": "ok", "withheld": "neutral"}


class FindingCard(Card):
    """Shows one finding. Each deed has a key, which its button names."""

    replace_requested = Signal()
    stand_requested = Signal()
    withhold_requested = Signal()
    reopen_requested = Signal()
    record_requested = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(" ")
        self._theme, self._words = theme, words
        self._make()
        column = self.body
        column.addWidget(self.where)
        column.addWidget(field_label(words.t("As it stands now"), self.before))
        column.addWidget(self.before, 40)
        column.addWidget(self.why)
        column.addWidget(field_label(words.t("Proposed wording"), self.after))
        column.addWidget(self.after, 30)
        column.addWidget(self.decision)
        column.addSpacing(6)
        column.addLayout(self._deeds())
        column.addStretch(1)

    def _make(self) -> None:
        theme, t = self._theme, self._words.t
        self.chip = Chip()
        self.record_button = Button(theme, t("Open the record"), kind="link", icon="external-link")
        self.head.addWidget(self.chip)
        self.head.addWidget(self.record_button)
        self.where = ElidedLabel("", "muted")
        self.before = Passage(theme, "bad", 4)
        self.after = Passage(theme, "ok", 3)
        self.why = text_label("", wrap=True)
        self.decision = text_label("", "muted", wrap=True)
        self.replace_button = Button(theme, t("1 · Use this wording"), kind="primary")
        self.stand_button = Button(theme, t("2 · Let stand…"))
        self.withhold_button = Button(theme, t("3 · Withhold the text…"))
        self.reopen_button = Button(theme, t("4 · Decide anew"))
        self.record_button.clicked.connect(self.record_requested)
        self.replace_button.clicked.connect(self.replace_requested)
        self.stand_button.clicked.connect(self.stand_requested)
        self.withhold_button.clicked.connect(self.withhold_requested)
        self.reopen_button.clicked.connect(self.reopen_requested)

    def _deeds(self) -> FlowLayout:
        row = FlowLayout()
        for button in (
            self.replace_button,
            self.stand_button,
            self.withhold_button,
            self.reopen_button,
        ):
            row.addWidget(button)
        return row

    # --- showing -----------------------------------------------------------------------------------

    def show_finding(self, finding: GuardFinding, text: str) -> None:
        """Show a finding in `text`, the whole text that it was found in."""
        self.record_button.setVisible(finding.place.record_kind in SCREENS)
        self.set_title(finding.name)
        state = choice_name(self._words, finding.decision) or self._words.t("not decided")
        self.chip.show_state(state, _TONES.get(finding.decision, "neutral"))
        self.where.setText(field_name(self._words, finding.place.field))
        self.before.show_passage(text, finding.start, finding.end)
        other = text[: finding.start] + finding.proposal + text[finding.end :]
        self.after.show_passage(other, finding.start, finding.start + len(finding.proposal))
        self.why.setText(self._words.say(finding.why))
        self.decision.setText(self._decided(finding, state))
        self.decision.setVisible(not finding.is_open)
        for button in (self.replace_button, self.stand_button, self.withhold_button):
            button.setVisible(finding.is_open)
        self.reopen_button.setVisible(not finding.is_open)

    def _decided(self, finding: GuardFinding, state: str) -> str:
        if not finding.reason:
            return self._words.t("{state}, by {who}", state=state, who=finding.by)
        return self._words.t(
            "{state}, by {who}: {reason}", state=state, who=finding.by, reason=finding.reason
        )
