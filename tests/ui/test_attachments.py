"""Photos on a practice by drag, paste and file, with captions; the extended form in its folds."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.helpers.dragging import drag_enters, dropped, files_dragged
from tests.ui.capture_tools import focused, press, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import attachments, records, templates
from workshop_app.actions.photos import Attached
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Attachment, Practice
from workshop_app.ui.dialogs.steps import StepsDialog
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.notices import Notice
from workshop_app.ui.screens.attachments_keeper import AT_ONCE
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.practices import PracticesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> PracticesScreen:
    made = shown(qtbot, PracticesScreen(session, jobs, ask))
    made.open(
        next(p.id for p in session.workshop.read.all(Practice) if not attached(session, p.id))
    )
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "kegiatan.jpg"
    Image.effect_noise((320, 200), 50).convert("RGB").save(path)
    return path


def attached(session: Session, record_id: str) -> list[Attachment]:
    return attachments.attachments(session.workshop, "practice", record_id)


def drop(screen: PracticesScreen, path: Path) -> None:
    data = files_dragged(path)
    # Sent to the application, a drop without a drag before it goes nowhere.
    screen.attachments.dropEvent(dropped(data))


def test_a_dropped_photo_is_kept_and_shown(
    screen: PracticesScreen, session: Session, photo: Path
) -> None:
    drop(screen, photo)

    (one,) = attached(session, screen.draft.record_id)
    assert one.file_name == "kegiatan.jpg" and list(screen.attachments.rows) == [one.id]
    session.undo()
    assert attached(session, screen.draft.record_id) == [] and not screen.attachments.rows


def test_a_picture_is_pasted_by_keys(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(
        focused(),
        Qt.Key.Key_V,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    (one,) = attached(session, screen.draft.record_id)
    assert (one.file_name, one.media_type) == ("photo.png", "image/png")


def test_files_are_chosen_and_documents_kept(
    qtbot: QtBot, screen: PracticesScreen, session: Session, ask: FakeAsk, photo: Path
) -> None:
    paper = photo.with_name("pedoman.txt")
    paper.write_text("isi")
    ask.answer([photo, paper])
    qtbot.mouseClick(screen.attachments.choose_button, Qt.MouseButton.LeftButton)

    names = [one.file_name for one in attached(session, screen.draft.record_id)]
    assert names == ["kegiatan.jpg", "pedoman.txt"]


def test_a_caption_is_written_down_and_survives_leaving(
    qtbot: QtBot, screen: PracticesScreen, session: Session, photo: Path
) -> None:
    drop(screen, photo)
    (row,) = screen.attachments.rows.values()
    row.caption.setFocus()
    press(qtbot, "Pelatihan di balai desa")
    screen.settle()
    (one,) = attached(session, screen.draft.record_id)
    assert one.caption == "Pelatihan di balai desa"

    records.change(session.workshop, Attachment, one.id, caption="Dari laptop lain")
    assert row.caption.text() == "Dari laptop lain"


def test_one_is_removed_and_comes_back(
    qtbot: QtBot, screen: PracticesScreen, session: Session, photo: Path
) -> None:
    drop(screen, photo)
    (row,) = screen.attachments.rows.values()
    qtbot.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    assert not screen.attachments.rows
    session.undo()
    assert len(screen.attachments.rows) == 1


def test_what_cannot_be_kept_is_told(
    qtbot: QtBot, screen: PracticesScreen, session: Session, photo: Path
) -> None:
    told: list[Notice] = []
    session.notices.posted.connect(told.append)
    photo.write_bytes(b"no picture")
    drop(screen, photo)
    assert len(told) == 1 and attached(session, screen.draft.record_id) == []

    screen.new_form()
    drop(screen, photo)
    assert "nothing yet" in told[-1].message


def test_extended_parts_unfold_are_saved_and_counted(
    qtbot: QtBot, screen: PracticesScreen, session: Session
) -> None:
    fold, _ = screen.form.folds[0]
    assert not fold.content.isVisible()
    fold.button.setFocus()
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert fold.content.isVisible()
    screen.form.made["situation"].widget.setFocus()
    press(qtbot, "Belum ada data.\tBiaya")
    screen.settle()

    record = session.workshop.require(Practice, screen.draft.record_id)
    assert (record.situation, record.obstacles) == ("Belum ada data.", "Biaya")
    assert "2 of 5 filled in" in fold.button.accessibleName()
    for other, _ in screen.form.folds:
        other.open()
    assert screen.minimumSizeHint().boundedTo(SCREEN_FITS) == screen.minimumSizeHint()


def test_a_caption_is_saved_while_somebody_types_and_is_one_step(
    qtbot: QtBot, screen: PracticesScreen, session: Session, photo: Path
) -> None:
    qtbot.keyClicks(screen.form.action, "Kami")
    drop(screen, photo)
    (row,) = screen.attachments.rows.values()
    for part in ("Pelatihan kader", " desa"):
        qtbot.keyClicks(row.caption, part)
        qtbot.waitUntil(
            lambda: attached(session, screen.draft.record_id)[0].caption == row.caption.text()
        )

    session.undo()
    assert attached(session, screen.draft.record_id)[0].caption == ""
    assert row.caption.text() == ""


def test_a_picture_is_pasted_into_a_text_field_and_words_stay_words(
    qtbot: QtBot, screen: PracticesScreen, session: Session, photo: Path
) -> None:
    screen.new_form()
    qtbot.keyClicks(screen.form.action, "Kami")
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    paste = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(screen.form.action, Qt.Key.Key_V, paste)
    assert len(attached(session, screen.draft.record_id)) == 1

    QGuiApplication.clipboard().setMimeData(files_dragged(photo))
    qtbot.keyClick(screen.form.action, Qt.Key.Key_V, paste)
    names = [one.file_name for one in attached(session, screen.draft.record_id)]
    assert names == ["photo.png", "kegiatan.jpg"]

    QGuiApplication.clipboard().setText(" membuka posko")
    qtbot.keyClick(screen.form.action, Qt.Key.Key_V, paste)
    assert screen.form.action.toPlainText() == "Kami membuka posko"
    assert len(attached(session, screen.draft.record_id)) == 2


def test_files_are_dropped_anywhere_on_the_form(
    qtbot: QtBot, screen: PracticesScreen, session: Session, photo: Path
) -> None:
    screen.new_form()
    qtbot.keyClicks(screen.form.action, "Kami")
    data = files_dragged(photo)
    assert not screen.form.action.canInsertFromMimeData(data)
    for field in (screen.form.title_field, screen.form.agency):
        line = drag_enters(data)
        QCoreApplication.sendEvent(field, line)
        assert line.isAccepted()  # the field has passed it on to the form
    enter = drag_enters(data)
    assert screen.eventFilter(screen.form, enter) and enter.isAccepted()
    assert screen.eventFilter(screen.form, dropped(data))

    (one,) = attached(session, screen.draft.record_id)
    assert one.file_name == "kegiatan.jpg"
    assert screen.form.action.toPlainText() == "Kami" and screen.form.title_field.text() == ""


def test_what_is_too_large_is_told_with_the_limit(
    qtbot: QtBot, screen: PracticesScreen, session: Session, tmp_path: Path
) -> None:
    told: list[Notice] = []
    session.notices.posted.connect(told.append)
    screen.new_form()
    qtbot.keyClicks(screen.form.action, "Kami")
    large = tmp_path / "rekaman.mp4"
    with large.open("wb") as file:
        file.truncate(51 * 2**20)
    drop(screen, large)

    assert told[-1].message == "rekaman.mp4 has 51 MB; an attachment may have 50 MB."
    assert attached(session, screen.draft.record_id) == []


def _many(tmp_path: Path, count: int, size: tuple[int, int]) -> list[Path]:
    paths = []
    for number in range(count):
        path = tmp_path / f"foto {number}.jpg"
        Image.effect_noise(size, 90).convert("RGB").save(path, quality=95)
        paths.append(path)
    return paths


def test_many_large_photos_are_added_under_a_dialog_as_one_step(
    qtbot: QtBot, screen: PracticesScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.new_form()
    qtbot.keyClicks(screen.form.action, "Kami")
    screen.save()
    damaged = tmp_path / "rusak.jpg"
    damaged.write_bytes(b"no picture")
    paths = [*_many(tmp_path, 3, (1400, 1000)), damaged]
    assert sum(path.stat().st_size for path in paths) > AT_ONCE
    told: list[Notice] = []
    session.notices.posted.connect(told.append)

    def watch(dialog: StepsDialog) -> object:
        assert dialog.title.text() == "Adding 4 files"
        qtbot.waitUntil(lambda: isinstance(dialog.value, Attached), timeout=20_000)
        return dialog.value

    ask.answer(watch)
    screen.attachments.files_given.emit(paths)
    names = [one.file_name for one in attached(session, screen.draft.record_id)]
    assert names == ["foto 0.jpg", "foto 1.jpg", "foto 2.jpg"]
    assert told[0].message == "3 files were added." and "rusak.jpg" in told[1].message
    session.undo()
    assert attached(session, screen.draft.record_id) == []


def test_stopped_in_the_middle_nothing_is_added(
    qtbot: QtBot, screen: PracticesScreen, session: Session, ask: FakeAsk, tmp_path: Path
) -> None:
    screen.new_form()
    qtbot.keyClicks(screen.form.action, "Kami")
    screen.save()

    def stop(dialog: StepsDialog) -> object:
        dialog.reject()
        return dialog.value

    ask.answer(stop)
    screen.attachments.files_given.emit(_many(tmp_path, 3, (1400, 1000)))
    assert attached(session, screen.draft.record_id) == []


def test_a_few_small_files_are_added_at_once(
    qtbot: QtBot, screen: PracticesScreen, session: Session, tmp_path: Path
) -> None:
    screen.new_form()
    qtbot.keyClicks(screen.form.action, "Kami")
    screen.attachments.files_given.emit(_many(tmp_path, 2, (40, 30)))
    assert len(attached(session, screen.draft.record_id)) == 2
