"""`print`: every paper by one command, in the language of the paper, and every refusal in words."""

from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from tests.cli.conftest import Call
from workshop_app.actions.printing import PAPERS
from workshop_app.domain.badges import badge_code, spaced


def text_of(path: Path) -> str:
    return " ".join(" ".join(p.extract_text().split()) for p in PdfReader(path).pages)


@pytest.mark.parametrize("what", [w for w in PAPERS if w != "certificates"])
def test_every_paper_is_printed(call: Call, file: str, tmp_path: Path, what: str) -> None:
    out = tmp_path / "keluar.pdf"
    said = call("print", file, what, "-o", out)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{out}: {len(PdfReader(out).pages)} page")


@pytest.mark.parametrize("what", [w for w in PAPERS if w not in ("badges", "certificates")])
def test_every_composed_paper_is_a_word_file_too(
    call: Call, file: str, tmp_path: Path, what: str
) -> None:
    out = tmp_path / "keluar.docx"
    assert call("print", file, what, "-o", out, "--lang", "en").code == 0
    assert Document(str(out)).paragraphs


def test_certificates_one_file_each(call: Call, ids: dict[str, str], tmp_path: Path) -> None:
    call("check-in", ids["file"], ids["person"])
    said = call("print", ids["file"], "certificates", "-o", tmp_path / "s.pdf", "--json")
    assert said.json["files"][0]["pages"] == 1
    assert "001/SERT/" in text_of(tmp_path / "s.pdf")
    folder = tmp_path / "surat"
    wanted = ("print", ids["file"], "certificates", "--separate", "-o", folder)
    assert "folder" in call(*wanted).err.lower()
    folder.mkdir()
    assert call(*wanted).code == 0
    assert [path.name[:4] for path in folder.iterdir()] == ["001 "]


def test_papers_are_indonesian_unless_english_is_asked_for(
    call: Call, file: str, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    call("print", file, "sign-in", "-o", out)
    assert "DAFTAR HADIR" in text_of(out)
    call("print", file, "sign-in", "-o", out, "--lang", "en")
    assert "ATTENDANCE LIST" in text_of(out)


def test_scope_is_given_by_name(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    call("print", file, "sign-in", "-o", out, "--agency", "BUL", "--session", "pembukaan")
    assert "Sekar Ayu" in text_of(out) and "Wira Adi" not in text_of(out)
    assert "Tidak" not in call("print", file, "sign-in", "-o", out, "--agency", "XYZ").err


def test_only_new_badges_are_printed_the_second_time(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    assert call("print", file, "badges", "-o", out, "--only", "new").code == 0
    again = call("print", file, "badges", "-o", out, "--only", "new")
    assert again.code != 0 and "Nobody is left" in again.err
    call("person", "add", file, "--name", "Lintang Eka Purnama")
    assert call("print", file, "badges", "-o", out, "--only", "new").code == 0
    assert "Lintang" in text_of(out) and "Wira" not in text_of(out)


def test_a_press_release_takes_quotes(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    quote = "Kerja bersama | Sekar Ayu | Deputi"
    call("print", file, "press-release", "-o", out, "--quote", quote, "--number", "B-1/2023")
    told = text_of(out)
    assert "“Kerja bersama,” kata Sekar Ayu, Deputi." in told and "Nomor: B-1/2023" in told


def test_open_findings_stop_the_minutes(call: Call, ids: dict[str, str], tmp_path: Path) -> None:
    text = "Korban berinisial AR (17) dijemput di rumah."
    call("minute", "set", ids["file"], ids["minute"], "--text", text)
    said = call("print", ids["file"], "minutes", "-o", tmp_path / "a.pdf")
    assert said.code != 0 and "wait for a decision" in said.err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("sign-in", "-o", "a.txt"), ".pdf or .docx"),
        (("badges", "-o", "a.docx"), "as PDF only"),
        (("minutes", "-o", "a.pdf", "--separate"), "only with: certificates"),
        (("badges", "-o", "a.pdf", "--full"), "--full does not go with badges"),
        (("badges", "-o", "a.pdf", "--session", "x"), "only with: sign-in, minutes"),
        (("sign-in", "-o", "a.pdf", "--only", "new"), "only with: badges"),
        (("invitations", "-o", "a.pdf", "--agency", "BUL"), "--agency does not go with"),
        (("minutes", "-o", "a.pdf", "--blank-rows", "0"), "--blank-rows does not go with"),
        (("report", "-o", "a.pdf", "--quote", "a | b"), "only with: press-release"),
        (
            ("badges", "-o", "a.pdf", "--sheet", "tiada"),
            "There is no sheet tiada, only: badge-90x55",
        ),
        (("badges", "-o", "a.pdf", "--skip", "10"), "has 10 labels: at most 9"),
        (
            ("badges", "-o", "a.pdf", "--paper", "F4", "--sheet", "label-70x37"),
            "The sheet label-70x37 is for A4.",
        ),
        (("sign-in", "-o", "a.pdf", "--blank-rows", "-3"), "from 0 to 10,000"),
        (("certificates", "-o", "a.pdf", "--share", "101"), "from 0 to 100"),
        (("novel", "-o", "a.pdf"), "is not one of"),
    ],
)
def test_what_does_not_go_together_is_refused(
    call: Call, file: str, words: tuple[str, ...], refusal: str
) -> None:
    said = call("print", file, *words)
    assert said.code == 2 and refusal in said.err


def test_another_kind_of_file_is_not_replaced(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"SQLite format 3\0")
    assert call("print", file, "sign-in", "-o", out).code != 0
    assert out.read_bytes() == b"SQLite format 3\0"


def test_proceedings_as_a_word_file(call: Call, file: str, tmp_path: Path) -> None:
    out, other = tmp_path / "a.docx", tmp_path / "b.doc"
    assert call("proceedings", file, "-o", out).out == f"{out}\n"
    assert call("proceedings", file, "-o", other, "--docx", "--json").json["path"] == str(other)
    for path in (out, other):
        book = Document(str(path))
        told = " ".join(p.text for p in (*book.tables[0].cell(0, 0).paragraphs, *book.paragraphs))
        assert "Lokakarya contoh" in told and "Posko bersama" in told
    english = call("proceedings", file, "-o", out, "--lang", "en", "--json")
    assert "as it was typed: 1 good practice" in str(english.json["warnings"])
    assert call("proceedings", file, "-o", file).code != 0


# --- the parts of the proceedings ------------------------------------------------------------------


def test_proceedings_take_parts_for_one_print(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    said = call("proceedings", file, "-o", out, "--parts", "commitments,conduct,-results", "--json")
    assert said.json["parts"][2:5] == ["contents", "introduction", "commitments"]
    assert "results" not in said.json["parts"]
    assert text_of(out).index("Rencana tindak lanjut") < text_of(out).index("Pelaksanaan")
    assert call("proceedings", file, "-o", out, "--parts=-photos,-minutes").code == 0
    wrong = call("proceedings", file, "-o", out, "--parts", "novel")
    assert wrong.code == 2 and "There is no part novel" in wrong.err


@pytest.mark.parametrize("kind", ["1b", "2b", "3b"])
def test_proceedings_in_every_kind_of_archive(
    call: Call, file: str, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "a.pdf"
    assert call("proceedings", file, "-o", out, "--pdfa", kind).code == 0
    assert f"pdfaid:part>{kind[0]}<".encode() in out.read_bytes()
    assert call("proceedings", file, "-o", out, "--pdfa", "4").code == 2


def test_parts_are_listed_moved_and_left_out(call: Call, file: str) -> None:
    assert "Nothing has been typed yet." in call("parts", "list", file).out
    moved = call("parts", "move", file, "commitments", "--before", "conduct", "--json")
    names = [part["name"] for part in moved.json]
    assert names.index("commitments") + 1 == names.index("conduct")
    out = call("parts", "leave-out", file, "minutes", "--json").json
    assert {part["name"]: part["state"] for part in out}["minutes"] == "out"
    call("parts", "take-in", file, "minutes")
    assert call("workshop", "show", file, "--json").json["proceedings_parts"]
    call("parts", "reset", file)
    assert call("workshop", "show", file, "--json").json["proceedings_parts"] == []
    wrong = call("parts", "move", file, "commitments", "--before", "photos")
    assert wrong.code == 2 and "within its group" in wrong.err


def test_texts_of_both_languages_are_set(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    texts = ("--recommendations", "Bersepakat.", "--recommendations-en", "Agree on it.")
    assert call("workshop", "set", file, *texts, "--proceedings-theme", "hijau").code == 0
    call("proceedings", file, "-o", out, "--lang", "en")
    assert "Agree on it." in text_of(out) and "Bersepakat." not in text_of(out)
    call("workshop", "set", file, "--proceedings-theme", "tiada")
    wrong = call("proceedings", file, "-o", out)
    assert wrong.code == 1 and "no look named tiada" in wrong.err


def test_a_reprint_keeps_its_number(call: Call, ids: dict[str, str], tmp_path: Path) -> None:
    file, out = ids["file"], tmp_path / "s.pdf"
    call("check-in", file, ids["person"])
    call("print", file, "certificates", "-o", out, "--start", "12")
    assert "012/SERT/" in text_of(out)
    call("check-in", file, ids["other_person"])
    call("print", file, "certificates", "-o", out, "--number", "{n}/BARU")
    assert "012/SERT/" in text_of(out) and "13/BARU" in text_of(out)
    code = next(word for word in text_of(out).split() if word.count("-") >= 2).strip(":,")
    told = call("certificate", "check", file, code, "--json").json
    assert told["number"] in ("012/SERT/…/…", "13/BARU") and told["present"]
    assert call("certificate", "renumber", file, ids["person"]).code == 0
    call("print", file, "certificates", "-o", out)
    assert "014/SERT/" in text_of(out)
    said = call("certificate", "check", file, code)
    assert said.code == 0 and said.out.startswith("Valid: ")
    wrong = call("certificate", "check", file, "AAAA-AAAA-AAA")
    assert wrong.code == 1 and "Not known in this file" in wrong.out
    withdrawn = call("certificate", "check", file, spaced(badge_code(ids["person"])), "--json")
    assert withdrawn.json["earlier"] == ["012/SERT/…/…"]


def test_badges_on_f4_take_the_sheet_for_it(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    assert call("print", file, "badges", "-o", out, "--paper", "F4").code == 0
    assert round(float(PdfReader(out).pages[0].mediabox.height) * 25.4 / 72) == 330
    assert call("print", file, "badges", "-o", out, "--skip", "9").code == 0
    assert len(PdfReader(out).pages) == 2


def test_one_badge_is_printed_again(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    assert call("print", file, "badges", "-o", out, "--only", "new").code == 0
    assert call("print", file, "badges", "-o", out, "--person", "Wira Adi Kusumo").code == 0
    assert "Wira" in text_of(out) and "Sekar" not in text_of(out)
    wrong = call("print", file, "badges", "-o", out, "--person", "Tiada")
    assert wrong.code == 1 and "Tiada" in wrong.err


def test_a_press_release_takes_its_last_paragraph(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    call("print", file, "press-release", "-o", out)
    assert "menyepakati 1 rencana tindak lanjut" in text_of(out)
    call("print", file, "press-release", "-o", out, "--closing", "Sampai jumpa tahun depan.")
    assert "Sampai jumpa tahun depan." in text_of(out) and "menyepakati" not in text_of(out)


def test_words_for_the_press_are_kept_in_the_workshop(
    call: Call, file: str, tmp_path: Path
) -> None:
    quote, out = "Kami siap | Ani | Kepala", tmp_path / "a.pdf"
    call("workshop", "set", file, "--press-headline", "Aman", "--press-quotes", quote)
    assert call("print", file, "press-release", "-o", out).code == 0
    assert "AMAN" in text_of(out) and "Ani, Kepala" in text_of(out)
    call("print", file, "press-release", "-o", out, "--headline", "Lain")
    assert "LAIN" in text_of(out) and "AMAN" not in text_of(out)


def test_a_quote_that_tells_who_somebody_is_is_refused(
    call: Call, file: str, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    quote = "Korban berinisial AR (17) dijemput di rumah."
    said = call("print", file, "press-release", "-o", out, "--quote", quote)
    assert said.code == 1 and "may tell who somebody is" in said.err and not out.exists()


def test_sheets_for_each_agency_of_a_session(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    call("person", "add", file, "--name", "Lintang Eka Purnama")
    scope = ("--each", "agency", "--session", "Pembukaan")
    assert call("print", file, "sign-in", "-o", out, *scope).code == 0
    told = [" ".join(page.extract_text().split()) for page in PdfReader(out).pages]
    assert "Pembukaan – Badan Urusan Hutan" in told[0]
    assert "Pembukaan – Tanpa instansi" in told[-1] and "Lintang" in told[-1]


def test_badges_on_labels_of_ones_own(call: Call, file: str, tmp_path: Path) -> None:
    out, folder = tmp_path / "a.pdf", tmp_path / "data" / "labels"
    folder.mkdir(parents=True)
    sheet = (
        '[[sheet]]\nname = "kantor"\npaper = "A4"\ncolumns = 1\nrows = 1\n'
        "width = 90\nheight = 55\nleft = 10\ntop = 10\n"
    )
    (folder / "kantor.toml").write_text(sheet, encoding="utf-8")
    assert call("print", file, "badges", "-o", out, "--sheet", "kantor").code == 0
    assert len(PdfReader(out).pages) == 2
    (folder / "kantor.toml").write_text(sheet.replace("90", "300"), encoding="utf-8")
    wrong = call("print", file, "badges", "-o", out, "--sheet", "kantor")
    assert wrong.code == 1 and "kantor.toml" in wrong.err and "[[sheet]] 1: width" in wrong.err
