"""Fit for archives: PDF/A-3b with the tables as data, PDF/A-1b for the oldest, checked by others."""

import csv
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from tests.reports.conftest import FONTS
from tests.reports.hostile import hostile
from tests.reports.programs import font_complaints, preflight_complaints, qpdf_complaints
from tests.reports.sample import full
from tests.reports.words import FakeWords
from tests.resources.shipped import RESOURCES, script
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.proceedings import print_proceedings
from workshop_app.reports.theme import Archive, Options

MADE = datetime(2023, 3, 30, 8, 5, tzinfo=UTC)
PROFILE = RESOURCES / "icc" / "sRGB-v2.icc"


def pdf(
    shelf: FontShelf, data: Proceedings, archive: Archive, made: datetime | None = None
) -> bytes:
    """A printed document for one kind of archive."""
    options = Options(FONTS, archive=archive, fixed=made is None, made_at=made)
    return print_proceedings(data, options, FakeWords(), silent, never_cancelled, shelf).data


@pytest.mark.parametrize("archive", list(Archive))
@pytest.mark.parametrize("data", [full(), hostile()], ids=["full", "hostile"])
def test_other_programs_find_no_fault(
    shelf: FontShelf, tmp_path: Path, archive: Archive, data: Proceedings
) -> None:
    """Syntax and fonts of both kinds; all rules of PDF/A-1b for that one."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(shelf, data, archive, MADE))
    assert len(PdfReader(path, strict=True).pages) > 10
    assert qpdf_complaints(path) == ""
    assert font_complaints(path) == []
    if archive is Archive.A1B:
        assert preflight_complaints(path) == ""


def test_the_oldest_archives_get_plain_objects(shelf: FontShelf) -> None:
    """Version 1.4, no object streams, no attachments, nothing younger."""
    data = pdf(shelf, full(), Archive.A1B)
    root = PdfReader(BytesIO(data), strict=True).root_object
    assert data.startswith(b"%PDF-1.4\n")
    assert b"/ObjStm" not in data
    assert b"/Type/XRef" not in data
    assert "/AF" not in root
    assert "/Names" not in root


def test_streams_end_with_a_line_end_and_are_as_long_as_they_say(shelf: FontShelf) -> None:
    """As PDF/A 6.1.7 wants it."""
    data = pdf(shelf, full(), Archive.A3B)
    assert data.count(b"endstream") == data.count(b"\nendstream\n")
    assert data.startswith(b"%PDF-1.7\n%")
    assert all(byte > 127 for byte in data[10:14])


@pytest.mark.parametrize("archive", list(Archive))
@pytest.mark.parametrize("made", [None, MADE])
def test_metadata_agree_with_each_other(
    shelf: FontShelf, archive: Archive, made: datetime | None
) -> None:
    """The XMP packet is XML and says what the information dictionary says."""
    data = replace(full(), title="Judul <b> & \u201cpetik\u201d", host="Tuan rumah & rekan")
    book = PdfReader(BytesIO(pdf(shelf, data, archive, made)), strict=True)
    metadata: Any = book.root_object["/Metadata"]
    assert "/Filter" not in metadata
    packet = metadata.get_data().decode("utf-8")
    root = ElementTree.fromstring(packet)
    found = {item.tag.split("}")[1]: "".join(item.itertext()) for item in root.iter()}
    info: Any = book.metadata
    assert found["title"] == info.title == data.title
    assert found["creator"] == info.author == data.host
    assert found["Producer"] == info.producer
    assert found["CreatorTool"] == info.creator
    assert (found["part"], found["conformance"])[1] == "B"
    assert f"<pdfaid:part>{archive.value}</pdfaid:part>" in packet
    if made:
        assert found["CreateDate"] == "2023-03-30T08:05:00+00:00"
        assert info.creation_date == info.modification_date == made
    else:
        assert "CreateDate" not in found
        assert info.creation_date is None


def test_the_tables_are_attached_as_data(shelf: FontShelf) -> None:
    """Named in the language of the report, associated with the document, dates as machines read."""
    book = PdfReader(BytesIO(pdf(shelf, full(), Archive.A3B)), strict=True)
    assert sorted(book.attachments) == [
        "kehadiran.csv",
        "rencana-tindak-lanjut.csv",
        "susunan-acara.csv",
    ]
    associated: Any = book.root_object["/AF"]
    assert {item.get_object()["/AFRelationship"] for item in associated} == {"/Data"}
    rows = list(csv.reader(StringIO(book.attachments["kehadiran.csv"][0].decode("utf-8-sig"))))
    assert len(rows) == len(full().agencies) + 1
    assert rows[1][0] == full().agencies[0].name
    programme = book.attachments["susunan-acara.csv"][0].decode("utf-8-sig")
    assert "2023-03-29,08:00" in programme


def test_nothing_in_a_cell_is_computed(shelf: FontShelf) -> None:
    """Text that a spreadsheet would take for a formula begins with an apostrophe."""
    item = replace(full().commitments[0], description="=1+1")
    book = PdfReader(BytesIO(pdf(shelf, replace(full(), commitments=(item,)), Archive.A3B)))
    assert "'=1+1," in book.attachments["rencana-tindak-lanjut.csv"][0].decode("utf-8-sig")


@pytest.mark.parametrize("archive", list(Archive))
def test_equal_data_give_equal_bytes(shelf: FontShelf, archive: Archive) -> None:
    """In either kind, and whatever the shelf has seen before."""
    first = pdf(FontShelf(FONTS), hostile(), archive)
    assert pdf(shelf, hostile(), archive) == first


def test_equal_data_give_equal_bytes_in_every_process() -> None:
    """Python orders sets and hashes otherwise in each process; the file does not show it."""
    script = (
        "import hashlib; from tests.reports.conftest import FONTS; "
        "from tests.reports.everything import every_kind_of_picture, whole; "
        "from tests.reports.test_archive import pdf; from dataclasses import replace; "
        "from workshop_app.reports.faces import FontShelf; "
        "from workshop_app.reports.theme import Archive; "
        "data = replace(whole(), photos=every_kind_of_picture()); "
        "print(hashlib.sha256(pdf(FontShelf(FONTS), data, Archive.A3B)).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("0", "1", "4294967295")
    }
    assert len(said) == 1
    assert len(said.pop().strip()) == 64


def test_endless_titles_stay_within_what_archives_allow(shelf: FontShelf, tmp_path: Path) -> None:
    """Strings have a greatest length."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(shelf, replace(full(), title="Judul " * 9000), Archive.A1B, MADE))
    assert preflight_complaints(path) == ""
    assert qpdf_complaints(path) == ""


def test_the_colour_profile_is_made_from_the_standard() -> None:
    """The shipped file is what the script makes, and littleCMS finds sRGB in it."""
    assert script("make_icc").profile() == PROFILE.read_bytes()
    profile = ImageCms.getOpenProfile(str(PROFILE))
    known = ImageCms.createProfile("sRGB")
    transform: Any = ImageCms.buildTransform(profile, known, "RGB", "RGB")
    for colour in ((255, 255, 255), (0, 0, 0), (31, 78, 121), (255, 0, 0), (12, 200, 99)):
        seen: Any = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), transform)
        assert max(abs(a - b) for a, b in zip(seen.getpixel((0, 0)), colour, strict=True)) <= 1
