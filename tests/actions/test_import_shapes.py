"""Corrections of columns are remembered by shape, on the disk of this laptop, whatever lies there."""

from pathlib import Path

import pytest

from workshop_app.actions.import_shapes import KEPT, remember, remembered


def test_the_latest_corrections_are_kept(tmp_path: Path) -> None:
    data = tmp_path / "belum ada"
    assert remembered(data) == {}
    for number in range(KEPT + 3):
        remember(data, f"bentuk {number}", {"Kolom": "position"})
    remember(data, "bentuk 5", {"Kolom": "", "Nama é": "name"})

    kept = remembered(data)
    assert len(kept) == KEPT and "bentuk 2" not in kept
    assert next(iter(kept)) == "bentuk 5" and kept["bentuk 5"] == {"Kolom": "", "Nama é": "name"}
    assert [path.name for path in data.iterdir()] == ["lists.json"]


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff\xfe\0", b'{"a": 3}', b"[" * 100_000])
def test_a_damaged_memory_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lists.json").write_bytes(content)
    assert remembered(tmp_path) == {}
    remember(tmp_path, "a", {"b": "name"})
    assert remembered(tmp_path) == {"a": {"b": "name"}}


def test_a_disk_that_refuses_stops_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "berkas"
    in_the_way.write_text("x")
    remember(in_the_way, "a", {"b": "name"})
    assert remembered(in_the_way) == {}
