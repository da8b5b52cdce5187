"""What the screens of contributions share: one form, saved while somebody types, beside the list of all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.actions import contributions, records
from workshop_app.actions.contributions import Contribution
from workshop_app.actions.guarding import scan_text
from workshop_app.actions.overview import current_session
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.choices import PUBLICATION_STATES
from workshop_app.domain.guard.model import Finding
from workshop_app.domain.names import fold
from workshop_app.domain.records import Agency, Settings
from workshop_app.ui.drafts import Draft
from workshop_app.ui.models.contributions import STATES, UNDECIDED
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.contribution_fields import Layout
from workshop_app.ui.screens.contribution_form import ContributionForm
from workshop_app.ui.screens.contribution_list import (
    ContributionListPanel,
    PanelWords,
    group_of,
    with_group,
)
from workshop_app.ui.screens.contribution_lookup import ContributionLookup
from workshop_app.ui.screens.contribution_review import compare, go_back
from workshop_app.ui.screens.contribution_words import (
    say_apart,
    say_context,
    say_saving,
    tell_unknown,
)
from workshop_app.ui.screens.form_keeper import FormKeeper
from workshop_app.ui.screens.gestures import BeginsAnew
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.picker import Picker

CELL: Final = "cell"
"""The kind under which `show_record` begins a new record; the id is "agency id|strategy id"."""


@dataclass(frozen=True, slots=True)
class _State:
    """What is carried over when the language changes."""

    record_id: str
    filters: Mapping[str, str]
    names: Mapping[str, str]


class ContributionScreen(BeginsAnew):
    """One form at a time. Leaving it, for another record or another screen, saves it first.

    Subclasses name the kind and its words, make the form, and count.
    """

    KIND: ClassVar[type[Contribution]]
    NEW: ClassVar[str]
    PANEL: ClassVar[PanelWords]
    LAYOUT: ClassVar[Layout]
    FILTERS: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("strategy", "agency"),
        ("state", "session"),
        ("by",),
    )
    STATES: ClassVar[tuple[tuple[str, str], ...]] = tuple(
        (code, STATES[code][0]) for code in PUBLICATION_STATES
    )
    """(code, marked words) of the filter by state."""

    def make_form(self) -> ContributionForm:
        """Return the form of this kind."""
        session = self.session
        return ContributionForm(
            session.theme, session.words, self.lookup, self.LAYOUT, self._today, self.scan
        )

    def scan(self, text: str) -> Sequence[Finding]:
        """Return what in a text may tell who somebody is."""
        return scan_text(text, self._settings)

    def say_count(self, count: int) -> str:
        """Say in words how many there are."""
        return self.session.words.number(count)

    def accompany(self, record: Contribution | None) -> None:
        """Show what belongs to the record besides its fields."""

    def _today(self) -> date:
        return contributions.today(self.session.workshop)

    def _build(self) -> None:
        t, theme = self.session.words.t, self.session.theme
        say = Say(self.session.words, self.session.workshop.settings.time_zone)
        self.new_button = Button(theme, t(self.NEW), kind="primary", icon="plus")
        self.new_button.setToolTip("Ctrl+N")
        self.head = PageHead(t(self.TITLE), actions=(self.new_button,))
        self.lookup = ContributionLookup(self.session)
        self.form = self.make_form()
        grouped = group_of(self.session.settings.value.list_groups, self.KIND.KIND)
        self.panel = ContributionListPanel(theme, say, self.PANEL, self.FILTERS, grouped)
        self.kept = FormKeeper[Contribution](self, self.session, self.KIND, self.form, self._store)
        self._settings: Settings | None = None
        self._sticky_session = ""
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.form, 9)
        columns.addWidget(self.panel, 5)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addLayout(columns, 1)
        self.draft.show(None)

    @property
    def draft(self) -> Draft:
        """What is typed against what the workshop holds."""
        return self.kept.draft

    def _connect(self) -> None:
        form, panel = self.form, self.panel
        self.new_button.clicked.connect(self.new_form)
        self.kept.autosave.due.connect(self.save)
        form.edited.connect(self._on_form_edited)
        form.name_typed.connect(self.kept.autosave.touch)
        form.next_requested.connect(self.next_form)
        form.left.connect(self._on_form_left)
        form.history_requested.connect(self._on_history_requested)
        form.compare_requested.connect(self._on_compare_requested)
        form.remove_requested.connect(self.remove)
        form.new_agency_requested.connect(self._on_new_agency_requested)
        panel.chosen.connect(self.open)
        panel.entered.connect(form.agency.setFocus)
        panel.searched.connect(form.mark)
        panel.grouped.connect(self._on_panel_grouped)
        panel.remove_requested.connect(self.remove)
        deeds = {"Ctrl+Return": self.next_form, "Ctrl+Enter": self.next_form}
        deeds["Ctrl+F"] = panel.search
        self._shortcuts = [self._shortcut(keys, deed) for keys, deed in deeds.items()]

    def _shortcut(self, keys: str, deed: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)
        return shortcut

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._load_choices()
        self.panel.load(contributions.rows(self.session.workshop, self.KIND))
        self._follow()

    def update_for(self, changes: ChangeSet) -> None:
        if changes.concerns("agency", "strategy", "session", "workshop"):
            self.refresh()
            return
        touched = changes.touched.get(self.KIND.KIND, frozenset())
        rows = contributions.rows(self.session.workshop, self.KIND, touched)
        self.panel.take(touched, rows)
        if not self.kept.is_saving:  # else `save` follows, once it knows the record
            self._follow()

    def _load_choices(self) -> None:
        self._settings = self.session.workshop.settings
        t, strategies = self.session.words.t, self.lookup.strategies
        self.form.set_strategies(strategies)
        self.panel.offer(
            "strategy",
            [
                (UNDECIDED, t("Strategy not decided")),
                *((c.id, f"{c.number}  {c.text}") for c in strategies),
            ],
        )
        sessions = self.lookup.sessions
        self.form.session_box.set_options(sessions)
        self.panel.offer("session", sessions[1:])
        agencies = self.session.workshop.read.all(Agency)
        self.panel.offer("agency", [(a.id, a.short_name) for a in agencies])
        self.panel.offer("by", [(self.session.workshop.operator.name, t("Mine"))])
        self.panel.offer("state", [(code, t(text)) for code, text in self.STATES])

    def _follow(self) -> None:
        """Bring form, list and head into line with the workshop."""
        if not self.kept.follow():
            self._show(None)
        elif not self.draft.record_id and not self.form.has_words:
            self._preset_session()
        self.panel.select(self.draft.record_id)
        self.accompany(self.kept.record)
        self._show_state()

    def _show_state(self) -> None:
        """Say the truth about saving, and what belongs to the record."""
        self.lookup.agency_id = self.form.agency.value
        t, record = self.session.words.t, self.kept.record
        self.form.set_title(
            record.code if record and record.code else t(self.form.layout_of.new_title)
        )
        self.form.chip.show_state(*say_saving(self.session, self.kept.saving(), record))
        self.form.history_button.setEnabled(record is not None)
        self.form.remove_button.setEnabled(record is not None)
        apart = say_apart(self.session, record)
        self.form.conflict.setVisible(bool(apart))
        self.form.conflict.set_text(apart)
        self.form.setEnabled(not self.session.workshop.read_only)
        self.form.advise()
        count = len(self.panel.rows)
        self.head.set_context(say_context(self.session, self.say_count(count)))

    # --- saving ------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; False if something stood in the way, which was told."""
        if self.kept.save():
            self._follow()
        return not self.kept.failed

    def _store(self, record_id: str, values: Mapping[str, object], run: str) -> str:
        return contributions.save(self.session.workshop, self.KIND, record_id, values, run=run)

    def _submit(self) -> None:
        """Keep what was just written down for the first time as the text that was submitted."""
        record, ws = self.kept.record, self.session.workshop
        if record is not None and self.kept.begun_here and not self.kept.failed:
            run = self.kept.autosave.last_run
            self.session.attempt(lambda: contributions.submit(ws, self.KIND, record.id, run=run))

    def settle(self) -> None:
        self.save()
        self._submit()
        self.kept.left()
        tell_unknown(self.session, self.form.names, stays=True)

    @property
    def unsaved(self) -> bool:
        """True while words stand in the form that could not be saved."""
        return self.kept.failed

    @property
    def unfinished(self) -> bool:
        """True while a name stands in the form that is on no list."""
        return self.form.unknown is not None

    def next_form(self) -> None:
        """Save, and begin the next record with the cursor in the first field."""
        unknown = self.form.unknown
        if unknown is not None:
            self.form.advise()
            unknown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            unknown[0].open_list()
            return
        self.form.fill_title()
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
        self.form.mark(self.panel.needles)
        record = self.session.workshop.read.get(self.KIND, record_id)
        if record is not None and not record.deleted and self.save():
            self._show(record)
        else:
            self.panel.select(self.draft.record_id)

    def _show(self, record: Contribution | None) -> None:
        self._submit()
        tell_unknown(self.session, self.form.names, stays=False)
        self.kept.show(record)
        if record is None:
            self._preset_session()
        self.panel.select(self.draft.record_id)
        self.form.area.verticalScrollBar().setValue(0)
        self.accompany(record)
        self._show_state()

    def _preset_session(self) -> None:
        now = current_session(self.session.workshop)
        session_id = self._sticky_session or (now.id if now else "")
        if self.form.session_box.value != session_id and not self.draft.dirty:
            self.draft.preset("session_id", session_id)

    def remove(self) -> None:
        """Delete the record in the form; the notice offers to undo it."""
        record = self.kept.record
        if record is None or not self.save():
            return
        after = self.panel.neighbour_of(record.id)
        name = contributions.name_of(record)
        done = self.session.words.t("“{name}” was deleted.", name=name)
        ws = self.session.workshop
        if self.session.run(
            lambda: records.remove(ws, self.KIND, record.id), done=done, offer_undo=True
        ):
            self.open(after)

    # --- going places ------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        return (
            self.form.made[self.form.layout_of.words[0]].widget
            if self.draft.record_id
            else self.form.agency
        )

    @property
    def record_in_view(self) -> tuple[str, str]:
        return self.KIND.KIND, self.draft.record_id

    def show_record(self, kind: str, record_id: str) -> None:
        if kind in (self.KIND.KIND, ""):
            self.panel.show_all()
            self.open(record_id)
        elif kind == "strategy":
            self.begin(strategy=record_id)
            self.panel.filter_by(strategy=record_id)
        elif kind == CELL:
            self.begin(**dict(zip(("agency", "strategy"), record_id.split("|"), strict=False)))

    def mark_words(self, text: str) -> None:
        self.form.mark(tuple(fold(text).split()))

    def begin(self, agency: str = "", strategy: str = "") -> None:
        """Begin a new record with an agency and a strategy filled in."""
        self.panel.show_all()
        self.new_form()
        if not self.draft.record_id:
            self.draft.preset("agency_id", agency)
            self.draft.preset("strategies", (strategy,) if strategy else ())
            self.lookup.agency_id = agency

    def state(self) -> object:
        return _State(self.draft.record_id, self.panel.filters, self.form.names)

    def restore(self, state: object) -> None:
        if isinstance(state, _State):
            self.refresh_if_stale()
            self.panel.filter_by(**state.filters)
            self.resume(state.record_id, state.names)

    def resume(self, record_id: str, names: Mapping[str, str]) -> None:
        self.refresh_if_stale()
        self.open(record_id)
        self.form.put_names(names)
        self.save()

    def rest(self) -> None:
        super().rest()
        self.kept.close()

    # --- events ------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        self.new_form()

    def _on_form_edited(self) -> None:
        self.kept.autosave.touch()
        self._show_state()

    def _on_form_left(self) -> None:
        self.save()
        target = self.panel.view if self.panel.model.record_ids else self.panel.filter
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_panel_grouped(self, group: str) -> None:
        chosen = with_group(self.session.settings.value.list_groups, self.KIND.KIND, group)
        self.session.settings.change(list_groups=chosen)

    def _on_new_agency_requested(self, field: Picker, text: str) -> None:
        made = self.lookup.add_agency(text)
        if made is not None:
            self.form.take_picked(field, made, text)
            self._on_form_edited()

    def _on_history_requested(self) -> None:
        record = self.kept.record
        if record is not None and self.save():
            go_back(self.session, self.ask, record)

    def _on_compare_requested(self) -> None:
        if self.save():
            compare(self.session, self.ask, self.KIND, self.draft.record_id)
