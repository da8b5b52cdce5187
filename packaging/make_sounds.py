"""Computes the short sounds of the desk, so that what is shipped is ours and can be made again.

Run it from the root of the source tree:

    python packaging/make_sounds.py            write resources/sounds
    python packaging/make_sounds.py --check    change nothing; exit code 1 if that would change anything

Whole numbers and Python's own sine give the same bytes on every machine that rounds as IEEE 754 says.
"""

import io
import math
import sys
import wave
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE = 22_050
_LOUDNESS = 0.32
_FADE_IN = 0.006

# name -> (hertz, seconds) one after the other: up is good, level is known, down wants attention
SOUNDS: dict[str, tuple[tuple[float, float], ...]] = {
    "welcome": ((659.26, 0.09), (987.77, 0.17)),
    "already": ((587.33, 0.09), (587.33, 0.14)),
    "attention": ((392.0, 0.13), (293.66, 0.24)),
}


def tone(hertz: float, seconds: float) -> list[int]:
    """Return one tone that dies away, with a quieter octave above it."""
    count = round(RATE * seconds)
    samples = []
    for number in range(count):
        at = number / RATE
        swell = min(1.0, at / _FADE_IN) * (1 - number / count) ** 1.5
        wave_form = math.sin(2 * math.pi * hertz * at) + 0.25 * math.sin(4 * math.pi * hertz * at)
        samples.append(round(32_767 * _LOUDNESS * swell * wave_form))
    return samples


def as_wav(tones: tuple[tuple[float, float], ...]) -> bytes:
    """Return tones as a WAV file: one channel, 16 bits."""
    samples = [sample for one in tones for sample in tone(*one)]
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(s.to_bytes(2, "little", signed=True) for s in samples))
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Write the files, or only tell whether they are up to date."""
    made = {FOLDER / f"{name}.wav": as_wav(tones) for name, tones in SOUNDS.items()}
    if "--check" in arguments:
        stale = [p for p, data in made.items() if not p.exists() or p.read_bytes() != data]
        for path in stale:
            print("not up to date:", path.name)
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, data in made.items():
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
