"""Files: opened, made, restored, merged; every obstacle is told with its way out."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import House
from workshop_app.actions import records
from workshop_app.actions.opening import working
from workshop_app.actions.privacy import erase_person
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Person
from workshop_app.ui.dialogs.backups import BackupsDialog, size_words
from workshop_app.ui.dialogs.new_workshop import NewWorkshopDialog
from workshop_app.ui.file_names import file_name, is_same, unused
from workshop_app.ui.notices import ERROR, INFO
from workshop_app.ui.screens.start import StartScreen
from workshop_app.ui.settings import RecentFile


@pytest.fixture
def path(workshop: Workshop) -> Path:
    """A closed workshop with one agency."""
    records.add(workshop, Agency, short_name="BNN")
    workshop.close()
    return workshop.path


def _open(house: House) -> Workshop:
    session = house.window.session
    assert session is not None
    return session.workshop


def _latest(house: House) -> tuple[str, str, str]:
    notice = house.surroundings.notices.latest
    assert notice is not None
    return notice.kind, notice.line, notice.action


def test_a_chosen_file_is_opened_and_remembered(qtbot: QtBot, house: House, path: Path) -> None:
    house.ask.answer(path)
    house.deeds.do("open")
    assert _open(house).path == path
    settings = house.surroundings.settings
    qtbot.waitUntil(lambda: bool(settings.value.recent))  # once it is proven to be sound
    recent = settings.value.recent[0]
    assert (recent.path, recent.title, recent.agencies) == (str(path), "Small workshop", 1)


def test_thinking_better_of_it_changes_nothing(house: House) -> None:
    house.ask.answer(None, None, None)
    for command in ("open", "new", "restore"):
        house.deeds.do(command)
    assert house.window.session is None


def test_the_same_file_again_is_no_error(house: House, path: Path) -> None:
    house.deeds.files.open_path(path)
    house.deeds.files.open_path(path)
    assert _latest(house)[0] == INFO


def test_another_file_closes_the_first(house: House, path: Path) -> None:
    other = path.with_name("other.workshop")
    Workshop.create(other, house.surroundings.settings.value.operator, title="Other").close()
    house.deeds.files.open_path(path)
    house.deeds.files.open_path(other)
    assert _open(house).settings.title == "Other"
    assert not list(path.parent.glob(f".{path.name}.lock"))


@pytest.mark.parametrize(
    ("content", "words", "action"),
    [
        (None, "There is no file", ""),
        (b"no workshop at all", "not a Lokakarya file", ""),
    ],
)
def test_what_cannot_be_opened_is_told(
    house: House, tmp_path: Path, content: bytes | None, words: str, action: str
) -> None:
    bad = tmp_path / "bad.workshop"
    if content is not None:
        bad.write_bytes(content)
    house.deeds.files.open_path(bad)
    kind, line, offered = _latest(house)
    assert kind == ERROR and words in line and offered == action
    assert house.window.session is None


def test_a_synchronised_folder_offers_a_copy(house: House, path: Path, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive" / path.name
    synced.parent.mkdir()
    shutil.copy(path, synced)
    house.deeds.files.open_path(synced)
    kind, line, action = _latest(house)
    assert kind == ERROR and "OneDrive" in line and action == "Open a copy…"
    copy = tmp_path / "documents" / "copy.workshop"
    house.ask.answer(copy)
    notice = house.surroundings.notices.latest
    assert notice is not None and notice.act is not None
    notice.act()
    assert _open(house).path == copy
    assert [a.short_name for a in _open(house).read.all(Agency)] == ["BNN"]


def test_a_damaged_file_offers_the_backups(house: House, path: Path) -> None:
    house.deeds.files.open_path(path)
    house.deeds.do("back_up")
    house.deeds.close_workshop()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    house.deeds.files.open_path(path)
    kind, _line, action = _latest(house)
    assert (kind, action) == (ERROR, "Choose a backup…")
    target = path.with_name("restored.workshop")
    house.ask.answer(house.backups.list()[0], target)
    notice = house.surroundings.notices.latest
    assert notice is not None and notice.act is not None
    notice.act()
    assert _open(house).path == target


def test_a_new_workshop_is_made_where_documents_lie(house: House) -> None:
    documents = house.surroundings.folders.documents
    documents.rmdir()

    def fill_in(dialog: NewWorkshopDialog) -> object:
        dialog.title.setText("  Rapat: koordinasi / Gugus   Tugas ")
        dialog.place.setText("Ambon")
        dialog.has_day.setChecked(True)
        dialog.day.setDate(QDate(2027, 3, 1))
        dialog.accept()
        return dialog.value

    house.ask.answer(fill_in)
    house.deeds.do("new")
    made = _open(house)
    assert made.path == documents / "Rapat koordinasi Gugus Tugas.workshop"
    assert made.settings.title == "Rapat: koordinasi / Gugus Tugas"
    assert (made.settings.place, str(made.settings.starts_on)) == ("Ambon", "2027-03-01")
    assert made.read.count(Agency) == 27


def test_the_new_dialog_says_what_is_missing(
    qtbot: QtBot, house: House, path: Path, tmp_path: Path
) -> None:
    dialog = NewWorkshopDialog(house.surroundings, house.ask)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.complaint.text() and dialog.value is None
    dialog.title.setText("small")
    assert dialog.complaint.text() == ""
    assert dialog.path.name == "small (2).workshop"
    house.ask.answer(path)
    dialog.choose.click()
    dialog.accept()
    assert "already" in dialog.complaint.text() and dialog.value is None
    house.ask.answer(tmp_path / "free.workshop")
    dialog.choose.click()
    dialog.accept()
    assert dialog.value is not None


def test_the_sample_is_a_fresh_copy_each_time(house: House) -> None:
    house.deeds.do("sample")
    first = _open(house).path
    house.deeds.do("sample")
    assert _open(house).path != first
    assert first.parent == house.surroundings.folders.data / "samples"
    assert _open(house).read.count(Agency) == 27


def test_a_merge_says_what_it_brought(house: House, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.workshop"
    shutil.copy(path, copy)
    operator = house.surroundings.settings.value.operator
    other = Workshop.open(copy, operator)
    records.add(other, Agency, short_name="BIN")
    other.close()
    house.deeds.files.open_path(path)
    house.ask.answer([copy])
    house.deeds.do("merge")
    assert "copy.workshop: 1 new record" in _latest(house)[1]
    assert {a.short_name for a in _open(house).read.all(Agency)} == {"BNN", "BIN"}
    house.ask.answer([copy])
    house.deeds.do("merge")
    assert "Nothing new" in _latest(house)[1]
    house.ask.answer([path])
    house.deeds.do("merge")
    assert _latest(house)[0] == ERROR


def test_whom_another_laptop_erased_is_not_kept_in_older_backups(
    house: House, workshop: Workshop, tmp_path: Path
) -> None:
    person = records.add(workshop, Person, name="Zubaidah Kertonegoro")
    workshop.close()
    copy = tmp_path / "copy.workshop"
    shutil.copy(workshop.path, copy)
    with working(copy, house.surroundings.settings.value.operator) as other:
        erase_person(other, person)
    house.deeds.files.open_path(workshop.path)
    house.deeds.do("back_up")
    house.ask.answer([copy])
    house.deeds.do("merge")
    [backup] = house.backups.list()
    assert b"Zubaidah" not in backup.path.read_bytes()


def test_the_backups_are_listed_with_day_and_size(qtbot: QtBot, house: House, path: Path) -> None:
    house.deeds.files.open_path(path)
    house.deeds.do("back_up")
    dialog = BackupsDialog(house.surroundings, house.backups.list())
    qtbot.addWidget(dialog)
    assert dialog.table.rowCount() == 1
    item = dialog.table.item(0, 0)
    assert item is not None and item.text() == "Small workshop"
    dialog.accept()
    assert dialog.value == house.backups.list()[0]
    nothing = BackupsDialog(house.surroundings, [])
    qtbot.addWidget(nothing)
    nothing.accept()
    assert nothing.value is None


def test_recent_files_can_be_opened_and_missing_ones_removed(
    qtbot: QtBot, house: House, path: Path
) -> None:
    settings = house.surroundings.settings
    settings.remember(RecentFile(str(path.with_name("gone.workshop")), "Gone", "not a day"))
    settings.remember(RecentFile(str(path), "Small workshop", "2023-03-29", "Jakarta", 27))
    start = house.window.screen_widget("start")
    assert isinstance(start, StartScreen)
    start.refresh()
    assert [card.forget.isVisibleTo(card) for card in start.recent] == [False, True]
    assert "File not found" in start.recent[1].accessibleName()
    assert start.empty.isHidden()
    start.recent[1].forget.click()
    assert [r.title for r in settings.value.recent] == ["Small workshop"]
    start.recent[0].click()
    assert _open(house).path == path


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rapat 1/2: <awal>", "Rapat 1 2 awal"),
        ("...", "Lokakarya"),
        ("x" * 200, "x" * 60),
        ("Édition spéciale", "Édition spéciale"),
        ("CON\0", "CON"),
    ],
)
def test_titles_become_file_names(title: str, name: str) -> None:
    assert file_name(title) == name


def test_an_unused_name_counts_on(tmp_path: Path) -> None:
    (tmp_path / "a.workshop").touch()
    (tmp_path / "a (2).workshop").touch()
    assert unused(tmp_path / "a.workshop").name == "a (3).workshop"
    assert unused(tmp_path / "b.workshop").name == "b.workshop"


def test_sizes_are_written_as_people_do(house: House) -> None:
    words = house.surroundings.words
    assert size_words(words, 300) == "1 kB"
    assert size_words(words, 2_340_000) == "2.3 MB"


def test_two_paths_to_one_file_are_known_and_one_out_of_reach_is_no_file(tmp_path: Path) -> None:
    file, other = tmp_path / "a.workshop", tmp_path / "b.workshop"
    file.touch()
    other.touch()
    assert is_same(file, tmp_path / "." / ".." / tmp_path.name / "a.workshop")
    assert not is_same(file, other)
    other.unlink()
    assert not is_same(other, file) and not is_same(other, other)
