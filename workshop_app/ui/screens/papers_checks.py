"""What to look at before a paper leaves, with the way to put it right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import certificates
from workshop_app.domain.certificates import GivenTwice
from workshop_app.ui.ask import Ask
from workshop_app.ui.papers_builder import PapersBuilder
from workshop_app.ui.session import Session
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import IconLabel, text_label
from workshop_app.ui.widgets.scroll import ScrollColumn


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing to check; `link` names what `act` does."""

    text: str
    token: str = "warn"
    link: str = ""
    act: Callable[[], None] | None = None


class PapersChecks(Card):
    """Shown while there is something to check. `fill_in_requested`: the workshop's own fields are wanted."""

    fill_in_requested = Signal()

    def __init__(self, session: Session, builder: PapersBuilder, ask: Ask) -> None:
        super().__init__(session.words.t("To check"), " ")
        self._session, self._builder, self._ask = session, builder, ask
        self._told: object = None
        self.links: list[Button] = []
        self._scroll = ScrollColumn()
        self.body.addWidget(self._scroll, 1)
        self.hide()

    @property
    def count(self) -> int:
        """How many things there are to check."""
        builder = self._builder
        return len(builder.twice) + len(builder.remarks) + len(builder.warnings)

    def follow(self) -> None:
        """Show what concerns the pages that are shown."""
        builder = self._builder
        told = (builder.twice, builder.remarks, builder.warnings)
        self.setVisible(bool(self.count))
        if told == self._told:
            return
        self._told = told
        self.set_remark(self._session.words.number(self.count))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        self.links = []
        for line in self._lines():
            row = _Row(self._session.theme, line)
            column.addWidget(row)
            self.links += [row.link] if line.link else []
        column.addStretch(1)
        self._scroll.setWidget(rows)  # which deletes the rows before
        rows.setAutoFillBackground(False)

    def _lines(self) -> Iterator[_Line]:
        words, builder = self._session.words, self._builder
        for twice in builder.twice:
            # Who they are stands in the question that follows: the card is narrow.
            text = words.n(
                "{count} person has the number {number}.",
                "{count} people have the number {number}.",
                len(twice.holders),
                number=twice.number,
            )
            yield _Line(text, "bad", words.t("New number…"), partial(self._give_anew, twice))
        for remark in builder.remarks:
            link = words.t("Fill in") if remark.of_workshop else ""
            yield _Line(remark.text, link=link, act=self.fill_in_requested.emit)
        yield from map(_Line, builder.warnings)

    def _give_anew(self, twice: GivenTwice) -> None:
        """Ask who of the holders gets another number."""
        session, t = self._session, self._session.words.t
        chosen = self._ask.choose(
            t("Number {number}", number=twice.number),
            t("Who gets a new number? Print that certificate again afterwards."),
            [name for _, name in twice.holders],
        )
        if chosen is None:
            return
        person_id, name = twice.holders[chosen]
        session.run(
            lambda: certificates.give_anew(session.workshop, person_id),
            done=t("{name} gets a new number with the next print.", name=name),
            offer_undo=True,
        )


class _Row(QWidget):
    """An icon, the text, and below it the way to put it right: the card is narrow."""

    def __init__(self, theme: Theme, line: _Line) -> None:
        super().__init__()
        self.link = Button(theme, line.link, kind="link")
        self.link.setAccessibleName(f"{line.link}: {line.text}" if line.link else "")
        self.link.setVisible(bool(line.link))
        if line.act is not None:
            self.link.clicked.connect(line.act)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon = IconLabel(theme, "triangle-alert", line.token, 16)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(text_label(line.text, wrap=True))
        foot = QHBoxLayout()  # a button asks for no width of the whole column by itself
        foot.addWidget(self.link)
        foot.addStretch(1)
        texts.addLayout(foot)
        row.addLayout(texts, 1)
        self.setAccessibleName(line.text)
