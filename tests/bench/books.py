"""Proceedings of three sizes to measure with: invented by a seeded generator, always the same.

Small is a meeting of a day, medium a national one, large more than anybody will print at once.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import NamedTuple

from workshop_app.reports.model import (
    AgencyAttendance,
    Challenge,
    Commitment,
    Count,
    Practice,
    Proceedings,
    Result,
    Session,
    Signer,
    Strategy,
)

_DAY = date(2023, 3, 29)
_FOR_STEMS = """
ajar alih andal anggota anggaran atur baca bagi bahas baik bangun bantu bentuk berita bina buat catat
cegah daerah dampak dana data desa didik dukung edar gerak guna hadir hasil hukum imbau instansi jaga
jalan jalur janji kaji kantor kapal karya kawal kelola kembang kenal kerja kirim korban kuat lapor latih
layan lembaga lindung luas lulus mampu manfaat masuk mitra mohon muat nilai olah pantau pasok pelabuhan
pendek periksa pindah pulih pusat putus rancang rawat rencana rujuk rumah sahih saksi salur sebar sektor
selaras selidik serah setara siap sidik simpan sosial susun syarat tahap tampung tangan tata telaah temu
tepat terap tindak tuntut tugas ubah uji ukur undang unit upaya urus usul wacana wajib warga wilayah
"""
_FOR_SHORT = "yang dan di ke dari untuk dengan pada oleh serta bagi agar dalam atas ini itu"
_STEMS, _SHORT = _FOR_STEMS.split(), _FOR_SHORT.split()
_FRAMES = ("{0}", "me{0}kan", "pe{0}an", "di{0}", "ber{0}", "ke{0}an", "{0}nya", "ter{0}")


class Participant(NamedTuple):
    """A line of the appendix."""

    name: str
    agency: str
    position: str


@dataclass(frozen=True)
class Book:
    """What every engine prints: the proceedings, and who was there."""

    size: str
    data: Proceedings
    people: tuple[Participant, ...]


class _Size(NamedTuple):
    agencies: int
    people: int
    practices: int
    challenges: int
    commitments: int


SIZES = {
    "small": _Size(20, 60, 12, 6, 12),
    "medium": _Size(60, 500, 150, 150, 60),
    "large": _Size(500, 10_000, 2_000, 600, 400),
}


class _Writer:
    """Invents texts; words repeat about as often as in real ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        full = [frame.format(stem) for stem in _STEMS for frame in _FRAMES]
        self.random.shuffle(full)
        self._words = [*_SHORT, *full]
        self._weights = [1 / (rank + 3) ** 0.8 for rank in range(len(self._words))]

    def words(self, count: int) -> list[str]:
        """That many words."""
        return self.random.choices(self._words, self._weights, k=count)

    def title(self, count: int) -> str:
        """A title of so many words."""
        return " ".join(self.words(count)).capitalize()

    def paragraph(self, sentences: int) -> str:
        """A paragraph; now and then a sentence has a figure in it."""
        made = []
        for _ in range(sentences):
            words = self.words(self.random.randint(9, 19))
            if self.random.random() < 0.2:
                words.insert(4, f"{self.random.randint(3, 4000)}")
            if len(words) > 12:
                words[6] += ","
            made.append(" ".join(words).capitalize() + ".")
        return " ".join(made)

    def text(self, paragraphs: int) -> str:
        """Several paragraphs."""
        return "\n".join(self.paragraph(self.random.randint(4, 7)) for _ in range(paragraphs))

    def name(self) -> str:
        """A person's name that nobody has."""
        parts = [word.capitalize() for word in self.words(6) if len(word) > 4][:2]
        return " ".join(parts or ["Anu"]) + f" {self.random.choice('ABCDEFGHIJKL')}."


def book(size: str) -> Book:
    """The book of a size."""
    want, writer = SIZES[size], _Writer(20230329)
    names = [f"Badan {writer.title(4)} {index + 1}" for index in range(want.agencies)]
    data = Proceedings(
        title=f"Pertemuan koordinasi {writer.title(9).lower()}",
        number="B-1/UJI/2023",
        host=names[0],
        host_short="B1",
        place="Jakarta",
        venue="Ruang Serbaguna",
        starts_on=_DAY,
        ends_on=_DAY,
        time_zone="WIB",
        foreword=writer.text(2),
        background=writer.text(3),
        legal_basis=tuple(writer.title(12) + "." for _ in range(4)),
        purposes=writer.text(1),
        conclusions=writer.text(2),
        closing=writer.text(1),
        signer=Signer("Nama Penanda", "Ketua"),
        sessions=tuple(_session(writer, index) for index in range(16)),
        agencies=tuple(_attendance(writer, index, name) for index, name in enumerate(names)),
        by_category=tuple(Count(f"Jenis {i}", 40 - i, 30 - i) for i in range(5)),
        by_sex=(Count("Perempuan", 38, 34), Count("Laki-laki", 33, 27)),
        strategies=_strategies(writer, want, names),
        commitments=tuple(_commitment(writer, names) for _ in range(want.commitments)),
    )
    people = tuple(
        Participant(writer.name(), writer.random.choice(names), writer.title(3))
        for _ in range(want.people)
    )
    return Book(size, data, people)


def _session(writer: _Writer, index: int) -> Session:
    start = time(8 + index // 2, 30 * (index % 2))
    return Session(_DAY, writer.title(6), start, None, "Aula", "Paparan", (writer.name(),))


def _attendance(writer: _Writer, index: int, name: str) -> AgencyAttendance:
    came = writer.random.randint(0, 9)
    return AgencyAttendance(
        name,
        f"B{index + 1}",
        f"Jenis {index % 5}",
        expected=came + 1,
        registered=came + 2,
        present=came,
        walk_ins=index % 2,
        first_arrival=time(7, index % 60),
    )


def _strategies(writer: _Writer, want: _Size, names: list[str]) -> tuple[Strategy, ...]:
    made = []
    for number in range(1, 7):
        practices = tuple(
            Practice(
                writer.title(7),
                agency := writer.random.choice(names),
                f"B{names.index(agency) + 1}",
                writer.text(3),
                writer.text(1),
                Result(writer.random.randint(2, 4000), "orang", "2022") if index % 3 == 0 else None,
                writer.name(),
            )
            for index in range(want.practices // 6)
        )
        challenges = tuple(
            Challenge(
                writer.title(6),
                agency := writer.random.choice(names),
                f"B{names.index(agency) + 1}",
                writer.text(1),
                writer.paragraph(2),
            )
            for _ in range(want.challenges // 6)
        )
        made.append(Strategy(number, writer.title(5), practices, challenges))
    return tuple(made)


def _commitment(writer: _Writer, names: list[str]) -> Commitment:
    due = _DAY + timedelta(days=writer.random.randint(20, 500))
    return Commitment(
        writer.title(14), writer.random.choice(names), (), due, writer.title(6), "Berjalan"
    )
