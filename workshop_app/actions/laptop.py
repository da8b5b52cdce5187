"""What is known about the laptop itself: its own short code, where its user's data lie, who sits there."""

import os
from pathlib import Path

APP_NAME = "lokakarya"
DEVICE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
"""What codes are made of: no letter is taken for a figure when somebody reads one aloud."""

_LENGTH = 4


def data_folder() -> Path:
    """Return the folder of the program's own files of this user; it need not exist yet."""
    import platformdirs

    return platformdirs.user_data_path(APP_NAME, appauthor=False)


def backups_folder(data: Path) -> Path:
    """Return the folder of the backups in the user's data folder."""
    return data / "backups"


def device_code(data: Path) -> str:
    """Return this laptop's own short code, made up once and kept in `data`.

    Where nothing can be kept, a code derived from the computer's name stands in: it stays the same too.
    """
    path = data / "device"
    known = _read(path)
    if known:
        return known
    import secrets

    made = "".join(secrets.choice(DEVICE_LETTERS) for _ in range(_LENGTH))
    part = data / f"device.{os.getpid()}.part"
    try:
        data.mkdir(parents=True, exist_ok=True)
        part.write_text(made, encoding="ascii")
        if path.exists():  # damaged, for it could not be read
            part.replace(path)
        else:
            _put(part, path)
    except OSError:
        return _read(path) or _derived(host_name())
    finally:
        _remove(part)
    return _read(path) or made


def login_name() -> str:
    """Return the name under which the user is logged in; "" where the system does not say."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def host_name() -> str:
    """Return the computer's name on the network, without its domain."""
    import platform

    return platform.node().partition(".")[0]


def _put(part: Path, path: Path) -> None:
    """Give the new file its name; of two programs that start at once, the first one's code stays."""
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        part.replace(path)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return text if len(text) == _LENGTH and set(text) <= set(DEVICE_LETTERS) else ""


def _derived(name: str) -> str:
    import hashlib

    digest = hashlib.sha256(name.encode("utf-8", "replace")).digest()
    return "".join(DEVICE_LETTERS[byte % len(DEVICE_LETTERS)] for byte in digest[:_LENGTH])
