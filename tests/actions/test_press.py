"""What is typed for the press release is kept in the workshop, guarded, and printed by it alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Small, small
from workshop_app.actions import press, printing, proceedings, records
from workshop_app.actions.guarding import Guard
from workshop_app.actions.printing import Choices, Quote
from workshop_app.domain.errors import GuardFindingsOpen
from workshop_app.domain.records import WORKSHOP_RECORD, Attachment, Settings
from workshop_app.paths import resource
from workshop_app.reports.papers import model
from workshop_app.words.catalogue import Words

ID = Words.load("id", resource("locale"))
SECRET = "Korban berinisial AR (17) dijemput di rumah."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    event = small(tmp_path)
    yield event
    event.ws.close()


def release(event: Small, choices: Choices | None = None) -> model.Release:
    found = printing.order(event.ws, "press-release", ID, choices or Choices())[0].content
    assert isinstance(found, model.Release)
    return found


def test_a_quote_is_words_name_and_position() -> None:
    assert press.quote_of("Kami siap") == Quote("Kami siap")
    assert press.quote_of(" Kami | Ani | Kepala | Biro ") == Quote("Kami", "Ani", "Kepala | Biro")


def test_what_is_kept_is_printed_until_something_else_is_asked_for(made: Small) -> None:
    texts = {
        press.NUMBER: "B-1",
        press.HEADLINE: " Aman\n sekali ",
        press.QUOTES: "Siap | Ani\n\n Ya \n",
    }
    assert press.save(made.ws, texts)
    assert not press.save(made.ws, texts)
    found = release(made)
    assert (found.number, found.headline, found.closing) == ("B-1", "Aman sekali", "")
    assert found.quotes == (Quote("Siap", "Ani"), Quote("Ya"))
    asked = release(made, Choices(number="B-2", quotes=(Quote("Lain"),), closing="Usai."))
    assert (asked.number, asked.headline, asked.closing) == ("B-2", "Aman sekali", "Usai.")
    assert asked.quotes == (Quote("Lain"),)
    assert press.typed(made.ws.settings, press.QUOTES) == "Siap | Ani\nYa"


def test_saves_of_one_run_are_one_step(made: Small) -> None:
    press.save(made.ws, {press.HEADLINE: "A"}, run="1")
    press.save(made.ws, {press.HEADLINE: "AB"}, run="1")
    made.ws.undo()
    assert made.ws.settings.press_headline == ""


def test_what_tells_who_somebody_is_stops_the_release_and_nothing_else(
    made: Small, tmp_path: Path
) -> None:
    records.remove(made.ws, Attachment, made.attachment)
    before = len(proceedings.open_findings(made.ws, Guard(made.ws)))
    records.change(made.ws, Settings, WORKSHOP_RECORD, press_quotes=("Kami siap", SECRET))
    assert "AR (17)" not in " ".join(quote.text for quote in release(made).quotes)
    with pytest.raises(GuardFindingsOpen):
        printing.build(made.ws, "press-release", tmp_path / "a.pdf", ID)
    assert printing.open_findings(made.ws, "minutes", Choices()) == []
    assert len(proceedings.open_findings(made.ws, Guard(made.ws))) == before
