"""Whether there is a display is found out before Qt is asked, for it would end the process."""

import ctypes
import socket
import sys
from pathlib import Path

import PySide6
import pytest

from workshop_app.ui.display import find_display, wayland_answers, x11_answers


def test_a_dead_display_is_no_display() -> None:
    dead = {"DISPLAY": ":4711"}
    assert not x11_answers(dead)
    assert not find_display(dict(dead)) or sys.platform != "linux"
    assert not x11_answers({})


def test_offscreen_needs_none() -> None:
    assert find_display({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_a_wanted_platform_is_tried(platform: str) -> None:
    environment = {"QT_QPA_PLATFORM": platform, "DISPLAY": ":4711"}
    assert find_display(environment) is (sys.platform != "linux")


def test_a_compositor_counts_if_qt_can_speak_to_it(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not wayland_answers(environment)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "w"))
        server.listen(1)
        assert wayland_answers(environment) is _qt_speaks_wayland()
        assert find_display(environment) is (_qt_speaks_wayland() or sys.platform != "linux")


def _qt_speaks_wayland() -> bool:
    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    try:
        ctypes.CDLL("libwayland-client.so.0")
        ctypes.CDLL(str(plugins / "libqwayland.so"))
    except OSError:
        return False
    return True
