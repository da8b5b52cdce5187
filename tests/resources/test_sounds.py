"""The shipped sounds are those that our script computes, and short."""

import importlib.util
import wave
from types import ModuleType

from tests.helpers.tree import ROOT
from tests.resources.shipped import RESOURCES


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sounds", ROOT / "packaging/make_sounds.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_what_the_script_makes() -> None:
    script = _script()
    shipped = {path.stem: path.read_bytes() for path in (RESOURCES / "sounds").iterdir()}
    assert shipped == {name: script.as_wav(tones) for name, tones in script.SOUNDS.items()}
    assert script.main(["--check"]) == 0


def test_they_are_short_and_neither_silent_nor_clipped() -> None:
    for path in (RESOURCES / "sounds").glob("*.wav"):
        with wave.open(str(path), "rb") as file:
            assert file.getnframes() / file.getframerate() < 0.5
            data = file.readframes(file.getnframes())
        loudest = max(
            abs(int.from_bytes(data[n : n + 2], "little", signed=True))
            for n in range(0, len(data), 2)
        )
        assert 5_000 < loudest < 20_000
