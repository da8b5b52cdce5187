"""What an output may show: open findings stop it, withheld texts and records are not in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import clearing, exporting, guarding, proceedings, records
from workshop_app.actions.guarded import GuardedReader, open_findings, require_decided
from workshop_app.actions.guarding import Guard, GuardFinding
from workshop_app.domain.errors import FindingGone, GuardFindingsOpen
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    Attachment,
    Challenge,
    Commitment,
    Practice,
    Session,
    Settings,
)
from workshop_app.paths import resource
from workshop_app.words.catalogue import Words

_VICTIM = "Korban bernama Melur Tarisna pulang."
_PHONE = "Hubungi 0841-0000-0137."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


@pytest.fixture
def words() -> Words:
    return Words.load("id", resource("locale"))


def _only(made: Small) -> GuardFinding:
    [finding] = Guard(made.ws).findings()
    return finding


def test_an_open_finding_stops_what_wants_to_leave(made: Small) -> None:
    require_decided(made.ws)
    records.change(made.ws, Practice, made.practice, action=_VICTIM, code="PB-K7-001")
    require_decided(made.ws, Challenge, Commitment)
    for kinds in ((), (Practice,), (Challenge, Practice)):
        with pytest.raises(GuardFindingsOpen) as refused:
            require_decided(made.ws, *kinds)
        assert refused.value.values == {"count": 1, "places": "PB-K7-001"}


def test_the_error_names_a_few_records_and_no_title_with_a_finding(made: Small) -> None:
    for _ in range(5):
        records.add(made.ws, Practice, title=_PHONE)
    with pytest.raises(GuardFindingsOpen) as refused:
        require_decided(made.ws)
    named = str(refused.value.values["places"])
    assert refused.value.values["count"] == 5
    assert named.count("PB-") == 3 and named.endswith("…")
    assert "0841" not in named


@pytest.mark.parametrize("decide", ["let_stand", "withhold", "replace"])
def test_each_decision_opens_the_way_and_undo_closes_it(made: Small, decide: str) -> None:
    records.change(made.ws, Practice, made.practice, action=_VICTIM)
    if decide == "replace":
        guarding.replace(made.ws, _only(made))
    else:
        getattr(guarding, decide)(made.ws, _only(made), "diizinkan")
    require_decided(made.ws)
    made.ws.undo()
    assert len(open_findings(made.ws)) == 1


def test_findings_in_withheld_records_stop_nothing(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=_VICTIM)
    clearing.withhold(made.ws, Practice, made.practice)
    require_decided(made.ws)
    clearing.back_to_draft(made.ws, Practice, made.practice)
    with pytest.raises(GuardFindingsOpen):
        require_decided(made.ws)


# --- replacing --------------------------------------------------------------------------------------


def test_replacing_puts_the_proposal_into_the_text(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=f"Awal. {_VICTIM} {_PHONE}")
    first = Guard(made.ws).findings()[0]
    guarding.replace(made.ws, first)
    assert made.ws.require(Practice, made.practice).action == (
        f"Awal. Seorang korban pulang. {_PHONE}"
    )
    guarding.replace(made.ws, _only(made))
    assert not Guard(made.ws).findings()


def test_replacing_in_one_of_several_texts_and_in_a_file_name(made: Small) -> None:
    records.change(made.ws, Session, made.session, speakers=("Nila", f"Wira {_PHONE}"))
    guarding.replace(made.ws, _only(made))
    first, second = made.ws.require(Session, made.session).speakers
    assert first == "Nila" and second.startswith("Wira Hubungi") and "0841" not in second
    records.change(made.ws, Attachment, made.attachment, file_name="ktp_3174014503850000.jpg")
    guarding.replace(made.ws, _only(made))
    name = made.ws.require(Attachment, made.attachment).file_name
    assert name.startswith("ktp_") and name.endswith(".jpg") and "3174" not in name


def test_a_text_that_has_changed_since_is_left_alone(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=_VICTIM)
    finding = _only(made)
    for text in (f"Lagi: {_VICTIM}", "", "Korban bernama Melur Karisna pulang."):
        records.change(made.ws, Practice, made.practice, action=text)
        with pytest.raises(FindingGone):
            guarding.replace(made.ws, finding)
        assert made.ws.require(Practice, made.practice).action == text
    records.change(made.ws, Session, made.session, speakers=("Nila", _PHONE))
    [finding] = [f for f in Guard(made.ws).findings() if f.place.record_kind == "session"]
    records.change(made.ws, Session, made.session, speakers=("Nila",))
    with pytest.raises(FindingGone):
        guarding.replace(made.ws, finding)


# --- reading ----------------------------------------------------------------------------------------


def test_open_findings_are_read_with_their_proposals(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=f"Awal. {_VICTIM} {_PHONE}")
    records.change(made.ws, Settings, WORKSHOP_RECORD, conclusions=_VICTIM)
    read = GuardedReader(made.ws)
    shown = read.get(Practice, made.practice)
    assert shown is not None
    assert shown.action.startswith("Awal. Seorang korban pulang.")
    assert "0841" not in shown.action
    assert read.settings.conclusions == "Seorang korban pulang."
    assert made.ws.settings.conclusions == _VICTIM


def test_what_may_stand_is_read_as_it_stands_and_what_is_withheld_not_at_all(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=_VICTIM)
    guarding.let_stand(made.ws, _only(made), "diizinkan keluarga")
    [shown] = GuardedReader(made.ws).all(Practice, id=made.practice)
    assert shown.action == _VICTIM
    guarding.withhold(made.ws, _only(made))
    [shown] = GuardedReader(made.ws).all(Practice, id=made.practice)
    assert (shown.action, shown.title) == ("", "Posko bersama")


def test_one_of_several_texts_is_withheld_alone(made: Small) -> None:
    records.change(made.ws, Session, made.session, speakers=("Nila", f"Wira {_PHONE}", "Jaka"))
    guarding.withhold(made.ws, _only(made))
    [session] = [s for s in GuardedReader(made.ws).all(Session) if s.id == made.session]
    assert session.speakers == ("Nila", "Jaka")


def test_withheld_records_are_not_there(made: Small) -> None:
    clearing.withhold(made.ws, Practice, made.practice)
    read = GuardedReader(made.ws)
    assert read.get(Practice, made.practice) is None
    assert made.practice not in {p.id for p in read.all(Practice)}
    assert read.get(Practice, "x") is None


# --- the proceedings -------------------------------------------------------------------------------


def test_the_proceedings_are_refused_until_everything_is_decided(
    made: Small, words: Words, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    records.change(made.ws, Practice, made.practice, action=_VICTIM)
    with pytest.raises(GuardFindingsOpen):
        proceedings.build_pdf(made.ws, out, words)
    assert not out.exists()
    guarding.withhold(made.ws, _only(made))
    assert proceedings.build_pdf(made.ws, out, words).pages
    assert out.exists()


def test_the_preview_never_shows_an_open_or_withheld_passage(made: Small, words: Words) -> None:
    records.change(made.ws, Practice, made.practice, action=_VICTIM, strategies=())
    assert "Melur" not in repr(proceedings.gather(made.ws, words))
    assert "Seorang korban pulang." in repr(proceedings.gather(made.ws, words))
    guarding.withhold(made.ws, _only(made))
    assert "korban" not in repr(proceedings.gather(made.ws, words))


def test_withheld_practices_and_challenges_are_not_printed(made: Small, words: Words) -> None:
    clearing.clear(made.ws, Challenge, made.challenge, agency_id=made.agency, person="Sekar")
    title = made.ws.require(Challenge, made.challenge).title
    assert "Posko bersama" in repr(proceedings.gather(made.ws, words))
    assert title in repr(proceedings.gather(made.ws, words))
    clearing.withhold(made.ws, Practice, made.practice)
    clearing.withhold(made.ws, Challenge, made.challenge)
    told = repr(proceedings.gather(made.ws, words))
    assert "Posko bersama" not in told and title not in told


def test_a_withheld_name_of_an_agency_is_printed_nowhere(made: Small, words: Words) -> None:
    records.change(made.ws, Agency, made.agency, name=_PHONE)
    guarding.withhold(made.ws, _only(made))
    assert "0841" not in repr(proceedings.gather(made.ws, words))


def test_a_challenge_that_is_not_printed_stops_nothing(made: Small) -> None:
    records.change(made.ws, Challenge, made.challenge, description=_VICTIM)
    assert not proceedings.open_findings(made.ws)
    clearing.clear(made.ws, Challenge, made.challenge, agency_id=made.agency, person="Sekar")
    assert len(proceedings.open_findings(made.ws)) == 1


# --- lists -------------------------------------------------------------------------------------------


def _exported(made: Small, words: Words, what: str = "practices") -> str:
    return repr(exporting.gather(made.ws, what, words))


def test_lists_of_texts_wait_for_decisions_and_leave_out_what_is_withheld(
    made: Small, words: Words, tmp_path: Path
) -> None:
    records.change(made.ws, Practice, made.practice, action=_VICTIM, submitted=f"Tadi: {_VICTIM}")
    for what in ("people", "agencies", "challenges", "minutes", "matrix"):
        exporting.gather(made.ws, what, words)
    out = tmp_path / "a.csv"
    with pytest.raises(GuardFindingsOpen):
        exporting.export(made.ws, "practices", out, words=words)
    assert not out.exists()
    guarding.withhold(made.ws, _only(made))
    assert "Melur" not in _exported(made, words)
    assert "Posko bersama" in _exported(made, words)
    clearing.withhold(made.ws, Practice, made.practice)
    assert "Posko bersama" not in _exported(made, words)
    assert "Posko bersama" not in _exported(made, words, "commitments")


def test_who_cleared_a_text_stays_inside(made: Small, words: Words) -> None:
    clearing.clear(made.ws, Practice, made.practice, agency_id=made.agency, person="Sekar Wening")
    assert "Sekar Wening" not in _exported(made, words)
