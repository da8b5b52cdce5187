"""The surroundings of a test run: the same on every machine, and never the user's own."""

import os
from collections.abc import MutableMapping
from pathlib import Path

_FONTS = Path(__file__).with_name("fonts.conf")

# what a desktop session may set, and what would make a run differ from another
_UNWANTED = (
    "DBUS_SESSION_BUS_ADDRESS",
    "LC_ALL",
    "LC_MESSAGES",
    "LC_NUMERIC",
    "LC_TIME",
    "PYTHONWARNINGS",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_STYLE_OVERRIDE",
    "SOURCE_DATE_EPOCH",
    "WAYLAND_DISPLAY",
    "XDG_CURRENT_DESKTOP",
)


def apply(environment: MutableMapping[str, str], home: Path) -> None:
    """Make `environment` that of a test run, with `home` as the user's folder.

    The platform plugin stays when it is set already: that is how a run in a real window says so.
    """
    for name in _UNWANTED:
        environment.pop(name, None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.update(
        FONTCONFIG_FILE=str(_FONTS),
        LANG="C.UTF-8",
        LANGUAGE="en",
        TZ="Asia/Jakarta",
    )
    for name, folder in _folders(home).items():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        environment[name] = str(folder)


def _folders(home: Path) -> dict[str, Path]:
    folders = {
        "HOME": home,
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_RUNTIME_DIR": home / ".run",
    }
    if os.name == "nt":
        folders |= {"APPDATA": home / "Roaming", "LOCALAPPDATA": home / "Local"}
    return folders
