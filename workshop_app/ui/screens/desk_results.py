"""The right side of the desk: the people found, one row each, and what can be done with them."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workshop_app.actions.desk import ROWS, DeskRow
from workshop_app.ui.models.people import PeopleModel
from workshop_app.ui.models.rows import IdRole, Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.chip import Chip
from workshop_app.ui.widgets.empty import EmptyState
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.person_delegate import ROW_HEIGHT, PersonDelegate

ROOM_FOR_AGENCY = 620
"""From this width on the agency has a column of its own."""

KEYS_OF_A_LIST = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


class Mark(Enum):
    """Which row is marked, so that Enter means it, when other rows are shown."""

    FIRST = auto()
    KEPT = auto()
    NONE = auto()


class PeopleView(QTableView):
    """The table itself. Letters typed in it are left to the screen, which owns the search field."""

    action_requested = Signal(str)

    def __init__(self, theme: Theme, model: PeopleModel, say: Say) -> None:
        super().__init__()
        self.setModel(model)
        self._theme = theme
        self._many_agencies = True
        self._delegate = PersonDelegate(theme, say, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.setColumnHidden(PeopleModel.POSITION, True)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setObjectName("people-head")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(PeopleModel.NAME, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.fit_columns)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 120)

    def set_say(self, say: Say) -> None:
        """Word cells anew."""
        self._delegate.say = say
        self.fit_columns()
        self.viewport().update()

    @property
    def shows_one_agency(self) -> bool:
        """True while all rows are of one agency."""
        return not self._many_agencies

    def show_agencies(self, shown: bool) -> None:
        """The agency need not stand in every row when only one is shown."""
        self._many_agencies = shown
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column the room that its words ask for; the name gets the rest.

        In a narrow window the agency moves into the line under the name.
        """
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        most, wide = max(90, self.width() // 3), self.width() >= self._theme.px(ROOM_FOR_AGENCY)
        self.setColumnWidth(PeopleModel.STATUS, min(self._delegate.status_width(), most))
        self.setColumnWidth(PeopleModel.ACTION, min(self._delegate.action_width(), most))
        self.setColumnWidth(PeopleModel.AGENCY, self.width() * 2 // 9)
        self.setColumnHidden(PeopleModel.AGENCY, not (self._many_agencies and wide))
        self._delegate.agency_below = self._many_agencies and not wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit_columns()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS_OF_A_LIST and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.column() == PeopleModel.ACTION else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == PeopleModel.ACTION:
            self.action_requested.emit(index.data(IdRole))


class ResultsPanel(QFrame):
    """Head, table, and words where there is nobody to show."""

    action_requested = Signal(str)
    all_requested = Signal()
    marked_requested = Signal()

    def __init__(self, theme: Theme, say: Say) -> None:
        super().__init__()
        self._words = say.words
        self._can_check_in_all = False
        self.setProperty("card", True)
        self.model = PeopleModel(say, self)
        self.view = PeopleView(theme, self.model, say)
        self.view.setAccessibleName(say.words.t("People"))
        self.view.action_requested.connect(self.action_requested)
        self._title = ElidedLabel("", "h2")
        self._chip = Chip()
        self.all_button = Button(theme, say.words.t("Check in all"), kind="link", icon="user-check")
        self.all_button.setToolTip("Ctrl+Shift+Enter")
        self.all_button.clicked.connect(self.all_requested)
        self.marked_button = Button(theme, "", kind="primary", icon="users")
        self.marked_button.setToolTip("Enter")
        self.marked_button.clicked.connect(self.marked_requested)
        self.marked_button.hide()
        self.empty = EmptyState(theme, "user-search", "", "")
        self._more = text_label(
            say.words.t("These are the first {count}. More letters bring the others.", count=ROWS),
            "small",
            wrap=True,
        )
        self._more.setContentsMargins(16, 6, 16, 8)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 4)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        head.addWidget(self.all_button)
        head.addWidget(self.marked_button)
        head.addStrut(36)
        column.addLayout(head)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column.addWidget(body, 1)
        column.addWidget(self._more)

    # --- what it shows -----------------------------------------------------------------------------

    def set_head(self, title: str, state: str, *, complete: bool, can_check_in_all: bool) -> None:
        """Say whose people these are and how many of them are here."""
        self._title.setText(title)
        self._chip.show_state(state, "ok" if complete else "neutral")
        self._can_check_in_all = can_check_in_all
        self.all_button.setVisible(can_check_in_all and not self.model.marked)

    def set_say(self, say: Say) -> None:
        """Word everything anew: the time zone or the workshop's options have changed."""
        self.model.say = say
        self.view.set_say(say)

    def show_rows(self, rows: Sequence[DeskRow], mark: Mark) -> None:
        """Show what a search found, and mark its first row, the row marked before, or none."""
        kept = self.current_id
        self.model.show(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._more.setVisible(len(rows) >= ROWS)
        if mark is Mark.FIRST and rows:
            self.choose(rows[0].id)
        elif mark is Mark.KEPT and self.model.row_of(kept) is not None:
            self.choose(kept)
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
            self.view.scrollToTop()

    # --- the marked row ----------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        """The id of the marked person, or ""."""
        index = self.view.currentIndex()
        return str(index.data(IdRole)) if index.isValid() else ""

    @property
    def current(self) -> DeskRow | None:
        """The marked person."""
        return self.model.row_of(self.current_id)

    def choose(self, person_id: str) -> None:
        """Mark a person."""
        index = self.model.index_of(person_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    # --- marks for several ---------------------------------------------------------------------------

    def toggle_mark(self) -> None:
        """Mark the current person to be checked in with others, or take that mark away."""
        if self.current_id:
            self.model.toggle_mark(self.current_id)
            self._show_marks()

    def clear_marks(self) -> None:
        """Take all marks away."""
        self.model.clear_marks()
        self._show_marks()

    def _show_marks(self) -> None:
        count = len(self.model.marked)
        text = self._words.n("Check in {count} marked", "Check in {count} marked", count)
        self.marked_button.set_text(text)
        self.marked_button.setVisible(count > 0)
        self.all_button.setVisible(self._can_check_in_all and not count)

    def step(self, steps: int) -> None:
        """Mark the row so many steps below; without a marked one, the first or the last."""
        count = self.model.rowCount()
        if not count:
            return
        index = self.view.currentIndex()
        if index.isValid():
            row = min(max(index.row() + steps, 0), count - 1)
        else:
            row = 0 if steps > 0 else count - 1
        self.choose(self.model.id_of(self.model.rows[row]))
