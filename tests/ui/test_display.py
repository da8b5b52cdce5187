"""Whether there is a display is found out before Qt is asked, for it would end the process."""

import socket
import sys
from pathlib import Path

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


def test_a_compositor_that_answers_is_a_display(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not wayland_answers(environment)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "w"))
        server.listen(1)
        assert wayland_answers(environment)
        assert find_display(environment)
