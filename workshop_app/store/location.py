"""Where a workshop file must not lie while it is in use: network drives and synchronised folders.

SQLite's locks and its write-ahead log do not hold on network file systems, and a synchroniser copies the
live file piece by piece. Sources: sqlite.org/wal.html and sqlite.org/howtocorrupt.html, section 2.
"""

import os
import sys
from pathlib import Path

from workshop_app.domain.errors import InSyncedFolder, OnNetworkDrive

NETWORK_FILE_SYSTEMS = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afpfs",
        "ncpfs",
        "davfs",
        "davfs2",
        "webdav",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "fuse.gvfsd-fuse",
    ]
)
_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "megasync": "MEGA",  # not "mega", which is a name people have here
}
_MARKERS = {".stfolder": "Syncthing", ".dropbox.cache": "Dropbox"}


def refuse_unsafe(path: Path, mounts: Path = Path("/proc/self/mounts")) -> None:
    """Raise OnNetworkDrive or InSyncedFolder if a file at `path` would not be safe to work in."""
    folder = path.resolve().parent
    service = synced_by(path.absolute().parent) or synced_by(folder)
    if service:
        raise InSyncedFolder(path=str(path), service=service)
    drive = network_drive(folder, mounts)
    if drive:
        raise OnNetworkDrive(path=str(path), drive=drive)


def synced_by(folder: Path) -> str:
    """Return the name of the service that synchronises `folder`, or ""."""
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        for known, service in _SERVICES.items():
            if name == known or name.startswith((known + " -", known + "-", known + " (")):
                return service
        for marker, service in _MARKERS.items():
            if (place / marker).exists():
                return service
        if (
            place / ".dropbox"
        ).is_file():  # as a folder it holds Dropbox's settings, in the user's home
            return "Dropbox"
    return ""


def network_drive(folder: Path, mounts: Path) -> str:
    """Return the name of the network drive that holds `folder`, or ""."""
    if sys.platform == "win32":
        return _windows_drive(folder)
    try:
        table = mounts.read_text(encoding="utf-8", errors="replace")
    except OSError:  # not Linux: macOS has no such table
        return str(folder) if str(folder).startswith("/Network/") else ""
    best, kind = "", ""
    real = os.path.realpath(folder)
    for row in table.splitlines():
        parts = row.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        if _inside(real, point) and len(point) >= len(best):
            best, kind = point, parts[2]
    return best if kind in NETWORK_FILE_SYSTEMS else ""


def _inside(real: str, point: str) -> bool:
    return real == point or real.startswith(point.rstrip("/") + "/")


def _windows_drive(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return str(folder.anchor)
    import ctypes

    remote = 4  # DRIVE_REMOTE
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  absent from type stubs elsewhere
    return str(folder.anchor) if kernel.GetDriveTypeW(str(folder.anchor)) == remote else ""
