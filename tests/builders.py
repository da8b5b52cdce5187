"""Workshops for tests, built by the same actions that a user's clicks call."""

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator, label
from workshop_app.domain.records import (
    Agency,
    Answer,
    Attachment,
    Challenge,
    Comment,
    Commitment,
    Minute,
    Person,
    PlanAction,
    Practice,
    Question,
    Response,
    Session,
    Strategy,
)

ANI = Operator("Ani", "Meja 1", "k7")
BUDI = Operator("Budi", "Meja 2", "m3")
CITRA = Operator("Citra", "Meja 3", "q9")

_FIRST = [
    "Sekar",
    "Wira",
    "Lintang",
    "Bayu",
    "Ratna",
    "Galih",
    "Kirana",
    "Damar",
    "Puspa",
    "Jaka",
    "Melati",
    "Surya",
    "Intan",
    "Aji",
]
_MIDDLE = [
    "Ayu",
    "Adi",
    "Dwi",
    "Tri",
    "Eka",
    "Nur",
    "Catur",
    "Tirta",
    "Panca",
    "Cahya",
    "Wening",
    "Arga",
]
_LAST = [
    "Pradipta",
    "Wardhana",
    "Kusumo",
    "Lestari",
    "Handoko",
    "Purnama",
    "Anggoro",
    "Sasmita",
    "Wibawa",
    "Harsono",
]


class TickingClock:
    """A clock that moves one second each time it is read, so that no two facts share a time."""

    def __init__(self, start: datetime = datetime(2023, 3, 29, 1, 0, tzinfo=UTC)) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def new_workshop(
    folder: Path, name: str = "acara", operator: Operator = ANI, title: str = "Lokakarya contoh"
) -> Workshop:
    """Make an empty workshop with a title."""
    return Workshop.create(folder / f"{name}.workshop", operator, title=title, clock=TickingClock())


def open_workshop(path: Path, operator: Operator = ANI) -> Workshop:
    """Open a workshop for work."""
    return Workshop.open(path, operator, clock=TickingClock())


def invented_name(number: int) -> str:
    """Return the `number`-th of 1,680 invented names; then they come again with a number."""
    again, rest = divmod(number, len(_FIRST) * len(_MIDDLE) * len(_LAST))
    last = _LAST[rest % len(_LAST)]
    middle = _MIDDLE[rest // len(_LAST) % len(_MIDDLE)]
    first = _FIRST[rest // len(_LAST) // len(_MIDDLE)]
    return f"{first} {middle} {last}" + (f" {again}" if again else "")


def add_people(ws: Workshop, count: int, agency_ids: Sequence[str] = ()) -> list[str]:
    """Register `count` invented people, spread over the agencies, as one step; returns their ids."""
    agencies = itertools.cycle(agency_ids or [""])
    with ws.operation(label("import")) as op:
        return [
            op.add(Person, name=invented_name(n), agency_id=next(agencies), unit=f"Bagian {n % 7}")
            for n in range(count)
        ]


def add_agencies(ws: Workshop, count: int) -> list[str]:
    """Add invented agencies "Badan 1", "Badan 2", ... as one step; returns their ids."""
    with ws.operation(label("import")) as op:
        return [
            op.add(Agency, short_name=f"Badan {n}", name=f"Badan Urusan {n}", category="ministry")
            for n in range(1, count + 1)
        ]


class Small:
    """A workshop with one record of every kind and a few people: the ids by what they are."""

    def __init__(self, ws: Workshop) -> None:
        self.ws = ws
        with ws.operation(label("import")) as op:
            self.agency = op.add(
                Agency, short_name="BUL", name="Badan Urusan Laut", aliases=("Laut",), expected=3
            )
            self.other_agency = op.add(Agency, short_name="BUH", name="Badan Urusan Hutan")
            self.strategy = op.add(Strategy, number=1, title="Pencegahan")
            self.plan_action = op.add(
                PlanAction,
                strategy_id=self.strategy,
                number="1.1",
                title="Menyusun pedoman",
                responsible=(self.agency,),
            )
            self.session = op.add(
                Session,
                title="Pembukaan",
                kind="opening",
                day=date(2023, 3, 29),
                starts=time(8, 30),
            )
            self.person = op.add(
                Person, name="Dr. Sekar Ayu Pradipta, S.H.", agency_id=self.agency, sex="female"
            )
            self.other_person = op.add(Person, name="Wira Adi Kusumo", agency_id=self.other_agency)
            self.practice = op.add(
                Practice,
                code="PB-K7-001",
                title="Posko bersama",
                agency_id=self.agency,
                action="Kami membuka posko.",
                strategies=(self.strategy,),
            )
            self.challenge = op.add(Challenge, title="Data terpisah", agency_id=self.agency)
            self.answer = op.add(Answer, practice_id=self.practice, challenge_id=self.challenge)
            self.commitment = op.add(
                Commitment, description="Menyatukan data.", agency_id=self.agency
            )
            self.minute = op.add(Minute, session_id=self.session, kind="decision", text="Sepakat.")
            self.attachment = op.add(
                Attachment, record_kind="practice", record_id=self.practice, sha256="ab" * 32
            )
            self.question = op.add(Question, text="Materi mudah dipahami.", position=1)
            self.response = op.add(Response, answers=(f"{self.question}: 4",))
            self.comment = op.add(
                Comment,
                question_id=self.question,
                response_id=self.response,
                text="Terlalu singkat.",
            )


def small(folder: Path, name: str = "acara", operator: Operator = ANI) -> Small:
    """Make a workshop with one record of every kind."""
    return Small(new_workshop(folder, name, operator))
