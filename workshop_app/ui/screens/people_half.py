"""A list with the form of its records at the side: choosing, typing, leaving and deleting."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.ui.screens.people_agencies import AgenciesPanel
from workshop_app.ui.screens.people_editor import RecordEditor
from workshop_app.ui.screens.people_panel import PeoplePanel
from workshop_app.ui.theme import Theme


class Half(QWidget):
    """One tab: a panel, and a form that is there while a record is chosen or a new one is typed."""

    def __init__(
        self, theme: Theme, panel: PeoplePanel | AgenciesPanel, editor: RecordEditor
    ) -> None:
        super().__init__()
        self.panel, self.editor, self.form = panel, editor, editor.form
        self.form.hide()
        self.form.setMaximumWidth(theme.px(400))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.panel, 9)
        row.addWidget(self.form, 5)
        panel.chosen.connect(self._on_panel_chosen)
        panel.entered.connect(self._on_panel_entered)
        panel.new_requested.connect(self.begin)
        panel.remove_requested.connect(self.remove)
        self.form.left.connect(self._on_form_left)
        self.form.closed.connect(self.put_away)
        self.form.remove_requested.connect(self.remove)
        editor.shown.connect(panel.bring)

    @property
    def record_id(self) -> str:
        """The id of the record in the form, "" if it is new or the form is not there."""
        return "" if self.form.isHidden() else self.editor.draft.record_id

    def open(self, record_id: str) -> bool:
        """Show a record in the form and in the list; False if the present one could not be saved."""
        done = self.form.isVisible() and self.record_id == record_id
        if done or self.editor.open(record_id):
            self.form.show()
            return True
        self.panel.bring(self.record_id)
        return False

    def begin(self) -> None:
        """Begin a new record with the cursor in its first field."""
        if self.editor.open(""):
            self.form.show()
            self._go_to_form()

    def put_away(self) -> None:
        """Save what is typed, and give the list all the room."""
        if self.editor.open(""):
            self.form.hide()
            self.panel.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Take over what has changed in the workshop."""
        self.editor.follow()
        self.panel.bring(self.record_id)

    def remove(self) -> None:
        """Delete the record in the form; the one after it is shown."""
        gone = self.record_id
        after = self.panel.neighbour_of(gone)
        if not gone or not self.editor.remove():
            return
        if not (after and self.open(after)):
            self.put_away()

    def focus_target(self) -> QWidget:
        """Where work goes on."""
        return self.panel.search

    def _go_to_form(self) -> None:
        self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_panel_chosen(self, record_id: str) -> None:
        self.open(record_id)

    def _on_panel_entered(self) -> None:
        if self.panel.table.current_id and self.open(self.panel.table.current_id):
            self._go_to_form()

    def _on_form_left(self) -> None:
        self.editor.save()
        rows = self.panel.table.model().rowCount()
        target = self.panel.table if rows and self.record_id else self.panel.search
        if not self.record_id and self.editor.draft.dirty == {}:
            self.put_away()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
