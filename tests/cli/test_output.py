"""Tables by display width, and lines that cannot steer a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.cli.output import plain, shortened, table, width
from workshop_app.cli.progress import shown_on


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("é", 1), ("é", 1), ("王小明", 6), ("👍", 2), ("", 0), ("ꦱ", 1)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text())
def test_a_plain_text_is_one_harmless_line(text: str) -> None:
    told = plain(text)
    assert "\n" not in told and "\x1b" not in told and "\u202e" not in told
    assert plain(told) == told
    told.encode("utf-8")


@given(st.text(), st.integers(min_value=2, max_value=30))
def test_a_shortened_text_fits(text: str, room: int) -> None:
    assert width(shortened(text, room)) <= room
    assert shortened(text, 10_000) == text


def test_columns_stand_below_each_other() -> None:
    lines = table(
        ["Nama", "Jumlah", "ID"], [["王小明", "1.789", "a"], ["Sekar", "2", "b"]], right=[1]
    )
    assert lines == ["Nama    Jumlah  ID", "王小明   1.789  a", "Sekar        2  b"]


def test_wide_columns_give_way_but_ids_do_not() -> None:
    lines = table(["Judul", "ID"], [["kata " * 30, "0123456789"]], room=40)
    assert all(width(line) <= 40 for line in lines)
    assert lines[1].endswith("…  0123456789") or lines[1].endswith("0123456789")
    narrow = table(["Judul", "ID"], [["kata " * 30, "0123456789" * 4]], room=20)
    assert narrow[1].endswith("0123456789" * 4)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_for_terminals() -> None:
    terminal, file = _Terminal(), io.StringIO()
    for stream in (terminal, file):
        with shown_on(stream, "Printing") as told:
            for done in range(1001):
                told(done, 1000)
    assert file.getvalue() == ""
    said = terminal.getvalue()
    assert "\rPrinting 50%" in said and said.count("%") == 101
    assert said.endswith("\r") and said.split("\r")[-2].strip() == ""
