"""The parts of the book: what is printed, in which order, with which numbers; appendices, photos, indexes."""

import re
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import ContentStream

from tests.helpers.deep import scaled
from tests.reports.conftest import FONTS, Print, flowing, letters, reader, texts
from tests.reports.hostile import every_text
from tests.reports.programs import (
    font_complaints,
    preflight_complaints,
    qpdf_complaints,
    structure_text,
)
from tests.reports.sample import empty, full, picture, rich
from tests.reports.test_structure import role, texts_of, tree
from tests.reports.words import FakeWords
from workshop_app.domain.book import GROUPS, PARTS
from workshop_app.domain.book import printed as in_print
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports.blocks import Paragraph, kept_to_text
from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Setting
from workshop_app.reports.evaluation_model import Comments, Evaluation
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.measure import Fonts
from workshop_app.reports.model import (
    AgencyAttendance,
    Commitment,
    Photo,
    Practice,
    Proceedings,
    Strategy,
)
from workshop_app.reports.outcome import Signature
from workshop_app.reports.plan import number_of, plan
from workshop_app.reports.proceedings import MAKERS, Printed, print_proceedings
from workshop_app.reports.theme import Archive, Look, Options, Paper, colour


def outline(result: Printed) -> list[str]:
    """The chapters and appendices as the bookmarks name them."""
    return [str(item.title) for item in reader(result).outline if not isinstance(item, list)]


def test_every_part_has_its_maker() -> None:
    assert set(MAKERS) | {"cover", "foreword", "contents"} == set(PARTS)


def test_everything_is_there_in_the_order_of_the_app(printed: Print) -> None:
    assert outline(printed(rich(), "en")) == [
        "Foreword",
        "I Introduction",
        "II How the workshop was held",
        "III Results by strategy",
        "IV Practices by strategy",
        "V Conclusions and recommendations",
        "VI Follow-up commitments",
        "VII Closing",
        "Appendix I \u00b7 Programme",
        "Appendix II \u00b7 Agencies present",
        "Appendix III \u00b7 Participants",
        "Appendix IV \u00b7 Photos",
        "Appendix V \u00b7 Minutes",
        "Index of agencies",
        "Index of speakers",
    ]


def test_the_plan_numbers_as_the_pages_do(printed: Print) -> None:
    lines = ("closing", "conclusions", "-matrix", "minutes", "-agencies", "-photos")
    data = replace(rich(), parts=in_print(lines))
    planned = [part.number for part in plan(data) if part.number and not part.joined]
    told = [re.sub("Appendix ", "", title).split(" ")[0] for title in outline(printed(data, "en"))]
    assert [number for number in told if re.fullmatch("[IVX]+", number)] == planned


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_left_out(printed: Print, part: str) -> None:
    whole, without = rich(), replace(rich(), parts=in_print((f"-{part}",)))
    result = printed(without, "en")
    assert f"part/{part}" not in {key for key, *_ in result.spots}
    assert result.pages <= printed(whole, "en").pages


@pytest.mark.parametrize("part", PARTS)
def test_each_part_prints_alone(printed: Print, part: str) -> None:
    others = tuple(f"-{name}" for name in PARTS if name != part)
    for data in (rich(), empty()):
        result = printed(replace(data, parts=in_print(others)), "en")
        assert result.pages >= 1
        reader(result)


def test_parts_without_content_take_no_page(printed: Print) -> None:
    keys = {key for key, *_ in printed(empty(), "en").spots}
    assert keys == {f"part/{p}" for p in ("cover", "contents", "conduct", "results")} | {
        "part/commitments",
        "part/colophon",
    }


def test_names_of_newer_apps_are_passed_over(printed: Print) -> None:
    data = replace(full(), parts=(*full().parts, "part-of-tomorrow"))
    assert printed(data).pages == printed(full()).pages


def test_without_front_matter_the_body_begins_with_page_one(printed: Print) -> None:
    data = replace(full(), parts=in_print(("-cover", "-foreword", "-contents")))
    assert reader(printed(data)).page_labels[:2] == ["1", "2"]


def test_conclusions_and_recommendations_share_a_chapter_only_side_by_side(printed: Print) -> None:
    apart = replace(rich(), parts=in_print(("recommendations", "conclusions")))
    told = outline(printed(apart, "en"))
    assert "V Recommendations" in told and "VI Conclusions" in told
    alone = outline(printed(replace(rich(), conclusions=""), "en"))
    assert "V Recommendations" in alone
    assert "V Conclusions" in outline(printed(replace(rich(), recommendations=""), "en"))


def test_the_programme_stands_once(printed: Print) -> None:
    title = full().sessions[0].title
    whole, inside = rich(), replace(rich(), parts=in_print(("-programme",)))
    assert number_of(whole, "programme") == "I" and number_of(inside, "programme") == ""
    assert "It stands in Appendix I." in " ".join(texts(printed(whole, "en")))
    for data in (whole, inside):
        assert flowing(printed(data, "en")).count(letters(title)) == 1


def test_speakers_are_indexed_and_nobody_else(printed: Print) -> None:
    data = full()
    speaker = next(name for session in data.sessions for name in session.speakers)
    stranger = "Orang Lain, S.H."
    first, *others = data.strategies
    practices = (
        replace(first.practices[0], presenter=speaker),
        replace(first.practices[1], presenter=stranger),
    )
    data = replace(data, strategies=(replace(first, practices=practices), *others))
    result = printed(data, "en")
    pages, labels = texts(result), reader(result).page_labels
    index = next(page for page in pages[5:] if "Index of speakers" in page)
    index = index.partition("Index of speakers")[2]
    at = next(n for n, page in enumerate(pages[4:], 4) if practices[0].title in page)
    name = letters(speaker.partition(" (")[0])
    assert re.search(rf"{re.escape(name)},[\d,\u2013]*\b{labels[at]}\b", letters(index)), index
    assert stranger not in index


def test_texts_in_the_other_language_say_so(printed: Print) -> None:
    """Readers pronounce them rightly; only what was typed in the other language is marked."""
    data = replace(rich(), foreign=("foreword", "closing"))
    told = [str(item["/Lang"]) for item in tree(reader(printed(data))) if "/Lang" in item]
    paragraphs = [text.splitlines() for text in (data.foreword, data.closing)]
    assert told == ["en"] * sum(map(len, paragraphs))
    assert not any("/Lang" in item for item in tree(reader(printed(rich()))))


def test_records_in_the_other_language_say_so_by_their_words(printed: Print) -> None:
    """Practices are written in one language only: heading and text are read, and broken, as that."""
    long = "Instansi mengetahui bahwa pencegahan yang baik dan pelindungan dari hulu mengutamakan warga. "
    told = Practice("Pencegahan di desa dan di kota", action=long * 8)
    english = Practice(
        "Prevention in the village", action="The ministry listens to the village. " * 9
    )
    strategy = Strategy(1, "Strategy", (told, english))
    result = printed(Proceedings("Title", strategies=(strategy,)), "en")
    marked = [role(item) for item in tree(reader(result)) if item.get("/Lang") == "id"]
    assert marked == ["Reference", "H3", "P"]
    assert "/Lang" not in [
        key for item in tree(reader(result)) for key in item if role(item) == "H1"
    ]
    broken = re.findall(r"(\w+)[-\u00ad]\s*\n?(\w+)", "\n".join(texts(result)))
    assert broken
    assert not {"menget", "mengu"} & {head for head, _ in broken}


def test_cells_lists_and_answers_in_the_other_language_say_so(printed: Print) -> None:
    """Only what people typed: what the book says itself beside it is in its own language."""
    typed = "Menyusun pedoman yang baik dan benar untuk semua instansi"
    data = Proceedings(
        "Title",
        legal_basis=(typed, "Law on the protection of witnesses and of victims"),
        commitments=(Commitment(typed, "Kemensos", ("BPS",), None, "Indicator", "Done"),),
        evaluation=Evaluation(forms=6, comments=(Comments("What was useful?", (typed,)),)),
    )
    marked = [role(item) for item in tree(reader(printed(data, "en"))) if "/Lang" in item]
    assert marked == ["LBody", "LBody", "TD", "TD"]


def test_the_indexes_share_a_page_and_the_colophon_is_at_its_foot(printed: Print) -> None:
    """Where they have room; an index that begins a page has its title at the head of it."""
    pages = texts(printed(rich(), "en"))
    assert pages[-1].startswith("Index of agencies")
    assert "Index of speakers" in pages[-1] and "Set with Lokakarya" in pages[-1]
    agencies = tuple(AgencyAttendance(f"Lembaga Rekaan {n}", present=1) for n in range(160))
    promises = tuple(Commitment("Janji", agency.name) for agency in agencies)
    full_page = replace(rich(), agencies=agencies, commitments=promises)
    *_, before, last = texts(printed(full_page, "en"))
    assert last.startswith("Index of speakers") or "Index of speakers" in before + last


def test_what_stands_behind_the_cover_stands_at_the_foot(printed: Print) -> None:
    """As in printed books; the page is otherwise empty."""
    page = reader(printed(rich(), "en")).pages[1]
    heights: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, *_: heights.append(tm[5]))
    assert max(heights) < float(page.mediabox.height) / 3


# --- photos ---------------------------------------------------------------------------------------


def test_photos_carry_captions_and_words(printed: Print) -> None:
    result = printed(rich(), "en")
    said = [str(item["/Alt"]) for item in tree(reader(result)) if role(item) == "Figure"]
    for photo in rich().photos:
        assert photo.caption in " ".join(texts(result))
        assert photo.caption in said
    assert "Ruang layanan" in said


def test_broken_and_absent_photos_are_named_once(printed: Print, tmp_path: Path) -> None:
    gone = tmp_path / "hilang.jpg"
    photos = (
        Photo(data=b"no picture", name="rusak.jpg", digest="a"),
        Photo(data=b"no picture", name="rusak.jpg", digest="b"),
        Photo(name="tiada.jpg", digest="c"),
        Photo(path=gone, name="hilang.jpg", digest="d"),
    )
    result = printed(replace(empty(), photos=photos), "en")
    assert result.warnings == (
        "The photo rusak.jpg cannot be read; it was left out.",
        "The photo tiada.jpg is not in this copy of the workshop; it was left out.",
        "The photo hilang.jpg cannot be read; it was left out.",
    )
    assert "None of the photos could be read." in " ".join(texts(result))


def test_endless_captions_are_printed_whole(printed: Print) -> None:
    caption = "keterangan panjang " * 900 + "akhir"
    photos = (Photo(data=picture(), caption=caption, digest="x"),) * 3
    assert flowing(printed(replace(empty(), photos=photos), "en")).count("akhir") == 3


def test_a_picture_is_made_ready_once(printed: Print, shelf: FontShelf) -> None:
    photo = Photo(data=picture(300, 200, 7), digest="only-here")
    printed(replace(empty(), photos=(photo,)))
    lost = replace(photo, data=b"gone meanwhile")
    assert printed(replace(empty(), photos=(lost,))).warnings == ()


# --- the whole ------------------------------------------------------------------------------------


@pytest.mark.parametrize("archive", list(Archive))
def test_other_programs_find_no_fault(shelf: FontShelf, tmp_path: Path, archive: Archive) -> None:
    options = Options(FONTS, archive=archive, fixed=True, dashes=True, paper=Paper.F4)
    path = tmp_path / "a.pdf"
    made = print_proceedings(rich(), options, FakeWords(), silent, never_cancelled, shelf)
    path.write_bytes(made.data)
    assert qpdf_complaints(path) == ""
    assert font_complaints(path) == []
    if archive is Archive.A1B:
        assert preflight_complaints(path) == ""
    assert (b"pdfaid:part>%d<" % archive.value) in made.data
    assert (b"/EmbeddedFiles" in made.data) == (b"/AF" in made.data)
    assert bool(reader(made).attachments) == (archive is Archive.A3B)


def test_no_text_is_lost(printed: Print, tmp_path: Path) -> None:
    """Markup in every field, and each text is read out whole."""
    data: Proceedings = every_text(rich(), lambda text: f"{text} <b>&amp;")
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(data).data)
    said = letters(structure_text(path))
    hidden = {photo.name for s in data.strategies for p in s.practices for photo in p.photos}
    hidden |= {photo.name for photo in data.photos}
    lost = [
        text
        for text in texts_of(data)
        for line in text.splitlines()
        if letters(one_line(line)) not in said and text not in hidden
    ]
    assert lost == []


def test_equal_data_give_equal_bytes(printed: Print) -> None:
    assert printed(rich()).data == printed(rich()).data


def test_the_colophon_knows_the_data(printed: Print) -> None:
    def fingerprint(data: Proceedings) -> str:
        page = texts(printed(data, "en"))[-1]
        found = re.search("Fingerprint of the data: ([0-9a-f ]{19})", page)
        assert found, page
        return found[1]

    assert fingerprint(rich()) == fingerprint(rich())
    assert fingerprint(rich()) != fingerprint(replace(rich(), place="Bogor"))


def test_no_page_ends_with_a_heading(printed: Print) -> None:
    """The last piece of text on each page is none of a heading, whatever the order of the parts."""
    for lines in ((), ("closing", "results", "minutes"), ("-programme",)):
        book = reader(printed(replace(rich(), parts=in_print(lines)), "en"))
        for page in book.pages:
            content = ContentStream(page.get_contents(), book)
            told = [str(o[0]) for o, operator in content.operations if operator == b"BDC"]
            shown = [name for name in told if name not in ("/Artifact", "/Span")]
            assert not shown or not re.fullmatch("/H[1-6]", shown[-1]), page.extract_text()


def test_dashes_stand_around_the_number(shelf: FontShelf) -> None:
    options = Options(FONTS, "en", fixed=True, dashes=True)
    made = print_proceedings(full(), options, FakeWords("en"), silent, never_cancelled, shelf)
    pages = texts(made)
    assert "- ii -" in pages[1] and "- 1 -" in pages[4] and "- 2 -" in pages[5]
    assert "- i -" not in pages[0]


def test_a_look_changes_colours_and_cover(shelf: FontShelf, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture(kind="PNG"))
    look = Look(accent=colour("7A1F2B"), logo=logo, logo_shows="Lambang", head="Kementerian Rekaan")
    options = Options(FONTS, "en", fixed=True, look=look)
    made = print_proceedings(full(), options, FakeWords("en"), silent, never_cancelled, shelf)
    cover = reader(made).pages[0].get_contents()
    assert cover is not None
    data = cover.get_data()
    assert b"0.478 0.122 0.169 rg" in data and b"0.122 0.306 0.475 rg" not in data
    assert "Kementerian Rekaan" in texts(made)[0]
    assert "Lambang" in [str(i["/Alt"]) for i in tree(reader(made)) if role(i) == "Figure"]


@pytest.mark.parametrize("many", range(20, 60))
def test_a_signature_never_stands_alone(printed: Print, many: int) -> None:
    """However long the closing words are, two of their lines are on the page of the signature."""
    words = " ".join(f"kata{number}" for number in range(many * 9))
    data = replace(full(), closing=words, parts=in_print(()))
    pages = texts(printed(data))
    at = next(n for n, page in enumerate(pages) if full().signer.name in page and "kata" in page)
    assert f"kata{many * 9 - 1}" in pages[at]


def test_a_short_last_paragraph_goes_along(shelf: FontShelf) -> None:
    options = Options(FONTS, fixed=True)
    setting = Setting(options, Fonts(shelf), shelf.breaks("id"))
    text = Paragraph(setting, "Satu baris.", setting.theme.body)
    signature = Signature(setting, "Jakarta", "Jabatan", "Nama")
    alone = text.first
    kept_to_text([text, signature])
    assert text.first == alone + signature.before + signature.height


def test_groups_hold_all_parts() -> None:
    assert tuple(name for names in GROUPS.values() for name in names) == PARTS


@settings(
    max_examples=scaled(8, 100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(), min_size=1, max_size=60), field=st.integers(0, 10_000))
def test_any_text_in_any_field_prints(printed: Print, text: str, field: int) -> None:
    """One random text in one random field of a book with everything in it."""
    fields: list[str] = []

    def note(found: str) -> str:
        fields.append(found)
        return found

    every_text(rich(), note)
    chosen, numbers = field % len(fields), count()
    data = every_text(rich(), lambda found: text if next(numbers) == chosen else found)
    result = printed(data)
    assert result.pages > 20 and len(reader(result).pages) == result.pages
