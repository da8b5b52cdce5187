"""Lists for everybody, in every combination of scopes, and nothing typed past the identity guard."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import desk, printing, records
from workshop_app.actions.paper_gathering import Scoped
from workshop_app.actions.printing import Choices, Quote
from workshop_app.domain.errors import RecordMissing, TypedTellsWho
from workshop_app.domain.records import WORKSHOP_RECORD as OWN
from workshop_app.domain.records import Agency, Commitment, Person, Session, Settings
from workshop_app.paths import resource
from workshop_app.reports.papers import model
from workshop_app.words.catalogue import Words

ID = Words.load("id", resource("locale"))
EN = Words.load("en", resource("locale"))
SECRET = "Korban berinisial AR (17) dijemput di rumah."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def lists(event: Small, **scope: str) -> dict[str, list[str]]:
    choices = Choices(scope=Scoped(**scope))
    found = printing.order(event.ws, "sign-in", ID, choices)[0].content
    assert isinstance(found, model.SignIn)
    return {one.name: [person.name for person in one.people] for one in found.lists}


def release(event: Small, choices: Choices) -> model.Release:
    found = printing.order(event.ws, "press-release", ID, choices)[0].content
    assert isinstance(found, model.Release)
    return found


def minutes(event: Small) -> model.Minutes:
    found = printing.order(event.ws, "minutes", ID, Choices())[0].content
    assert isinstance(found, model.Minutes)
    return found


def test_nobody_without_an_agency_is_lost(made: Small) -> None:
    records.add(made.ws, Person, name="Lintang Eka Purnama")
    found = lists(made, each="agency")
    assert found["Tanpa instansi"] == ["Lintang Eka Purnama"]
    assert list(found)[-1] == "Tanpa instansi" and len(found) == 3


def test_an_invited_agency_without_people_has_its_sheet(made: Small) -> None:
    records.add(made.ws, Agency, short_name="BUS", name="Badan Urusan Sungai")
    records.add(made.ws, Agency, short_name="BUG", name="Badan Urusan Gunung", invited=False)
    found = lists(made, each="agency")
    assert found["Badan Urusan Sungai"] == [] and "Badan Urusan Gunung" not in found


def test_each_agency_of_one_session_and_each_session_of_one_agency(made: Small) -> None:
    other = records.add(made.ws, Session, title="Diskusi", kind="discussion")
    assert list(lists(made, each="agency", session_id=other)) == [
        "Diskusi – Badan Urusan Hutan",
        "Diskusi – Badan Urusan Laut",
    ]
    assert lists(made, each="session", agency_id=made.other_agency) == {
        "Pembukaan – Badan Urusan Hutan": ["Wira Adi Kusumo"],
        "Diskusi – Badan Urusan Hutan": ["Wira Adi Kusumo"],
    }
    assert list(lists(made, each="session", session_id=other)) == ["Diskusi"]
    assert list(lists(made, each="agency", agency_id=made.agency)) == ["Badan Urusan Laut"]
    with pytest.raises(RecordMissing):
        lists(made, session_id="tidak-ada")


def test_a_sheet_of_agencies_marks_who_is_in_the_session(made: Small) -> None:
    desk.check_in(made.ws, made.person, session_id=made.session)
    choices = Choices(scope=Scoped(each="agency", session_id=made.session))
    found = printing.order(made.ws, "sign-in", ID, choices)[0].content
    assert isinstance(found, model.SignIn)
    assert [person.present for one in found.lists for person in one.people] == [False, True]


def sheets(event: Small, **scope: str) -> tuple[model.SignInList, ...]:
    found = printing.order(event.ws, "sign-in", ID, Choices(scope=Scoped(**scope)))[0].content
    assert isinstance(found, model.SignIn)
    return found.lists


def test_the_list_of_one_agency_does_not_repeat_it_in_every_row(made: Small) -> None:
    (everybody,) = sheets(made)
    assert {person.agency for person in everybody.people} == {"BUL", "BUH"}
    for lists_ in (sheets(made, each="agency"), sheets(made, agency_id=made.agency)):
        assert all(not person.agency for one in lists_ for person in one.people)


def test_the_sheet_of_the_whole_workshop_has_the_hours_of_its_only_day(made: Small) -> None:
    session = made.ws.require(Session, made.session)
    assert session.starts is not None
    (one,) = sheets(made)
    assert (one.starts, one.ends) == (session.starts, session.ends)
    records.add(made.ws, Session, title="Lusa", day=date(2031, 1, 2), starts=time(8))
    records.change(made.ws, Session, made.session, day=date(2031, 1, 1))
    (one,) = sheets(made)
    assert (one.starts, one.ends) == (None, None)


def test_the_sheet_of_a_session_names_who_speaks_there(made: Small) -> None:
    records.change(made.ws, Session, made.session, speakers=("Wira Adi Kusumo",))
    (one,) = sheets(made, session_id=made.session)
    assert one.speakers == ("Wira Adi Kusumo",)


def test_sex_is_a_letter_on_a_sheet_and_nothing_where_nobody_said(made: Small) -> None:
    records.change(made.ws, Person, made.person, sex="female")
    records.change(made.ws, Person, made.other_person, sex="")
    (one,) = sheets(made)
    assert {person.sex for person in one.people} == {"P", ""}


def test_the_host_is_known_by_all_its_names(made: Small) -> None:
    records.change(made.ws, Settings, OWN, host_id=made.agency)
    names = printing.order(made.ws, "minutes", EN, Choices())[0].content.event.host_names
    assert {"Badan Urusan Laut", "BUL"} <= set(names)


def test_the_press_reads_who_came_and_how_much_was_agreed(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    records.change(made.ws, Settings, OWN, closing="Prosiding ini disusun sebagai catatan.")
    found = release(made, Choices())
    assert found.agencies == ("Badan Urusan Laut",) and found.agencies_present == 1
    assert found.commitments == len(made.ws.read.all(Commitment)) > 0
    assert found.closing == ""  # the closing words of the proceedings speak of the proceedings
    assert release(made, Choices(closing="Sampai jumpa.")).closing == "Sampai jumpa."


@pytest.mark.parametrize(
    "choices",
    [Choices(headline=SECRET), Choices(closing=SECRET), Choices(quotes=(Quote(SECRET, "Ayu"),))],
)
def test_what_is_typed_for_the_press_passes_the_guard_too(
    made: Small, tmp_path: Path, choices: Choices
) -> None:
    path = tmp_path / "a.pdf"
    with pytest.raises(TypedTellsWho) as refused:
        printing.build(made.ws, "press-release", path, ID, choices)
    assert str(refused.value.values["text"]) in SECRET and not path.exists()


def test_the_public_telephone_may_be_typed(made: Small) -> None:
    records.change(made.ws, Settings, OWN, contact="Telepon (021) 0555-0142")
    assert release(made, Choices(closing="Hubungi (021) 0555-0142.")).closing


def test_minutes_know_the_hours_of_one_day_only(made: Small) -> None:
    records.change(made.ws, Session, made.session, day="2023-03-29", starts="08:30", ends="09:00")
    records.add(made.ws, Session, title="Diskusi", day="2023-03-29", starts="13:00", ends="15:15")
    records.add(made.ws, Session, title="Tanpa waktu")
    found = minutes(made)
    assert (found.starts, found.ends) == (time(8, 30), time(15, 15))
    records.add(made.ws, Session, title="Penutupan", day="2023-03-30", starts="08:00", ends="09:00")
    found = minutes(made)
    assert (found.starts, found.ends) == (None, None)


def test_the_only_note_taker_signs_the_minutes(made: Small) -> None:
    assert minutes(made).note_taker == ""
    records.change(made.ws, Person, made.person, role="note-taker")
    assert minutes(made).note_taker == "Dr. Sekar Ayu Pradipta, S.H."
    records.change(made.ws, Person, made.other_person, role="note-taker")
    assert minutes(made).note_taker == ""


def test_steps_carried_along_are_told_from_new_ones(made: Small) -> None:
    old = records.add(made.ws, Commitment, description="Melatih.", earlier_id="lama-1")
    found = printing.order(made.ws, "commitments", ID, Choices())[0].content
    assert isinstance(found, model.Commitments)
    promises = [promise for sheet in found.sheets for promise in sheet.promises]
    assert [(p.code, p.earlier) for p in promises] == [("RTL-001", False), ("RTL-002", True)]
    assert made.ws.require(Commitment, old).earlier_id and release(made, Choices()).commitments == 1


def test_the_agency_that_was_asked_for_is_named(made: Small) -> None:
    choices = Choices(scope=Scoped(agency_id=made.other_agency))
    found = printing.order(made.ws, "commitments", ID, choices)[0].content
    assert isinstance(found, model.Commitments)
    assert (found.sheets, found.about) == ((), "Badan Urusan Hutan")
