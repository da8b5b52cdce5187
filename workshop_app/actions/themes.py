"""The looks of a host: small files with colours, a logo and a letterhead; shipped ones and the user's own.

A file is read as data, checked before it is used, and refused with the reason. A user's file is preferred to
a shipped one of the same name.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workshop_app.domain.changes import Label, label
from workshop_app.domain.errors import CannotRead, ThemeInvalid, ThemeMissing
from workshop_app.paths import resource
from workshop_app.reports.theme import INK, WHITE, Colour, Look, colour
from workshop_app.reports.writing import write_whole
from workshop_app.store.faults import from_system

DEFAULT: Final = "lokakarya"
_SUFFIX = ".toml"
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_COLOURS = ("accent", "tint", "middle")
_TEXTS = ("title", "title_en", *_COLOURS, "logo", "logo_shows", "head")
_LOGOS = (".png", ".jpg", ".jpeg")
_READABLE = 4.5
_EASY = 7.0
_APART = 1.5
_EXAMPLE: Final = "kop-sendiri"
_OWN_TITLES: Final = {"title": "Kop sendiri", "title_en": "Own letterhead"}
_NAME = re.compile(r"[\w-]{1,60}")


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A look that can be chosen; `problem` says why one cannot be used, None where it can."""

    name: str
    title: str
    path: Path
    problem: Label | None = None


def themes_folder(data: Path) -> Path:
    """Return where a user's own looks lie, in their data folder."""
    return data / "themes"


def themes(folder: Path | None = None, language: str = "id") -> list[ThemeFile]:
    """Return the looks that can be chosen: the shipped ones, then those in the user's folder."""
    found: dict[str, ThemeFile] = {}
    for place in (resource("themes"), folder):
        if place is None or not place.is_dir():
            continue
        for path in sorted(place.glob("*" + _SUFFIX)):
            found[path.stem] = _described(path, language)
    first = found.pop(DEFAULT, None)
    return [*([first] if first else []), *found.values()]


def begin_own(folder: Path) -> Path:
    """Make the folder for a user's own looks, with one to begin with; returns a file there.

    Raises DiskFull, ReadOnlyFile, CannotWrite, CannotRead.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = sorted(folder.glob("*" + _SUFFIX))
        if known:
            return known[0]
        text = resource("themes", DEFAULT + _SUFFIX).read_text(encoding="utf-8")
    except OSError as error:
        raise from_system(error, folder) from error
    for key, title in _OWN_TITLES.items():
        text = re.sub(rf"(?m)^{key} = .*$", f'{key} = "{title}"', text)
    example = folder / (_EXAMPLE + _SUFFIX)
    write_whole(example, text.encode("utf-8"))
    return example


def _described(path: Path, language: str) -> ThemeFile:
    try:
        told = _read(path)
        _look(path, told)
    except ThemeInvalid as error:
        why = error.values["why"]
        assert isinstance(why, Label)
        return ThemeFile(path.stem, path.stem, path, why)
    except CannotRead as error:
        why = label("it cannot be read: {reason}", reason=str(error.values["reason"]))
        return ThemeFile(path.stem, path.stem, path, why)
    title = (language == "en" and told.get("title_en")) or told.get("title") or path.stem
    return ThemeFile(path.stem, str(title), path)


def theme_named(name: str, folder: Path | None = None) -> Look:
    """Return a look by its name, "" is the app's own. Raises ThemeMissing, ThemeInvalid, CannotRead."""
    wanted = name.strip() or DEFAULT
    if not _NAME.fullmatch(wanted):
        raise ThemeMissing(name=wanted)
    for place in (folder, resource("themes")):
        path = place / (wanted + _SUFFIX) if place is not None else None
        if path is not None and path.is_file():
            return _look(path, _read(path))
    raise ThemeMissing(name=wanted)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotRead(path=str(path), reason=error.strerror or "") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _invalid(path, label("it is no TOML file: {reason}", reason=str(error))) from error


def _invalid(path: Path, why: Label) -> ThemeInvalid:
    return ThemeInvalid(path=str(path), why=why)


def _look(path: Path, told: dict[str, Any]) -> Look:
    """Check a file and return its look; raises ThemeInvalid."""
    for key, value in told.items():
        if key not in (*_TEXTS, "lines"):
            raise _invalid(path, label('it has "{key}", which nobody knows', key=key))
        if key in _TEXTS and not isinstance(value, str):
            raise _invalid(path, label('"{key}" must be a text between quotes', key=key))
    lines = told.get("lines", [])
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise _invalid(path, label('"lines" must be a list of texts'))
    accent = _colour(path, told, "accent") or Look.accent
    tint = _colour(path, told, "tint") or _mixed(accent, 0.09)
    middle = _colour(path, told, "middle") or _mixed(accent, 0.5)
    _check_contrast(path, accent, tint)
    _check_middle(path, accent, middle, tint)
    return Look(
        accent=accent,
        tint=tint,
        middle=middle,
        logo=_logo(path, told.get("logo", "")),
        logo_shows=told.get("logo_shows", "") or told.get("head", "") or path.stem,
        head=told.get("head", ""),
        lines=tuple(lines),
    )


def _colour(path: Path, told: dict[str, Any], key: str) -> Colour | None:
    text = str(told.get(key, "")).strip()
    if not text:
        return None
    if not _COLOUR.fullmatch(text):
        raise _invalid(
            path, label('"{key}" is no colour such as #1F4E79: {value}', key=key, value=text)
        )
    return colour(text[1:])


def _check_contrast(path: Path, accent: Colour, tint: Colour) -> None:
    """What must be read on what: the accent on white and on the tint, ink on the tint."""
    on_white, on_tint = contrast(accent, WHITE), contrast(accent, tint)
    ink = contrast(INK, tint)
    if on_white < _READABLE:
        why = label("its accent is too pale for white paper ({found}:1)", found=f"{on_white:.1f}")
        raise _invalid(path, why)
    if on_tint < _READABLE or ink < _EASY:
        found = f"{min(on_tint, ink):.1f}"
        raise _invalid(path, label("its tint is too dark for text on it ({found}:1)", found=found))


def _check_middle(path: Path, accent: Colour, middle: Colour, tint: Colour) -> None:
    """The parts of a bar must be told apart on paper without colours."""
    found = min(contrast(accent, middle), contrast(middle, tint))
    if found < _APART:
        why = label(
            "its middle colour looks like another one in grey ({found}:1)", found=f"{found:.1f}"
        )
        raise _invalid(path, why)


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours as the guidelines for accessible pages count it, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: Colour, share: float) -> Colour:
    """Return a colour on white paper, with only a share of its ink."""
    red, green, blue = (round(1 - share * (1 - part), 4) for part in colour)
    return red, green, blue


def _logo(path: Path, name: str) -> Path | None:
    if not name:
        return None
    logo = path.parent / name
    if logo.parent.resolve() != path.parent.resolve():
        raise _invalid(path, label("the logo {name} must lie beside it", name=name))
    if logo.suffix.lower() not in _LOGOS:
        raise _invalid(path, label("the logo {name} must be a PNG or JPEG file", name=name))
    if not logo.is_file():
        raise _invalid(path, label("its logo {name} is not there", name=name))
    return logo
