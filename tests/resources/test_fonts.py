"""Every shipped font serves the screen (Qt) and the page (reportlab), under the right name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from tests.resources.shipped import RESOURCES, script

FONTS = RESOURCES / "fonts"
FAMILIES = {
    "Inter": {"Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "Inter-Italic"},
    "Noto Serif": {
        "NotoSerif-Regular",
        "NotoSerif-Italic",
        "NotoSerif-Bold",
        "NotoSerif-BoldItalic",
    },
    "Noto Sans Symbols2": {"NotoSansSymbols2-Regular"},
    "Noto Sans Javanese": {"NotoSansJavanese-Regular"},
    "Noto Sans Balinese": {"NotoSansBalinese-Regular"},
    "Noto Sans Sundanese": {"NotoSansSundanese-Regular"},
    "Noto Naskh Arabic": {"NotoNaskhArabic-Regular"},
    "Noto Emoji": {"NotoEmoji-Regular"},
    "Droid Sans Fallback": {"DroidSansFallbackFull"},
}
FILES = sorted(name for names in FAMILIES.values() for name in names)
SPECIMENS = {
    "Inter-Regular": "Daftar hadir: Wūlandari, Çelik & O’Brien — 1.789 “korban” · 08.30 €→",
    "NotoSerif-Regular": "Prosiding – “praktik baik” … 1.150 Ñ ž é",
    "NotoSansJavanese-Regular": "ꦗꦮ",
    "NotoSansBalinese-Regular": "ᬩᬮᬶ",
    "NotoSansSundanese-Regular": "ᮞᮥᮔ᮪ᮓ",
    "NotoNaskhArabic-Regular": "العربية",
    "NotoSansSymbols2-Regular": "✓●",
    "NotoEmoji-Regular": "👍🤝🎓🇮🇩",
    "DroidSansFallbackFull": "中华人民共和国臺灣ひらがなカタカナ，。",
}

# Run in a process of its own: fonts the machine happens to have must not help.
ASK_QT = """
import json, sys
from pathlib import Path
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication
app = QGuiApplication(["fonts", "-platform", "offscreen"])
found = {}
for path in sorted(Path(sys.argv[1]).glob("*.ttf")):
    number = QFontDatabase.addApplicationFont(str(path))
    found[path.stem] = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
weights = {}
for weight in (400, 500, 600, 700):
    font = QFont("Inter")
    font.setPixelSize(100)
    font.setWeight(QFont.Weight(weight))
    width = QFontMetricsF(font).horizontalAdvance("Hadir dari instansi")
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    digits = [QFontMetricsF(tabular).horizontalAdvance(digit) for digit in "0123456789"]
    info = QFontInfo(font)
    weights[weight] = [info.family(), info.weight(), width, len(set(digits))]
print(json.dumps({"families": found, "weights": weights}))
"""


@pytest.fixture(scope="module")
def qt_answer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[object]]]:
    """What Qt finds in the shipped fonts alone."""
    bare = tmp_path_factory.mktemp("fontconfig")
    cache = bare / "cache"
    (bare / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><cachedir>{cache}</cachedir></fontconfig>",
        "utf-8",
    )
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(bare / "fonts.conf")}
    done = subprocess.run(
        [sys.executable, "-c", ASK_QT, str(FONTS)],
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=60,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


def test_the_files_are_the_expected_ones() -> None:
    assert sorted(path.stem for path in FONTS.glob("*.ttf")) == FILES


def test_the_files_are_those_listed_with_their_sums() -> None:
    assert script("make_fonts").check() == []


def test_a_changed_font_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = script("make_fonts")
    (tmp_path / "One.ttf").write_bytes(b"one")
    (tmp_path / "Two.ttf").write_bytes(b"two")
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  One.ttf\n{'1' * 64}  Three.ttf\n", "utf-8")
    monkeypatch.setattr(module, "FONTS", tmp_path)
    monkeypatch.setattr(module, "SUMS", tmp_path / "SHA256SUMS")
    assert module.check() == [
        "One.ttf differs from SHA256SUMS",
        "Three.ttf is missing",
        "Two.ttf is not listed in SHA256SUMS",
    ]


def test_a_foreign_source_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    module = script("make_fonts")
    assert module.main(["--source", str(tmp_path)]) == 1
    assert "unpack its package" in capsys.readouterr().err
    path = tmp_path / module.INTER / "Inter-roman.var.ttf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"another font")
    assert module.main(["--source", str(tmp_path)]) == 1
    assert "another version" in capsys.readouterr().err


@pytest.mark.parametrize("name", FILES)
def test_reportlab_reads_it(name: str) -> None:
    face = TTFont(name, str(FONTS / f"{name}.ttf")).face
    assert face.charToGlyph


@pytest.mark.parametrize("name", SPECIMENS)
def test_it_has_the_characters_it_is_shipped_for(name: str) -> None:
    face = TTFont(name, str(FONTS / f"{name}.ttf")).face
    missing = [c for c in SPECIMENS[name] if ord(c) not in face.charToGlyph]
    assert missing == []


@pytest.mark.parametrize("family", FAMILIES)
def test_qt_finds_the_family(family: str, qt_answer: dict[str, dict[str, list[object]]]) -> None:
    for name in FAMILIES[family]:
        assert family in qt_answer["families"][name], name


def test_qt_finds_four_weights_of_inter(qt_answer: dict[str, dict[str, list[object]]]) -> None:
    answers = qt_answer["weights"]
    assert {weight: answer[:2] for weight, answer in answers.items()} == {
        "400": ["Inter", 400],
        "500": ["Inter", 500],
        "600": ["Inter", 600],
        "700": ["Inter", 700],
    }
    widths = [float(str(answer[2])) for answer in answers.values()]
    assert widths == sorted(set(widths)), "each weight is a cut of its own, wider than the last"


def test_inter_has_tabular_figures(qt_answer: dict[str, dict[str, list[object]]]) -> None:
    assert {answer[3] for answer in qt_answer["weights"].values()} == {1}


def test_the_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 11_000_000
