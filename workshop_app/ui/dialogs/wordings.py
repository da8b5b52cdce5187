"""All wordings of one text, the newest first; the chosen one beside it, compared with the one of now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from workshop_app.actions.history import Wording
from workshop_app.domain.differences import differences
from workshop_app.domain.zones import from_text, local
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.difference import DifferenceView
from workshop_app.ui.widgets.labels import text_label


def say_when(session: Session, at: str, by: str, desk: str) -> str:
    """Word a moment of the history and who was at work."""
    words, zone = session.words, session.workshop.settings.time_zone
    who = " ".join(part for part in (by, f"({desk})" if desk else "") if part)
    if not at:
        return who
    moment = from_text(at)
    day, time = words.date(local(moment, zone).date()), words.clock_seconds(moment, zone)
    return " · ".join(part for part in (day, time, who) if part)


class WordingsPane(QWidget):
    """`chosen` carries the text somebody wants back."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wordings: list[Wording] = []
        t = session.words.t
        self.list = QListWidget()
        self.list.setAccessibleName(t("Wordings"))
        self.list.setProperty("roomy", True)
        self.list.setSpacing(2)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = DifferenceView(session.theme, t("The wording"))
        self.remark = text_label("", "small", wrap=True)
        self.back_button = Button(
            session.theme, t("Go back to this wording"), kind="primary", icon="undo-2"
        )
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.view, 1)
        side.addWidget(self.remark)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        side.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        card = Card()
        card.body.setContentsMargins(6, 6, 6, 6)
        card.body.addWidget(self.list)
        card.setFixedWidth(session.theme.px(300))
        row.addWidget(card)
        row.addLayout(side, 1)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.back_button.clicked.connect(self._on_back_clicked)

    def show_wordings(self, some: Sequence[Wording]) -> None:
        """Show the wordings of a text, given with the oldest first."""
        self._wordings = list(reversed(some))
        self.list.clear()
        for place, one in enumerate(self._wordings):
            self.list.addItem(self._say(one, stands_now=place == 0))
        # What one looks for is nearly always the wording before that of now.
        self.list.setCurrentRow(min(1, len(self._wordings) - 1))

    def _say(self, one: Wording, *, stands_now: bool) -> str:
        """Word a line of the list: when and who, then the day."""
        parts = say_when(self._session, one.at, one.by, one.desk).split(" · ")
        day = [parts[0], *([self._session.words.t("stands now")] if stands_now else [])]
        return " · ".join(parts[1:]) + "\n" + " · ".join(day)

    def _on_row_changed(self, row: int) -> None:
        if not 0 <= row < len(self._wordings):
            return
        t, now = self._session.words.t, self._wordings[0].text
        text = self._wordings[row].text
        self.view.show_pieces(differences(now, text))
        self.back_button.setEnabled(row > 0)
        self.remark.setText(
            t("Underlined: what would come back. Struck through: what would go.")
            if row > 0
            else t("This wording stands now.")
        )

    def _on_back_clicked(self) -> None:
        self.chosen.emit(self._wordings[self.list.currentRow()].text)
