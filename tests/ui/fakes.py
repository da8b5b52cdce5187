"""Somebody who answers every question as the test has prepared it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workshop_app.ui.ask import Question, ValueDialog


class FakeAsk:
    """Gives `answers` in their order; a question without a prepared answer fails the test.

    `asked` keeps (method, title) of every question, `questions` the whole of each confirmation.
    """

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.asked: list[tuple[str, str]] = []
        self.questions: list[Question] = []

    def answer(self, *answers: Any) -> None:
        """Prepare answers to the next questions; None means that the person cancels."""
        self.answers.extend(answers)

    def _next(self, method: str, title: str) -> Any:
        self.asked.append((method, title))
        assert self.answers, f"nobody has prepared an answer to {method}: {title}"
        return self.answers.pop(0)

    def open_file(self, title: str, what: str, pattern: str, folder: Path) -> Path | None:
        """See Ask."""
        found: Path | None = self._next("open_file", title)
        return found

    def open_files(self, title: str, what: str, pattern: str, folder: Path) -> list[Path]:
        """See Ask."""
        found: list[Path] | None = self._next("open_files", title)
        return found or []

    def save_file(self, title: str, what: str, pattern: str, suggested: Path) -> Path | None:
        """See Ask."""
        found: Path | None = self._next("save_file", title)
        return found

    def folder(self, title: str, folder: Path) -> Path | None:
        """See Ask."""
        found: Path | None = self._next("folder", title)
        return found

    def confirm(self, question: Question) -> bool:
        """See Ask."""
        self.questions.append(question)
        return bool(self._next("confirm", question.title))

    def text(self, title: str, caption: str, value: str = "") -> str | None:
        """See Ask."""
        found: str | None = self._next("text", title)
        return found

    def choose(self, title: str, caption: str, options: Sequence[str]) -> int | None:
        """See Ask."""
        found: int | None = self._next("choose", title)
        return found

    def gather(self, dialog: ValueDialog) -> object | None:
        """See Ask; an answer that can be called gets the dialog, to fill it in."""
        found = self._next("gather", dialog.windowTitle())
        if callable(found):
            found = found(dialog)
        dialog.deleteLater()
        return found  # type: ignore[no-any-return]
