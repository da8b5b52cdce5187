"""The sentence that says what became of an earlier workshop's commitments, for window and command line."""

from datetime import date
from typing import Protocol

from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name


class Carried(Protocol):
    """The counts of carrying over."""

    @property
    def carried(self) -> int:
        """Came along."""

    @property
    def known(self) -> int:
        """Were here already."""

    @property
    def done(self) -> int:
        """Were done there meanwhile."""

    @property
    def cancelled(self) -> int:
        """Were cancelled there."""

    @property
    def agencies(self) -> int:
        """New agencies that came with them."""


def carry_words(w: Words, told: Carried) -> str:
    """Word what was carried over: "5 carried over, 2 already here, 1 done meanwhile"."""
    parts = [
        (told.carried, w.n("{count} carried over", "{count} carried over", told.carried)),
        (told.known, w.n("{count} already here", "{count} already here", told.known)),
        (told.done, w.n("{count} done meanwhile", "{count} done meanwhile", told.done)),
        (told.cancelled, w.n("{count} cancelled", "{count} cancelled", told.cancelled)),
        (told.agencies, w.n("{count} new agency", "{count} new agencies", told.agencies)),
    ]
    said = ", ".join(text for count, text in parts if count)
    return said or w.t("There are no commitments in it.")


def history_words(w: Words, line: tuple[str, str, str]) -> str:
    """Word one line of the history of a carried commitment: "2 May 2023: in progress"."""
    day, name, value = line
    if name == "due":
        new = _day(w, value)
        what = w.t("due {day}", day=new) if new else w.t("without a date")
    else:
        what = choice_name(w, value)
    when = _day(w, day)
    return f"{when}: {what}" if when else what


def _day(w: Words, text: str) -> str:
    try:
        return w.date(date.fromisoformat(text))
    except ValueError:
        return text
