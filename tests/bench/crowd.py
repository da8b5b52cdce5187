"""A hall full of people, and what is typed to find them."""

from collections.abc import Iterable
from pathlib import Path

from tests.builders import add_agencies, add_people, new_workshop
from workshop_app.actions import desk
from workshop_app.actions.workshop import Workshop


def crowd(folder: Path, size: int) -> Workshop:
    """A workshop of so many people (in tens of thousands) of 27 agencies, every tenth present."""
    ws = new_workshop(folder)
    agencies = add_agencies(ws, 27)
    people: list[str] = []
    for _ in range(0, size, 10_000):
        people += add_people(ws, 10_000, agencies)
    desk.check_in_all(ws, people[::10])
    return ws


def letter_by_letter(words: Iterable[str]) -> list[str]:
    """What stands in the field after each key."""
    return [word[:length] for word in words for length in range(1, len(word) + 1)]
