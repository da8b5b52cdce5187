"""Writes lists in the shape of those of large conferences, of any length, with invented people and bodies.

What such lists have in common: hundreds of delegations, countries first and then organisations whose names
differ by one word; salutations of three languages in their own column and once more before the name; a
surname that slipped into the next column; "NA" for nothing; names that occur twice, in one delegation too.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.builders import invented_name

HEAD = ("id", "delegation", "salutation", "name", "title", "affiliation")
_SALUTATIONS = (
    "Mr.",
    "Ms.",
    "M.",
    "Mme",
    "Sr.",
    "Sra.",
    "H.E. Mr.",
    "H.E. Ms.",
    "S.E. M.",
    "S.E. Sra.",
)
_TITLES = (
    "Director", "Directrice", "Asesor técnico", "Chargé de mission", "Head, Energy Scenarios", "NA", "NA",
    "Policy Adviser, climate", "Embajador", "Second Secretary",
)  # fmt: skip
_AFFILIATIONS = (
    "NA", "NA", "Ministère de la Mer", "Ministry of Lands, Rivers and Trees", "Presidencia del Puerto",
    "Latun & Wirasa, LLP", "Fonds pour l’Île d’Ambra", "Universität Söllheim", "Tirta Energi A/S",
)  # fmt: skip
_LANDS = (
    "Batuan",
    "Cadaya",
    "Derang",
    "Ewanu",
    "Falira",
    "Gamoro",
    "Hulesia",
    "Irvana",
    "Jorum",
    "Kelda",
)
_PARTS = ("", " Selatan", " and Ambra", "-Tirta", ", Islamic Republic of", " (Federated States of)")
_FIELDS = (
    "Energy",
    "Transport",
    "Copper",
    "Dairy",
    "Forests",
    "Rivers",
    "Youth",
    "Faith",
    "Trade",
    "Soil",
)
_BODIES = (
    "International {} Council, Ltd.", "International {} Association", "World {} Federation e.V.",
    "Réseau {} pour le Climat", "Red {} del Sur", "{} Action Network – Asia", "{} Action Network – Africa",
    "Institute for {} and {}",
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """A list as bytes, and what is in it: rows, delegations, and how many rows say nothing of their own."""

    data: bytes
    rows: int
    delegations: int
    repeated: int


def delegations() -> Iterator[str]:
    """Yield more than six hundred names of delegations, many of them like each other."""
    for land in _LANDS:
        for part in _PARTS:
            yield land + part
    for body in _BODIES:
        for number, field in enumerate(_FIELDS):
            for other in range(7):
                second = _FIELDS[(number + other + 1) % len(_FIELDS)]
                wording = f"{field} and {second}" if other else field
                yield body.format(wording, second)


def conference(people: int, *, encoding: str = "utf-8") -> Listed:
    """Write a list of so many people; one in a hundred stands in it twice, word for word."""
    chance = Random(people)
    names = list(dict.fromkeys(delegations()))
    lines: list[tuple[str, ...]] = []
    for number in range(people):
        at = number * len(names) // people
        lines.append((names[at], *_person(number, chance)))
        if number % 100 == 99:
            lines.append(lines[-1])
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(HEAD)
    out.writerows((number, *line) for number, line in enumerate(lines, 1))
    used = len({line[0] for line in lines})
    return Listed(text.getvalue().encode(encoding), len(lines), used, len(lines) - people)


def _person(number: int, chance: Random) -> tuple[str, str, str, str]:
    salutation = chance.choice(_SALUTATIONS)
    # Every 1,680th name comes again, as names do among thousands.
    name, title = invented_name(number % 1680), chance.choice(_TITLES)
    name += f" {chr(65 + number // 1680 % 26)}."
    if number % 37 == 0:  # the surname slipped into the next column
        name, title = name.split()[0], name.split()[1]
    if number % 53 == 0:
        name = f": {name}"
    return salutation, f"{salutation} {name}", title, chance.choice(_AFFILIATIONS)
