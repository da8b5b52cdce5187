"""Which words open the window, and what is said about those that do not."""

import pytest

from workshop_app.cli.context import load_words
from workshop_app.cli.main import is_for_window
from workshop_app.cli.window import NotUnderstood, WindowCall, read


@pytest.mark.parametrize(
    ("argv", "call"),
    [
        ([], WindowCall()),
        (["--sample"], WindowCall(sample=True)),
        (["--lang", "en"], WindowCall(language="en")),
        (["--lang=id", "--sample"], WindowCall(language="id", sample=True)),
        (["a b.workshop"], WindowCall("a b.workshop")),
        (["--lang", "en", "a.workshop"], WindowCall("a.workshop", "en")),
        (["a.workshop", "--lang", "en"], WindowCall("a.workshop", "en")),
        (["--self-test"], WindowCall(self_test=True)),
    ],
)
def test_the_window_is_asked_for(argv: list[str], call: WindowCall) -> None:
    assert read(argv) == call


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--lang"], "--lang needs one of: id, en."),
        (["--lang", "fr"], "--lang fr is not one of: id, en."),
        (["--lang="], "--lang needs one of: id, en."),
        (["a.workshop", "--desk", "A"], "--desk is not understood here."),
        (["a.workshop", "b.workshop"], "One workshop at a time is opened, not b.workshop as well."),
        (["--sample", "a.workshop"], "a.workshop and the sample cannot both be opened."),
        (["{0}.workshop", "{"], "{ is not understood here."),
    ],
)
def test_what_is_not_understood_is_said(argv: list[str], said: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(argv)
    assert refused.value.word(load_words("en")) == said
    assert is_for_window(argv)


@pytest.mark.parametrize(
    "argv",
    [["show", "a.workshop"], ["--lang", "en", "show"], ["dance"], ["--help"], ["a.workshop", "-h"]],
)
def test_the_command_line_is_asked_for(argv: list[str]) -> None:
    with pytest.raises(NotUnderstood):
        read(argv)
    assert not is_for_window(argv)
