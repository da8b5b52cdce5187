"""The line in which one looks for words in a PDF: how many there are, the next and the one before."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.pdf_search import SLICE, Hit, PdfSearch
from workshop_app.ui.widgets.pdf_view import Marks, PdfView
from workshop_app.ui.widgets.search import SearchField
from workshop_app.words.catalogue import Words

ROOM_FOR_STEPS: Final = 340
"""From this width on there are buttons for the next one and the one before."""


class PdfSearchBar(QWidget):
    """Hidden until somebody looks for something; `closed` comes when nobody does any more."""

    closed = Signal()

    def __init__(self, theme: Theme, words: Words, search: PdfSearch, view: PdfView) -> None:
        super().__init__()
        t = words.t
        self._theme, self._words, self._search, self._view = theme, words, search, view
        self.chosen = -1
        self._unmarked: deque[Hit] = deque()
        self._marks: dict[int, list[QRectF]] = {}
        self._marking = QTimer(self, singleShot=True, interval=0)
        self.field = SearchField(theme, t("Search in the pages"), big=False)
        self.field.setToolTip("Ctrl+F")
        self.told = text_label("", "small")
        self.back = IconButton(theme, t("The one before"), "chevron-up")
        self.next = IconButton(theme, t("The next one"), "chevron-down")
        self.close_button = IconButton(theme, t("End the search"), "x")
        self.back.setToolTip(f"{t('The one before')} (Shift+F3)")
        self.next.setToolTip(f"{t('The next one')} (F3)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part, stretch in (
            (self.field, 1),
            (self.told, 0),
            (self.back, 0),
            (self.next, 0),
            (self.close_button, 0),
        ):
            row.addWidget(part, stretch)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.go_on)
        self.field.step_requested.connect(self._step)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.end)
        self._search.changed.connect(self._on_search_changed)
        self._view.page_changed.connect(self._on_page_changed)
        self._marking.timeout.connect(self._mark_on)

    def shortcuts(self, within: QWidget) -> list[QShortcut]:
        """The keys for searching, wherever the cursor stands in `within`."""
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+F", self.begin),
            ("F3", self.go_on),
            ("Shift+F3", self.go_back),
        )
        made = []
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), within)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
            made.append(shortcut)
        return made

    def begin(self) -> None:
        """Ask for words."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """Ask for nothing any more."""
        self.field.clear()
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def go_on(self) -> None:
        """Show the next one."""
        self._step(1)

    def go_back(self) -> None:
        """Show the one before."""
        self._step(-1)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        for step in (self.back, self.next):
            if not step.isHidden():  # they make room where there is little; see `resizeEvent`
                hint.setWidth(hint.width() - step.sizeHint().width() - 4)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where room is scarce the words that are looked for come first; F3 and Enter still step.
        for step in (self.back, self.next):
            step.setVisible(event.size().width() >= self._theme.px(ROOM_FOR_STEPS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    # --- going from one to the other --------------------------------------------------------------

    def _step(self, by: int) -> None:
        hits = self._search.hits
        if not hits:
            if self.isHidden():
                self.begin()
            return
        by = 1 if by > 0 else -1
        if self.chosen < 0:
            # begin with what comes first on the page in view
            place = bisect_left(hits, (self._view.page, 0, 0))
            self.chosen = (place if by > 0 else place - 1) % len(hits)
        else:
            self.chosen = (self.chosen + by) % len(hits)
        self._show()
        hit = hits[self.chosen]
        areas = self._search.areas(hit)
        if areas:
            self._view.reveal(hit.page, areas[0])

    def _on_text_changed(self, text: str) -> None:
        self.chosen = -1
        self._search.look_for(text.strip())

    def _on_search_changed(self) -> None:
        if self.chosen >= len(self._search.hits):
            self.chosen = -1
        self._show()

    def _on_page_changed(self, _page: int) -> None:
        if self._search.hits:
            self._show_marks()

    def _show(self) -> None:
        words, count = self._words, len(self._search.hits)
        known = bool(self._search.text)
        if not known:
            told = ""
        elif self.chosen >= 0:
            told = words.t(
                "{number} of {count}",
                number=words.number(self.chosen + 1),
                count=words.number(count),
            )
        elif count == 0 and not self._search.is_busy:
            told = words.t("Not found")
        else:
            told = words.number(count)
        self.told.setText(told)
        self.told.setAccessibleName(told)
        self.next.setEnabled(count > 0)
        self.back.setEnabled(count > 0)
        self._show_marks()

    def _show_marks(self) -> None:
        """Mark what is on the pages in view and beside them; measuring all of them would take long."""
        page = self._view.page
        near = sorted(range(max(1, page - 3), page + 4), key=lambda number: abs(number - page))
        self._unmarked = deque(hit for number in near for hit in self._search.on_page(number))
        self._marks = {}
        self._mark_on()

    def _mark_on(self) -> None:
        """Mark as much as there is time for between two looks at keyboard and mouse."""
        until = perf_counter() + SLICE
        while self._unmarked:
            hit = self._unmarked.popleft()
            self._marks.setdefault(hit.page, []).extend(self._search.areas(hit))
            if perf_counter() > until:
                break
        self._view.set_marks(self._marks, self._chosen_areas(self._search.hits))
        if self._unmarked:
            self._marking.start()
        else:
            self._marking.stop()

    def _chosen_areas(self, hits: list[Hit]) -> Marks:
        if not 0 <= self.chosen < len(hits):
            return {}
        hit = hits[self.chosen]
        return {hit.page: self._search.areas(hit)}
