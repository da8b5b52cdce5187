"""Pictures: every format and orientation, as fine as paper shows, private remarks left out."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf.generic import DictionaryObject

from tests.reports.conftest import Print, reader
from tests.reports.programs import preflight_complaints, qpdf_complaints
from tests.reports.sample import empty
from tests.reports.test_structure import role, tree
from workshop_app.domain.errors import CannotRead
from workshop_app.reports.images import DOTS_PER_INCH, Picture, on_white, prepare
from workshop_app.reports.model import Photo, Practice, Proceedings, Strategy

BOX = (200.0, 100.0)
FORMATS = ("PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG", "PPM", "ICO")


def scene(width: int = 120, height: int = 80, mode: str = "RGB") -> Image.Image:
    """A picture whose upper left quarter is red, on a ramp of many colours."""
    ramp = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (Image.new("L", ramp.size, 90), ramp, ramp.rotate(180)))
    image.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    return image.convert(mode)


def saved(path: Path, image: Image.Image, kind: str, **more: Any) -> Path:
    """The picture as a file."""
    image.save(path, kind, **more)
    return path


def shown(picture: Picture) -> Image.Image:
    """What a JPEG picture of the document shows."""
    assert "/DCTDecode" in picture.entries
    return Image.open(BytesIO(picture.data)).convert("RGB")


def is_red(image: Image.Image, across: float, down: float) -> bool:
    """Whether the picture is red there."""
    found: Any = image.getpixel((int(image.width * across), int(image.height * down)))
    return bool(found[0] > 180 and found[1] < 80)


@pytest.mark.parametrize("kind", FORMATS)
def test_any_format_that_pillow_reads(tmp_path: Path, kind: str) -> None:
    """The red quarter is where it was."""
    picture = prepare(saved(tmp_path / "a", scene(96, 64), kind), *BOX)
    assert picture.width / picture.height == pytest.approx(1.5, abs=0.1)
    assert is_red(shown(picture), 0.25, 0.25)
    assert not is_red(shown(picture), 0.75, 0.75)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(120, 80), (2400, 1600)])
def test_any_orientation_stands_upright(
    tmp_path: Path, orientation: int, size: tuple[int, int]
) -> None:
    """What a camera says about its position is applied."""
    marks = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = scene(*size)
    if orientation in marks:
        image = image.transpose(Image.Transpose(marks[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = prepare(saved(tmp_path / "a.jpg", image, "JPEG", exif=exif, quality=95), *BOX)
    assert picture.width > picture.height
    assert is_red(shown(picture), 0.25, 0.25)
    assert not is_red(shown(picture), 0.75, 0.25)


def test_no_finer_than_paper_shows(tmp_path: Path) -> None:
    """Large photos are reduced to the dots of their place, small ones are kept as they are."""
    large = prepare(saved(tmp_path / "a.jpg", scene(4000, 3000), "JPEG"), *BOX)
    wanted = BOX[1] / 72 * DOTS_PER_INCH
    assert wanted - 1 <= large.height <= 1.25 * wanted
    small = prepare(saved(tmp_path / "b.jpg", scene(200, 150), "JPEG"), *BOX)
    assert (small.width, small.height) == (200, 150)


def test_a_small_jpeg_is_kept_without_its_remarks(tmp_path: Path) -> None:
    """The picture data stay, the place where it was taken goes."""
    exif = Image.Exif()
    exif[0x010E] = "Rumah aman, Jalan Contoh 5"
    path = saved(tmp_path / "a.jpg", scene(200, 150), "JPEG", exif=exif, comment=b"rahasia")
    whole, picture = path.read_bytes(), prepare(path, *BOX)
    assert b"Rumah aman" in whole and b"rahasia" in whole
    assert b"Rumah aman" not in picture.data and b"rahasia" not in picture.data
    assert picture.data[-1000:] == whole[-1000:]


def test_drawings_lose_nothing(tmp_path: Path) -> None:
    """A logo of few colours is not turned into a JPEG."""
    image = Image.new("RGB", (60, 40), "white")
    image.paste((31, 78, 121), (10, 10, 50, 30))
    picture = prepare(saved(tmp_path / "a.png", image, "PNG"), *BOX)
    assert "/Indexed" in picture.entries
    assert len(picture.data) < 300


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA", "P", "1", "L", "I;16", "CMYK"])
def test_any_kind_of_dots(tmp_path: Path, mode: str) -> None:
    """See-through, grey, indexed, deep and four-colour pictures all come out in grey or RGB."""
    image = scene().convert(mode) if mode not in ("PA", "I;16") else Image.new(mode, (60, 40))
    kind = "TIFF" if mode in ("CMYK", "I;16", "PA") else "PNG"
    if mode == "PA":
        image, kind = scene().convert("RGBA").quantize(8), "PNG"
    picture = prepare(saved(tmp_path / "a", image, kind), *BOX)
    assert "/DeviceRGB" in picture.entries or "/DeviceGray" in picture.entries
    assert "/SMask" not in picture.entries


@pytest.mark.parametrize("bits", [9, 12, 16])
def test_deep_greys_keep_their_shades(bits: int) -> None:
    """A scan of many bits is neither black nor white, whatever part of its bits it uses."""
    most = 2**bits - 1
    rows = b"".join((most * y // 99).to_bytes(2, "little") * 100 for y in range(100))
    grey = on_white(Image.frombytes("I;16", (100, 100), rows))
    shades = [grey.getpixel((50, y)) for y in (0, 25, 50, 75, 99)]
    assert shades == pytest.approx([0, 64, 128, 192, 255], abs=3)
    assert on_white(Image.new("I;16", (5, 5), 40_000)).getextrema() == (255, 255)


def test_see_through_becomes_paper(tmp_path: Path) -> None:
    """Where nothing was, the page shows: white."""
    image = scene()
    image.putalpha(0)
    picture = prepare(saved(tmp_path / "a.png", image, "PNG"), *BOX)
    assert "FFFFFF" in picture.entries


def cut_short(path: Path) -> None:
    """A photo whose card was pulled out."""
    saved(path, scene(300, 200), "JPEG")
    path.write_bytes(path.read_bytes()[:2000])


@pytest.mark.parametrize(
    "spoil",
    [
        cut_short,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no picture at all"),
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60)),
        lambda path: None,
    ],
    ids=["cut short", "empty", "text", "no head", "missing"],
)
def test_a_broken_one_is_foreseen(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    """Told by an error of its own, whatever is wrong with it."""
    path = tmp_path / "a.jpg"
    spoil(path)
    with pytest.raises(CannotRead):
        prepare(path, *BOX)


def with_photos(*photos: Photo) -> Proceedings:
    """Proceedings with one practice that has photos."""
    practice = Practice("Praktik", "Instansi", action="Uraian.", photos=photos)
    return replace(empty(), strategies=(Strategy(1, "Strategi", (practice,)),))


def test_a_photo_is_a_figure_with_words_and_a_caption(printed: Print, tmp_path: Path) -> None:
    """Shown once in the resources, however often it is placed; described; captioned."""
    path = saved(tmp_path / "a.jpg", scene(800, 600), "JPEG")
    photo = Photo(path, "Dua orang di meja", "Penyerahan naskah")
    book = reader(result := printed(with_photos(photo, photo)))
    assert result.warnings == ()
    shown_words = [str(item["/Alt"]) for item in tree(book) if role(item) == "Figure"]
    assert shown_words.count("Dua orang di meja") == 2
    assert [role(item) for item in tree(book)].count("Caption") == 2
    resources = book.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    assert len(resources["/XObject"]) == 1  # type: ignore[arg-type]


def test_a_broken_photo_is_named_and_the_rest_printed(printed: Print, tmp_path: Path) -> None:
    """Not fatal."""
    cut_short(tmp_path / "foto rusak.jpg")
    result = printed(with_photos(Photo(tmp_path / "foto rusak.jpg")))
    assert len(result.warnings) == 1
    assert "foto rusak.jpg" in result.warnings[0]
    assert result.pages > 5


def test_pictures_are_fit_for_archives(tmp_path: Path) -> None:
    """Photographs and drawings, see-through or not, in the strictest profile."""
    from tests.reports.conftest import FONTS
    from tests.reports.test_archive import pdf
    from workshop_app.reports.faces import FontShelf
    from workshop_app.reports.theme import Archive

    logo = Image.new("RGBA", (60, 40), (31, 78, 121, 128))
    photos = (
        Photo(saved(tmp_path / "a.jpg", scene(800, 600), "JPEG")),
        Photo(saved(tmp_path / "b.png", logo, "PNG")),
        Photo(saved(tmp_path / "c.png", scene().convert("L"), "PNG")),
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(FontShelf(FONTS), with_photos(*photos), Archive.A1B))
    assert preflight_complaints(path) == ""
    assert qpdf_complaints(path) == ""
