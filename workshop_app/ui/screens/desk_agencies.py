"""The left side of the desk: every agency with its progress; a click narrows the people to it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout

from workshop_app.ui.models.agencies import AgencyModel, AgencyRow
from workshop_app.ui.models.rows import IdRole, Say
from workshop_app.ui.screens.desk_results import KEYS_OF_A_LIST
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.agency_delegate import AgencyDelegate
from workshop_app.ui.widgets.labels import ElidedLabel, text_label


class AgencyView(QListView):
    """The list itself. Letters typed in it are left to the screen."""

    def __init__(self, theme: Theme, model: AgencyModel, say: Say) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = AgencyDelegate(theme, say, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS_OF_A_LIST and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()


class AgencyPanel(QFrame):
    """The list with its head. `chosen` says which agency is wanted; "" means all of them."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, say: Say) -> None:
        super().__init__()
        self._words = say.words
        self.setProperty("card", True)
        self.model = AgencyModel(say, self)
        self.view = AgencyView(theme, self.model, say)
        self.view.setAccessibleName(say.words.t("Agencies"))
        self.agency_id = ""
        self._count = text_label("", "muted")
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(17, 8, 17, 4)
        head.addWidget(ElidedLabel(self._words.t("Agencies"), "h2"), 1)
        head.addWidget(self._count)
        head.addStrut(36)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def show_rows(self, rows: Sequence[AgencyRow]) -> None:
        """Show the agencies as they are now; the chosen one stays chosen."""
        wanted = self.agency_id
        self.model.show(rows)
        self._count.setText(self._words.number(len(rows) - 1))
        self.choose(wanted if wanted in self.model.ids else "")

    def choose(self, agency_id: str) -> None:
        """Choose an agency, or all of them."""
        index = self.model.index_of(agency_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self._take(agency_id)

    def step(self, steps: int) -> None:
        """Choose the agency so many places below."""
        place = self.view.currentIndex().row() + steps
        if 0 <= place < self.model.rowCount():
            self.choose(self.model.id_of(self.model.rows[place]))

    @property
    def row(self) -> AgencyRow | None:
        """The chosen row."""
        return self.model.row_of(self.agency_id)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._take(str(current.data(IdRole)) if current.isValid() else "")

    def _take(self, agency_id: str) -> None:
        if agency_id != self.agency_id:
            self.agency_id = agency_id
            self.chosen.emit(agency_id)
