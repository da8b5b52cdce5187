"""The middle of the proceedings' screen: how the pages stand, in words, and the pages."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop_app.domain.errors import Cancelled
from workshop_app.ui.proceedings_builder import QUICK_MS, ProceedingsBuilder
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import text_label, tip
from workshop_app.ui.widgets.pdf_pane import PdfPane
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.words.errors import word

HEAD = 42
"""The height of the line above the pages: words and progress take turns in it, and the pages stay still."""
ROOM_FOR_WORDS = 440
"""From this width on the button that opens what is on the page has words."""


class PagesCard(Card):
    """Shows what a builder has made, and says what it is doing."""

    def __init__(self, session: Session, builder: ProceedingsBuilder, icon: str) -> None:
        super().__init__()
        self._session, self._builder = session, builder
        self.setProperty("card", "sunken")
        t, theme = session.words.t, session.theme
        self._opens = t("Open what is here")
        self.status = text_label("", "muted", wrap=True)
        self.refresh_button = Button(theme, t("Refresh"), kind="link", icon="refresh-cw")
        self.refresh_button.setToolTip("F5")
        self.open_button = Button(theme, "", kind="link", icon="pencil")
        told = t("Enter, or a double click on the page")
        self.open_button.setToolTip(tip(f"{self._opens}: {told}"))
        self.open_button.hide()
        self.progress = ProgressStrip(theme, t("Cancel"))
        self.pane = PdfPane(theme, session.words)
        self.empty = EmptyState(theme, icon, "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.pane)
        self.offers_open = False
        head = QWidget()
        head.setMinimumHeight(theme.px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.status, 1)
        row.addWidget(self.progress, 1)
        row.addWidget(self.refresh_button)
        row.addWidget(self.open_button)
        self.body.addWidget(head)
        self.body.addWidget(self.stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is little room the state of the pages is told whole, and the icon must do.
        roomy = event.size().width() >= self._session.theme.px(ROOM_FOR_WORDS)
        self.open_button.set_text(self._opens if roomy else "")
        self.open_button.setAccessibleName(self._opens)

    def show_file(self) -> None:
        """Show the new pages."""
        if self._builder.path is not None:
            self.pane.show_file(self._builder.path)

    def show_state(self) -> None:
        """Say how the pages stand."""
        self._share_head()
        if self._passes_soon:
            return
        message, advice = self._state()
        self.status.setText(f"{message}\n{advice}".strip())
        self.empty.set_words(message, advice)
        self.stack.setCurrentWidget(self.pane if self._builder.path else self.empty)
        self.refresh_button.setVisible(not self._builder.is_fresh and not self._builder.is_due)

    def _share_head(self) -> None:
        """Show progress, or how the pages stand and the way to what is on them."""
        idle = self.progress.isHidden()
        self.status.setVisible(idle and self._builder.path is not None)
        self.open_button.setVisible(idle and self.offers_open)

    @property
    def _passes_soon(self) -> bool:
        """True while new pages are made in a moment: words about that would only flicker."""
        builder = self._builder
        quick = builder.took <= QUICK_MS and builder.path is not None and builder.error is None
        return builder.is_due and quick and self.progress.isHidden()

    def begin(self, words: str) -> None:
        """Show the strip of progress; `advance` goes on."""
        self.progress.begin(words)
        self.show_state()

    def advance(self, words: str, done: int, total: int) -> None:
        """Tell how far it is, if it takes long enough to be told."""
        if not self.progress.isHidden():
            self.progress.advance(words, done, total)

    def _state(self) -> tuple[str, str]:
        """Say how the pages stand, and what to do about it."""
        t, builder = self._session.words.t, self._builder
        if builder.error is not None and not isinstance(builder.error, Cancelled):
            wording = word(self._session.words, builder.error)
            return wording.message, wording.advice
        if builder.is_due:
            if builder.path is None:
                return t("The pages are being made …"), t("You can go on working meanwhile.")
            return t("Something has changed: the pages are being made anew …"), ""
        if builder.path is None:
            return t("Making the pages was stopped."), t("“Refresh” makes them.")
        if not builder.is_fresh:
            return t("These pages do not show the latest changes."), ""
        return t("Up to date, made at {time}", time=self._made_at()), ""

    def _made_at(self) -> str:
        moment, zone = self._builder.built_at, self._session.workshop.settings.time_zone
        return self._session.words.clock_seconds(moment, zone) if moment else ""
