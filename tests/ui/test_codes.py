"""QR codes off pictures: as reportlab draws our badges, turned, blurred, padded, and what is no code."""

import math

import pytest
from PIL import Image, ImageDraw, ImageFilter
from reportlab.graphics.barcode.qr import QrCodeWidget

from workshop_app.domain.badges import badge_code, read_code, spaced
from workshop_app.domain.ids import new_id
from workshop_app.ui.codes import can_read_codes, read_codes


def badge_picture(text: str, *, dot: int = 6) -> Image.Image:
    """The QR code of a badge as reportlab computes it, on a white card."""
    widget = QrCodeWidget(text)
    widget.qr.make()
    count = widget.qr.getModuleCount()
    side = (count + 8) * dot
    picture = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(picture)
    for row in range(count):
        for column in range(count):
            if widget.qr.isDark(row, column):
                left, top = (column + 4) * dot, (row + 4) * dot
                pen.rectangle((left, top, left + dot - 1, top + dot - 1), fill=0)
    return picture


def camera_picture(text: str, *, turn: float = 0, blur: float = 0) -> Image.Image:
    """A badge held before a camera: turned, blurred, greyish, somewhere in the picture."""
    card = badge_picture(text).rotate(turn, expand=True, fillcolor=255)
    scene = Image.new("L", (640, 480), 120)
    scene.paste(card, (190, 90))
    scene = scene.filter(ImageFilter.GaussianBlur(blur))
    return scene.point([round(40 + value * 0.75) for value in range(256)])


def read(picture: Image.Image) -> list[str]:
    return read_codes(picture.tobytes(), picture.width, picture.height)


@pytest.mark.parametrize("turn", [0, 13, 90, 187])
@pytest.mark.parametrize("blur", [0, 1.2, 2])
def test_the_code_of_a_badge_is_read_turned_and_blurred(turn: float, blur: float) -> None:
    code = badge_code(new_id())
    [text] = read(camera_picture(spaced(code), turn=turn, blur=blur))
    assert read_code(text) == code


def test_two_badges_in_one_picture() -> None:
    codes = [badge_code(new_id()) for _ in range(2)]
    scene = Image.new("L", (640, 300), 200)
    for place, code in enumerate(codes):
        scene.paste(badge_picture(code, dot=5), (30 + 300 * place, 20))
    assert sorted(read(scene)) == sorted(codes)


def test_padded_rows() -> None:
    code, picture = badge_code(new_id()), None
    picture = badge_picture(code)
    stride = picture.width + 13
    data = picture.tobytes()
    rows = [data[r * picture.width : (r + 1) * picture.width] for r in range(picture.height)]
    padded = b"\x7f".join(row + bytes(12) for row in rows) + b"\x7f"
    assert read_codes(padded, picture.width, picture.height, stride) == [code]


def test_what_is_no_code() -> None:
    waves = bytes(round(127 + 120 * math.sin(n / 7)) for n in range(320 * 240))
    assert read_codes(waves, 320, 240) == []


@pytest.mark.parametrize(
    ("width", "height", "stride"), [(0, 4, 0), (4, 0, 0), (4, 4, 3), (5, 4, 0)]
)
def test_fewer_pixels_than_told(width: int, height: int, stride: int) -> None:
    with pytest.raises(ValueError, match="fewer pixels"):
        read_codes(bytes(16), width, height, stride)


def test_it_is_known_whether_codes_can_be_read() -> None:
    assert can_read_codes() is True
