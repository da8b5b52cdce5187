"""The call that opens the window: `workshop-app [--lang id|en] [--sample | FILE]`.

It is read without argparse: most starts of the program are such calls, and somebody waits for the window.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from workshop_app.words.catalogue import LANGUAGES, Words, mark

SUFFIX: Final = ".workshop"
PROGRAM: Final = "workshop-app"
USAGE: Final = f"{PROGRAM} [--lang id|en] [--sample | FILE]"


class WindowCall(NamedTuple):
    """What the window is to show. `language`: "" for the one of the settings; `file`: "" for none."""

    file: str = ""
    language: str = ""
    sample: bool = False
    self_test: bool = False


class NotUnderstood(Exception):
    """A word that the window does not know what to do with."""

    def __init__(self, text: str, *about: str) -> None:
        super().__init__(text, *about)
        self._text, self._about = text, about

    def word(self, words: Words) -> str:
        """Say it in a language."""
        return words.t(self._text).format(*self._about)


def read(argv: Sequence[str]) -> WindowCall:
    """Understand the words after the program's name; raises NotUnderstood."""
    call, rest = WindowCall(), iter(argv)
    for word in rest:
        option, equals, value = word.partition("=")
        if option == "--lang":
            call = call._replace(language=_language(value if equals else next(rest, "")))
        elif word == "--sample":
            call = call._replace(sample=True)
        elif word == "--self-test":
            call = call._replace(self_test=True)
        elif word.startswith("-") or not word.endswith(SUFFIX):
            raise NotUnderstood(mark("{0} is not understood here."), word)
        elif call.file:
            raise NotUnderstood(mark("One workshop at a time is opened, not {0} as well."), word)
        else:
            call = call._replace(file=word)
    if call.file and call.sample:
        raise NotUnderstood(mark("{0} and the sample cannot both be opened."), call.file)
    return call


def _language(told: str) -> str:
    if not told:
        raise NotUnderstood(mark("--lang needs one of: {0}."), ", ".join(LANGUAGES))
    if told not in LANGUAGES:
        raise NotUnderstood(mark("{0} is not one of: {1}."), f"--lang {told}", ", ".join(LANGUAGES))
    return told


def refusal(words: Words, error: NotUnderstood) -> str:
    """Return the lines that tell why no window opens, and how it is opened."""
    usage = f"{words.t('Usage:')} {USAGE}"
    more = words.t("{command} --help tells more.", command=PROGRAM)
    return f"{usage}\n{PROGRAM}: {error.word(words)}\n{more}\n"
