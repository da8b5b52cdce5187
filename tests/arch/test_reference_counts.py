"""PySide6 6.12 on Python below 3.12 loses references to None and True until the process aborts.

Each probe runs in a process of its own: pytest holds so many references that it would not notice.
"""

import subprocess
import sys

import pytest

_CALLS = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(400):
    thing.setObjectName("name")
sys.exit(before - sys.getrefcount(None) > 100)
"""

_SIGNALS = """
import sys
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal()
bell = Bell()
before = sys.getrefcount(True)
for _ in range(400):
    bell.rung.emit()
sys.exit(before - sys.getrefcount(True) > 100)
"""

_OVERRIDES = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject
class Listener(QObject):
    def customEvent(self, event):
        return None
app = QCoreApplication([])
listener = Listener()
before = sys.getrefcount(None)
for _ in range(400):
    app.sendEvent(listener, QEvent(QEvent.Type.User))
sys.exit(before - sys.getrefcount(None) > 100)
"""


@pytest.mark.parametrize(
    "probe",
    [
        pytest.param(_CALLS, id="a call that returns nothing"),
        pytest.param(_SIGNALS, id="an emitted signal"),
        pytest.param(_OVERRIDES, id="an override that returns nothing"),
    ],
)
def test_qt_gives_back_every_reference(probe: str) -> None:
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
