"""How names are written: of agencies with their short forms, of speakers, several in one line."""

from collections.abc import Sequence

from workshop_app.reports.clean import one_line


def bare_name(name: str) -> str:
    """A speaker's name without what they did, which stands in brackets behind it."""
    name = one_line(name)
    head, bracket, _ = name.partition(" (")
    return head if bracket and name.endswith(")") else name


def named(name: str, short: str) -> str:
    """An agency's name with its short form in brackets, as far as both are known."""
    name, short = one_line(name), one_line(short)
    return f"{name} ({short})" if name and short and short != name else name or short


def joined(texts: Sequence[str], separator: str = ", ") -> str:
    """The cleaned texts that are not empty, with a separator."""
    return separator.join(text for text in map(one_line, texts) if text)
