"""Photos are kept upright, without the camera's remarks, and no larger than print needs."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.builders import Small, small
from workshop_app.actions import attachments, photos
from workshop_app.domain.errors import CannotRead, TooLarge
from workshop_app.domain.records import Attachment

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def photographed(width: int = 640, height: int = 480, *, orientation: int = 6) -> bytes:
    """A photo with many colours, red at the left, with place and maker written into it."""
    image = Image.effect_noise((width, height), 60).convert("RGB")
    image.paste((220, 20, 20), (0, 0, width // 4, height))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "Kamera Rahasia"
    exif.get_ifd(GPS)[2] = (6.0, 10.0, 31.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"rumah aman di Jalan Melati")
    return out.getvalue()


def opened(photo: photos.Photo) -> Image.Image:
    return Image.open(BytesIO(photo.data))


def test_it_stands_upright_and_carries_no_remarks() -> None:
    data = photographed()
    assert b"Kamera Rahasia" in data and b"Melati" in data
    photo = photos.prepared(data)

    image = opened(photo)
    assert (image.width, image.height) == (480, 640) == (photo.width, photo.height)
    red = image.convert("RGB").getpixel((240, 20))
    assert isinstance(red, tuple) and red[0] > 150 > red[1]
    assert not image.getexif() and "comment" not in image.info
    for secret in (b"Kamera", b"Melati", b"Exif", b"GPS"):
        assert secret not in photo.data
    assert (photo.media_type, photo.suffix) == ("image/jpeg", ".jpg")


def test_it_is_reduced_for_print_but_never_enlarged() -> None:
    large = photos.prepared(photographed(4000, 3000, orientation=1))
    assert (large.width, large.height) == (photos.LONGEST_SIDE, photos.LONGEST_SIDE * 3 // 4)
    tiny = photos.prepared(photographed(64, 48, orientation=1))
    assert (tiny.width, tiny.height) == (64, 48)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "CMYK"])
def test_drawings_stay_sharp_and_see_through_ones_get_paper(mode: str) -> None:
    image = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 20, 30))
    out = BytesIO()
    image.convert(mode).save(out, "TIFF" if mode == "CMYK" else "PNG")
    photo = photos.prepared(out.getvalue())

    assert photo.media_type == "image/png"
    shown = opened(photo).convert("RGB")
    assert shown.getpixel((5, 5)) == (0, 0, 0)
    if mode == "RGBA":
        assert shown.getpixel((35, 5)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"hello", photographed()[:3000], b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(CannotRead):
        photos.prepared(data, "foto.jpg")


def test_a_picture_of_too_many_dots_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST_DOTS", 1000)
    with pytest.raises(CannotRead):
        photos.prepared(photographed(), "foto.jpg")


def test_pictures_are_prepared_and_documents_kept_as_they_are(event: Small, tmp_path: Path) -> None:
    photo, paper = tmp_path / "IMG 1.JPEG", tmp_path / "pedoman.pdf"
    photo.write_bytes(photographed())
    paper.write_bytes(b"%PDF-1.7 pedoman")
    ids = [
        photos.attach_file(event.ws, "practice", event.practice, path) for path in (photo, paper)
    ]

    kept, same = (event.ws.require(Attachment, i) for i in ids)
    assert (kept.file_name, kept.media_type) == ("IMG 1.jpg", "image/jpeg")
    assert b"Kamera" not in attachments.content(event.ws, kept.id)
    assert attachments.content(event.ws, same.id) == b"%PDF-1.7 pedoman"
    event.ws.undo()
    assert same.id not in [
        a.id for a in attachments.attachments(event.ws, "practice", event.practice)
    ]


def test_the_limit_holds_for_files_and_for_the_clipboard(
    event: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "besar.jpg"
    path.write_bytes(photographed())
    monkeypatch.setattr(attachments, "LARGEST", 1000)
    monkeypatch.setattr(photos, "LARGEST", 1000)
    with pytest.raises(TooLarge):
        photos.attach_file(event.ws, "practice", event.practice, path)
    with pytest.raises(TooLarge):
        photos.attach_picture(event.ws, "practice", event.practice, "foto.png", photographed())


def test_a_scan_of_many_bits_keeps_its_shades() -> None:
    """It is neither white nor black where it was grey."""
    rows = b"".join((257 * y).to_bytes(2, "little") * 64 for y in range(256))
    scan = BytesIO()
    Image.frombytes("I;16", (64, 256), rows).save(scan, "PNG")
    kept = photos.prepared(scan.getvalue(), "pindaian.png")
    grey = Image.open(BytesIO(kept.data)).convert("L")
    shades = [grey.getpixel((30, y)) for y in (1, 64, 128, 254)]
    assert shades == pytest.approx([1, 64, 128, 254], abs=6)
