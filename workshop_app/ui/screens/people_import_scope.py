"""What the people in the report of an online meeting are checked in for: shown and chosen in the preview."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.actions.import_plan import NOBODY, Attendance
from workshop_app.ui.screens.desk_scope import session_title, sessions_to_attend
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label


class AttendanceChooser(QWidget):
    """Hidden unless the list tells when people came. `chosen` carries a session's id, "" or NOBODY."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        self.combo = Combo()
        self.combo.setAccessibleName(t("Check in for"))
        self.combo.setMinimumWidth(session.theme.px(260))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field_label(t("Check in for"), self.combo))
        row.addWidget(self.combo)
        self.hide()
        self.combo.activated.connect(self._on_combo_activated)

    def load(self, attendance: Attendance | None) -> None:
        """Offer what there is, and say what the report's own times suggest."""
        self.setVisible(attendance is not None)
        if attendance is None:
            return
        t = self._session.words.t
        self.combo.set_options(
            [
                (
                    value,
                    t("{name} (suggested)", name=name) if value == attendance.proposed else name,
                )
                for value, name in self._options()
            ]
        )
        self.combo.set_value(attendance.session_id)

    def _options(self) -> list[tuple[str, str]]:
        w, ws = self._session.words, self._session.workshop
        sessions = sessions_to_attend(ws)
        several = len({s.day for s in sessions if s.day}) > 1
        options = [("", w.t("Arrival"))]
        for session in sessions:
            day = w.date(session.day) if several and session.day else ""
            when = w.time(session.starts) if session.starts else ""
            words = (day, when, session_title(w, session))
            options.append((session.id, " · ".join(filter(None, words))))
        return [*options, (NOBODY, w.t("Check nobody in"))]

    def _on_combo_activated(self) -> None:
        self.chosen.emit(str(self.combo.value))
