"""Pemeriksaan identitas: what may tell who somebody is, and the decision on each before anything leaves."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import guarding
from workshop_app.actions.guarding import GuardFinding
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.records import KINDS
from workshop_app.ui.dialogs.reason import ReasonDialog
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.guard_finding import SCREENS, FindingCard
from workshop_app.ui.screens.guard_list import GuardListPanel
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import text_label
from workshop_app.words.catalogue import mark


class GuardScreen(Screen):
    """Findings on the left, the marked one on the right; after each decision comes the next."""

    NAME = "guard"
    TITLE = mark("Identity check")
    ICON = "shield-alert"
    TABLES: ClassVar[tuple[str, ...]] = ()

    # --- layout ------------------------------------------------------------------------------------

    def _build(self) -> None:
        words, theme = self.session.words, self.session.theme
        self._wanted = ""
        self._findings: list[GuardFinding] = []
        self.head = PageHead(words.t(self.TITLE))
        self.panel = GuardListPanel(theme, words)
        self.card = FindingCard(theme, words)
        hint = words.t(
            "Rules find numbers, names and places; they do not understand a text. Somebody must read "
            "every text before it is printed."
        )
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.panel, 5)
        columns.addWidget(self.card, 8)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addLayout(columns, 1)
        page.addWidget(text_label(hint, "small", wrap=True))

    def _connect(self) -> None:
        self.session.guard.ready.connect(self._on_guard_ready)
        self.panel.chosen.connect(self._on_panel_chosen)
        card = self.card
        card.replace_requested.connect(self.replace)
        card.stand_requested.connect(self.let_stand)
        card.withhold_requested.connect(self.withhold)
        card.reopen_requested.connect(self.reopen)
        card.record_requested.connect(self.open_record)
        deeds = (self.replace, self.let_stand, self.withhold, self.reopen)
        self._shortcuts = [self._shortcut(str(n), deed) for n, deed in enumerate(deeds, 1)]

    def _shortcut(self, key: str, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)
        return shortcut

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Have the texts read that are new; the list follows when that is done."""
        self._say_state()
        if self.session.guard.is_ready:
            self._on_guard_ready()
        else:
            self.session.guard.want()

    def update_for(self, changes: ChangeSet) -> None:
        """Every change may bring or end a finding."""
        self.refresh()

    def _say_state(self) -> None:
        w = self.session.words
        if not self.session.guard.is_ready and not self._findings:
            self.head.set_context(w.t("Reading the texts …"))
            title, sentence = w.t("Reading the texts …"), w.t("What the rules find stands here.")
        else:
            title = w.t("Nothing was found by these rules")
            sentence = w.t("That is no proof: a person must still read every text.")
            if any(not finding.is_open for finding in self._findings):
                title = w.t("Everything found is decided")
            self.head.set_context(self._counted())
        self.panel.say_nothing(title, sentence)

    def _counted(self) -> str:
        w, waiting = self.session.words, sum(f.is_open for f in self._findings)
        decided = len(self._findings) - waiting
        told = w.n("{count} waits for a decision", "{count} wait for a decision", waiting)
        return " · ".join((told, w.n("{count} decided", "{count} decided", decided)))

    def _show_finding(self) -> None:
        finding = self.panel.current
        self.card.setVisible(finding is not None)
        if finding is not None:
            self.card.show_finding(finding, self._text_of(finding))
        self.card.setEnabled(not self.session.workshop.read_only)

    def _text_of(self, finding: GuardFinding) -> str:
        place = finding.place
        record = self.session.workshop.read.get(KINDS[place.record_kind], place.record_id)
        texts = guarding.texts_of(record) if record is not None else ()
        return next((text for where, text in texts if where == place), finding.found)

    # --- deeds -------------------------------------------------------------------------------------

    def replace(self) -> None:
        """Put the proposed wording into the text."""
        finding, ws = self._open_one(), self.session.workshop
        if finding is not None:
            self.session.run(
                lambda: guarding.replace(ws, finding),
                done=self.session.words.t("Replaced: {text}", text=finding.proposal),
                offer_undo=True,
            )

    def let_stand(self) -> None:
        """Let the passage be printed, for a reason."""
        finding, t = self._open_one(), self.session.words.t
        if finding is not None:
            dialog = ReasonDialog(
                self.session.theme,
                self.session.words,
                t("Let stand"),
                t("“{text}” will be printed.", text=finding.found),
                hint=t("The person has agreed in writing; a public office; …"),
                needed=True,
            )
            self._decide(guarding.let_stand, finding, dialog, t("It may be printed."))

    def withhold(self) -> None:
        """Keep the whole text out of everything that leaves."""
        finding, t = self._open_one(), self.session.words.t
        if finding is not None:
            dialog = ReasonDialog(
                self.session.theme,
                self.session.words,
                t("Withhold the text"),
                t("The whole text of this field will be left out of everything that leaves."),
            )
            self._decide(guarding.withhold, finding, dialog, t("The text stays inside."))

    def _decide(
        self,
        decide: Callable[[Workshop, GuardFinding, str], object],
        finding: GuardFinding,
        dialog: ReasonDialog,
        done: str,
    ) -> None:
        ws, reason = self.session.workshop, self.ask.gather(dialog)
        if isinstance(reason, str):
            self.session.run(lambda: decide(ws, finding, reason), done=done, offer_undo=True)

    def reopen(self) -> None:
        """Take the decision on the marked finding back."""
        finding, ws = self.panel.current, self.session.workshop
        if finding is not None and not finding.is_open:
            self.session.run(
                lambda: guarding.take_back(ws, finding),
                done=self.session.words.t("It waits for a decision again."),
                offer_undo=True,
            )

    def _open_one(self) -> GuardFinding | None:
        finding = self.panel.current
        return finding if finding is not None and finding.is_open else None

    def open_record(self) -> None:
        """Go to the record on its own screen."""
        finding = self.panel.current
        if finding is not None:
            place = finding.place
            screen = SCREENS.get(place.record_kind, "")
            self.open_requested.emit(screen, place.record_kind, place.record_id)

    # --- going places ------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        return self.panel.view

    def show_record(self, kind: str, record_id: str) -> None:
        """Mark the first finding in a record, once they are known."""
        self._wanted = record_id
        if self.session.guard.is_ready:
            self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        if self._wanted:
            self.panel.show_record(self._wanted)
        self._wanted = ""

    # --- events ------------------------------------------------------------------------------------

    def _on_guard_ready(self) -> None:
        if not self.isVisible():
            return  # `refresh` asks again when the screen is shown
        self._findings = self.session.guard.guard.findings()
        self._say_state()
        self.panel.load(self._findings)
        self._go_to_wanted()

    def _on_panel_chosen(self) -> None:
        self._show_finding()
