"""Arranging the proceedings: order, choice, texts in two languages, looks, and how ready each part is."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.builders import Small, small
from workshop_app.actions import (
    attachments,
    desk,
    guarding,
    printing,
    proceedings,
    proceedings_parts,
    records,
)
from workshop_app.actions.guarding import Guard
from workshop_app.actions.proceedings import Book, gather, open_findings
from workshop_app.actions.proceedings_parts import EMPTY, GAPS, OUT, READY, Part
from workshop_app.app import load_words
from workshop_app.domain.book import PARTS
from workshop_app.domain.errors import FieldUnknown, GuardFindingsOpen, RecordMissing
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Attachment,
    Challenge,
    Commitment,
    Minute,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.reports.worker import Request, unpack
from workshop_app.words.catalogue import Words

_VICTIM = "Korban bernama Melur Tarisna pulang."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    records.remove(event.ws, Attachment, event.attachment)
    event.ws.forget_steps()
    yield event
    event.ws.close()


@pytest.fixture
def words() -> Words:
    return load_words("id")


def picture(shade: int = 80) -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), (shade, 90, 120)).save(out, "PNG")
    return out.getvalue()


def by_name(made: Small, words: Words) -> dict[str, Part]:
    return {part.name: part for part in proceedings_parts.parts(made.ws, words)}


def own(made: Small, **values: object) -> None:
    records.change(made.ws, Settings, WORKSHOP_RECORD, **values)


# --- order and choice -----------------------------------------------------------------------------


def test_all_parts_are_told_with_state_and_number(made: Small, words: Words) -> None:
    found = proceedings_parts.parts(made.ws, words)
    assert tuple(part.name for part in found) == PARTS
    told = {part.name: (part.state, part.number) for part in found}
    assert told["foreword"] == (EMPTY, "") and told["conduct"] == (GAPS, "I")
    assert told["results"] == (READY, "II") and told["minutes"] == (READY, "III")
    assert told["participants"][0] == told["photos"][0] == EMPTY
    assert all(words.t(part.title) for part in found)
    assert all(words.say(remark) for part in found for remark in part.remarks)
    assert {part.name for part in found if not (part.can_rise or part.can_sink)} == {
        "cover",
        "colophon",
    }


def test_a_move_is_one_step_and_is_taken_back(made: Small, words: Words) -> None:
    assert proceedings_parts.move_part(made.ws, "closing", -1)
    assert by_name(made, words)["closing"].can_sink
    assert made.ws.settings.proceedings_parts
    made.ws.undo()
    assert made.ws.settings.proceedings_parts == ()
    assert not proceedings_parts.move_part(made.ws, "introduction", -1)
    assert not proceedings_parts.move_part(made.ws, "cover", 1)
    with pytest.raises(RecordMissing):
        proceedings_parts.move_part(made.ws, "part-of-tomorrow", 1)


def test_numbers_follow_the_order(made: Small, words: Words) -> None:
    assert proceedings_parts.place_part(made.ws, "commitments", "conduct")
    found = by_name(made, words)
    assert (found["commitments"].number, found["conduct"].number) == ("I", "II")
    assert not proceedings_parts.place_part(made.ws, "commitments", "conduct")
    assert not proceedings_parts.place_part(made.ws, "commitments", "photos")
    assert proceedings_parts.place_part(made.ws, "commitments")
    proceedings_parts.reset_parts(made.ws)
    assert made.ws.settings.proceedings_parts == ()


def test_a_part_is_left_out_and_taken_in(made: Small, words: Words) -> None:
    proceedings_parts.leave_out(made.ws, "conduct")
    found = by_name(made, words)
    assert (found["conduct"].state, found["conduct"].included) == (OUT, False)
    assert found["results"].number == "I"
    assert "conduct" not in gather(made.ws, words).parts
    proceedings_parts.leave_out(made.ws, "conduct", False)
    assert by_name(made, words)["conduct"].included
    assert made.ws.settings.proceedings_parts == ()


def test_the_state_of_a_left_out_part_changes_no_other(made: Small, words: Words) -> None:
    before = by_name(made, words)
    proceedings_parts.leave_out(made.ws, "minutes")
    after = by_name(made, words)
    assert {n: p.state for n, p in after.items() if n != "minutes"} == {
        n: p.state for n, p in before.items() if n != "minutes"
    }


# --- texts ----------------------------------------------------------------------------------------


def test_texts_are_typed_in_both_languages_with_fallback(made: Small, words: Words) -> None:
    ws, english = made.ws, load_words("en")
    proceedings_parts.set_part_text(ws, "foreword", "id", "Kata kami.", run="a")
    proceedings_parts.set_part_text(ws, "foreword", "id", "Kata kami semua.", run="a")
    assert proceedings_parts.part_text(ws, "foreword", "en") == ""
    assert proceedings_parts.fallback_text(ws, "foreword", "en") == "Kata kami semua."
    assert gather(ws, english).foreword == "Kata kami semua."
    assert gather(ws, english).foreign == ("foreword",)
    assert gather(ws, words).foreign == ()
    [remark] = {p.name: p for p in proceedings_parts.parts(ws, english)}["foreword"].remarks
    assert english.say(remark) == "Foreword is printed in Indonesian."
    proceedings_parts.set_part_text(ws, "foreword", "en", "Our words.")
    assert gather(ws, english).foreword == "Our words."
    assert gather(ws, words).foreword == "Kata kami semua."
    ws.undo()
    ws.undo()
    assert proceedings_parts.part_text(ws, "foreword", "id") == ""


def test_the_legal_basis_has_a_line_for_each_entry(made: Small, words: Words) -> None:
    proceedings_parts.set_part_text(made.ws, "legal_basis", "en", "Satu\n\n Dua \n")
    assert made.ws.settings.legal_basis == ("Satu", "Dua")
    assert proceedings_parts.part_text(made.ws, "legal_basis", "id") == "Satu\nDua"
    assert by_name(made, words)["introduction"].state == GAPS
    with pytest.raises(FieldUnknown):
        proceedings_parts.set_part_text(made.ws, "title", "id", "x")


def test_every_text_of_every_part_can_be_typed(made: Small, words: Words) -> None:
    for part in proceedings_parts.parts(made.ws, words):
        for text in part.texts:
            for language in ("id", "en"):
                proceedings_parts.set_part_text(made.ws, text, language, f"{text} {language}")
    data = gather(made.ws, words)
    assert (data.recommendations, data.closing) == ("recommendations id", "closing id")
    assert {
        p.state for n, p in by_name(made, words).items() if n in ("foreword", "conclusions")
    } == {READY}


# --- people, minutes, commitments -----------------------------------------------------------------


def test_nobody_is_named_unless_names_are_allowed(made: Small, words: Words) -> None:
    desk.check_in(made.ws, made.person)
    records.change(made.ws, Minute, made.minute, speaker="Wira Adi Kusumo")
    records.change(made.ws, Practice, made.practice, presenter_id=made.person)
    data = gather(made.ws, words)
    assert data.participants == () and data.minutes[0].points[0].speaker == ""
    assert data.strategies[0].practices[0].presenter == ""
    proceedings_parts.set_look(made.ws, names=True)
    data = gather(made.ws, words)
    assert [p.name for p in data.participants] == ["Dr. Sekar Ayu Pradipta, S.H."]
    assert data.minutes[0].points[0].speaker == "Wira Adi Kusumo"
    assert data.strategies[0].practices[0].presenter == "Dr. Sekar Ayu Pradipta, S.H."
    proceedings_parts.leave_out(made.ws, "participants")
    assert gather(made.ws, words).participants == ()


def test_a_speaker_of_the_programme_is_named_in_the_minutes(made: Small, words: Words) -> None:
    records.change(made.ws, Session, made.session, speakers=("Wira Adi Kusumo (moderator)",))
    records.change(made.ws, Minute, made.minute, speaker="Wira Adi Kusumo, S.H.")
    assert gather(made.ws, words).minutes[0].points[0].speaker == "Wira Adi Kusumo, S.H."


def test_earlier_commitments_stand_apart(made: Small, words: Words) -> None:
    records.add(
        made.ws, Commitment, description="Dari dulu.", earlier_id="x", progress="Sudah berjalan"
    )
    data = gather(made.ws, words)
    assert [c.description for c in data.commitments] == ["Menyatukan data."]
    assert [(c.description, c.progress) for c in data.earlier] == [("Dari dulu.", "Sudah berjalan")]
    assert (data.commitments[0].code, data.earlier[0].code) == ("RTL-001", "RTL-002")


def test_codes_are_printed_without_holes(made: Small, words: Words) -> None:
    gone = records.add(made.ws, Practice, title="Lama", code="PB-K7-002")
    records.add(made.ws, Practice, title="Baru", code="PB-K7-003")
    records.remove(made.ws, Practice, gone)
    data = gather(made.ws, words)
    assert data.strategies[0].practices[0].code == "PB-001"
    assert data.unassigned[0].code == "PB-002"


# --- photos ---------------------------------------------------------------------------------------


def attach(made: Small, kind: str, record_id: str, name: str, caption: str = "") -> str:
    data = picture(len(name))
    return attachments.attach_data(
        made.ws, kind, record_id, name, data, "image/png", caption=caption
    )


def test_photos_of_what_is_printed_are_gathered(made: Small, words: Words) -> None:
    attach(made, "workshop", WORKSHOP_RECORD, "bersama.png", "Foto bersama")
    attach(made, "practice", made.practice, "satu.png", "Posko")
    attach(made, "practice", made.practice, "dua-lagi.png")
    attach(made, "challenge", made.challenge, "rahasia-nian.png", "Tidak terbit")
    attachments.attach_data(
        made.ws, "practice", made.practice, "surat.pdf", b"%PDF", "application/pdf"
    )
    data = gather(made.ws, words)
    assert [p.caption for p in data.strategies[0].practices[0].photos] == ["Posko"]
    assert [(p.name, p.shows) for p in data.photos] == [
        ("bersama.png", "Foto bersama"),
        ("dua-lagi.png", "Posko bersama"),
    ]
    records.change(made.ws, Challenge, made.challenge, status="cleared", visibility="public")
    assert len(gather(made.ws, words).photos) == 3
    proceedings_parts.leave_out(made.ws, "photos")
    assert gather(made.ws, words).photos == ()


def test_captions_have_two_languages(made: Small, words: Words) -> None:
    photo = attach(made, "workshop", WORKSHOP_RECORD, "a.png", "Foto bersama")
    records.change(made.ws, Attachment, photo, caption_en="All of us")
    assert gather(made.ws, load_words("en")).photos[0].caption == "All of us"


def test_pictures_travel_by_a_folder_once(made: Small, words: Words, tmp_path: Path) -> None:
    attach(made, "workshop", WORKSHOP_RECORD, "a.png")
    data = gather(made.ws, words, photos=tmp_path)
    (photo,) = data.photos
    assert photo.path is not None and photo.path.read_bytes() and not photo.data
    photo.path.write_bytes(b"kept")
    gather(made.ws, words, photos=tmp_path)
    assert photo.path.read_bytes() == b"kept"
    packed = proceedings.request_bytes(
        made.ws, words, tmp_path / "a.pdf", book=Book(photos=tmp_path)
    )
    request = unpack(packed[8:])
    assert isinstance(request, Request) and request.proceedings.photos == data.photos


def test_a_copy_without_the_bytes_says_so(made: Small, words: Words, tmp_path: Path) -> None:
    records.add(
        made.ws,
        Attachment,
        record_kind="practice",
        record_id=made.practice,
        sha256="cd" * 32,
        file_name="jauh.png",
        media_type="image/png",
    )
    result = proceedings.build_pdf(made.ws, tmp_path / "a.pdf", words)
    assert any("jauh.png" in warning for warning in result.warnings)


def test_the_guard_reads_captions_of_what_is_printed_only(
    made: Small, words: Words, tmp_path: Path
) -> None:
    attach(made, "challenge", made.challenge, "a.png", _VICTIM)
    assert open_findings(made.ws) == []
    attach(made, "practice", made.practice, "b.png", _VICTIM)
    [finding] = open_findings(made.ws)
    with pytest.raises(GuardFindingsOpen):
        proceedings.build_pdf(made.ws, tmp_path / "a.pdf", words)
    guarding.withhold(made.ws, finding)
    (photo,) = gather(made.ws, words, Guard(made.ws)).strategies[0].practices[0].photos
    assert photo.caption == ""
    proceedings.build_pdf(made.ws, tmp_path / "a.pdf", words)


def test_findings_in_parts_that_are_left_out_stop_nothing(made: Small) -> None:
    records.change(made.ws, Minute, made.minute, text=_VICTIM)
    records.change(made.ws, Commitment, made.commitment, description=_VICTIM)
    assert len(open_findings(made.ws)) == 2
    proceedings_parts.leave_out(made.ws, "minutes")
    assert len(open_findings(made.ws)) == 1
    assert open_findings(made.ws, parts=("-commitments", "-minutes")) == []


def test_what_the_report_prints_is_decided_whatever_the_book_leaves_out(
    made: Small, words: Words, tmp_path: Path
) -> None:
    records.change(made.ws, Commitment, made.commitment, description=_VICTIM)
    proceedings_parts.leave_out(made.ws, "commitments")
    with pytest.raises(GuardFindingsOpen):
        printing.build(made.ws, "report", tmp_path / "a.pdf", words)
    proceedings.build_pdf(made.ws, tmp_path / "b.pdf", words)


# --- looks ----------------------------------------------------------------------------------------


def test_the_look_is_kept_in_one_step(made: Small, words: Words, tmp_path: Path) -> None:
    proceedings_parts.set_look(made.ws, theme="hijau", folio="dashes", names=True)
    wanted = proceedings.book_options(made.ws, "id", Book())
    assert wanted.dashes and wanted.look.accent == (0.1059, 0.3686, 0.2275)
    made.ws.undo()
    assert made.ws.settings.proceedings_theme == ""
    assert not made.ws.settings.proceedings_names


@pytest.mark.parametrize("archive", ["1b", "2b", "3b"])
def test_the_kind_of_archive_is_chosen(
    made: Small, words: Words, tmp_path: Path, archive: str
) -> None:
    out = tmp_path / "a.pdf"
    proceedings.build_pdf(made.ws, out, words, book=Book(archive=archive))
    assert f"pdfaid:part>{archive[0]}<".encode() in out.read_bytes()


def test_one_print_may_have_its_own_parts(made: Small, words: Words, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    chosen = Book(parts=("commitments", "conduct", "-results", "-cover"))
    proceedings.build_pdf(made.ws, out, words, book=chosen)
    titles = [str(i.title) for i in PdfReader(out).outline if not isinstance(i, list)]
    assert titles[:2] == ["I Rencana tindak lanjut", "II Pelaksanaan lokakarya"]
    assert made.ws.settings.proceedings_parts == ()


def test_strategies_without_practices_are_told(made: Small, words: Words) -> None:
    records.add(made.ws, Strategy, number=2, title="Pemulihan")
    part = by_name(made, words)["results"]
    assert part.state == GAPS
    assert [words.say(remark) for remark in part.remarks] == ["Strategi tanpa praktik baik: 2."]
