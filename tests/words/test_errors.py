"""Every foreseen error says what happened and what to do, in both languages, with its values filled in."""

import re
import string
from datetime import date

import pytest

import workshop_app.domain.paper_errors
import workshop_app.domain.signing  # noqa: F401  they have errors of their own
from workshop_app.domain import errors
from workshop_app.domain.changes import label
from workshop_app.domain.errors import WorkshopError
from workshop_app.paths import resource
from workshop_app.words.catalogue import LANGUAGES, Words
from workshop_app.words.errors import WORDINGS, word


def _all() -> list[type[WorkshopError]]:
    found = [WorkshopError]
    for kind in found:
        found += kind.__subclasses__()
    return found


def _promised(error: type[WorkshopError]) -> set[str]:
    """The values that the docstring of an error promises."""
    promise = re.sub(r"\([^)]*\)", "", error.__doc__ or "").partition("Values:")[2]
    return {name.strip() for name in promise.partition(".")[0].split(",")} - {""}


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return Words.load(request.param, resource("locale"))


def test_the_lists_of_errors_and_wordings_are_equal() -> None:
    assert {error.code for error in _all()} == set(WORDINGS)


@pytest.mark.parametrize("error", _all(), ids=lambda error: error.code)
def test_a_wording_asks_only_for_values_that_the_error_has(error: type[WorkshopError]) -> None:
    message, advice = WORDINGS[error.code]
    assert _holes(message) | _holes(advice) <= _promised(error)
    assert message.endswith((".", "}")) and (not advice or advice.endswith("."))


@pytest.mark.parametrize("error", _all(), ids=lambda error: error.code)
def test_an_error_is_worded_whole(words: Words, error: type[WorkshopError]) -> None:
    values = {name: f"<{name}&>" for name in _promised(error)}
    wording = word(words, error(**values))
    assert wording.message
    assert "\n" not in wording.line
    assert not _holes(wording.line)
    for hole in _holes("".join(WORDINGS[error.code])):
        assert f"<{hole}&>" in wording.line


def test_values_that_look_like_templates_stay_as_they_are(words: Words) -> None:
    error = errors.RecordMissing(kind="person", key="{path} {0} %s")
    assert "{path} {0} %s" in word(words, error).line


def test_values_are_said_in_the_language() -> None:
    indonesian = Words.load("id", resource("locale"))
    english = Words.load("en", resource("locale"))
    error: WorkshopError = errors.ChangedSince(
        label=label("check-in of {name}", name="Sekar"), by="Budi"
    )
    lines = [word(w, error).line for w in (indonesian, english)]
    assert "check-in of Sekar" in lines[1]
    assert "Sekar" in lines[0] and "check-in of" not in lines[0]
    error = errors.RecordAmbiguous(kind="practice", key="x", count=1234)
    assert "1.234" in word(indonesian, error).line
    assert "1,234" in word(english, error).line
    assert "good practice" in word(english, error).line
    error = errors.ValueInvalid(kind="session", field="day", value="x", expected="day")
    assert "a date like" in word(english, error).line
    assert "Day" in word(english, error).line


def test_an_error_of_a_newer_part_has_words_too(words: Words) -> None:
    error = WorkshopError(day=date(2023, 3, 29))
    error.__dict__["code"] = "unknown-here"
    assert word(words, error) == word(words, WorkshopError())
