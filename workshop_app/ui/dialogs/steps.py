"""A small dialog over work that is done step by step: nothing else can be written until it is over."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout

from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.progress import Steps
from workshop_app.ui.ask import ValueDialog
from workshop_app.ui.gradual import Gradual
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import text_label
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.words.catalogue import Words


class StepsDialog(ValueDialog):
    """Does the steps as soon as it is shown and closes; `value` is their value, `error` what went wrong.

    Escape and the button stop it; then everything is as it was, and `error` is Cancelled.
    """

    def __init__(self, theme: Theme, words: Words, what: str, steps: Steps[Any]) -> None:
        super().__init__()
        self._words = words
        self.error: WorkshopError | None = None
        self.setWindowTitle(words.t("One moment"))
        self.title = text_label(what, "strong", wrap=True)
        self.progress = ProgressStrip(theme, words.t("Stop"))
        self.progress.begin(words.t("Writing…"))
        # Enter, pressed once too often, must not stop what somebody wanted.
        self.progress.cancel.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.progress)
        self.setMinimumWidth(theme.px(460))
        self.work = Gradual(self)
        self.work.progressed.connect(self._on_work_progressed)
        self.work.finished.connect(self._on_work_finished)
        self.work.failed.connect(self._on_work_failed)
        self.progress.cancel_requested.connect(self.work.cancel)
        self.work.start(steps)

    def reject(self) -> None:
        """Stop."""
        if self.work.is_busy:
            self.work.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.work.close()
        super().closeEvent(event)

    def _on_work_progressed(self, done: int, total: int) -> None:
        share = self._words.percent(done, total)
        self.progress.advance(self._words.t("{share} done", share=share), done, total)

    def _on_work_finished(self, value: object) -> None:
        self.value = value
        self.accept()

    def _on_work_failed(self, error: WorkshopError) -> None:
        self.error = error
        self.reject()
