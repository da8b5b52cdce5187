"""What hostile files cost: a process of its own, whose memory is limited, reads them and writes nothing.

Limits of memory are a thing of POSIX systems; elsewhere the same files are read by the other tests here.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import new_workshop
from tests.intake import containers
from tests.intake.test_refusals import SHEET, cells, workbook

ALLOWED_MB = 1500
"""Address space of the process: what the interpreter and its libraries map is in it too."""
MOST_MB = 400
"""Memory that it may really have used."""
_CHILD = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({allowed} << 20,) * 2)
from workshop_app.cli.context import Surroundings
from workshop_app.cli.main import run
import io
said, complained = io.StringIO(), io.StringIO()
here = Surroundings("en", "Ani", "Meja 1", Path(sys.argv[3]))
words = ["import", sys.argv[1], sys.argv[2]]
code = run(words, stdin=io.StringIO(), stdout=said, stderr=complained, here=here)
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
status = Path("/proc/self/status")
if status.exists():  # there the other figure begins with what the parent had in use
    most = int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps([code, said.getvalue(), complained.getvalue(), most]))
"""


def inflated(part: str, piece: bytes, times: int) -> bytes:
    """A workbook one part of which unpacks to a great length."""
    with zipfile.ZipFile(io.BytesIO(workbook(cells("")))) as plain:
        parts = {name: plain.read(name) for name in plain.namelist() if name != part}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        with archive.open(part, "w", force_zip64=True) as stream:
            for _ in range(times):
                stream.write(piece)
    return buffer.getvalue()


def lying() -> bytes:
    """A sheet of 256 MB whose directory says that it is a few bytes long."""
    data = bytearray(inflated(SHEET, bytes(2**20), 256))
    true = (256 * 2**20).to_bytes(4, "little")
    while true in data:
        place = data.index(true)
        data[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.xlsx": (lambda: inflated("xl/media/1.bin", bytes(2**20), 300), "larger than any list"),
    "texts.xlsx": (lambda: inflated("xl/sharedStrings.xml", b"<si><t/></si>" * 1000, 9000), ""),
    "lying.xlsx": (lying, "damaged"),
    "macros.xlsx": (lambda: workbook(cells(""), **{"xl__vbaProject.bin": b"x"}), "macros"),
    "picture.xlsx": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(2**20), "not a list"),
    "locked.xlsx": (
        lambda: containers.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        "password",
    ),
    "line.csv": (lambda: b"x" * 60_000_000, "damaged"),
    "commas.csv": (lambda: b"," * 60_000_000, "damaged"),
    "quotes.csv": (lambda: b'"' * 60_000_000, "damaged"),
    "rows.csv": (lambda: b"a,b\n" * 15_000_000, "larger than any list"),
    "noise.csv": (lambda: bytes(range(256)) * 200_000, "not a list"),
}
_GIGABYTE = "gigabyte.xlsx"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Path]:
    made = new_workshop(tmp_path)
    made.close()
    yield made.path


if sys.platform != "win32":

    @pytest.mark.parametrize("name", HOSTILE)
    def test_a_hostile_file_costs_little_and_writes_nothing(
        workshop: Path, tmp_path: Path, name: str
    ) -> None:
        make, said = HOSTILE[name]
        _refuse(workshop, tmp_path / name, make(), said)

    @pytest.mark.slow
    def test_a_sheet_of_a_gigabyte_costs_little_and_writes_nothing(
        workshop: Path, tmp_path: Path
    ) -> None:
        sheet = inflated(SHEET, bytes(2**20), 1024)
        _refuse(workshop, tmp_path / _GIGABYTE, sheet, "larger than any list")


def _refuse(workshop: Path, path: Path, data: bytes, words: str) -> None:
    path.write_bytes(data)
    before = workshop.read_bytes()
    child = [sys.executable, "-c", _CHILD.format(allowed=ALLOWED_MB)]
    done = subprocess.run(
        [*child, str(workshop), str(path), str(path.parent / "data")],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    code, said, complained, most = json.loads(done.stdout)
    assert code == 1 and not said, complained
    assert words in complained and path.name in complained
    assert most < MOST_MB
    assert workshop.read_bytes() == before
