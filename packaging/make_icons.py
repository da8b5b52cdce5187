"""Take the interface icons from Lucide and draw the app icon in the sizes systems ask for.

Sources: ``lucide-static`` 1.62.0 of the npm registry (``npm pack lucide-static@1.62.0``), unpacked;
and our own ``resources/icons/app/lokakarya.svg``. The icons keep ``currentColor``: the interface
tints them from its palette at paint time.

Usage::

    python packaging/make_icons.py --lucide DIR   copy the icons listed here from DIR/icons
    python packaging/make_icons.py --app          render the app icon (PNG 16-512, ICO)
    python packaging/make_icons.py --sheet        tint those of the style sheet in both schemes
    python packaging/make_icons.py --check        compare resources/icons with SHA256SUMS

To add an icon: put its Lucide name into ``ICONS`` and run with ``--lucide``.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import struct
import sys
from pathlib import Path

ICON_DIR = Path(__file__).resolve().parents[1] / "resources" / "icons"
APP_DIR = ICON_DIR / "app"
SHEET_DIR = ICON_DIR / "sheet"
SUMS = ICON_DIR / "SHA256SUMS"
APP_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)

ICONS = {
    "rail": """layout-dashboard user-check users lightbulb flag list-checks notebook-pen grid-3x3
        table book-open printer settings menu panel-left""",
    "people": """user user-plus user-x user-search id-card building-2 landmark mic phone mail
        handshake hand heart-handshake""",
    "act": """plus minus x check search pencil trash-2 copy save upload download undo-2 redo-2
        refresh-cw funnel arrow-up-down ellipsis ellipsis-vertical grip-vertical link
        external-link paperclip image camera log-in log-out qr-code scan-line scan-qr-code
        merge git-merge keyboard languages type""",
    "say": """circle circle-check circle-x circle-alert circle-dashed triangle-alert info
        circle-question-mark clock history loader-circle shield-check shield-alert lock star
        sparkles bell target message-square quote scale""",
    "go": """chevron-down chevron-left chevron-right chevron-up arrow-left arrow-right arrow-up
        arrow-down zoom-in zoom-out maximize minimize eye eye-off""",
    "files": """file-text file-down file-up file-plus file-spreadsheet folder-open
        archive-restore clipboard-list""",
    "place": """calendar calendar-days map-pin globe wifi wifi-off hard-drive laptop monitor
        presentation projector sun moon sun-moon chart-column life-buoy""",
}


class IconSourceError(Exception):
    """An icon listed here is not in the unpacked package."""


def icon_names() -> list[str]:
    """Return the names of all interface icons, sorted."""
    return sorted(name for group in ICONS.values() for name in group.split())


def tidy(svg: str) -> str:
    """Return the drawing with its licence remark, without the class only web pages need."""
    return re.sub(r'\s+class="[^"]*"', "", svg).strip() + "\n"


def copy_icons(package: Path) -> None:
    """Copy the listed icons and the licence; icons no longer listed are removed."""
    for name in icon_names():
        source = package / "icons" / f"{name}.svg"
        if not source.is_file():
            raise IconSourceError(f"{name}.svg is not in {package.name}/icons")
        (ICON_DIR / f"{name}.svg").write_text(tidy(source.read_text("utf-8")), "utf-8")
    for path in ICON_DIR.glob("*.svg"):
        if path.stem not in icon_names():
            path.unlink()
    (ICON_DIR / "LICENSE").write_text((package / "LICENSE").read_text("utf-8"), "utf-8")


def render_app_icon() -> None:
    """Render the app icon to PNG files and one ICO.

    Up to 24 pixels the simpler drawing is used: seats thinner than a pixel would blur.
    """
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication(["make_icons", "-platform", "offscreen"])
    for size in APP_SIZES:
        drawing = "lokakarya-small.svg" if size <= 24 else "lokakarya.svg"
        renderer = QSvgRenderer(QByteArray((APP_DIR / drawing).read_bytes()))
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        image.save(str(APP_DIR / f"lokakarya-{size}.png"))
    del app
    write_ico()


def write_ico() -> None:
    """Join the PNG files to one ICO: a directory of entries, then the PNG bytes."""
    pictures = [(APP_DIR / f"lokakarya-{size}.png").read_bytes() for size in ICO_SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    (APP_DIR / "lokakarya.ico").write_bytes(head + b"".join(pictures))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sheet_icons() -> dict[str, str]:
    """Return file name -> drawing for the icons of the style sheet, in the colours of both schemes."""
    from workshop_app.ui.theme import DARK, LIGHT, PICTURES, tinted

    return {
        f"{name}-{scheme}.svg": tinted(
            (ICON_DIR / f"{name}.svg").read_text("utf-8"), getattr(tokens, token)
        )
        for scheme, tokens in (("light", LIGHT), ("dark", DARK))
        for name, token in PICTURES.values()
    }


def write_sheet_icons() -> None:
    """Write the icons of the style sheet."""
    SHEET_DIR.mkdir(exist_ok=True)
    for name, text in sheet_icons().items():
        (SHEET_DIR / name).write_text(text, "utf-8")


def write_sums() -> None:
    """Write SHA256SUMS for the Lucide icons."""
    lines = [f"{digest(ICON_DIR / f'{name}.svg')}  {name}.svg\n" for name in icon_names()]
    SUMS.write_text("".join(lines), "utf-8")


def check() -> list[str]:
    """Return one sentence for each icon that is missing, changed or not listed."""
    listed = {}
    for line in SUMS.read_text("utf-8").splitlines():
        expected, name = line.split("  ", 1)
        listed[name] = expected
    present = {path.name: digest(path) for path in ICON_DIR.glob("*.svg")}
    faults = [f"{name} is missing" for name in listed if name not in present]
    faults += [f"{name} differs" for name in listed if present.get(name, "") != listed[name]]
    return faults + [f"{name} is not listed" for name in sorted(set(present) - set(listed))]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 when all is well, 1 with a message otherwise."""
    parser = argparse.ArgumentParser(description="Make or check the shipped icons.")
    parser.add_argument("--lucide", type=Path, help="unpacked lucide-static package")
    parser.add_argument("--app", action="store_true", help="render the app icon")
    parser.add_argument("--sheet", action="store_true", help="tint the icons of the style sheet")
    parser.add_argument("--check", action="store_true", help="only compare with SHA256SUMS")
    options = parser.parse_args(arguments)
    try:
        if options.lucide:
            copy_icons(options.lucide)
            write_sums()
        if options.app:
            render_app_icon()
        if options.sheet:
            write_sheet_icons()
    except IconSourceError as error:
        print(error, file=sys.stderr)
        return 1
    faults = check()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
