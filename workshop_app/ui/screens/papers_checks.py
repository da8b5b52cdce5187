"""What to look at before a paper leaves, with the way to put it right."""

from collections.abc import Iterator
from typing import Final

from workshop_app.actions import certificates
from workshop_app.domain.certificates import GivenTwice
from workshop_app.ui.ask import Ask
from workshop_app.ui.papers_builder import PapersBuilder
from workshop_app.ui.screens.overview_cards import ListCard, ListLine, Place
from workshop_app.ui.session import Session
from workshop_app.words.certificates import given_twice_words

_TWICE: Final = "given-twice"
"""The kind of a place that is no record: a number that several people have."""


class PapersChecks(ListCard):
    """Shown while there is something to check. `place_chosen` leads to other screens."""

    def __init__(self, session: Session, builder: PapersBuilder, ask: Ask) -> None:
        super().__init__(session.theme, session.words.t("To check"))
        self._session, self._builder, self._ask = session, builder, ask
        self.hide()

    def follow(self) -> None:
        """Show what concerns the pages that are shown."""
        lines = list(self._lines())
        remark = self._session.words.number(len(lines)) if lines else ""
        self.show_lines(lines, remark, self._session.words.t("Nothing is missing."))
        self.setVisible(bool(lines))

    def _lines(self) -> Iterator[ListLine]:
        t, builder = self._session.words.t, self._builder
        for twice in builder.twice:
            yield ListLine(
                given_twice_words(self._session.words, twice),
                icon="triangle-alert",
                token="danger",
                link=t("New number"),
                place=Place("", _TWICE, twice.number),
            )
        for remark in builder.remarks:
            yield ListLine(
                remark.text,
                icon="circle-alert",
                token="warn",
                link=t("Fill in") if remark.of_workshop else "",
                place=Place("proceedings") if remark.of_workshop else None,
            )
        for warning in builder.warnings:
            yield ListLine(warning, icon="triangle-alert", token="warn")

    def take(self, place: Place) -> bool:
        """Deal with what needs no other screen; False if the place leads to one."""
        if place.kind != _TWICE:
            return False
        twice = next((each for each in self._builder.twice if each.number == place.record_id), None)
        if twice is not None:
            self._give_anew(twice)
        return True

    def _give_anew(self, twice: GivenTwice) -> None:
        """Ask who of the holders gets another number."""
        session, t = self._session, self._session.words.t
        chosen = self._ask.choose(
            t("Number {number}", number=twice.number),
            t("Who gets a new number?"),
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
