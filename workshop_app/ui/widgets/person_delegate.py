"""Paints the people at the desk: initials, name and position, agency, a chip for the state, the action."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.actions.desk import DeskRow
from workshop_app.domain.names import initials
from workshop_app.ui.icons import draw
from workshop_app.ui.models.people import (
    PeopleModel,
    action_of,
    agency_of,
    second_line,
    status_of,
)
from workshop_app.ui.models.rows import RowRole, Say
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.painting import CENTRE, Brushes

ROW_HEIGHT = 52
AVATAR_FROM = 215
"""Below this width the name needs the room more than its initials do."""

_Index = QModelIndex | QPersistentModelIndex


class PersonDelegate(QStyledItemDelegate):
    """One delegate for all columns.

    `hovered` is the row whose action lies under the mouse; with `agency_below` the agency stands in the
    line under the name.
    """

    def __init__(self, theme: Theme, say: Say, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.say = theme, say
        self._brushes = Brushes(theme, self)
        self.hovered = -1
        self.agency_below = False
        self._is_marked = False
        self._painters = {
            PeopleModel.NAME: self._paint_name,
            PeopleModel.AGENCY: self._paint_agency,
            PeopleModel.STATUS: self._paint_status,
            PeopleModel.ACTION: self._paint_action,
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._theme.px(ROW_HEIGHT))

    def status_width(self) -> int:
        """Return the room that the longest state asks for."""
        w = self.say.words
        here = self._brushes.chip_width(w.t("Here {time}", time="00.00"), icon=True)
        left = self._brushes.chip_width(w.t("Left {time}", time="00.00"), icon=True)
        return (
            round(max(here, left, self._brushes.chip_width(w.t("Not here yet"), icon=False))) + 20
        )

    def action_width(self) -> int:
        """Return the room that the longer action asks for."""
        w = self.say.words
        texts = [w.t("Check in"), w.t("Take back")]
        if self.say.checks_out:
            texts += [w.t("Check in again"), w.t("Check out")]
        longest = max(self._brushes.width(text, 14, QFont.Weight.DemiBold) for text in texts)
        return round(longest) + self._theme.px(28) + 20

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: DeskRow = index.data(RowRole)
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            self._brushes.ground(painter, area, "primary_soft")
            if index.column() == PeopleModel.NAME:
                mark = QRectF(area.left(), area.top(), 3, area.height() - 1)
                self._brushes.ground(painter, mark, "primary")
        self._brushes.rule(painter, area)
        hovered = index.row() == self.hovered
        self._is_marked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._painters[index.column()](painter, area.adjusted(0, 0, 0, -1), row, selected, hovered)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, area: QRectF, row: DeskRow, selected: bool, hovered: bool
    ) -> None:
        area = area.adjusted(16, 0, -8, 0)
        if area.width() >= self._theme.px(AVATAR_FROM):
            side = self._theme.px(34)
            circle = QRectF(area.left(), area.center().y() - side / 2, side, side)
            plain = ("surface" if selected else "sunken", "muted")
            here = bool(row.first_at) and not row.left_at
            ground, token = ("ok_soft", "ok") if here else plain
            if self._is_marked:
                self._paint_mark(painter, circle)
            else:
                self._brushes.box(painter, circle, ground, radius=side / 2)
                self._brushes.text(
                    painter,
                    circle,
                    initials(row.name),
                    token,
                    size=12,
                    weight=QFont.Weight.DemiBold,
                    align=CENTRE,
                )
            area.setLeft(circle.right() + 12)
        elif self._is_marked:
            side = self._theme.px(20)
            box = QRectF(area.left(), area.center().y() - side / 2, side, side)
            self._paint_mark(painter, box)
            area.setLeft(box.right() + 8)
        below = [agency_of(self.say, row)] if self.agency_below else []
        below.append(second_line(self.say, row))
        self._brushes.two_lines(painter, area, row.name, " · ".join(filter(None, below)))

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        self._brushes.box(painter, area, "primary", radius=area.height() / 4)
        inset = area.height() / 5
        draw(
            painter, area.adjusted(inset, inset, -inset, -inset), self._theme, "check", "on_primary"
        )

    def _paint_agency(
        self, painter: QPainter, area: QRectF, row: DeskRow, selected: bool, hovered: bool
    ) -> None:
        area = area.adjusted(8, 0, -8, 0)
        unit = row.unit if row.position else ""
        self._brushes.two_lines(painter, area, agency_of(self.say, row), unit, strong=False)

    def _paint_status(
        self, painter: QPainter, area: QRectF, row: DeskRow, selected: bool, hovered: bool
    ) -> None:
        here = bool(row.first_at) and not row.left_at
        self._brushes.chip(
            painter,
            area.adjusted(8, 0, -8, 0),
            status_of(self.say, row),
            "ok" if here else ("raised" if selected else "neutral"),
            icon="check" if here else ("log-out" if row.left_at else ""),
        )

    def _paint_action(
        self, painter: QPainter, area: QRectF, row: DeskRow, selected: bool, hovered: bool
    ) -> None:
        height = self._theme.px(32)
        button = QRectF(area.left() + 8, area.center().y() - height / 2, area.width() - 20, height)
        here = bool(row.first_at) and not row.left_at
        token, weight = (
            ("muted", QFont.Weight.Medium) if here else ("primary", QFont.Weight.DemiBold)
        )
        if here and hovered:
            self._brushes.box(painter, button, "sunken", radius=8)
            token = "text"
        elif not here and (selected or hovered):
            self._brushes.box(painter, button, "primary", radius=8)
            token = "on_primary"
        elif not here:
            self._brushes.box(painter, button, "", radius=8, edge="primary")
        text = action_of(self.say, row)
        inner = button.adjusted(6, 0, -6, 0)
        self._brushes.text(painter, inner, text, token, weight=weight, align=CENTRE)
