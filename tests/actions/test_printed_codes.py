"""Printed codes count the pages, whatever the codes on the screen are."""

from pathlib import Path

from tests.builders import new_workshop
from workshop_app.actions import contributions, records
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.printed_codes import printed_codes
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Challenge, Commitment, Practice, Strategy


def _codes(ws: Workshop) -> dict[str, str]:
    return printed_codes(GuardedReader(ws))


def test_they_count_chapter_by_chapter_without_holes(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    first, second = (records.add(ws, Strategy, number=n, title=f"Strategi {n}") for n in (1, 2))
    late = records.add(ws, Practice, title="Dua", strategies=(second, first))
    gone = records.add(ws, Practice, title="Hilang", strategies=(first,))
    loose = records.add(ws, Practice, title="Lepas")
    early = records.add(ws, Practice, title="Satu", strategies=(first,))
    records.remove(ws, Practice, gone)

    assert _codes(ws) == {early: "PB-001", late: "PB-002", loose: "PB-003"}
    kept = ws.require(Practice, early).code
    assert kept.startswith("PB-K7-") and kept != "PB-001"
    ws.close()


def test_a_removed_strategy_leaves_its_practices_at_the_next_or_the_end(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    first, second = (records.add(ws, Strategy, number=n, title=f"Strategi {n}") for n in (1, 2))
    alone = records.add(ws, Practice, title="Hanya satu", strategies=(first,))
    both = records.add(ws, Practice, title="Keduanya", strategies=(first, second))
    records.remove(ws, Strategy, first)

    assert _codes(ws) == {both: "PB-001", alone: "PB-002"}
    ws.close()


def test_what_stays_inside_has_no_printed_code(tmp_path: Path) -> None:
    ws = new_workshop(tmp_path)
    records.add(ws, Practice, title="Ditahan", status="withheld")
    shown = records.add(ws, Practice, title="Tampil")
    records.add(ws, Challenge, title="Internal", description="Kurang petugas")
    public = records.add(
        ws, Challenge, title="Terbuka", description="Data", status="cleared", visibility="public"
    )
    promise = contributions.save(ws, Commitment, "", {"description": "Menyusun pedoman"})

    assert _codes(ws) == {shown: "PB-001", public: "TT-001", promise: "RTL-001"}
    ws.close()
