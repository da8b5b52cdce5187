"""What a command is handed, and what it hands back."""

import locale
import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from workshop_app.actions import laptop
from workshop_app.cli.parser import UsageError
from workshop_app.domain.changes import Operator
from workshop_app.domain.zones import Clock, system_clock
from workshop_app.paths import resource
from workshop_app.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the program runs: the language to speak, who works here, and where the user's data lie.

    Without a `device` the laptop's own code is read from `data`, and made there at the first change.
    """

    language: str
    by: str
    desk: str
    data: Path
    device: str = ""
    clock: Clock = system_clock

    @classmethod
    def of_this_laptop(cls) -> "Surroundings":
        """What the system says: its language, the login name, the computer's name."""
        return cls(
            system_language(os.environ),
            laptop.login_name(),
            laptop.host_name(),
            laptop.data_folder(),
        )

    @property
    def backups(self) -> Path:
        """Where backups lie."""
        return laptop.backups_folder(self.data)


def load_words(language: str) -> Words:
    """Load the words of a language."""
    return Words.load(language, resource("locale"))


def system_language(environment: Mapping[str, str]) -> str:
    """Return "id" where the system speaks Indonesian, otherwise "en"."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    told = next((environment[name] for name in names if environment.get(name)), "")
    told = told or locale.getlocale()[0] or ""
    return "id" if told.lower().startswith(("id", "in_", "indonesian")) else "en"


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is handed. `complain` writes one line to the standard error.

    `room` is the width of the terminal that shows the answer, 0 where there is none.
    """

    args: Namespace
    words: Words
    here: Surroundings
    stdin: TextIO
    stderr: TextIO
    complain: Callable[[str], None]
    room: int = 0

    def words_for(self, language: str) -> Words:
        """The words of another language, for what is printed."""
        return self.words if language == self.words.language else load_words(language)

    def usage_error(self, message: str) -> UsageError:
        """The refusal of a command whose words do not go together."""
        return UsageError(self.args.parser.format_usage(), message)

    @property
    def operator(self) -> Operator:
        """Who makes the change, as the options or the surroundings say."""
        by = getattr(self.args, "by", None) or self.here.by
        desk = getattr(self.args, "desk", None) or self.here.desk
        return Operator(by, desk, self.here.device or laptop.device_code(self.here.data))


def _no_lines() -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command has to say: `data` for programs (`--json`), `lines` for people; one of them is made.

    `live` lines are themselves for programs, and each is written as soon as it is made.
    """

    data: Callable[[], object]
    lines: Callable[[], Iterable[str]] = field(default=_no_lines)
    code: int = 0
    live: bool = False


Handler = Callable[[Context], Reply]
