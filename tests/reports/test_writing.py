"""A finished file is put on disk whole or not at all, and what stood in the way is said so."""

import errno
import os
from pathlib import Path

import pytest

from workshop_app.domain.errors import CannotWrite, DiskFull, ReadOnlyFile, WorkshopError
from workshop_app.domain.paper_errors import CopyLocked, FolderGone, NameTooLong, NoRoomForCopy
from workshop_app.paths import resource
from workshop_app.reports.writing import foreseen, write_whole
from workshop_app.words.catalogue import Words
from workshop_app.words.errors import word


@pytest.mark.parametrize(
    ("number", "kind", "also"),
    [
        (errno.ENOSPC, NoRoomForCopy, DiskFull),
        (errno.EACCES, CopyLocked, ReadOnlyFile),
        (errno.EROFS, CopyLocked, ReadOnlyFile),
        (errno.ENAMETOOLONG, NameTooLong, CannotWrite),
        (errno.EIO, CannotWrite, CannotWrite),
    ],
)
def test_errors_of_the_disk_have_kinds(
    tmp_path: Path, number: int, kind: type[WorkshopError], also: type[WorkshopError]
) -> None:
    error = foreseen(OSError(number, os.strerror(number)), tmp_path / "a.pdf")
    assert type(error) is kind and isinstance(error, also)


def test_a_folder_that_is_gone_is_told_from_other_reasons(tmp_path: Path) -> None:
    with pytest.raises(FolderGone) as told:
        write_whole(tmp_path / "usb" / "a.pdf", b"x")
    assert told.value.values["folder"] == str(tmp_path / "usb")


def test_a_name_that_no_disk_takes(tmp_path: Path) -> None:
    with pytest.raises(NameTooLong):
        write_whole(tmp_path / f"{'n' * 300}.pdf", b"x")
    assert not list(tmp_path.iterdir())


def test_what_was_there_stays_when_the_new_file_cannot_be_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, while another program has the file open."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr("workshop_app.reports.writing.os.replace", refuse)
    with pytest.raises(CopyLocked):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before" and [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("kind", [NoRoomForCopy, CopyLocked, FolderGone, NameTooLong])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_copy_that_failed_is_not_told_as_lost_work(
    kind: type[WorkshopError], language: str
) -> None:
    words = Words.load(language, resource("locale"))
    told = word(words, kind(path="surat.pdf", folder="surat.pdf", reason="x"))
    assert "surat.pdf" in told.message and told.advice
    assert "last change" not in told.message and "perubahan" not in told.message
