"""The four figures above the desk, from the same query as overview and proceedings."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.actions.overview import Overview
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.cards import FigureCard
from workshop_app.ui.widgets.grid import CardGrid
from workshop_app.words.catalogue import Words


class DeskFigures(QWidget):
    """Here, not here yet, agencies, walk-ins."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self.here = FigureCard(theme, words.t("Here"))
        self.awaited = FigureCard(theme, words.t("Not here yet"), icon="clock", token="warn")
        self.agencies = FigureCard(theme, words.t("Agencies here"), icon="building-2")
        self.walk_ins = FigureCard(theme, words.t("Walk-ins"), icon="user-plus")
        cards = (self.here, self.awaited, self.agencies, self.walk_ins)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardGrid(theme, cards, (4, 2), least=150))

    def show_figures(self, o: Overview) -> None:
        """Show the figures of now."""
        w = self._words
        incomplete = sum(a.present < a.registered for a in o.agencies)
        self.here.show_figure(
            w.number(o.present),
            w.t("of {count} registered", count=w.number(o.registered)),
            share=(o.present, o.registered),
        )
        self.awaited.show_figure(
            w.number(o.registered - o.present),
            w.n("{count} agency not complete", "{count} agencies not complete", incomplete),
        )
        self.agencies.show_figure(
            w.number(o.invited_present), w.t("of {count} invited", count=w.number(o.invited))
        )
        self.walk_ins.show_figure(w.number(o.walk_ins), w.t("registered at the desk"))


def figures_in_words(w: Words, o: Overview) -> str:
    """Say the figures in one line, for windows too low for the cards."""
    people = w.t(
        "{present} of {registered} here",
        present=w.number(o.present),
        registered=w.number(o.registered),
    )
    agencies = w.t(
        "{present} of {invited} agencies",
        present=w.number(o.invited_present),
        invited=w.number(o.invited),
    )
    walk_ins = w.n("{count} walk-in", "{count} walk-ins", o.walk_ins)
    return " · ".join((people, agencies, walk_ins))
