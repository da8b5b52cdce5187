"""Numbers of certificates are given once, doubles are told, and a code is checked against the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import certificates, desk, privacy, records
from workshop_app.actions.certificates import as_mark, check_code, keep_numbers
from workshop_app.domain.badges import badge_code, spaced
from workshop_app.domain.certificates import GivenTwice, Verdict
from workshop_app.domain.errors import Cancelled
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import Person
from workshop_app.paths import resource
from workshop_app.words.catalogue import Words
from workshop_app.words.certificates import given_twice_advice, given_twice_words, verdict_words

EN = Words.load("en", resource("locale"))


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


@pytest.fixture
def issued(made: Small) -> Small:
    """With a certificate for the first person, who came."""
    desk.check_in(made.ws, made.person)
    keep_numbers(made.ws, {made.person: as_mark(1, "001/A")})
    return made


def code_of(person_id: str) -> str:
    return spaced(badge_code(person_id))


def test_numbers_are_given_once(made: Small) -> None:
    ws = made.ws
    marks = {made.person: as_mark(7, "007/A"), made.other_person: "8|008/A"}
    assert keep_numbers(ws, marks) == 2
    assert keep_numbers(ws, {made.person: "9|009/A"}) == 0
    numbers = certificates.numbers(ws, 1)
    assert numbers.held(made.person) == (7, "007/A")
    assert [numbers.take(), numbers.take()] == [9, 10]
    certificates.give_anew(ws, made.person)
    assert certificates.numbers(ws, 1).held(made.person) is None
    ws.undo()
    ws.undo()
    assert certificates.numbers(ws, 3).take() == 3


def test_one_number_for_two_people_is_told_with_what_to_do(made: Small) -> None:
    assert certificates.doubles(made.ws) == ()
    keep_numbers(made.ws, {made.person: "1|001/A", made.other_person: "1|001/A"})
    (twice,) = certificates.doubles(made.ws)
    assert twice.number == "001/A"
    assert dict(twice.holders) == {
        made.person: "Dr. Sekar Ayu Pradipta, S.H.",
        made.other_person: "Wira Adi Kusumo",
    }
    told = given_twice_words(EN, twice)
    assert "001/A" in told and "Wira Adi Kusumo" in told
    assert "new number" in given_twice_advice(EN)
    certificates.give_anew(made.ws, made.other_person)
    assert certificates.doubles(made.ws) == ()


def test_a_certificate_that_counts_is_told_with_its_number(issued: Small) -> None:
    found = check_code(issued.ws, code_of(issued.person).lower())
    assert found.verdict is Verdict.VALID
    assert (found.name, found.agency) == ("Dr. Sekar Ayu Pradipta, S.H.", "BUL")
    told = verdict_words(EN, found)
    assert told.head == "Valid" and "Number: 001/A" in told.lines
    assert told.whose.startswith("Dr. Sekar Ayu Pradipta, S.H. \u00b7 BUL")


def test_somebody_without_a_certificate_has_none(made: Small) -> None:
    found = check_code(made.ws, code_of(made.person))
    assert found.verdict is Verdict.NOT_PRINTED and found.name and not found.number


def test_a_number_that_was_taken_back_counts_no_more(issued: Small) -> None:
    certificates.give_anew(issued.ws, issued.person)
    found = check_code(issued.ws, code_of(issued.person))
    assert (found.verdict, found.earlier) == (Verdict.TAKEN_BACK, ("001/A",))
    assert "The number 001/A counts no more." in verdict_words(EN, found).lines
    keep_numbers(issued.ws, {issued.person: as_mark(2, "002/A")})
    found = check_code(issued.ws, code_of(issued.person))
    assert (found.verdict, found.number, found.earlier) == (Verdict.VALID, "002/A", ("001/A",))


def test_without_the_check_in_a_certificate_counts_no_more(issued: Small) -> None:
    desk.void_check_in(issued.ws, issued.person, reason="salah orang")
    found = check_code(issued.ws, code_of(issued.person))
    assert found.verdict is Verdict.ABSENT
    assert verdict_words(EN, found).head == "Withdrawn"


def test_people_who_were_removed_or_erased_are_not_named(issued: Small) -> None:
    records.remove(issued.ws, Person, issued.person)
    found = check_code(issued.ws, code_of(issued.person))
    assert (found.verdict, found.person_id, found.name) == (Verdict.REMOVED, issued.person, "")
    records.restore(issued.ws, Person, issued.person)
    privacy.erase_person(issued.ws, issued.person)
    found = check_code(issued.ws, code_of(issued.person))
    assert (found.verdict, found.name, found.number) == (Verdict.ERASED, "", "")


def test_codes_of_elsewhere_are_told_from_wrong_ones(made: Small) -> None:
    elsewhere = check_code(made.ws, code_of(new_id()))
    assert elsewhere.verdict is Verdict.FOREIGN
    assert "open the file of that one" in " ".join(verdict_words(EN, elsewhere).lines)
    assert check_code(made.ws, "7K2M-Q9XW-PHA").verdict is Verdict.DAMAGED
    for nothing in ("", "Sekar Ayu", "081234567890", "\ud800"):
        assert check_code(made.ws, nothing).verdict is Verdict.NO_CODE


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_a_head_and_says_why(made: Small, verdict: Verdict) -> None:
    from workshop_app.domain.certificates import Certified

    told = verdict_words(EN, Certified(verdict, badge_code(made.person)))
    assert told.head and told.lines and all(told.lines)


def test_holders_of_one_number_are_all_named() -> None:
    twice = GivenTwice("5", (("a", "Ani"), ("b", "Budi"), ("c", "Citra")))
    assert "Ani; Budi; Citra" in given_twice_words(EN, twice)


def test_another_workshop_of_this_laptop_may_know_a_code(issued: Small, tmp_path: Path) -> None:
    (tmp_path / "broken.workshop").write_bytes(b"x" * 100)
    code, path = code_of(issued.person), issued.ws.path
    asked = [tmp_path / "gone.workshop", tmp_path / "broken.workshop", path]
    found = certificates.check_elsewhere(asked, code)
    assert found is not None
    assert (found.verdict, found.number) == (Verdict.VALID, "001/A")
    assert found.workshop == issued.ws.settings.title
    assert any(found.workshop in line for line in verdict_words(EN, found).lines)
    assert certificates.check_elsewhere(asked, code_of(new_id())) is None
    with pytest.raises(Cancelled):
        certificates.check_elsewhere(asked, code, cancelled=lambda: True)
