"""Where a workshop must not lie while it is in use."""

from pathlib import Path

import pytest

from tests.builders import new_workshop, open_workshop
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import InSyncedFolder, OnNetworkDrive
from workshop_app.store.location import network_drive, refuse_unsafe, synced_by


def _mounts(folder: Path, point: Path, kind: str) -> Path:
    table = folder / "mounts"
    written = str(point).replace(" ", "\\040")
    table.write_text(
        f"overlay / overlay rw 0 0\nserver:/x {written} {kind} rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\n",
        encoding="utf-8",
    )
    return table


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "smb3", "davfs"])
def test_network_drives_are_refused(tmp_path: Path, kind: str) -> None:
    share = tmp_path / "map jaringan"
    (share / "rapat").mkdir(parents=True)
    mounts = _mounts(tmp_path, share, kind)
    with pytest.raises(OnNetworkDrive) as refused:
        refuse_unsafe(share / "rapat" / "a.workshop", mounts)
    assert refused.value.values["drive"] == str(share)
    refuse_unsafe(tmp_path / "map jaringan kedua" / "a.workshop", mounts)
    refuse_unsafe(tmp_path / "a.workshop", mounts)


def test_a_local_disk_mounted_within_a_network_drive_is_fine(tmp_path: Path) -> None:
    mounts = _mounts(tmp_path, tmp_path, "nfs")
    inner = tmp_path / "disk"
    inner.mkdir()
    with mounts.open("a") as table:
        table.write(f"/dev/sdb1 {inner} ext4 rw 0 0\nbroken\n")
    assert network_drive(inner, mounts) == ""
    assert network_drive(tmp_path, mounts) == str(tmp_path)


def test_without_a_table_of_mounts_nothing_is_known(tmp_path: Path) -> None:
    assert network_drive(tmp_path, tmp_path / "none") == ""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Kementerian Contoh/Dokumen", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Kantor)/a/b", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/Mobile Documents/x", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Dokumen", ""),
        ("OneDriver", ""),
        ("Mega", ""),  # a person's name here
        ("MEGAsync", "MEGA"),
    ],
)
def test_synchronised_folders_by_name(tmp_path: Path, folder: str, service: str) -> None:
    assert synced_by(tmp_path / folder) == service


def test_synchronised_folders_by_their_marks(tmp_path: Path) -> None:
    (tmp_path / "bersama" / ".stfolder").mkdir(parents=True)
    (tmp_path / "kotak").mkdir()
    (tmp_path / "kotak" / ".dropbox").touch()
    assert synced_by(tmp_path / "bersama" / "dalam") == "Syncthing"
    assert synced_by(tmp_path / "kotak") == "Dropbox"


def test_the_settings_of_dropbox_in_the_home_folder_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert synced_by(tmp_path / "Dokumen") == ""


def test_nothing_is_made_or_opened_for_work_there_but_reading_is_fine(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    ws.close()
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    there = ws.path.rename(cloud / ws.path.name)
    with pytest.raises(InSyncedFolder) as refused:
        open_workshop(there)
    assert refused.value.values["service"] == "OneDrive"
    with pytest.raises(InSyncedFolder):
        new_workshop(cloud, "baru")
    assert [p.name for p in cloud.iterdir()] == [there.name]
    Workshop.open_to_read(there).close()

    link = tmp_path / "tautan.workshop"
    link.symlink_to(there)
    with pytest.raises(InSyncedFolder):
        open_workshop(link)
