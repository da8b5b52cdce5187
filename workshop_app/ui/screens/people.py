"""Peserta & instansi: who is on the lists, taken in, corrected, joined, handed over and erased."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workshop_app.actions import overview, people
from workshop_app.actions.duplicates import joined_people, possible_duplicates
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.records import Agency, Person
from workshop_app.ui.models.rows import Say
from workshop_app.ui.screens.gestures import BeginsAnew, TakesFile
from workshop_app.ui.screens.people_agencies import AgenciesPanel
from workshop_app.ui.screens.people_agency_form import AgencyForm
from workshop_app.ui.screens.people_deeds import PeopleDeeds
from workshop_app.ui.screens.people_editor import RecordEditor, Subject
from workshop_app.ui.screens.people_form import PersonForm
from workshop_app.ui.screens.people_half import Half
from workshop_app.ui.screens.people_lookup import agency_names
from workshop_app.ui.screens.people_panel import PeoplePanel
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.head import PageHead
from workshop_app.words.catalogue import mark

COUNTED_UP_TO = 30_000
"""Possible duplicates are counted beside the list as long as that takes no noticeable time."""
PEOPLE, AGENCIES = 0, 1


@dataclass(frozen=True, slots=True)
class _State:
    """What is carried over when the language changes."""

    tab: int
    record_id: str
    text: str


class PeopleScreen(BeginsAnew, TakesFile):
    """Two tabs: people and agencies. What is typed in a form is saved at every pause."""

    NAME = "people"
    TITLE = mark("People & agencies")
    ICON = "users"
    TABLES: ClassVar[tuple[str, ...]] = ("person", "agency", "duplicate", "workshop", ATTENDANCE)

    def _build(self) -> None:
        t, theme, ws = self.session.words.t, self.session.theme, self.session.workshop
        say = Say(self.session.words, ws.settings.time_zone)
        agencies = agency_names(self.session)
        self.export_button = Button(theme, t("Export…"), icon="file-down")
        self.export_button.setToolTip("Ctrl+E")
        self.import_button = Button(theme, t("Import a list…"), kind="primary", icon="file-up")
        self.import_button.setToolTip("Ctrl+I")
        self._agencies_stale = True
        self.head = PageHead(t(self.TITLE), actions=(self.export_button, self.import_button))
        self.person_form = PersonForm(theme, self.session.words, agencies)
        self.agency_form = AgencyForm(theme, self.session.words, agencies)
        a_name = Subject(Person, people.save_person, t("A name is needed to save."))
        a_short_name = Subject(Agency, people.save_agency, t("A short name is needed to save."))
        self.people = Half(
            theme,
            PeoplePanel(theme, say),
            RecordEditor(self.session, self.ask, self.person_form, a_name, self),
        )
        self.agencies = Half(
            theme,
            AgenciesPanel(theme, say),
            RecordEditor(self.session, self.ask, self.agency_form, a_short_name, self),
        )
        self.deeds = PeopleDeeds(self.session, self.ask, self)
        self._lay_out()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        t = self.session.words.t
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(t(self.TITLE))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.pages = QStackedWidget()
        for title, page in ((t("People"), self.people), (t("Agencies"), self.agencies)):
            self.tabs.addTab(title.replace("&", "&&"))
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.head)
        self.duplicates_button = Button(self.session.theme, "", kind="link", icon="users")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.duplicates_button)
        column.addLayout(row)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        for button in (self.import_button, self.people_panel, self.agencies_panel):
            signal = button.clicked if isinstance(button, Button) else button.import_requested
            signal.connect(self.import_list)
        self.export_button.clicked.connect(self.export)
        self.duplicates_button.clicked.connect(self.review_duplicates)
        self.person_form.data_requested.connect(self._on_data_requested)
        self.person_form.badge_requested.connect(self._on_badge_requested)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._on_search_wished,
            "Ctrl+Tab": self._on_other_tab_wished,
            "Ctrl+I": self.import_list,
            "Ctrl+E": self.export,
            "Ctrl+D": self.review_duplicates,
        }
        self._shortcuts = [self._shortcut(key, act) for key, act in keys.items()]

    def _shortcut(self, keys: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        # Also while the cursor is in the rail: Qt leaves out the shortcuts of screens that are hidden.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        return shortcut

    @property
    def half(self) -> Half:
        """The tab that is shown."""
        return self.people if self.tabs.currentIndex() == PEOPLE else self.agencies

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        ws = self.session.workshop
        self._agencies_stale = True
        self._show_agencies()
        self.people_panel.load(ws, [(a.id, a.short_name) for a in ws.read.all(Agency)])
        self._show_duplicates()
        self._show_context()
        self.people.follow()
        self.agencies.follow()
        self._show_rights()

    def update_for(self, changes: ChangeSet) -> None:
        only_people = set(changes.touched) <= {"person"}
        if only_people and len(changes.touched.get("person", ())) == 1:
            self.people_panel.take(list(changes.touched["person"]))
            self._agencies_stale = True
            self._show_agencies()
            self._show_duplicates()
            self._show_context()
            self.people.follow()
        else:
            self.refresh()

    @property
    def people_panel(self) -> PeoplePanel:
        """The list of people."""
        panel = self.people.panel
        assert isinstance(panel, PeoplePanel)
        return panel

    @property
    def agencies_panel(self) -> AgenciesPanel:
        """The list of agencies."""
        panel = self.agencies.panel
        assert isinstance(panel, AgenciesPanel)
        return panel

    def _show_agencies(self) -> None:
        """Read the figures of all agencies, once somebody sees them."""
        if self._agencies_stale and self.tabs.currentIndex() == AGENCIES:
            self._agencies_stale = False
            self.agencies_panel.load(overview.overview(self.session.workshop).agencies)

    def _show_duplicates(self) -> None:
        w, ws = self.session.words, self.session.workshop
        text = w.t("Possible duplicates")
        if ws.read.count(Person) <= COUNTED_UP_TO:
            count = len(possible_duplicates(ws))
            text = w.n("{count} possible duplicate", "{count} possible duplicates", count)
            text = text if count or joined_people(ws) else ""
        self.duplicates_button.set_text(text)
        self.duplicates_button.setVisible(bool(text))

    def _show_context(self) -> None:
        w, ws = self.session.words, self.session.workshop
        parts = (
            w.n("{count} person", "{count} people", people.count_people(ws, people.PeopleFilter())),
            w.n("{count} agency", "{count} agencies", ws.read.count(Agency)),
            w.t("personal data stay on this laptop"),
        )
        self.head.set_context(" · ".join(parts))

    def _show_rights(self) -> None:
        """What is open for reading only takes nothing in."""
        may = not self.session.workshop.read_only
        for panel in (self.people_panel, self.agencies_panel):
            for button in (panel.new_button, panel.add_button, panel.import_button):
                button.setEnabled(may)
        self.import_button.setEnabled(may)

    # --- saving ------------------------------------------------------------------------------------

    def settle(self) -> None:
        self.people.editor.settle()
        self.agencies.editor.settle()

    @property
    def unsaved(self) -> bool:
        """True while words stand in a form that could not be saved."""
        return self.people.editor.failed or self.agencies.editor.failed

    # --- lists and data ----------------------------------------------------------------------------

    def import_list(self) -> None:
        """Take in a list of people."""
        self._import(None)

    def _import(self, path: Path | None) -> None:
        if not self.session.workshop.read_only and self._save():
            self.deeds.import_list(path)

    def export(self) -> None:
        """Write people, agencies or attendance into a file."""
        if self._save():
            self.deeds.export("people" if self.half is self.people else "agencies")

    def review_duplicates(self) -> None:
        """Go through the people who may be on the list twice."""
        if self._save():
            self.deeds.review_duplicates()

    def _on_data_requested(self) -> None:
        if self.people.record_id and self._save():
            self.deeds.show_data(self.people.record_id, self._go_to_name)

    def _on_badge_requested(self) -> None:
        if self.people.record_id and self._save():
            self.open_requested.emit("papers", "badge", self.people.record_id)

    def _go_to_name(self) -> None:
        self.person_form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> bool:
        return self.people.editor.save() and self.agencies.editor.save()

    # --- going places ------------------------------------------------------------------------------

    def initial_focus(self) -> QWidget | None:
        return self.half.focus_target()

    def show_record(self, kind: str, record_id: str) -> None:
        self.refresh_if_stale()
        if kind == "person":
            self.tabs.setCurrentIndex(PEOPLE)
            self.people_panel.show_all()
            self.people.open(record_id)
        elif kind == "agency":
            self.tabs.setCurrentIndex(AGENCIES)
            self.agencies_panel.show_all()
            self.agencies.open(record_id)

    def state(self) -> object:
        return _State(self.tabs.currentIndex(), self.half.record_id, self.half.panel.search.text())

    def restore(self, state: object) -> None:
        if isinstance(state, _State):
            self.refresh_if_stale()
            self.tabs.setCurrentIndex(state.tab)
            self.half.panel.search.setText(state.text)
            if state.record_id:
                self.half.open(state.record_id)

    # --- events ------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        self.half.begin()

    def take_file(self, path: Path) -> None:
        self._import(path)

    def _on_tab_changed(self, tab: int) -> None:
        self.settle()
        self._show_agencies()
        self.pages.setCurrentIndex(tab)
        self.half.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_search_wished(self) -> None:
        self.half.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.half.panel.search.selectAll()

    def _on_other_tab_wished(self) -> None:
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
