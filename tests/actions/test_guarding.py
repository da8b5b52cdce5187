"""The guard over a workshop: which texts, what the host's contact block allows, decisions that merge."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import ANI, BUDI, Small, TickingClock, small
from tests.helpers.copies import copy_of
from workshop_app.actions import guarding, merging, records, templates
from workshop_app.actions.guarding import Guard, GuardFinding, Place
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import ValueMissing
from workshop_app.domain.guard.engine import scan
from workshop_app.domain.guard.model import Finding, Kind
from workshop_app.domain.records import (
    KINDS,
    WORKSHOP_RECORD,
    Agency,
    Attachment,
    GuardDecision,
    Minute,
    Practice,
    Session,
    Settings,
)
from workshop_app.domain.schema import Form, fields_of

_VICTIM = "Korban bernama Melur Tarisna pulang."
_PHONE = "Hubungi 0841-0000-0137."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def _only(ws: Workshop) -> GuardFinding:
    [finding] = Guard(ws).findings()
    return finding


def test_a_finding_leads_to_its_place(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=f"Kami bercerita. {_VICTIM}")
    finding = _only(made.ws)
    assert finding.place == Place("practice", made.practice, "action")
    assert (finding.kind, finding.found) == (Kind.VICTIM, "Korban bernama Melur Tarisna")
    assert (finding.proposal, finding.name) == ("Seorang korban", "Posko bersama")
    assert (finding.start, finding.is_open, finding.decision) == (16, True, "")


def test_every_kind_that_leaves_the_workshop_is_looked_at(made: Small) -> None:
    ws = made.ws
    records.change(ws, Attachment, made.attachment, file_name="ktp_3174014503850000.jpg")
    records.change(ws, Attachment, made.attachment, caption=_VICTIM)
    records.change(ws, Minute, made.minute, text=_PHONE)
    records.change(ws, Session, made.session, speakers=("Nila", f"Wira {_PHONE}"))
    records.change(ws, Settings, WORKSHOP_RECORD, conclusions=_VICTIM)
    found = {(f.place.record_kind, f.place.field, f.place.position) for f in Guard(ws).findings()}
    assert found == {
        ("attachment", "file_name", 0),
        ("attachment", "caption", 0),
        ("minute", "text", 0),
        ("session", "speakers", 1),
        ("workshop", "conclusions", 0),
    }


def test_what_never_leaves_is_named_and_exists() -> None:
    for kind, names in guarding.FIELDS_INSIDE.items():
        assert names <= set(fields_of(KINDS[kind])), kind
    assert set(KINDS) >= guarding.KINDS_INSIDE


def test_all_other_texts_are_looked_at(made: Small) -> None:
    """Fields that somebody adds later are looked at without being named anywhere."""
    for kind in KINDS.values():
        texts = {n: s for n, s in fields_of(kind).items() if s.form in (Form.LINE, Form.PROSE)}
        filled: dict[str, Any] = dict.fromkeys(texts, _PHONE)
        record = kind(id="x", **filled)
        told = {place.field for place, _ in guarding.texts_of(record)}
        assert set(texts) - told == guarding.FIELDS_INSIDE.get(kind.KIND, frozenset()) & set(texts)


def test_deleted_records_are_left_alone(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=_VICTIM)
    records.remove(made.ws, Practice, made.practice)
    assert Guard(made.ws).findings() == []


# --- public contact data --------------------------------------------------------------------------


def test_the_sample_has_nothing_but_the_contact_block(tmp_path: Path) -> None:
    ws = templates.create(tmp_path / "a.workshop", ANI, "sample", clock=TickingClock())
    assert Guard(ws).findings() == []
    assert len(guarding.public_contact(ws.settings)) == 3
    records.change(ws, Settings, WORKSHOP_RECORD, contact="")
    assert Guard(ws).findings() == []
    ws.close()


@pytest.mark.parametrize(
    "written", ["(021) 0555-0142", "021 0555 0142", "+62 21 0555 0142", "HUMAS@kantor.example"]
)
def test_the_contact_is_known_in_every_writing(made: Small, written: str) -> None:
    records.change(made.ws, Practice, made.practice, action=f"Hubungi {written} ya.")
    assert len(Guard(made.ws).findings()) == 1
    contact = "Telp. (021) 0555-0142, humas@kantor.example"
    records.change(made.ws, Settings, WORKSHOP_RECORD, contact=contact)
    assert Guard(made.ws).findings() == []
    assert guarding.scan_text(written, made.ws.settings) == ()
    assert len(guarding.scan_text(written)) == 1


def test_the_contact_block_allows_contact_data_only(made: Small) -> None:
    records.change(made.ws, Settings, WORKSHOP_RECORD, contact=f"NIK 3174014503850000 {_VICTIM}")
    assert {f.kind for f in Guard(made.ws).findings()} == {Kind.NIK, Kind.VICTIM}


# --- decisions ------------------------------------------------------------------------------------


def test_letting_stand_needs_a_reason_and_is_kept_with_it(made: Small) -> None:
    ws = made.ws
    records.change(ws, Practice, made.practice, action=_PHONE)
    with pytest.raises(ValueMissing):
        guarding.let_stand(ws, _only(ws), "  ")
    guarding.let_stand(ws, _only(ws), " nomor layanan umum ")
    finding = _only(ws)
    assert (finding.decision, finding.reason) == ("let-stand", "nomor layanan umum")
    assert (finding.by, finding.is_open) == ("Ani", False)
    assert Guard(ws).open_findings() == []
    assert Guard(ws).withheld() == frozenset()


def test_a_decision_holds_for_that_text_in_that_place_only(made: Small) -> None:
    ws = made.ws
    records.change(ws, Practice, made.practice, action=_PHONE, lessons=_PHONE)
    first, second = Guard(ws).findings()
    guarding.let_stand(ws, first, "umum")
    assert [f.place.field for f in Guard(ws).open_findings()] == [second.place.field]
    records.change(ws, Practice, made.practice, action="Baru: hubungi  0841-0000-0137.")
    assert len(Guard(ws).open_findings()) == 1, "the same words elsewhere in the field"
    records.change(ws, Practice, made.practice, action="Hubungi 0841-0000-0274.")
    assert len(Guard(ws).open_findings()) == 2, "another number is another question"


def test_a_withheld_text_is_named_and_can_be_opened_again(made: Small) -> None:
    ws = made.ws
    records.change(ws, Practice, made.practice, action=_VICTIM)
    guarding.withhold(ws, _only(ws))
    assert Guard(ws).withheld() == {Place("practice", made.practice, "action")}
    assert Guard(ws).open_findings() == []
    guarding.take_back(ws, _only(ws))
    assert _only(ws).is_open
    guarding.take_back(ws, _only(ws))
    assert ws.read.count(GuardDecision) == 0


def test_deciding_again_replaces_and_is_undone_step_by_step(made: Small) -> None:
    ws = made.ws
    records.change(ws, Practice, made.practice, action=_PHONE)
    first = guarding.let_stand(ws, _only(ws), "umum")
    assert guarding.withhold(ws, _only(ws)) == first
    assert _only(ws).decision == "withheld"
    ws.undo()
    assert (_only(ws).decision, _only(ws).reason) == ("let-stand", "umum")
    label = ws.undo()
    assert label.values == {"name": "Posko bersama"}
    assert _only(ws).is_open


def test_of_two_laptops_the_careful_decision_counts(made: Small, tmp_path: Path) -> None:
    ws = made.ws
    records.change(ws, Practice, made.practice, action=_PHONE)
    other = copy_of(ws, tmp_path / "budi.workshop", BUDI)
    guarding.let_stand(ws, _only(ws), "umum")
    guarding.withhold(other, _only(other), "ragu")
    merging.merge(ws, other.path)
    other.close()
    assert (_only(ws).decision, _only(ws).by) == ("withheld", "Budi")
    guarding.let_stand(ws, _only(ws), "sudah ditanyakan")
    assert _only(ws).decision == "let-stand"
    guarding.take_back(ws, _only(ws))
    assert _only(ws).is_open


def test_a_decision_does_not_repeat_what_it_is_about(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action=_PHONE)
    guarding.let_stand(made.ws, _only(made.ws), "umum")
    [decision] = made.ws.read.all(GuardDecision)
    assert "0137" not in repr(decision).replace(decision.id, "").replace(decision.record_id, "")
    assert len(decision.digest) == 6


def test_asking_again_reads_only_what_is_new(made: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counting(text: str) -> tuple[Finding, ...]:
        read.append(text)
        return scan(text)

    monkeypatch.setattr("workshop_app.actions.guarding.scan", counting)
    guard = Guard(made.ws)
    guard.findings()
    read.clear()
    records.change(made.ws, Agency, made.agency, name=_PHONE)
    assert len(guard.findings()) == 1
    assert [text for text in read if text] == [_PHONE]
