"""Finding records by words, parts of words, codes and names."""

from pathlib import Path

from tests.builders import small
from workshop_app.actions import records
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Practice
from workshop_app.store import fulltext


def _found(ws: Workshop, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.id) for hit in fulltext.find(ws.file.connection, text)]


def test_word_middles_affixes_and_short_words_are_found(tmp_path: Path) -> None:
    ws = small(tmp_path).ws
    first = records.add(
        ws, Practice, title="Pencegahan di pelabuhan", action="Kami mencegah keberangkatan."
    )
    second = records.add(
        ws, Practice, title="Posko terpadu", action="Sosialisasi pencegahan di sekolah."
    )
    both = {("practice", first), ("practice", second)}
    assert both <= set(_found(ws, "cegah"))
    assert _found(ws, "CEGAH pelabuhan") == [("practice", first)]
    assert _found(ws, "pencegahan")[0] == ("practice", first), "the title goes before the text"
    assert ("practice", first) in _found(ws, "dicegahkan"), "affixes are taken off for a second try"
    assert ("practice", second) in _found(ws, "po te")
    assert _found(ws, "") == [] and _found(ws, '"*(') == []
    ws.close()


def test_changes_removals_and_undo_are_followed(tmp_path: Path) -> None:
    ws = small(tmp_path).ws
    made = records.add(ws, Practice, title="Kapal patroli", action="x")
    records.change(ws, Practice, made, title="Perahu patroli")
    assert not _found(ws, "kapal patroli") and _found(ws, "perahu patroli")
    records.remove(ws, Practice, made)
    assert not _found(ws, "perahu patroli")
    ws.undo()
    assert _found(ws, "perahu patroli") == [("practice", made)]
    ws.close()


def test_agencies_are_found_by_every_name_and_kinds_can_be_chosen(tmp_path: Path) -> None:
    ws = small(tmp_path).ws
    agency = records.add(
        ws, Agency, short_name="Bakorlaut", name="Badan Rekaan Laut", aliases=("BRL",)
    )
    for text in ("bakorlaut", "rekaan", "brl"):
        assert ("agency", agency) in _found(ws, text)
    assert fulltext.find(ws.file.connection, "bakorlaut", kinds=("practice",)) == []
    ws.close()
