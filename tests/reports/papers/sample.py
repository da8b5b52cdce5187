"""A small invented workshop as the papers get it, and every paper of it."""

from dataclasses import replace
from datetime import date, time

from tests.reports.sample import full
from workshop_app.reports.papers.model import (
    ActivityReport,
    Attendee,
    Badge,
    Badges,
    Certificate,
    Certificates,
    Commitments,
    CommitmentSheet,
    Content,
    EvaluationForm,
    Event,
    Invitations,
    InvitedAgency,
    LabelSheet,
    MinuteItem,
    Minutes,
    MinutesPart,
    Promise,
    QuizQuestion,
    Quote,
    Release,
    ReleasedPractice,
    SignIn,
    SignInList,
)

EVENT = Event(
    title="Lokakarya Pesisir",
    host="Badan Urusan Laut",
    number="B-7/LKY/03/2023",
    place="Kota Contoh",
    venue="Aula Melati",
    starts_on=date(2023, 3, 29),
    ends_on=date(2023, 3, 29),
    time_zone="WIB",
    contact="Telepon (021) 555-0100",
    signer_name="Ratna Wening Lestari, S.H.",
    signer_position="Kepala Bagian Umum",
)
PEOPLE = (
    Attendee("Dr. Sekar Ayu Pradipta, S.H.", "Analis", "Bagian 1", "BUL", "P", True),
    Attendee("Wira Adi Kusumo", "Staf", "Bagian 2", "BUH", "L"),
)
CARD = LabelSheet("kartu", "A4", 2, 5, 90, 55, 15, 11, cut=True)


def sign_in(count: int = 2, *, wide: bool = False) -> SignIn:
    """A sheet with so many people."""
    people = tuple(PEOPLE[n % 2] for n in range(count))
    part = SignInList("Pembukaan", people, date(2023, 3, 29), time(8, 30), time(9, 0), "Ruang 1")
    return SignIn(EVENT, (part,), blank_rows=3, full=wide)


def badges(*found: Badge, sheet: LabelSheet = CARD, skip: int = 0) -> Badges:
    """A sheet of badges, by default one."""
    one = Badge("Dr. Sekar Ayu Pradipta, S.H.", "BUL", "Narasumber", "speaker", "7K2MQ9XWPHD")
    return Badges(EVENT, found or (one,), sheet, skip)


def certificates() -> Certificates:
    """One certificate."""
    one = Certificate(
        "Wira Adi Kusumo", "Badan Urusan Hutan", "Peserta", "001/S/2023", "7K2MQ9XWPHD", 3, 4
    )
    return Certificates(EVENT, (one,))


def release() -> Release:
    """A press release with everything in it."""
    return Release(
        EVENT,
        "B-128/CONTOH/03/2023",
        "Pesisir aman",
        5,
        42,
        ("Pencegahan", "Pemulihan"),
        (ReleasedPractice("Posko bersama", "Badan Urusan Laut", "Kami membuka posko."),),
        (Quote("Kerja bersama adalah kunci", "Sekar Ayu", "Deputi"), Quote("Kami siap")),
        "Sampai jumpa.",
        ("Badan Urusan Laut", "Badan Urusan Riset, dan Data", "Badan Urusan Hutan"),
        5,
    )


def minutes() -> Minutes:
    """The minutes of one session."""
    points = (
        MinuteItem("Butir", "Data belum satu.", "Sekar Ayu", "BUL"),
        MinuteItem("Keputusan", "Data disatukan.", decision=True),
    )
    part = MinutesPart(
        "Diskusi", points, date(2023, 3, 29), time(9, 0), None, "Ruang 1", ("Wira",), 9
    )
    return Minutes(EVENT, (part,), time(8, 0), time(15, 0), 51, 25, "Lintang Eka Purnama")


def commitments() -> Commitments:
    """The sheets of two agencies."""
    promise = Promise(
        "Menyatukan data.", ("BUH",), date(2023, 6, 30), "Kamus data", "Berjalan", "RTL-001"
    )
    return Commitments(
        EVENT,
        (
            CommitmentSheet("Badan Urusan Laut", (promise,)),
            CommitmentSheet("Badan Urusan Hutan", (promise, replace(promise, earlier=True))),
        ),
    )


def invitations() -> Invitations:
    """Two agencies of two kinds."""
    return Invitations(
        EVENT,
        (
            InvitedAgency("Badan Urusan Laut", "BUL", "Kementerian", 3, 2),
            InvitedAgency("Badan Urusan Hutan", "BUH", "Lembaga", None, 0),
        ),
    )


def evaluation_form() -> EvaluationForm:
    """Two statements, an open question, a test of one question."""
    return EvaluationForm(
        EVENT,
        ("Tidak puas", "Kurang puas", "Puas", "Sangat puas"),
        ("Materi mudah dipahami.", "Waktunya mencukupi."),
        ("Apa yang perlu diperbaiki?",),
        ("Kementerian", "Pers"),
        (QuizQuestion("Berapa strategi?", ("Empat", "Enam")), QuizQuestion("Sebutkan satu.")),
    )


def every_paper() -> dict[str, Content]:
    """Each paper by its name."""
    return {
        "sign-in": sign_in(),
        "sign-in-full": sign_in(wide=True),
        "badges": badges(),
        "certificates": certificates(),
        "press-release": release(),
        "report": ActivityReport(EVENT, full(), 42),
        "minutes": minutes(),
        "commitments": commitments(),
        "invitations": invitations(),
        "evaluation-form": evaluation_form(),
    }


COMPOSED = tuple(name for name in every_paper() if name not in ("badges", "certificates"))
