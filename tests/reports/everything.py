"""Proceedings that have everything the model can hold, no text left empty; and pictures of every kind."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from tests.reports.sample import DAY, rich
from workshop_app.reports.evaluation_model import (
    Comments,
    Compared,
    ComparedItem,
    Evaluation,
    RatedGroup,
    RatedItem,
)
from workshop_app.reports.model import Challenge, Commitment, Photo, Practice, Proceedings, Session

EVALUATION = Evaluation(
    forms=41,
    labels=("Tidak puas", "Kurang puas", "Puas", "Sangat puas"),
    items=(
        RatedItem("Waktu yang disediakan mencukupi.", 41, (0, 12, 22, 7), 2.878),
        RatedItem("Semua peserta dapat berbicara.", 3),
    ),
    mean=2.878,
    groups=(RatedGroup("Lembaga rekaan", 30, 2.9), RatedGroup("Pers rekaan")),
    test=Compared(32, 31, 30, 100, 47.3, 76.0, (ComparedItem("Berapa strategi?", 30, 21, 27),)),
    comments=(Comments("Apa yang perlu diperbaiki?", ("Waktu lebih lama", "Ruang lebih luas")),),
)


def scene(mode: str, width: int = 300, height: int = 200) -> Image.Image:
    """A picture with a red quarter on a ramp of many colours."""
    ramp = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (Image.new("L", ramp.size, 90), ramp, ramp.rotate(180)))
    image.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:
    """A picture as the bytes of a file."""
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def deep_grey() -> Image.Image:
    """A ramp of grey in 16 bits, from black at the top to white."""
    ramp = Image.linear_gradient("L").resize((300, 200))
    values = b"".join((value * 257).to_bytes(2, "little") for value in ramp.tobytes())
    return Image.frombytes("I;16", ramp.size, values)


def every_kind_of_picture() -> tuple[Photo, ...]:
    """Colours and formats as cameras, scanners and offices make them, a photo turned sideways, odd sizes."""
    sideways = Image.Exif()
    sideways[0x0112] = 6
    made = {
        "foto.jpg": saved(scene("RGB"), "JPEG"),
        "pracetak.jpg": saved(scene("CMYK"), "JPEG"),
        "kelabu.jpg": saved(scene("L"), "JPEG"),
        "palet.png": saved(scene("P"), "PNG"),
        "hitam-putih.png": saved(scene("1"), "PNG"),
        "bening.png": saved(scene("RGBA"), "PNG"),
        "kelabu-16-bit.png": saved(deep_grey(), "PNG"),
        "gambar.gif": saved(scene("P"), "GIF"),
        "gambar.webp": saved(scene("RGB"), "WEBP"),
        "pindaian.tif": saved(scene("RGB"), "TIFF"),
        "pracetak.tif": saved(scene("CMYK"), "TIFF"),
        "gambar.bmp": saved(scene("RGB"), "BMP"),
        "miring.jpg": saved(scene("RGB"), "JPEG", exif=sideways),
        "setipis.png": saved(scene("RGB", 3000, 2), "PNG"),
        "setinggi.png": saved(scene("RGB", 2, 3000), "PNG"),
        "titik.png": saved(scene("RGB", 1, 1), "PNG"),
        "rusak.jpg": saved(scene("RGB"), "JPEG")[:2000],
    }
    return tuple(
        Photo(
            data=data, shows=f"Gambar {name}", caption=f"Keterangan {name}", name=name, digest=name
        )
        for name, data in made.items()
    )


def whole() -> Proceedings:
    """A day whose every field says something, also those that few workshops fill in."""
    day = rich()
    photos = tuple(replace(photo, shows=f"Gambar {n}") for n, photo in enumerate(day.photos, 1))
    first, *others = day.strategies
    name, short = "Kementerian Sosial", "Kemensos"
    return replace(
        day,
        participants=day.participants[:4],
        photos=photos,
        evaluation=EVALUATION,
        sessions=(
            *day.sessions,
            Session(DAY, "Sesi tambahan", room="Aula", kind="Diskusi", key="s"),
        ),
        strategies=(
            replace(
                first,
                practices=(replace(first.practices[0], photos=photos[:1]), *first.practices[1:]),
            ),
            *others,
        ),
        unassigned=(
            Practice(
                "Praktik di luar strategi", name, short, "Isi praktik", "Hasil", code="PB-900"
            ),
        ),
        unassigned_challenges=(
            Challenge("Tantangan di luar strategi", name, short, "Isi", "Jawaban", code="T-900"),
        ),
        commitments=(
            *day.commitments,
            Commitment(
                "Janji", "Kemensos", ("BPS",), date(2023, 6, 1), "Indikator", "Berjalan", "RTL-9"
            ),
        ),
    )
