"""The guard as a whole: any text, spans inside it, in time proportional to its length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.guard.engine import scan, without
from workshop_app.domain.guard.model import Kind

_PIECES = st.sampled_from(
    [
        "korban ", "saksi ", "bernama ", "Siti ", "AR ", "(17) ", "16 tahun ", "desa ", "Tirtawangi ",
        "0841", "-0000-", "0137 ", "nik ", "3174014503850000 ", "raras@surat.example ", "\u200b", "\n",
        "\n\n", "  ", "LP/B/000/", "IV/2023 ", "rumah aman ", "jl. ", "kenanga ", "2 ", ". ", "٣", "Ａ",
        "a victim ", "from ", "village ", "\ud800", "ﬁ", "1.789 ", "\x00", "bca ", "lahir ", "mei 2006 ",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(), st.text(st.characters(codec=None)), st.lists(_PIECES, max_size=40).map("".join)
)


@given(_TEXTS)
def test_any_text_has_findings_that_lie_inside_it_and_apart(text: str) -> None:
    found = scan(text)
    assert list(found) == sorted(found, key=lambda f: f.start)
    end = 0
    for finding in found:
        assert end <= finding.start < finding.end <= len(text)
        assert finding.proposal and finding.why.text
        end = finding.end
    assert len(without(text, found)) >= 0


@given(_TEXTS)
def test_the_same_text_is_judged_the_same(text: str) -> None:
    assert scan(text) == scan(text)


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ("hp 0841\u200b0000\u200b0137.", Kind.PHONE, "0841\u200b0000\u200b0137"),
        ("hp  0841\n0000\n0137 ya", Kind.PHONE, "0841\n0000\n0137"),
        ("ke ０８４１００００ 0137", Kind.PHONE, "０８４１００００ 0137"),
        ("kоrban bernama Melur", Kind.VICTIM, "kоrban bernama Melur"),  # a Cyrillic o
        ("kor\u00adban  ber-\nnama Melur", Kind.VICTIM, "kor\u00adban  ber-\nnama Melur"),
        ("raras\u200b@surat\u200b.example", Kind.EMAIL, "raras\u200b@surat\u200b.example"),
    ],
)
def test_nothing_hides(text: str, kind: Kind, marked: str) -> None:
    [found] = scan(text)
    assert (found.kind, text[found.start : found.end]) == (kind, marked)


def test_no_rule_looks_across_the_end_of_a_sentence() -> None:
    assert not scan("Rapat membahas korban. Moderator bernama Nila membuka sesi.")
    assert not scan("Rapat membahas korban\n\nModerator bernama Nila")


def test_characters_belong_to_one_kind() -> None:
    text = "NIP 198609262015052000, rekening BRI 0000 0100 0000 500"
    assert [f.kind for f in scan(text)] == [Kind.NIP, Kind.ACCOUNT]


_HOSTILE = {
    "prose": "Korban dipulangkan dari 12 provinsi dengan bantuan Kemlu. Desa menindaklanjuti. ",
    "cues": "korban ",
    "counts": "2 korban ",
    "digits": "1 ",
    "dotted": "1.",
    "addresses": "a@b.",
    "naming": "korban bernama ",
    "streets": "rumah aman di jalan ",
    "ages": "anak 15 tahun ",
    "courts": "1/pid.",
    "schools": "siswi smp a ",
    "capitals": "A.",
    "one word": "a",
    "unseen": "a\u200b",
    "breaks": "\n",
}


@pytest.mark.parametrize("unit", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    """A long text against a quarter of it: four times the work, where doubling back would be sixteen."""
    long = (unit * 40_000)[:40_000]
    scan(long[:1000])
    quarter, whole = (_seconds(text) for text in (long[:10_000], long))
    assert whole < 8 * quarter + 0.05


def _seconds(text: str) -> float:
    """The better of two: other work on the machine only ever adds."""
    taken = []
    for _ in range(2):
        begin = time.process_time()
        scan(text)
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.mark.parametrize(
    ("text", "cleared"),
    [
        ("Korban bernama Melur Tarisna pulang.", "Seorang korban pulang."),
        ("seorang korban bernama Melur pulang", "seorang korban pulang"),
        ("Anak korban M.S. (15 tahun) didampingi.", "Seorang anak korban didampingi."),
        ("The victim named Melati came.", "The victim came."),
        ("Hubungi 0841-0000-0137 segera.", "Hubungi [nomor dihapus] segera."),
        ("Call 0841-0000-0137 at once.", "Call [number removed] at once."),
        ("Dua korban dari Desa Tirtawangi pulang.", "Beberapa korban di satu wilayah pulang."),
        ("rumah aman di jl melati 5 penuh", "rumah aman (alamat tidak dicantumkan) penuh"),
        ("surat ke raras@surat.example ya", "surat ke [alamat surel dihapus] ya"),
    ],
)
def test_the_proposed_wording(text: str, cleared: str) -> None:
    assert without(text, scan(text)) == cleared
