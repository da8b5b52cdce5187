"""Notula: the points of each session as they are said, in order, and decisions that become commitments."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.actions import minutes, records
from workshop_app.actions.overview import current_session
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.names import fold
from workshop_app.domain.records import Minute
from workshop_app.ui.drafts import Draft
from workshop_app.ui.models.minutes import MinuteModel, kind_of, text_of, who_of
from workshop_app.ui.models.rows import IdRole, Say
from workshop_app.ui.screens.attachments_keeper import AttachmentsKeeper, Written
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.contribution_list import ContributionView
from workshop_app.ui.screens.contribution_lookup import ContributionLookup
from workshop_app.ui.screens.contribution_painter import ContributionPainter, Told
from workshop_app.ui.screens.contribution_review import go_back
from workshop_app.ui.screens.contribution_words import say_saving, tell_unknown
from workshop_app.ui.screens.form_keeper import FormKeeper
from workshop_app.ui.screens.minutes_entry import MinutesEntry
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import rule
from workshop_app.words.catalogue import mark


class _Points(ContributionView):
    """The list: Alt with an arrow moves a point."""

    move_requested = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)


class MinutesScreen(Screen):
    """One session at a time; what is typed is saved at every pause."""

    NAME = "minutes"
    TITLE = mark("Minutes")
    ICON = "notebook-pen"
    TABLES: ClassVar = ("minute", "commitment", "attachment", "agency", "session", "workshop")

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        say = Say(self.session.words, self.session.workshop.settings.time_zone)
        self.session_box = Combo()
        self.session_box.setAccessibleName(t("Session"))
        self.head = PageHead(t(self.TITLE))
        self.lookup = ContributionLookup(self.session)
        self.entry = MinutesEntry(theme, self.session.words, self.lookup.agencies)
        self.model = MinuteModel(say, self)
        self.view = _Points(self.model, t("Points of the minutes"))
        told = Told(text_of, who_of, kind_of)
        self.view.setMinimumHeight(theme.px(96))
        self.view.setItemDelegate(ContributionPainter(theme, say, self.view, told))
        self.empty = EmptyState(
            theme,
            "notebook-pen",
            t("No point in these minutes yet"),
            t("Type below what is said; Enter begins the next point. Alt+↑ and Alt+↓ move one."),
        )
        self.kept = FormKeeper(self, self.session, Minute, self.entry, self._store)
        written = Written(Minute.KIND, self.draft, self.save)
        self.keeper = AttachmentsKeeper(self, self.entry.attachments, written, self.entry)
        self._quiet = self._chosen_by_hand = False
        self._lay_out()
        self.draft.show(None)

    @property
    def draft(self) -> Draft:
        """What is typed against what the workshop holds."""
        return self.kept.draft

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        card = Card()
        card.body.addWidget(self.session_box)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(rule())
        card.body.addWidget(self.entry)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addWidget(card, 1)

    def _connect(self) -> None:
        entry, view = self.entry, self.view
        self.kept.autosave.due.connect(self.save)
        self.session_box.activated.connect(self._on_session_activated)
        entry.edited.connect(self._on_entry_edited)
        entry.text.things_pasted.connect(entry.attachments.take)
        entry.next_requested.connect(self.next_point)
        entry.left.connect(self._on_entry_left)
        entry.commitment_requested.connect(self.make_commitment)
        entry.history_requested.connect(self._on_history_requested)
        entry.remove_requested.connect(self.remove)
        entry.agency.textEdited.connect(self.kept.autosave.touch)
        entry.agency.new_requested.connect(self._on_new_agency_requested)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._on_view_clicked)
        view.enter_pressed.connect(self._on_enter_pressed)
        view.delete_pressed.connect(self.remove)
        view.move_requested.connect(self._on_move_requested)
        self._commit = QShortcut(QKeySequence("Ctrl+T"), self)
        self._commit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._commit.activated.connect(self.make_commitment)

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._offer_sessions()
        if not self._chosen_by_hand:
            self.session_box.set_value(self._likely_session())
        self._follow()

    def update_for(self, changes: ChangeSet) -> None:
        self._offer_sessions()
        self._follow()

    def _offer_sessions(self) -> None:
        words, counted = self.session.words, minutes.counts(self.session.workshop)
        options = [*self.lookup.sessions[1:], ("", words.t("Outside the sessions"))]
        self.session_box.set_options(
            [
                (
                    key,
                    f"{text} · " + words.n("{count} point", "{count} points", counted.get(key, 0)),
                )
                for key, text in options
            ]
        )
        if self.session_box.currentIndex() < 0:
            self.session_box.setCurrentIndex(0)

    def _likely_session(self) -> str:
        """The session that is on or next; after the event the last one with points, or else the first."""
        now = current_session(self.session.workshop)
        if now is not None:
            return now.id
        ids = [key for key, _ in self.lookup.sessions[1:]]
        counted = minutes.counts(self.session.workshop)
        return next((i for i in reversed(ids) if i in counted), ids[0] if ids else "")

    def _follow(self) -> None:
        """Bring list, line and head into line with the workshop."""
        if not self.kept.follow():
            self._show(None)
        rows = minutes.point_rows(self.session.workshop, self.session_box.value)
        self.model.show(rows)
        self.stack.setCurrentWidget(self.view if rows else self.empty)
        self._select(self.draft.record_id)
        self._show_state()

    def _show_state(self) -> None:
        t, record, entry = self.session.words.t, self.kept.record, self.entry
        row = self.model.row_of(record.id) if record else None
        entry.title.setText(t("Point being changed") if record else t("New point"))
        entry.chip.show_state(*say_saving(self.session, self.kept.saving(), record))
        entry.history_button.setEnabled(record is not None)
        entry.remove_button.setEnabled(record is not None)
        entry.commitment_button.setEnabled(record is not None or entry.has_words)
        entry.commitment_button.set_text(
            t("Open {code}", code=row.commitment)
            if row and row.commitment_id
            else t("Make a commitment")
        )
        entry.setEnabled(not self.session.workshop.read_only)
        entry.advise()
        self.keeper.show_those_of(record)
        count = self.session.workshop.read.count(Minute)
        self.head.set_context(
            self.session.words.n("{count} point altogether", "{count} points altogether", count)
        )

    def _select(self, record_id: str) -> None:
        self._quiet = True
        index = self.model.index_of(record_id)
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)
        else:
            self.view.clearSelection()
            self.view.scrollToBottom()
        self._quiet = False

    # --- saving ------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        if self.kept.save():
            self._follow()
        return not self.kept.failed

    def _store(self, record_id: str, values: Mapping[str, object], run: str) -> str:
        where = self.session_box.value
        return minutes.save_point(
            self.session.workshop, record_id, values, session_id=where, run=run
        )

    def settle(self) -> None:
        self.entry.attachments.flush()
        self.save()
        self.kept.left()
        tell_unknown(self.session, self.entry.names, stays=True)

    @property
    def unsaved(self) -> bool:
        """True while words stand in the line that could not be saved."""
        return self.kept.failed

    @property
    def unfinished(self) -> bool:
        """True while the name of an agency stands in the line that is on no list."""
        return bool(self.entry.names)

    def next_point(self) -> None:
        """Save, and begin the next point with the cursor in its text."""
        if self.entry.agency.unknown:
            self.entry.advise()
            self.entry.agency.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.entry.agency.open_list()
        elif self.save():
            self._show(None)
            self.entry.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open(self, record_id: str) -> None:
        """Show a point in the line, once the present one is saved."""
        record = self.session.workshop.read.get(Minute, record_id)
        if record_id == self.draft.record_id or record is None or record.deleted:
            return
        if not self.save():
            self._select(self.draft.record_id)
            return
        if record.session_id != self.session_box.value:
            self._chosen_by_hand = True
            self.session_box.set_value(record.session_id)
        self._show(record)
        self._follow()

    def _show(self, record: Minute | None) -> None:
        tell_unknown(self.session, self.entry.names, stays=False)
        self.kept.show(record)
        self._select(self.draft.record_id)
        self._show_state()

    # --- deeds -------------------------------------------------------------------------------------

    def make_commitment(self) -> None:
        """Make a commitment of the point, or open the one it has become."""
        if not self.save() or not self.draft.record_id:
            return
        ws, point_id, t = self.session.workshop, self.draft.record_id, self.session.words.t
        row = self.model.row_of(point_id)
        if row is not None and row.commitment_id:
            self.open_requested.emit("commitments", "commitment", row.commitment_id)
            return
        self.session.run(
            lambda: minutes.become_commitment(ws, point_id),
            done=t("Now a commitment as well. Ctrl+T again opens it."),
            offer_undo=True,
        )

    def remove(self) -> None:
        """Delete the point in the line; the notice offers to undo it."""
        record = self.kept.record
        if record is None or not self.save():
            return
        ws = self.session.workshop
        done = self.session.words.t("“{name}” was deleted.", name=records.title(record))
        if self.session.run(
            lambda: records.remove(ws, Minute, record.id), done=done, offer_undo=True
        ):
            self.entry.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- going places ------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        return self.entry.text

    @property
    def record_in_view(self) -> tuple[str, str]:
        return "session", self.session_box.value

    def show_record(self, kind: str, record_id: str) -> None:
        if kind == "session":
            self._choose_session(record_id)
        else:
            self.open(record_id)

    def mark_words(self, text: str) -> None:
        self.entry.text.mark(tuple(fold(text).split()))

    def state(self) -> object:
        return self.session_box.value, self.draft.record_id, self.entry.names

    def restore(self, state: object) -> None:
        match state:
            case (str(session_id), str(record_id), dict(names)):
                self.refresh_if_stale()
                self._choose_session(session_id)
                self.resume(record_id, names)

    def resume(self, record_id: str, names: Mapping[str, str]) -> None:
        self.refresh_if_stale()
        self.open(record_id)
        self.entry.agency.put_typed(names.get("agency_id", self.entry.agency.text()))
        self._show_state()
        self.save()

    def rest(self) -> None:
        super().rest()
        self.kept.close()

    def _choose_session(self, session_id: str) -> None:
        if self.save():
            self._chosen_by_hand = True
            self.session_box.set_value(session_id)
            self._show(None)
            self._follow()

    # --- events ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self.keeper.took(watched, event) or super().eventFilter(watched, event)

    def _on_session_activated(self) -> None:
        chosen = self.session_box.value
        self._choose_session(chosen)
        self.entry.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entry_edited(self) -> None:
        self.kept.autosave.touch()
        self._show_state()

    def _on_entry_left(self) -> None:
        if self.save():
            target = self.view if self.model.rowCount() else self.session_box
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.open(str(current.data(IdRole)))

    def _on_view_clicked(self, index: QModelIndex) -> None:
        self.open(str(index.data(IdRole)))

    def _on_enter_pressed(self) -> None:
        self.entry.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_move_requested(self, step: int) -> None:
        ws, point_id = self.session.workshop, self.draft.record_id
        if point_id and self.save():
            self.session.run(lambda: minutes.move(ws, point_id, step))

    def _on_new_agency_requested(self, text: str) -> None:
        made = self.lookup.add_agency(text)
        if made is not None:
            self.entry.agency.set_value(made, text)
            self._on_entry_edited()

    def _on_history_requested(self) -> None:
        record = self.kept.record
        if record is not None and self.save():
            go_back(self.session, self.ask, record)
