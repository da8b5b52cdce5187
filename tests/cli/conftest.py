"""One call of the command line as tests see it: words in; exit code, answer and complaints out."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.builders import TickingClock, small
from workshop_app.cli.context import Surroundings
from workshop_app.cli.main import run


@dataclass(frozen=True)
class Said:
    """What one command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)


class Call(Protocol):
    """Calls the command line; words that are no text are written as text."""

    def __call__(self, *argv: object, stdin: str = "", language: str = "en") -> Said:
        """Run one command."""


@pytest.fixture
def call(tmp_path: Path) -> Call:
    clock = TickingClock()

    def _call(*argv: object, stdin: str = "", language: str = "en") -> Said:
        here = Surroundings(language, "Ani", "Meja 1", tmp_path / "data", clock=clock)
        out, err = io.StringIO(), io.StringIO()
        words = [str(word) for word in argv]
        code = run(words, stdin=io.StringIO(stdin), stdout=out, stderr=err, here=here)
        return Said(code, out.getvalue(), err.getvalue())

    return _call


@pytest.fixture
def ids(tmp_path: Path) -> dict[str, str]:
    """The ids of a small closed workshop with one record of every kind; `file` is its path."""
    made = small(tmp_path)
    found = {name: value for name, value in vars(made).items() if isinstance(value, str)}
    made.ws.close()
    return {**found, "file": str(made.ws.path)}


@pytest.fixture
def file(ids: dict[str, str]) -> str:
    return ids["file"]
