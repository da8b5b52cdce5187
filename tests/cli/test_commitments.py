"""Due dates of commitments as people say them, on the command line."""

import pytest

from tests.cli.conftest import Call


@pytest.mark.parametrize(
    ("said", "due", "kept"),
    [
        ("akhir Juni", "2023-06-30", "akhir Juni"),
        ("dua minggu lagi", "2023-04-12", "dua minggu lagi"),
        ("Q2", "2023-06-30", "Q2"),
        ("2023-05-02", "2023-05-02", ""),
    ],
)
def test_a_date_in_words_is_understood_and_kept(
    call: Call, file: str, said: str, due: str, kept: str
) -> None:
    added = call("commitment", "add", file, "--description", "Rapat.", "--due", said, "--json")
    assert (added.json["due"], added.json["due_text"]) == (due, kept)

    call("commitment", "set", file, added.json["id"], "--due", "akhir Mei")
    (now,) = [c for c in call("commitment", "list", file, "--json").json if c["due_text"]]
    assert (now["due"], now["due_text"]) == ("2023-05-31", "akhir Mei")


def test_words_that_are_no_date_are_refused_with_a_reason(call: Call, file: str) -> None:
    said = call("commitment", "add", file, "--description", "Rapat.", "--due", "kalau sempat")
    assert said.code != 0 and "kalau sempat" in said.err
