"""What is gathered for each paper, whom it is for, and what the identity guard holds back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import clearing, desk, guarding, print_marks, printing, records
from workshop_app.actions.paper_gathering import Scoped
from workshop_app.actions.printing import CHANGED, NEW, Choices
from workshop_app.domain.badges import badge_code
from workshop_app.domain.errors import GuardFindingsOpen, NothingToPrint, RecordMissing
from workshop_app.domain.paper_errors import NobodyCame, NobodyRegistered
from workshop_app.domain.records import WORKSHOP_RECORD as OWN
from workshop_app.domain.records import (
    Agency,
    Commitment,
    Minute,
    Person,
    Practice,
    Session,
    Settings,
)
from workshop_app.domain.schema import Record
from workshop_app.paths import resource
from workshop_app.reports.papers import model
from workshop_app.reports.worker import PaperRequest, unpack
from workshop_app.words.catalogue import Words

ID = Words.load("id", resource("locale"))
EN = Words.load("en", resource("locale"))
PLAIN = Choices()
SECRET = "Korban berinisial AR (17) dijemput di rumah."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def content(event: Small, what: str, choices: Choices = PLAIN, words: Words = ID) -> model.Content:
    return printing.order(event.ws, what, words, choices)[0].content


def sign_in(event: Small, scope: Scoped) -> model.SignIn:
    found = content(event, "sign-in", Choices(scope=scope))
    assert isinstance(found, model.SignIn)
    return found


def badges(event: Small, **choices: object) -> list[str]:
    found = content(event, "badges", replace(Choices(), **choices))  # type: ignore[arg-type]
    assert isinstance(found, model.Badges)
    return [badge.name for badge in found.badges]


def test_a_sheet_of_a_session_marks_who_is_there(made: Small) -> None:
    desk.check_in(made.ws, made.person, session_id=made.session)
    desk.check_in(made.ws, made.other_person)
    (sheet,) = sign_in(made, Scoped(session_id=made.session)).lists
    assert sheet.name == "Pembukaan" and sheet.starts is not None
    assert {p.name: p.present for p in sheet.people} == {
        "Dr. Sekar Ayu Pradipta, S.H.": True,
        "Wira Adi Kusumo": False,
    }


def test_a_sheet_of_an_agency_has_its_people_only(made: Small) -> None:
    (sheet,) = sign_in(made, Scoped(agency_id=made.agency)).lists
    assert [p.name for p in sheet.people] == ["Dr. Sekar Ayu Pradipta, S.H."]
    assert sheet.name == "Badan Urusan Laut"


def test_sheets_for_each_agency_and_each_session(made: Small) -> None:
    records.add(made.ws, Session, title="Istirahat", kind="break")
    by_agency = sign_in(made, Scoped(each="agency")).lists
    assert [(s.name, len(s.people)) for s in by_agency] == [
        ("Badan Urusan Hutan", 1),
        ("Badan Urusan Laut", 1),
    ]
    assert [s.name for s in sign_in(made, Scoped(each="session")).lists] == ["Pembukaan"]


def test_nothing_private_is_handed_to_the_printers(made: Small) -> None:
    records.change(made.ws, Person, made.person, phone="081234567890", email="a@contoh.go.id",
                   note="198609262015051001")  # fmt: skip
    desk.check_in(made.ws, made.person)
    for what in printing.PAPERS:
        told = repr(content(made, what))
        assert "081234567890" not in told and "a@contoh" not in told and "19860926" not in told


def test_badges_bear_the_code_of_the_desk(made: Small) -> None:
    found = content(made, "badges", Choices(scope=Scoped(person_id=made.person)))
    assert isinstance(found, model.Badges)
    (badge,) = found.badges
    assert (badge.code, badge.agency, badge.role) == (badge_code(made.person), "BUL", "Peserta")


def test_only_new_and_only_changed_badges(made: Small, tmp_path: Path) -> None:
    marks = print_marks.marks_file(tmp_path, made.ws.id)
    assert print_marks.read_marks(marks) == {}
    first = printing.build(made.ws, "badges", tmp_path / "a.pdf", ID)
    print_marks.add_marks(marks, first.marks)
    printed = print_marks.read_marks(marks)
    with pytest.raises(NothingToPrint):
        badges(made, only=NEW, printed=printed)
    records.add(made.ws, Person, name="Lintang Eka Purnama")
    records.change(made.ws, Person, made.other_person, role="speaker")
    assert badges(made, only=NEW, printed=printed) == ["Lintang Eka Purnama"]
    assert badges(made, only=CHANGED, printed=printed) == ["Wira Adi Kusumo"]
    assert len(badges(made, printed=printed)) == 3


def test_without_people_there_are_no_badges(made: Small) -> None:
    empty = records.add(made.ws, Agency, short_name="BUT")
    with pytest.raises(NobodyRegistered):
        badges(made, scope=Scoped(agency_id=getattr(empty, "id", empty)))


def test_marks_hold_no_names_and_survive_damage(made: Small, tmp_path: Path) -> None:
    marks = print_marks.marks_file(tmp_path, made.ws.id)
    print_marks.add_marks(marks, printing.build(made.ws, "badges", tmp_path / "a.pdf", ID).marks)
    assert "Sekar" not in marks.read_text(encoding="ascii")
    marks.write_text("[", encoding="ascii")
    assert print_marks.read_marks(marks) == {}


def test_an_unknown_sheet_is_named(made: Small) -> None:
    with pytest.raises(RecordMissing):
        content(made, "badges", Choices(sheet="tidak-ada"))


def certificates(event: Small, **choices: object) -> tuple[model.Certificate, ...]:
    found = content(event, "certificates", replace(Choices(), **choices))  # type: ignore[arg-type]
    assert isinstance(found, model.Certificates)
    return found.certificates


def test_certificates_go_to_those_who_came(made: Small) -> None:
    with pytest.raises(NobodyCame):
        certificates(made)
    desk.check_in(made.ws, made.person)
    (one,) = certificates(made)
    assert (one.name, one.agency, one.sessions) == (
        "Dr. Sekar Ayu Pradipta, S.H.",
        "Badan Urusan Laut",
        0,
    )


def test_certificates_for_a_share_of_the_sessions(made: Small) -> None:
    second = records.add(made.ws, Session, title="Diskusi", kind="discussion")
    records.add(made.ws, Session, title="Istirahat", kind="break")
    for person_id, sessions in (
        (made.person, (made.session, second)),
        (made.other_person, (second,)),
    ):
        for session_id in sessions:
            desk.check_in(made.ws, person_id, session_id=session_id)
    assert [(c.attended, c.sessions) for c in certificates(made, share=50)] == [(2, 2), (1, 2)]
    assert [c.name for c in certificates(made, share=51)] == ["Dr. Sekar Ayu Pradipta, S.H."]


def test_numbers_follow_their_template(made: Small) -> None:
    records.change(made.ws, Settings, OWN, starts_on="2023-03-29")
    for person_id in (made.person, made.other_person):
        desk.check_in(made.ws, person_id)
    for template in ("{n}/A/{nnn}/{month}/{year}", "{n}/A/{nnn}/{bulan}/{tahun}"):
        numbers = [c.number for c in certificates(made, number=template, start=9)]
        assert numbers == ["9/A/009/III/2023", "10/A/010/III/2023"]


def test_each_certificate_in_a_file_of_its_own(made: Small, tmp_path: Path) -> None:
    for person_id in (made.person, made.other_person):
        desk.check_in(made.ws, person_id)
    folder = tmp_path / "surat"
    folder.mkdir()
    done = printing.build_each(made.ws, folder, ID, Choices())
    assert sorted(path.name for path in folder.iterdir()) == [
        "001 Dr Sekar Ayu Pradipta S H.pdf",
        "002 Wira Adi Kusumo.pdf",
    ]
    assert [one.pages for one in done] == [1, 1]

    requests = [
        (path, unpack(data[8:]))
        for path, data in printing.request_each(made.ws, folder, ID, Choices())
    ]
    assert [path for path, _ in requests] == [one.path for one in done]
    for path, request in requests:
        assert isinstance(request, PaperRequest) and request.stay and request.path == path
        assert isinstance(request.order.content, model.Certificates)
        assert len(request.order.content.certificates) == 1


@pytest.mark.parametrize("name", ["../../etc", "con:<>|", "", "a/b\\c\0d"])
def test_file_names_are_safe(name: str) -> None:
    made_of = printing.file_name(name)
    assert made_of and not set(made_of) & set('/\\:<>|"?*.\0')


# --- contributions --------------------------------------------------------------------------------


def clear(event: Small) -> None:
    clearing.clear(event.ws, Practice, event.practice, agency_id=event.agency, person="Sekar")


def release(event: Small) -> model.Release:
    found = content(event, "press-release")
    assert isinstance(found, model.Release)
    return found


def test_the_press_reads_only_what_is_cleared_and_unchanged(made: Small) -> None:
    assert release(made).practices == ()
    clear(made)
    assert [p.title for p in release(made).practices] == ["Posko bersama"]
    records.change(made.ws, Practice, made.practice, action="Kami menutup posko.")
    assert release(made).practices == ()


def test_minutes_by_session(made: Small) -> None:
    other = records.add(made.ws, Session, title="Diskusi")
    records.add(made.ws, Minute, text="Tanpa sesi.")
    records.add(made.ws, Minute, text="Di diskusi.", session_id=other)
    found = content(made, "minutes")
    assert isinstance(found, model.Minutes)
    assert [(part.title, len(part.points)) for part in found.parts] == [
        ("Pembukaan", 1),
        ("Diskusi", 1),
        ("", 1),
    ]
    one = content(made, "minutes", Choices(scope=Scoped(session_id=other)))
    assert isinstance(one, model.Minutes)
    assert [part.title for part in one.parts] == ["Diskusi"]


def test_commitments_by_agency(made: Small) -> None:
    records.add(made.ws, Commitment, description="Melatih.", agency_id=made.other_agency)
    found = content(made, "commitments")
    assert isinstance(found, model.Commitments)
    assert [sheet.agency for sheet in found.sheets] == ["Badan Urusan Hutan", "Badan Urusan Laut"]
    one = content(made, "commitments", Choices(scope=Scoped(agency_id=made.agency)))
    assert isinstance(one, model.Commitments)
    assert [sheet.promises[0].description for sheet in one.sheets] == ["Menyatukan data."]


def test_the_invitation_list_leaves_out_who_is_not_invited(made: Small) -> None:
    records.change(made.ws, Agency, made.other_agency, invited=False)
    found = content(made, "invitations")
    assert isinstance(found, model.Invitations)
    assert [(a.name, a.expected, a.registered) for a in found.agencies] == [
        ("Badan Urusan Laut", 3, 1)
    ]


def _write(event: Small, kind: type[Record], record_id: str, name: str) -> None:
    records.change(event.ws, kind, record_id, **{name: SECRET})


@pytest.mark.parametrize("what", ["minutes", "commitments", "report", "press-release"])
def test_open_findings_stop_what_they_concern(made: Small, tmp_path: Path, what: str) -> None:
    concerned = {
        "minutes": (Minute, made.minute, "text"),
        "commitments": (Commitment, made.commitment, "description"),
        "report": (Practice, made.practice, "action"),
        "press-release": (Practice, made.practice, "action"),
    }
    path = tmp_path / "a.pdf"
    kind, record_id, name = concerned[what]
    _write(made, kind, record_id, name)
    clear(made)
    with pytest.raises(GuardFindingsOpen) as stopped:
        printing.build(made.ws, what, path, ID)
    assert stopped.value.values["count"] == len(printing.open_findings(made.ws, what, Choices()))
    assert stopped.value.values["places"] and not path.exists()
    for finding in guarding.Guard(made.ws).open_findings():
        guarding.withhold(made.ws, finding)
    clear(made)
    printing.build(made.ws, what, path, ID)
    assert "AR (17)" not in repr(content(made, what))


def test_findings_elsewhere_stop_nothing(made: Small, tmp_path: Path) -> None:
    _write(made, Minute, made.minute, "text")
    for what in ("commitments", "press-release", "sign-in", "invitations", "badges"):
        assert printing.build(made.ws, what, tmp_path / f"{what}.pdf", EN).pages >= 1
    other = records.add(made.ws, Session, title="Diskusi")
    only = Choices(scope=Scoped(session_id=other))
    assert printing.build(made.ws, "minutes", tmp_path / "m.pdf", EN, only).pages == 1


def test_english_papers_take_english_names(made: Small) -> None:
    records.change(made.ws, Settings, OWN, title_en="Sample workshop", host_id=made.agency)
    records.change(made.ws, Agency, made.agency, name_en="Agency of the Sea")
    event = release(made).event
    assert (event.title, event.host) == ("Lokakarya contoh", "Badan Urusan Laut")
    english = printing.order(made.ws, "press-release", EN, Choices())[0].content.event
    assert (english.title, english.host) == ("Sample workshop", "Agency of the Sea")
