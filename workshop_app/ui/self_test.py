"""The app tests itself: everything is built, the sample opened, every screen shown in each language.

Every built artefact runs this, offscreen, before it is handed out.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from workshop_app.ui.ask import Question, ValueDialog
from workshop_app.ui.run import Parts, Start, make_app


class _Nobody:
    """Cancels every question: a self-test has nobody in front of it."""

    def open_file(self, title: str, what: str, pattern: str, folder: Path) -> Path | None:
        return None

    def open_files(self, title: str, what: str, pattern: str, folder: Path) -> list[Path]:
        return []

    def save_file(self, title: str, what: str, pattern: str, suggested: Path) -> Path | None:
        return None

    def folder(self, title: str, folder: Path) -> Path | None:
        return None

    def confirm(self, question: Question) -> bool:
        return False

    def text(self, title: str, caption: str, value: str = "") -> str | None:
        return None

    def choose(self, title: str, caption: str, options: Sequence[str]) -> int | None:
        return None

    def gather(self, dialog: ValueDialog) -> object | None:
        dialog.deleteLater()
        return None


def self_test(start: Start) -> int:
    """Walk through everything once; returns the exit code. An exception says what is wrong."""
    app = make_app(["workshop-app"])
    parts = Parts(app, start, ask=_Nobody())
    parts.window.show_start()
    parts.window.show()
    parts.deeds.do("sample")
    shown = 0
    for language in ("en", "id"):
        parts.deeds.do("language", language)
        for scheme in ("dark", "light"):
            parts.deeds.do("scheme", scheme)
            shown += _walk(app, parts)
    parts.window.close()
    print(f"ok: {shown} screens shown")
    return 0


def _walk(app: QApplication, parts: Parts) -> int:
    places = parts.window.places()
    for name in places:
        parts.window.show_place(name)
        if parts.window.place != name or parts.window.grab().isNull():
            raise RuntimeError(f"the screen {name} was not shown")
    app.sendPostedEvents()
    return len(places)
