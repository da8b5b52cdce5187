"""Short ways to read a list in a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_app.actions.import_plan import Options, Prepared
from workshop_app.actions.importing import open_file, open_text, prepare

FILES = Path(__file__).parent / "files"


def no_step(done: int, total: int) -> None:
    """A step nobody watches."""


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Prepared]:
    """Read one of the files, or a text as a CSV file."""

    def read(name: str = "", *, csv: str = "", sheet: str = "") -> Prepared:
        path = FILES / name
        if csv:
            path = tmp_path / "daftar.csv"
            path.write_text(csv, "utf-8")
        is_text = path.suffix == ".txt"
        source = open_text(path.read_text("utf-8")) if is_text else open_file(path)
        return prepare(source, Options(sheet=sheet))

    return read
