"""A cold process that prints when its window could be used: `bare`, or `app FILE`.

For the app that is after the first painting, when letters typed at the desk have brought painted rows.
"""

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget


def main(what: str, arguments: list[str]) -> None:
    """Show the window asked for; the process ends as soon as it could be used."""
    if what == "bare":
        _show_bare()
    else:
        _show_app(arguments)


def _show_bare() -> None:
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("..."))
    window.resize(1280, 800)
    watch = _FirstPainting(window, _say_when)
    window.show()
    app.exec()
    del watch


def _show_app(arguments: list[str]) -> None:
    from workshop_app import app

    run_events = QApplication.exec

    def watched() -> int:
        from workshop_app.ui.shell.window import MainWindow

        [window] = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        watch = _FirstPainting(window, lambda: _use(window))
        code = run_events()
        del watch
        return code

    setattr(QApplication, "exec", staticmethod(watched))  # noqa: B010  mypy: a method is no variable
    app.main(arguments)


def _use(window: QMainWindow) -> None:
    from PySide6.QtTest import QTest

    from workshop_app.ui.screens.desk import DeskScreen
    from workshop_app.ui.shell.window import MainWindow

    assert isinstance(window, MainWindow)
    window.show_place("desk")
    [desk] = window.findChildren(DeskScreen)
    QTest.keyClicks(desk.field, "sekar")
    QApplication.processEvents()
    assert window.session is not None
    _say_when()


def _say_when() -> None:
    print(repr(time.time()), flush=True)
    os._exit(0)


class _FirstPainting(QObject):
    """Calls back once, after a widget was painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then
        self._painted = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._then)
        return False


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
