"""The bar at the foot of the projector's window: attendance or wall, how the wall goes on, which strategy."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.wall_board import GRID, ONE
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import ElidedLabel, tip
from workshop_app.words.catalogue import Words

ATTENDANCE_VIEW, WALL_VIEW = "attendance", "wall"
PACES: Final = (5, 10, 15, 20, 30, 60)
BY_HAND: Final = "0"
USUAL_PACE: Final = "15"
_LETTER: Final = 0.62
"""Width of a usual letter in widths of the "X" by which lists reckon their room."""


class ProjectorBar(QFrame):
    """Says what somebody wants; the window shows it. All signals carry the id of what was chosen."""

    view_chosen = Signal(str)
    layout_chosen = Signal(str)
    pace_chosen = Signal(str)
    strategy_chosen = Signal(str)
    hold_toggled = Signal()
    step_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.view = Combo()
        self.layout_box = Combo()
        self.pace = Combo()
        self.strategy = Combo()
        self.back = IconButton(theme, "", "chevron-left", kind="")
        self.hold = Button(theme, "", icon="hand")
        self.hold.setCheckable(True)
        self.forth = IconButton(theme, "", "chevron-right", kind="")
        self.remark = ElidedLabel("", "small")
        self._wall_parts: tuple[QWidget, ...] = (
            self.layout_box,
            self.strategy,
            self.pace,
            self.back,
            self.hold,
            self.forth,
        )
        self.view.setMaximumWidth(theme.px(200))
        self.strategy.setMinimumWidth(theme.px(110))
        self.remark.setMinimumWidth(theme.px(56))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for part, room in (
            (self.view, 0),
            (self.layout_box, 0),
            (self.strategy, 3),
            (self.pace, 0),
        ):
            row.addWidget(part, room)
        for button in (self.back, self.hold, self.forth):
            row.addWidget(button)
        row.addWidget(self.remark, 2)
        self._connect()

    def _connect(self) -> None:
        for combo, slot in (
            (self.view, self._on_view_activated),
            (self.layout_box, self._on_layout_activated),
            (self.pace, self._on_pace_activated),
            (self.strategy, self._on_strategy_activated),
        ):
            combo.activated.connect(slot)
        self.hold.clicked.connect(self.hold_toggled)
        self.back.clicked.connect(self._on_back_clicked)
        self.forth.clicked.connect(self._on_forth_clicked)

    def speak(self, w: Words, strategies: Sequence[tuple[str, str]]) -> None:
        """Say everything in a language, and offer these strategies: (id, words)."""
        self.view.set_options([(ATTENDANCE_VIEW, w.t("Attendance")), (WALL_VIEW, w.t("Wall"))])
        self.layout_box.set_options([(ONE, w.t("One by one")), (GRID, w.t("As a grid"))])
        self.pace.set_options(
            [
                *((str(s), w.n("every {count} second", "every {count} seconds", s)) for s in PACES),
                (BY_HAND, w.t("by hand")),
            ]
        )
        for combo in (self.view, self.layout_box, self.pace):
            longest = max(len(combo.itemText(n)) for n in range(combo.count()))
            combo.setMinimumContentsLength(round(longest * _LETTER))
        self.strategy.set_options([("", w.t("All strategies")), *strategies])
        for widget, name in (
            (self.view, w.t("What is shown")),
            (self.layout_box, w.t("How it is shown")),
            (self.pace, w.t("Pace")),
            (self.strategy, w.t("Strategy")),
            (self.back, w.t("Previous")),
            (self.forth, w.t("Next")),
        ):
            widget.setAccessibleName(name)
        self.layout_box.setToolTip(tip(w.t("Key G")))
        self.strategy.setToolTip(tip(w.t("Keys 1–9; 0 for all")))
        self.back.setToolTip("←")
        self.forth.setToolTip("→")
        self.hold.set_text(w.t("Hold"))
        self.hold.setToolTip(tip(w.t("Space bar")))

    def show_state(
        self, *, view: str, layout: str, pace: str, strategy: str, held: bool, remark: str
    ) -> None:
        """Show what is chosen now."""
        self.view.set_value(view)
        self.layout_box.set_value(layout)
        self.pace.set_value(pace)
        self.strategy.set_value(strategy)
        self.hold.setChecked(held)
        for part in self._wall_parts:
            part.setVisible(view == WALL_VIEW)
        self.hold.setEnabled(pace != BY_HAND)
        self.remark.setText(remark)

    @property
    def is_in_use(self) -> bool:
        """True while the mouse is on it, a list is open, or one of its parts has the cursor."""
        parts = self.findChildren(QWidget)
        open_list = any(combo.view().isVisible() for combo in self.findChildren(Combo))
        return self.underMouse() or open_list or any(part.hasFocus() for part in parts)

    def _on_view_activated(self) -> None:
        self.view_chosen.emit(self.view.value)

    def _on_layout_activated(self) -> None:
        self.layout_chosen.emit(self.layout_box.value)

    def _on_pace_activated(self) -> None:
        self.pace_chosen.emit(self.pace.value)

    def _on_strategy_activated(self) -> None:
        self.strategy_chosen.emit(self.strategy.value)

    def _on_back_clicked(self) -> None:
        self.step_requested.emit(-1)

    def _on_forth_clicked(self) -> None:
        self.step_requested.emit(1)
