"""What has no room: nothing is drawn outside its page, and what was cut is told with page and words."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.conftest import Print, flowing, reader
from tests.reports.everything import saved, scene, whole
from tests.reports.hostile import every_field, hostile
from tests.reports.programs import SeenWord, words_on_pages
from tests.reports.test_every_field import text_fields
from workshop_app.reports.model import Challenge, Photo, Practice, Proceedings, Session, Strategy
from workshop_app.reports.no_room import quoted
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import Margins, Paper

LONG = "Kalimat panjang sekali tanpa henti. " * 560
ENDLESS = "W" * 3000
HEAD = 40.0
"""Points from the edge of the paper to the running head."""


def outside(printed: Printed, tmp_path: Path, paper: Paper = Paper.A4) -> list[SeenWord]:
    """The words that stand in a margin; the number at the foot has the same place on every page."""
    path = tmp_path / "a.pdf"
    path.write_bytes(printed.data)
    margins, words = Margins(), [*words_on_pages(path)]
    foot = paper.height - margins.bottom + 3
    heights = Counter(round(word.top) for word in words if word.bottom > foot)
    number = heights.most_common(1)[0][0] if heights else 0
    found = []
    for word in words:
        left = margins.inner if word.page % 2 else margins.outer
        right = paper.width - (margins.outer if word.page % 2 else margins.inner)
        beside = word.left < left - 1 or word.right > right + 1
        below = word.bottom > foot and abs(word.top - number) > 1.5
        if beside or below or word.top < HEAD:
            found.append(word)
    return found


def with_one(field: str, text: str) -> Proceedings:
    """Everything, with one text in the first place of a field."""
    places = iter([True])

    def change(where: str, old: str) -> str:
        return text if where == field and next(places, False) else old

    changed: Proceedings = every_field(whole(), change)
    return changed


WORST = ("AgencyAttendance.name", "Photo.caption", "Session.speakers", "Proceedings.title")


@pytest.mark.parametrize("text", [LONG, ENDLESS], ids=["long", "endless"])
@pytest.mark.parametrize(
    "field",
    [
        *WORST,
        *(
            pytest.param(field, marks=pytest.mark.deep)
            for field in sorted(text_fields(Proceedings) - {*WORST})
        ),
    ],
)
def test_nothing_is_drawn_in_a_margin(
    printed: Print, tmp_path: Path, field: str, text: str
) -> None:
    """However long a text is, or a word in it."""
    assert outside(printed(with_one(field, text)), tmp_path) == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
@pytest.mark.parametrize("data", [whole(), hostile()], ids=["whole", "hostile"])
def test_nothing_is_drawn_in_a_margin_of_a_whole_book(
    printed: Print, tmp_path: Path, data: Proceedings, paper: Paper, language: str
) -> None:
    assert outside(printed(data, language, paper), tmp_path, paper) == []


def test_words_in_a_margin_are_seen(printed: Print, tmp_path: Path) -> None:
    """The measure itself: on another paper the same words stand in its margins."""
    seen = outside(printed(whole()), tmp_path, Paper.A4_ACROSS)
    assert bool(seen) == bool(shutil.which("pdftotext"))


def told(printed: Print, data: Proceedings) -> Iterator[str]:
    return iter(printed(data, "en").warnings)


def test_a_day_as_usual_has_nothing_to_tell(printed: Print) -> None:
    assert printed(whole(), "en").warnings == ()


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("Proceedings.host", r"Cover: “Kalimat panjang .*…” is too long and was cut\."),
        ("Proceedings.time_zone", r"Page \d+: “Time \(Kalimat .*…” is too long above its column"),
        ("Count.label", r"Page \d+: “Kalimat .*…” is too long beside its bar"),
        ("Commitment.description", r"Page \d+: the row of “Kalimat .*…” is taller than a page"),
    ],
)
def test_what_was_cut_is_told(printed: Print, field: str, wanted: str) -> None:
    """With the page it is on and the words it is about."""
    warnings = printed(with_one(field, LONG), "en").warnings
    assert any(re.match(wanted, warning) for warning in warnings), warnings


def test_a_cut_text_ends_with_an_ellipsis(printed: Print, tmp_path: Path) -> None:
    """So that the reader of the page sees that there was more."""
    result = printed(with_one("Count.label", LONG), "en")
    page = next(int(m[1]) for w in result.warnings if (m := re.match(r"Page (\d+)", w)))
    front = next(
        number for number, label in enumerate(reader(result).page_labels) if label == str(page)
    )
    assert "\u2026" in reader(result).pages[front].extract_text()


def test_a_picture_of_which_nothing_is_seen_is_told(printed: Print) -> None:
    """A hair of a picture, in a practice and among the photos."""
    thin = saved(scene("RGB", 3000, 4), "PNG")
    photo = Photo(data=thin, caption="Garis tipis", name="garis.png", digest="g")
    practice = Practice("Praktik", photos=(photo,))
    data = Proceedings("Judul", strategies=(Strategy(1, "Strategi", (practice,)),))
    wanted = "the picture “Garis tipis” is so thin"
    assert wanted in next(told(printed, data))
    assert wanted in next(told(printed, Proceedings("Judul", photos=(photo, photo))))


def test_the_same_is_told_once(printed: Print) -> None:
    """A head that is cut on every page of its table, a row that stands in two tables."""
    day = whole().sessions[0].day
    sessions = tuple(Session(day, f"Sesi {number}") for number in range(200))
    data = Proceedings("Judul", sessions=sessions, time_zone=LONG)
    assert len(printed(data, "en").warnings) == 1


def test_a_quotation_is_short() -> None:
    assert quoted("pendek") == "pendek"
    assert quoted("kata " * 40) == "kata " * 11 + "kata\u2026"
    assert quoted("k" * 200) == "k" * 60 + "\u2026"


@pytest.mark.parametrize("count", [9, 24])
def test_a_framework_of_many_strategies_has_room(
    printed: Print, tmp_path: Path, count: int
) -> None:
    """The matrix goes on in another table; every strategy has its column, every agency its sum."""
    practice = Practice("Praktik", "Kementerian Sosial", "Kemensos", "Isi")
    strategies = tuple(Strategy(n, f"Strategi {n}", (practice,)) for n in range(1, count + 1))
    result = printed(Proceedings("Judul", strategies=strategies))
    assert outside(result, tmp_path) == []
    assert result.warnings == ()
    heads = [word.text for word in words_on_pages(tmp_path / "a.pdf")]
    assert not heads or all(heads.count(f"S{n}") >= 3 for n in range(1, count + 1))
    assert re.search(f"Jumlah1+{count}", flowing(result))


def test_without_challenges_the_chart_is_of_practices_alone(printed: Print) -> None:
    """No key for what is not there."""
    practice = Practice("Praktik", "Kementerian Sosial", "Kemensos", "Isi")
    challenge = Challenge("Hambatan", "Kementerian Sosial", "Kemensos", "Isi")
    one = Strategy(1, "Strategi", (practice,))
    alone = flowing(printed(Proceedings("Judul", strategies=(one,)), "en"))
    both = replace(one, challenges=(challenge,))
    assert "1+1" in flowing(printed(Proceedings("Judul", strategies=(both,)), "en"))
    assert "1+0" not in alone
    assert "Goodpractices" not in alone
