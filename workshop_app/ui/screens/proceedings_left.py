"""The left of the proceedings' screen: their parts, or the contents as they are printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workshop_app.ui.screens.proceedings_parts import PartsList
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.ui.widgets.pdf_contents import PdfContents
from workshop_app.words.catalogue import Words


class LeftCard(Card):
    """Two lists, one behind the other."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        t = words.t
        self.parts = PartsList(theme, words)
        self.contents = PdfContents(theme, t("Contents"))
        self.contents.setMinimumWidth(110)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.addTab(t("Parts"))
        self.tabs.addTab(t("Contents"))
        self.tabs.setAccessibleName(t("Parts and contents"))
        self.reset_button = Button(theme, t("Usual order"), kind="link", icon="undo-2")
        hint = ElidedLabel(t("Alt+↑ Alt+↓ move a part"), "small")
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.parts, 1)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self.reset_button)
        column.addLayout(foot)
        self.stack = QStackedWidget()
        self.stack.addWidget(first)
        self.stack.addWidget(self.contents)
        self.body.setContentsMargins(10, 8, 10, 10)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.reset_button.hide()

    def show_order(self, own: bool) -> None:
        """Offer the usual order where somebody has chosen another."""
        self.reset_button.setVisible(own)
