"""argparse in two languages, without a word to the screen: help and refusals are raised, `main` prints."""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NoReturn

from workshop_app.cli.window import PROGRAM as PROGRAM
from workshop_app.words.catalogue import LANGUAGES, Words, mark


class UsageError(Exception):
    """The command was not understood; `usage` shows how it is written."""

    def __init__(self, usage: str, message: str) -> None:
        super().__init__(message)
        self.usage = usage
        self.message = message


class HelpWanted(Exception):
    """Somebody asked for help or for the version; `text` is the answer."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


# What argparse says, and how we say it; {0}, {1} are what stands in the groups.
_REFUSALS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", mark("{0} is missing.")),
    (r"one of the arguments (.+) is required", mark("One of these is needed: {0}.")),
    (r"unrecognized arguments: (.+)", mark("{0} is not understood here.")),
    (r"invalid choice: (.+?) \(choose from (.+)\)", mark("{0} is not one of: {1}.")),
    (r"expected (?:one|at least one) argument.*", mark("A value is missing.")),
    (r"expected (\d+) arguments", mark("It needs {0} values.")),
    (r"not allowed with argument (.+)", mark("It cannot be used together with {0}.")),
    (r"ignored explicit argument (.+)", mark("It takes no value ({0}).")),
)


def worded(w: Words, message: str) -> str:
    """Say one of argparse's refusals in the language of `w`."""
    named = re.fullmatch(r"argument (.+?): (.+)", message, re.DOTALL)
    who, what = (named[1], named[2]) if named else ("", message)
    for pattern, text in _REFUSALS:
        found = re.fullmatch(pattern, what, re.DOTALL)
        if found:
            what = w.t(text).format(*found.groups())
            break
    return f"{who}: {what}" if who else what


class HelpLayout(argparse.HelpFormatter):
    """argparse's layout with the usage line in the language of `words`."""

    def __init__(self, words: Words, *, prog: str) -> None:
        super().__init__(prog, max_help_position=28)
        self._w = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line."""
        label = self._w.t("Usage:") + " " if prefix is None else prefix
        super().add_usage(usage, actions, groups, label)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        """Words are said as they are: argparse would take a percent sign for a placeholder."""
        return action.help.replace("%", "%%") if action.help else action.help


class Parser(argparse.ArgumentParser):
    """A parser of our own: no abbreviations, no output, no exit."""

    def __init__(
        self, *, words: Words, prog: str, usage: str | None = None, description: str | None = None
    ) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(HelpLayout, words),
        )
        self.words = words
        self._positionals.title = words.t("What it needs")
        self._optionals.title = words.t("Options")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(self.format_usage(), worded(self.words, message))

    def print_help(self, file: object = None) -> None:
        """Raise HelpWanted."""
        raise HelpWanted(self.format_help())

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Raise HelpWanted with the message: argparse leaves this way after telling the version."""
        raise HelpWanted(message or "")

    def _print_message(self, message: str, file: object = None) -> None:
        raise HelpWanted(message)

    def add_common(self) -> None:
        """Add what every command understands."""
        w, absent = self.words, argparse.SUPPRESS
        group = self.add_argument_group(w.t("Options of all commands"))
        group.add_argument(
            "--lang", choices=LANGUAGES, default=absent, help=w.t("language: Indonesian or English")
        )
        group.add_argument(
            "--by", metavar="NAME", default=absent, help=w.t("who makes the change (login name)")
        )
        group.add_argument(
            "--desk", metavar="NAME", default=absent, help=w.t("at which desk (computer's name)")
        )
        group.add_argument(
            "--json", action="store_true", default=absent, help=w.t("answer in JSON, for programs")
        )
        group.add_argument("-h", "--help", action="help", help=w.t("show this help"))
        self.set_defaults(parser=self)

    def add_file(self, help_text: str = "") -> None:
        """Add the workshop file, the first word of nearly every command."""
        self.add_argument(
            "file", metavar="FILE", type=a_path(self.words),
            help=help_text or self.words.t("the workshop file"),
        )  # fmt: skip

    def branches(self, names: Mapping[str, str], usage: str) -> dict[str, "Parser"]:
        """Add a parser for each name that may follow (name -> what it does), and the common options.

        `{name}` in `usage` stands for the name.
        """
        w = self.words
        self.usage = usage.format(name=w.t("COMMAND"))
        title, metavar = w.t("Commands"), w.t("COMMAND")
        group = self.add_subparsers(title=title, metavar=metavar, required=True)
        found: dict[str, Parser] = {}
        for name, summary in names.items():
            text = w.t(summary)
            found[name] = group.add_parser(
                name,
                words=w,
                help=text,
                description=_sentence(text),
                usage=usage.format(name=name),
            )
        self.add_common()
        return found


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def a_path(w: Words) -> Callable[[str], Path]:
    """Return the reader of a path, which refuses what cannot be one."""

    def read(text: str) -> Path:
        if not text or "\0" in text:
            raise argparse.ArgumentTypeError(w.t("This is no file name."))
        return Path(text)

    return read
