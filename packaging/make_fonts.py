"""Make the static TrueType fonts of resources/fonts from the packages they come from.

Qt would take variable or CFF fonts, the PDF room would not: it reads TrueType outlines only and
of a variable font only the default instance. So one set of static files serves both.

Sources (Debian 12), as installed or as unpacked with ``dpkg-deb -x PACKAGE.deb DIR``:

- fonts-inter-variable 4.0~beta7+ds-1: usr/share/fonts/truetype/inter-vf/
- fonts-noto-core 20201225-1: usr/share/fonts/truetype/noto/
- fonts-droid-fallback 1:6.0.1r16-1.1: usr/share/fonts/truetype/droid/

and, of the npm registry, unpacked (``npm pack``):

- @expo-google-fonts/noto-emoji 0.4.7: package/400Regular/

Usage::

    python packaging/make_fonts.py --source DIR     rebuild; sources are checked by SHA-256
    python packaging/make_fonts.py --check          compare resources/fonts with SHA256SUMS

DIR is the root above ``usr`` or ``package``; it defaults to ``/`` and may be given several times. The exact
source files are listed in ``font_sources.sha256``. The Noto and Droid files are copied unchanged;
Inter is instanced at fixed weights, with all its features (tabular figures among them), and named anew so
that Qt finds one family with four weights. The same fontTools version (4.68) gives the same bytes;
time stamps are kept.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
SUMS = FONTS / "SHA256SUMS"
INTER = "usr/share/fonts/truetype/inter-vf/"

SOURCES = Path(__file__).with_name("font_sources.sha256")


@dataclass(frozen=True)
class Cut:
    """One static font to cut from variable Inter."""

    file: str
    source: str
    family: str
    style: str
    weight: int
    italic: bool = False


CUTS = (
    Cut("Inter-Regular.ttf", "Inter-roman.var.ttf", "Inter", "Regular", 400),
    Cut("Inter-Medium.ttf", "Inter-roman.var.ttf", "Inter", "Medium", 500),
    Cut("Inter-SemiBold.ttf", "Inter-roman.var.ttf", "Inter", "SemiBold", 600),
    Cut("Inter-Bold.ttf", "Inter-roman.var.ttf", "Inter", "Bold", 700),
    Cut("Inter-Italic.ttf", "Inter-italic.var.ttf", "Inter", "Italic", 400, italic=True),
)


class FontSourceError(Exception):
    """A source file is missing or is not the one these fonts were made from."""


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_sums(path: Path) -> dict[str, str]:
    """Return file name to SHA-256 of a list as ``sha256sum`` writes it."""
    lines = path.read_text("utf-8").splitlines()
    return {name: expected for expected, name in (line.split("  ", 1) for line in lines)}


def find_source(roots: list[Path], relative: str, expected: str) -> Path:
    """Return the source file below one of the roots whose SHA-256 is as expected."""
    present = [root / relative for root in roots if (root / relative).is_file()]
    for path in present:
        if digest(path) == expected:
            return path
    if present:
        raise FontSourceError(f"{present[0]} is another version than the one used before")
    raise FontSourceError(f"{relative} was not found; install or unpack its package")


def set_names(font: TTFont, cut: Cut) -> None:
    """Name an instance: the old four-style names and the typographic family and weight."""
    linked = cut.style in ("Regular", "Bold", "Italic")
    full = cut.family if cut.style == "Regular" else f"{cut.family} {cut.style}"
    postscript = f"{cut.family.replace(' ', '')}-{cut.style}"
    table = font["name"]
    version = table.getDebugName(5)
    for name_id in (1, 2, 3, 4, 6, 16, 17, 18, 25):
        table.removeNames(nameID=name_id)
    table.names = [record for record in table.names if record.platformID == 3]
    wanted = {
        1: cut.family if linked else full,
        2: cut.style if linked else "Regular",
        3: f"{version};{postscript}",
        4: full,
        6: postscript,
    }
    if not linked:
        wanted |= {16: cut.family, 17: cut.style}
    for name_id, text in wanted.items():
        table.setName(text, name_id, 3, 1, 0x409)


def set_style_bits(font: TTFont, cut: Cut) -> None:
    """Set weight class and style flags to agree with the names."""
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = cut.weight
    bold = cut.style == "Bold"
    flags = os2.fsSelection & ~0b1100001
    flags |= 0b1 if cut.italic else 0
    flags |= 0b100000 if bold else 0
    flags |= 0b1000000 if not (bold or cut.italic) else 0
    os2.fsSelection = flags
    head.macStyle = (1 if bold else 0) | (2 if cut.italic else 0)


def cut_font(cut: Cut, source: Path, target: Path) -> None:
    """Write one static instance of a variable font."""
    font = TTFont(source, recalcTimestamp=False)
    instantiateVariableFont(font, {"wght": cut.weight}, inplace=True)
    for tag in ("DSIG", "STAT"):
        if tag in font:
            del font[tag]
    set_names(font, cut)
    set_style_bits(font, cut)
    font.save(target)


def build(roots: list[Path]) -> None:
    """Make every font and rewrite SHA256SUMS."""
    FONTS.mkdir(parents=True, exist_ok=True)
    sources = {name: find_source(roots, name, sums) for name, sums in read_sums(SOURCES).items()}
    for cut in CUTS:
        cut_font(cut, sources[INTER + cut.source], FONTS / cut.file)
    copies = {
        path.name.replace("_400Regular", "-Regular"): path
        for name, path in sources.items()
        if not name.startswith(INTER)
    }
    for name, path in copies.items():
        (FONTS / name).write_bytes(path.read_bytes())
    names = sorted([*(cut.file for cut in CUTS), *copies])
    SUMS.write_text("".join(f"{digest(FONTS / name)}  {name}\n" for name in names), "utf-8")


def check() -> list[str]:
    """Return one sentence for each font that is missing, changed or not listed."""
    faults = []
    listed = read_sums(SUMS)
    for name, expected in listed.items():
        path = FONTS / name
        if not path.is_file():
            faults.append(f"{name} is missing")
        elif digest(path) != expected:
            faults.append(f"{name} differs from SHA256SUMS")
    extra = {path.name for path in FONTS.glob("*.ttf")} - set(listed)
    return faults + [f"{name} is not listed in SHA256SUMS" for name in sorted(extra)]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 when all is well, 1 with a message otherwise."""
    parser = argparse.ArgumentParser(description="Make or check the shipped fonts.")
    parser.add_argument("--source", type=Path, action="append", help="root above usr/ or package/")
    parser.add_argument("--check", action="store_true", help="only compare with SHA256SUMS")
    options = parser.parse_args(arguments)
    if not options.check:
        try:
            build(options.source or [Path("/")])
        except FontSourceError as error:
            print(error, file=sys.stderr)
            return 1
    faults = check()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
