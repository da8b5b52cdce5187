"""Label sheets: the shipped ones, an office's own, and files with something wrong in them."""

from pathlib import Path

import pytest

from workshop_app.actions.label_sheets import label_sheet, label_sheets, labels_folder
from workshop_app.domain.errors import CannotRead, RecordMissing

SHEET = {
    "name": '"kantor"', "paper": '"A4"', "columns": "2", "rows": "3", "width": "80",
    "height": "50.5", "left": "10", "top": "10",
}  # fmt: skip


def written(data: Path, **changed: str) -> Path:
    """A file with one sheet in the user's folder."""
    folder = labels_folder(data)
    folder.mkdir(exist_ok=True)
    lines = [f"{name} = {value}" for name, value in (SHEET | changed).items() if value]
    (folder / "a.toml").write_text("\n".join(["[[sheet]]", *lines]), encoding="utf-8")
    return folder


def test_an_office_adds_its_own(tmp_path: Path) -> None:
    folder = written(tmp_path, gap_x="2", cut="true")
    assert [sheet.name for sheet in label_sheets(folder)][-1] == "kantor"
    sheet = label_sheet("kantor", folder)
    assert (sheet.height, sheet.gap_x, sheet.cut) == (50.5, 2, True)
    with pytest.raises(RecordMissing):
        label_sheet("kantor")


def test_ones_own_is_preferred_to_a_shipped_one(tmp_path: Path) -> None:
    folder = written(tmp_path, name='"badge-90x55"')
    assert label_sheet("badge-90x55", folder).width == 80
    assert label_sheet("badge-90x55").width == 90
    assert len(label_sheets(folder)) == len(label_sheets()) == len(label_sheets(tmp_path / "none"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", '" "'),
        ("paper", '"Letter"'),
        ("paper", '["A4"]'),
        ("columns", "0"),
        ("columns", "1.5"),
        ("rows", "1000"),
        ("width", "300"),
        ("height", "true"),
        ("left", "-1"),
        ("top", "nan"),
        ("gap_x", '"2"'),
        ("cut", "1"),
        ("colour", '"red"'),
        ("rows", ""),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, value: str) -> None:
    folder = written(tmp_path, **{name: value})
    with pytest.raises(CannotRead) as refused:
        label_sheets(folder)
    assert refused.value.values["reason"] == f"[[sheet]] 1: {name}"
    assert str(refused.value.values["path"]).endswith("a.toml")


@pytest.mark.parametrize("text", ["[[", "sheet = 3", "sheet = [3]", "", "a = \udcff"])
def test_what_is_no_list_of_sheets_is_refused(tmp_path: Path, text: str) -> None:
    folder = written(tmp_path)
    (folder / "a.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(CannotRead):
        label_sheets(folder)
