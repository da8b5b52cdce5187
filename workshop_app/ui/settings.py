"""What this laptop remembers between starts: language, look, who works here, which files were open.

One JSON file in the user's configuration folder. A damaged one is set aside under another name and the
defaults are used; `SettingsStore.set_aside` then says where the old one lies.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from workshop_app.actions.laptop import DEVICE_LETTERS
from workshop_app.domain.changes import Operator
from workshop_app.domain.frozen import frozen

_log = logging.getLogger(__name__)

RECENT_KEPT: Final = 12


@frozen
class RecentFile:
    """A workshop that was open before, as it looked when it was closed."""

    path: str
    title: str = ""
    day: str = ""
    place: str = ""
    agencies: int = 0
    opened_at: str = ""


@frozen
class Preferences:
    """The settings. To add one: a field with a default here, and its row on the settings screen."""

    language: str = "id"
    scheme: str = "system"
    text_size: str = "normal"
    operator_name: str = ""
    desk: str = ""
    device: str = ""
    asked_who: str = ""
    sounds: str = "on"
    last_folder: str = ""
    last_screen: str = ""
    report_language: str = ""
    report_paper: str = "A4"
    report_folder: str = ""
    report_zoom: str = "width"
    paper_shown: str = ""
    sign_in_columns: str = ""
    sign_in_rows: str = "5"
    badge_sheet: str = ""
    certificate_number: str = ""
    import_folder: str = ""
    import_shapes: str = ""
    export_folder: str = ""
    export_format: str = ".xlsx"
    wall_layout: str = "one"
    wall_pace: str = "15"
    list_groups: str = ""
    geometry: str = ""
    recent: tuple[RecentFile, ...] = ()

    @property
    def operator(self) -> Operator:
        """Who writes on this laptop."""
        return Operator(self.operator_name, self.desk, self.device)


def new_device() -> str:
    """Make up the code of a laptop: four letters that nobody confuses when reading them aloud."""
    import secrets

    return "".join(secrets.choice(DEVICE_LETTERS) for _ in range(4))


class SettingsStore:
    """Keeps `Preferences` in a file; each change is written at once."""

    def __init__(self, path: Path, make_device: Callable[[], str] = new_device) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self.value = self._load()
        if not self.value.device:
            self.change(device=make_device())

    def change(self, **changes: Any) -> None:
        """Change some settings; that the disk refuses them is logged and does not stop the work."""
        value = replace(self.value, **changes)
        if value == self.value and self.path.exists():
            return
        self.value = value
        text = json.dumps(asdict(value), ensure_ascii=False, indent=1)
        part = self.path.with_name(self.path.name + ".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
            part.replace(self.path)
        except OSError as error:
            _log.warning("settings were not written: %s", error.strerror)

    def remember(self, file: RecentFile) -> None:
        """Put a workshop on top of the recent ones."""
        others = tuple(r for r in self.value.recent if r.path != file.path)
        self.change(recent=(file, *others)[:RECENT_KEPT], last_folder=str(Path(file.path).parent))

    def forget(self, path: str) -> None:
        """Take a workshop off the recent ones; the file itself stays."""
        self.change(recent=tuple(r for r in self.value.recent if r.path != path))

    def _load(self) -> Preferences:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return Preferences()
        except (OSError, UnicodeDecodeError):
            return self._give_up()
        try:
            return _preferences(json.loads(text))
        except (ValueError, TypeError):
            return self._give_up()

    def _give_up(self) -> Preferences:
        aside = self.path.with_name(
            f"{self.path.stem} (damaged {datetime.now():%Y-%m-%d %H.%M.%S}).json"
        )
        try:
            self.path.replace(aside)
            self.set_aside = aside
        except OSError as error:
            _log.info("damaged settings could not be set aside: %s", error.strerror)
            self.set_aside = self.path
        return Preferences()


def _preferences(raw: object) -> Preferences:
    """Return settings from JSON; unknown names are left out, wrong types raise TypeError."""
    if not isinstance(raw, Mapping):
        raise TypeError("settings are no object")
    values = _known(Preferences, raw)
    recent = values.pop("recent", ())
    if not isinstance(recent, (list, tuple)) or not all(isinstance(r, Mapping) for r in recent):
        raise TypeError("recent")
    return Preferences(**values, recent=tuple(RecentFile(**_known(RecentFile, r)) for r in recent))


def _known(kind: type[Preferences] | type[RecentFile], raw: Mapping[str, Any]) -> dict[str, Any]:
    values = {f.name: raw[f.name] for f in fields(kind) if f.name in raw}
    for name, value in values.items():
        if name != "recent" and type(value) is not (int if name == "agencies" else str):
            raise TypeError(name)
    return values
