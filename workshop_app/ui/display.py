"""Is there a display to show a window on? Qt ends the whole process when it finds none, so we look first."""

import os
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path


def find_display(environment: MutableMapping[str, str]) -> bool:
    """Return whether a window can be shown, and choose X11 where only that one answers."""
    if sys.platform != "linux":
        return True
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted and not wanted.startswith(("xcb", "wayland")):
        return True  # offscreen and its kin need no display
    x11 = x11_answers(environment)
    if wanted:
        return x11 if wanted.startswith("xcb") else wayland_answers(environment)
    if wayland_answers(environment):
        return True
    if x11 and environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "xcb"
    return x11


def x11_answers(environment: Mapping[str, str]) -> bool:
    """Return whether the X server accepts us and Qt's plugin for it can be loaded."""
    if not environment.get("DISPLAY"):
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
        import PySide6
        import PySide6.QtGui

        plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
        ctypes.CDLL(str(plugins / "libqxcb.so"))
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(environment["DISPLAY"]), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Return whether a Wayland compositor accepts us and Qt's plugin for it can be loaded."""
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    import ctypes

    path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / name
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
        ctypes.CDLL(str(_plugin("libqwayland.so")))
    except OSError:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = wayland.wl_display_connect(os.fsencode(path))
    if not display:
        return False
    wayland.wl_display_disconnect(display)
    return True


def _plugin(name: str) -> Path:
    import PySide6
    import PySide6.QtGui

    return Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / name
