"""User text is data: whatever is typed is printed as typed, or as a box, and nothing else happens."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.deep import scaled
from tests.reports.conftest import Print, flowing, letters, reader, texts
from tests.reports.hostile import PAYLOADS, every_text, hostile
from tests.reports.sample import full
from workshop_app.reports.clean import one_line
from workshop_app.reports.theme import Paper

MARKUP = [text for text in PAYLOADS if text.isascii() and text.isprintable() and " " in text]


@pytest.mark.parametrize("payload", MARKUP)
def test_markup_prints_as_typed_in_every_field(printed: Print, payload: str) -> None:
    """The payload is found once for every text of the data that has a place on paper."""
    numbers = count()
    data = every_text(full(), lambda text: f"{text} {payload} q{next(numbers)}q" if text else "")
    whole = flowing(printed(data))
    for strategy in data.strategies:
        for practice in strategy.practices:
            wanted = [practice.title, practice.agency, practice.action, practice.result]
            wanted += [practice.presenter, *([practice.figure.unit] if practice.figure else [])]
            assert [text for text in wanted if letters(one_line(text)) not in whole] == []
    for text in (data.title, data.foreword, data.conclusions, data.sessions[3].speakers[1]):
        assert letters(one_line(text)) in whole
    assert letters(data.commitments[0].indicator) in whole
    assert letters(data.agencies[0].name) in whole


def test_the_published_payload_runs_nothing(
    printed: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attribute trick against reportlab's paragraphs meets no parser here."""
    monkeypatch.setattr("os.system", lambda command: pytest.fail(f"ran {command}"))
    assert printed(replace(full(), title=PAYLOADS[4])).pages > 5


def test_local_files_are_not_embedded(printed: Print) -> None:
    """An image tag is text: the document has its own photos alone, and no outside link."""
    book = reader(printed(hostile()))
    shown = book.pages[0].images  # all pages have the same resources
    assert len(shown) == len(hostile().photos), "that of a practice is one of them"
    for page in book.pages:
        for item in page.get("/Annots", []):
            assert "/A" not in item.get_object()


@pytest.mark.parametrize("paper", list(Paper))
def test_the_hostile_workshop_prints(printed: Print, paper: Paper) -> None:
    """Every field spoiled at once; what has no glyph is listed."""
    result = printed(hostile(), paper=paper)
    assert result.pages == len(reader(result).pages) > 20
    *cut, boxes = result.warnings
    assert all("terlalu panjang" in warning or "lebih tinggi" in warning for warning in cut)
    assert "U+A9B2" not in boxes
    assert "U+4E2D" not in boxes
    assert "U+13A0" in boxes


def test_characters_without_glyph_keep_their_text(printed: Print) -> None:
    """A box on paper, the character for search and copying."""
    result = printed(
        replace(full(), conclusions="Tulisan \ua9b2\ua98f dan \u13a0\u13a1 serta \U0001f44d.")
    )
    assert "\ua9b2\ua98f dan \u13a0\u13a1 serta \U0001f44d." in " ".join(texts(result))


def test_more_than_one_subset(printed: Print) -> None:
    """Hundreds of different letters in one face are shown by several fonts."""
    letters_of = "".join(chr(code) for code in range(0x100, 0x24F)) + "".join(
        map(chr, range(0x410, 0x450))
    )
    result = printed(replace(full(), conclusions=" ".join(letters_of)))
    assert letters_of in flowing(result)
    assert result.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "panjang sekali " * 1400,
        "x" * 500,
        "\x00\x01\x02",
        "\u202e\u2066",
        "\ud83d",
        "\u0301" * 50,
        "()" * 99,
        "\\",
    ],
)
def test_awkward_texts_print_everywhere(printed: Print, text: str) -> None:
    """Endless paragraphs, endless words, controls, marks without letters."""
    assert printed(every_text(full(), lambda _: text)).pages >= 5


@settings(
    max_examples=scaled(12, 300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(), min_size=1, max_size=60), field=st.integers(0, 10_000))
def test_any_text_in_any_field_prints(printed: Print, text: str, field: int) -> None:
    """One random text in one random field: the document is whole and has all the rest."""
    fields: list[str] = []

    def note(found: str) -> str:
        fields.append(found)
        return found

    every_text(full(), note)
    chosen, numbers = field % len(fields), count()
    data = every_text(full(), lambda found: text if next(numbers) == chosen else found)
    result, first = printed(data), full().strategies[0].practices[0]
    assert len(reader(result).pages) == result.pages
    whole = flowing(result)
    for other in (full().foreword, full().conclusions, first.title, first.action):
        assert fields[chosen] == other or letters(other) in whole


@settings(
    max_examples=scaled(12, 300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(), min_size=1, max_size=200))
def test_any_text_is_extracted(printed: Print, text: str) -> None:
    """Whatever is typed can be searched and copied, in the order of logical reading."""
    result = printed(replace(full(), conclusions=f"awal {text} akhir"))
    found = flowing(result)
    wanted = letters(one_line(text))
    assert sorted(set(wanted) - set(found)) == []
    assert "awal" in found
    assert "akhir" in found
