"""A cold process that prints when its window could be used: `bare`, or `app FILE`.

For both that is when a letter, typed right after the first painting, has been answered by another one:
in the app the desk's field has found people and their rows are painted; the bare window has one field.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QMainWindow

    from workshop_app.cli.window import WindowCall
    from workshop_app.ui.shell.window import MainWindow

TYPED = "s"


def main(what: str, arguments: list[str]) -> None:
    """Show the window asked for; the process ends as soon as it could be used."""
    if what == "bare":
        _show_bare()
    else:
        _show_app(arguments)


def _show_bare() -> None:
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    field = QLineEdit()
    window.setCentralWidget(field)
    window.resize(1280, 800)
    watch = _when_painted(window, lambda: _type_into(field))
    window.show()
    app.exec()
    del watch


def _show_app(arguments: list[str]) -> None:
    """Start the app as its command does; Qt is not imported sooner than the app imports it."""
    from workshop_app import app

    make_start = app._start

    def watching(call: "WindowCall") -> object:
        from workshop_app.ui.shell.window import MainWindow

        show = MainWindow.show

        def watched(window: MainWindow) -> None:
            window.watch = _when_painted(window, lambda: _use(window))  # type: ignore[attr-defined]
            show(window)

        setattr(MainWindow, "show", watched)  # noqa: B010  mypy: a method is no variable
        return make_start(call)

    setattr(app, "_start", watching)  # noqa: B010
    app.main(arguments)


def _use(window: "MainWindow") -> None:
    from workshop_app.ui.screens.desk import DeskScreen

    desk = window.stack.currentWidget()
    assert isinstance(desk, DeskScreen), "the desk is not the first screen"
    _type_into(desk.field, lambda: bool(desk.results.model.rows))


def _type_into(field: "QLineEdit", is_answered: Callable[[], bool] = lambda: True) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QTest.keyClicks(field, TYPED)
    QApplication.processEvents()
    assert field.text() == TYPED and is_answered()
    print(repr(time.time()), repr(time.process_time()), flush=True)
    os._exit(0)


def _when_painted(widget: "QMainWindow", then: Callable[[], None]) -> object:
    """Call back once, after a widget was painted for the first time; keep what is returned."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPainting(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    watch = FirstPainting()
    widget.installEventFilter(watch)
    return watch


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
