"""Praktik baik: the live form, saved while somebody types, and the list of what is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import practices, records
from workshop_app.actions.overview import current_session
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.records import Agency, Person, Practice
from workshop_app.ui.autosave import Autosave
from workshop_app.ui.drafts import Draft
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.base import Screen
from workshop_app.ui.screens.practice_form import PracticeForm
from workshop_app.ui.screens.practice_list import PracticeListPanel
from workshop_app.ui.screens.practice_lookup import PracticeLookup
from workshop_app.ui.screens.practice_review import compare, go_back
from workshop_app.ui.screens.practice_words import Saving, say_apart, say_context, say_saving
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.head import PageHead
from workshop_app.words.catalogue import mark


@dataclass(frozen=True, slots=True)
class _State:
    """What is carried over when the language changes."""

    record_id: str
    text: str
    strategy: str


class PracticesScreen(Screen):
    """One form at a time. Leaving it, for another record or another screen, saves it first."""

    NAME = "practices"
    TITLE = mark("Good practices")
    ICON = "lightbulb"
    TABLES: ClassVar = ("practice", "agency", "strategy", "session", "workshop")

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        say = Say(self.session.words, self.session.workshop.settings.time_zone)
        self.new_button = Button(theme, t("New practice"), kind="primary", icon="plus")
        self.new_button.setToolTip("Ctrl+N")
        self.head = PageHead(t(self.TITLE), actions=(self.new_button,))
        self.lookup = PracticeLookup(self.session)
        self.form = PracticeForm(
            theme, self.session.words, self.lookup.agencies, self.lookup.people
        )
        self.panel = PracticeListPanel(theme, say)
        self.draft = Draft(self.form.bindings, Practice())
        self.autosave = Autosave(self)
        self._failed = False
        self._sticky_session = ""
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.form, 9)
        columns.addWidget(self.panel, 4)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addLayout(columns, 1)
        self.draft.show(None)

    def _connect(self) -> None:
        form, panel = self.form, self.panel
        self.new_button.clicked.connect(self.new_form)
        self.autosave.due.connect(self.save)
        form.edited.connect(self._on_form_edited)
        form.next_requested.connect(self.next_form)
        form.left.connect(self._on_form_left)
        form.history_requested.connect(self._on_history_requested)
        form.compare_requested.connect(self._on_compare_requested)
        form.remove_requested.connect(self.remove)
        form.agency.new_requested.connect(self._on_new_agency_requested)
        form.presenter.new_requested.connect(self._on_new_person_requested)
        panel.chosen.connect(self.open)
        panel.entered.connect(self._on_panel_entered)
        panel.remove_requested.connect(self.remove)
        self._shortcuts = [self._shortcut(keys) for keys in ("Ctrl+Return", "Ctrl+Enter")]

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.next_form)
        return shortcut

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._load_choices()
        self.panel.load(practices.practice_rows(self.session.workshop))
        self._follow()

    def update_for(self, changes: ChangeSet) -> None:
        if changes.concerns("agency", "strategy", "session", "workshop"):
            self.refresh()
            return
        touched = changes.touched.get("practice", frozenset())
        rows = practices.practice_rows(self.session.workshop, touched)
        self.panel.take(touched, rows)
        self._follow()

    def _load_choices(self) -> None:
        strategies = self.lookup.strategies
        self.form.set_strategies(strategies)
        self.panel.offer_strategies([(c.id, f"{c.number}  {c.text}") for c in strategies])
        self.form.session_box.set_options(self.lookup.sessions)

    def _follow(self) -> None:
        """Bring form, list and head into line with the workshop."""
        record = self._record()
        if self.draft.record_id and record is None:
            if self.draft.dirty:
                self.draft.detach()
                self.autosave.touch()
            else:
                self._show(None)
        elif record is not None:
            self.draft.follow(record)
        elif not self.form.has_words:
            self._preset_session()
        self.panel.select(self.draft.record_id)
        self._show_state()

    def _record(self) -> Practice | None:
        record = self.session.workshop.read.get(Practice, self.draft.record_id)
        return None if record is None or record.deleted else record

    def _show_state(self) -> None:
        """Say the truth about saving, and what belongs to the record."""
        self.lookup.agency_id = self.form.agency.value
        t, record = self.session.words.t, self._record()
        self.form.set_title(record.code if record and record.code else t("New good practice"))
        self.form.chip.show_state(*say_saving(self.session, self._saving(record), record))
        self.form.history_button.setEnabled(record is not None)
        self.form.remove_button.setEnabled(record is not None)
        apart = say_apart(self.session, record)
        self.form.conflict.setVisible(bool(apart))
        self.form.conflict.set_text(apart)
        self.form.setEnabled(not self.session.workshop.read_only)
        self.form.advise()
        self.head.set_context(say_context(self.session))

    def _saving(self, record: Practice | None) -> Saving:
        if self.session.workshop.read_only:
            return Saving.REFUSED
        if self.draft.dirty and (self.draft.record_id or self.form.has_words):
            return Saving.FAILED if self._failed else Saving.WAITING
        return Saving.SAVED if record else Saving.NOTHING

    # --- saving ------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        self.autosave.stop()
        if self.draft.dirty and (self.draft.record_id or self.form.has_words):
            self._failed = not self.draft.save(self._store)
            self._follow()
        return not self._failed

    def _store(self, record_id: str, dirty: Mapping[str, object]) -> str | None:
        ws, run = self.session.workshop, self.autosave.run_of(dirty)
        values = dirty if record_id else self.draft.values
        return self.session.attempt(lambda: practices.save_practice(ws, record_id, values, run=run))

    def settle(self) -> None:
        self.save()
        unknown = self.form.unknown
        if unknown is not None:
            self.session.notices.warn(
                self.session.words.t("“{text}” is on no list and was not saved.", text=unknown[1]),
                self.session.words.t(
                    "It still stands in the form: choose from the list or add it."
                ),
            )

    @property
    def unsaved(self) -> bool:
        """True while words stand in the form that could not be saved."""
        return self._failed

    def next_form(self) -> None:
        """Save, and begin the next record with the cursor in the first field."""
        unknown = self.form.unknown
        if unknown is not None:
            self.form.advise()
            unknown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            unknown[0].open_list()
            return
        if self.form.has_words and not self.form.title_field.text().strip():
            self.form.title_field.setText(self.form.suggestion)
        self.new_form()

    def new_form(self) -> None:
        """Begin another record, once this one is saved."""
        if self.save():
            self._sticky_session = self.form.session_box.value
            self._show(None)
            self.form.agency.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open(self, record_id: str) -> None:
        """Show a record in the form, once the present one is saved."""
        if record_id == self.draft.record_id:
            return
        record = self.session.workshop.read.get(Practice, record_id)
        if record is not None and not record.deleted and self.save():
            self._show(record)
        else:
            self.panel.select(self.draft.record_id)

    def _show(self, record: Practice | None) -> None:
        self.autosave.stop()
        self.autosave.end_run()
        self._failed = False
        self.draft.show(record)
        if record is None:
            self._preset_session()
        self.panel.select(self.draft.record_id)
        self.form.area.verticalScrollBar().setValue(0)
        self._show_state()

    def _preset_session(self) -> None:
        now = current_session(self.session.workshop)
        session_id = self._sticky_session or (now.id if now else "")
        if self.form.session_box.value != session_id and not self.draft.dirty:
            self.draft.preset("session_id", session_id)

    def remove(self) -> None:
        """Delete the record in the form; the notice offers to undo it."""
        record = self._record()
        if record is None or not self.save():
            return
        after = self.panel.neighbour_of(record.id)
        name = record.title or record.code
        done = self.session.words.t("“{name}” was deleted.", name=name)
        ws = self.session.workshop
        if self.session.run(
            lambda: records.remove(ws, Practice, record.id), done=done, offer_undo=True
        ):
            self.open(after)

    # --- going places ------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        return self.form.action if self.draft.record_id else self.form.agency

    def show_record(self, kind: str, record_id: str) -> None:
        if kind in ("practice", ""):
            self.panel.show_all()
            self.open(record_id)
        elif kind == "strategy":
            self.panel.filter_by("", record_id)
            self.new_form()
            self.draft.preset("strategies", (record_id,))

    def state(self) -> object:
        return _State(self.draft.record_id, self.panel.filter.text(), self.panel.strategy.value)

    def restore(self, state: object) -> None:
        if isinstance(state, _State):
            self.refresh_if_stale()
            self.panel.filter_by(state.text, state.strategy)
            self.open(state.record_id)

    # --- events ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The menu has Ctrl+N for a new workshop; on this screen it begins a new practice.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.New)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.New):
            self.new_form()
        else:
            super().keyPressEvent(event)

    def _on_form_edited(self) -> None:
        self.autosave.touch()
        self._show_state()

    def _on_form_left(self) -> None:
        self.save()
        target = self.panel.view if self.panel.model.rowCount() else self.panel.filter
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_panel_entered(self) -> None:
        self.form.agency.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_agency_requested(self, text: str) -> None:
        ws = self.session.workshop
        made = self.session.attempt(lambda: records.add(ws, Agency, short_name=text, invited=False))
        if made is not None:
            self.form.agency.set_value(made, text)
            self._on_form_edited()

    def _on_new_person_requested(self, text: str) -> None:
        ws, agency_id = self.session.workshop, self.form.agency.value
        made = self.session.attempt(lambda: records.add(ws, Person, name=text, agency_id=agency_id))
        if made is not None:
            self.form.presenter.set_value(made, text)
            self._on_form_edited()

    def _on_history_requested(self) -> None:
        record = self._record()
        if record is not None and self.save():
            go_back(self.session, self.ask, record)

    def _on_compare_requested(self) -> None:
        if self.save():
            compare(self.session, self.ask, self.draft.record_id)
