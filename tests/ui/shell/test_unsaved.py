"""A window with words that the disk refused asks before it goes, and stays if it is told to."""

import pytest

from tests.ui.shell.conftest import FirstScreen, House
from workshop_app.actions.workshop import Workshop


@pytest.fixture
def refused(house: House, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> House:
    """The window with a workshop whose first screen could not save."""
    workshop.close()
    house.deeds.files.open_path(workshop.path)
    monkeypatch.setattr(FirstScreen, "unsaved", property(lambda _screen: True))
    return house


def test_it_stays_open_until_somebody_lets_the_words_go(refused: House) -> None:
    refused.ask.answer(False)
    assert not refused.window.close()
    assert refused.window.isVisible() and refused.window.session is not None
    question = refused.ask.questions[0]
    assert question.danger and "“Overview”" in question.text

    refused.ask.answer(True)
    assert refused.window.close()


def test_closing_the_workshop_asks_too(refused: House) -> None:
    refused.ask.answer(False)
    refused.deeds.do("close")
    assert refused.window.session is not None

    refused.ask.answer(True)
    refused.deeds.do("close")
    assert refused.window.session is None
