"""Programs of others that read PDF, used where the machine has them: a second opinion."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader

_JARS = Path("/usr/share/java")
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
_PREFLIGHT = (
    "preflight",
    "pdfbox2",
    "fontbox2",
    "xmpbox",
    "commons-logging",
    "javax.activation",
    "jaxb-api",
)


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    return done.stdout + done.stderr


def preflight_complaints(path: Path) -> str:
    """What Apache Preflight (with Java, as Debian installs it) says against PDF/A-1b."""
    jars = [_JARS / f"{name}.jar" for name in _PREFLIGHT]
    if not shutil.which("java") or not all(jar.is_file() for jar in jars):
        return ""
    said = _output(
        "java",
        "-cp",
        ":".join(map(str, jars)),
        "org.apache.pdfbox.preflight.Validator_A1b",
        str(path),
    )
    return "" if "is a valid PDF/A-1b file" in said else said


def qpdf_complaints(path: Path) -> str:
    """What `qpdf --check` says against the file."""
    if not shutil.which("qpdf"):
        return ""
    said = _output("qpdf", "--check", str(path))
    return "" if "No syntax or stream encoding errors found" in said else said


def font_complaints(path: Path) -> list[str]:
    """The fonts that `pdffonts` does not call embedded, a subset, and mapped to Unicode."""
    if not shutil.which("pdffonts"):
        return []
    rows = _output("pdffonts", str(path)).splitlines()[2:]
    return [row for row in rows if row.split()[-5:-2] != ["yes", "yes", "yes"]]


def structure_text(path: Path) -> str:
    """The text in the order of the structure (`pdfinfo -struct-text`), else that of the pages."""
    if not shutil.which("pdfinfo"):
        return "".join(page.extract_text() for page in PdfReader(path).pages)
    lines = (line.strip() for line in _output("pdfinfo", "-struct-text", str(path)).splitlines())
    return "".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"'))


class SeenWord(NamedTuple):
    """A word on a page (from 1), with its box in points from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def words_on_pages(path: Path) -> Iterator[SeenWord]:
    """The words that `pdftotext` sees, each with its place; none where it is not installed."""
    page = 0
    said = _output("pdftotext", "-bbox", str(path), "-") if shutil.which("pdftotext") else ""
    for line in said.splitlines():
        page += "<page " in line
        if found := _WORD.search(line):
            left, top, right, bottom = map(float, found.groups()[:4])
            yield SeenWord(page, left, top, right, bottom, found[5])


def office_pdf(file: Path, folder: Path) -> Path | None:
    """A Word file as LibreOffice lays it out; None where its writer is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    homes = (Path(program).resolve().parent, Path("/usr/lib/libreoffice/program"))
    if not any((home / "libswlo.so").exists() for home in homes):
        return None
    profile = (folder / "profile").as_uri()  # of its own: another one may be in use
    _output(
        *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"),
        *("--outdir", str(folder), str(file)),
    )
    return folder / f"{file.stem}.pdf"
