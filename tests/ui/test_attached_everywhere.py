"""Photos and documents on commitments and on points of the minutes, by mouse, keys and dragging."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dragging import drag_enters, dropped, files_dragged
from tests.ui.capture_tools import focused, press, shown
from tests.ui.fakes import FakeAsk
from workshop_app.actions import attachments, minutes, records, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Attachment, Commitment, Minute
from workshop_app.domain.records import Session as Meeting
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.notices import Notice
from workshop_app.ui.screens.attachments_part import AttachmentsPart
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.commitments import CommitmentsScreen
from workshop_app.ui.screens.minutes import MinutesScreen
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.prose import ProseField


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample; its session closes it."""
    operator = surroundings.settings.value.operator
    return templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")


class Capturing:
    """One of the two screens, with the cursor in the text of a record that is not begun yet."""

    def __init__(self, screen: CommitmentsScreen | MinutesScreen) -> None:
        self.screen = screen
        if isinstance(screen, MinutesScreen):
            self.kind, self.form, self.part = Minute.KIND, screen.entry, screen.entry.attachments
            self.text: ProseField = screen.entry.text
            self.line: QWidget = screen.entry.speaker
            self.agency: QWidget = screen.entry.agency
            self.begin: Callable[[], None] = screen.next_point
        else:
            self.kind, self.form, self.part = Commitment.KIND, screen.form, screen.attachments
            self.text = screen.form.widget("description", ProseField)
            self.line = screen.form.made["indicator"].widget
            self.agency = screen.form.agency
            self.begin = screen.new_form
        self.text.setFocus()

    form: QWidget
    part: AttachmentsPart

    @property
    def attached(self) -> list[Attachment]:
        """What is attached to the record on the screen."""
        ws = self.screen.session.workshop
        return attachments.attachments(ws, self.kind, self.screen.draft.record_id)


@pytest.fixture(params=[CommitmentsScreen, MinutesScreen])
def capturing(
    qtbot: QtBot,
    request: pytest.FixtureRequest,
    session: Session,
    jobs: Jobs,
    ask: FakeAsk,
) -> Capturing:
    screen = shown(qtbot, request.param(session, jobs, ask))
    if isinstance(screen, MinutesScreen):
        counted = minutes.counts(session.workshop)
        free = next(m for m in session.workshop.read.all(Meeting) if m.id not in counted)
        screen.show_record("session", free.id)
    return Capturing(screen)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "lokasi.jpg"
    Image.effect_noise((320, 200), 50).convert("RGB").save(path)
    return path


def test_files_are_chosen_by_a_click_and_taken_away_by_another(
    qtbot: QtBot, capturing: Capturing, session: Session, ask: FakeAsk, photo: Path
) -> None:
    paper = photo.with_name("nota.txt")
    paper.write_text("isi")
    press(qtbot, "Disepakati bersama")
    ask.answer([photo, paper])
    qtbot.mouseClick(capturing.part.choose_button, Qt.MouseButton.LeftButton)

    assert [one.file_name for one in capturing.attached] == ["lokasi.jpg", "nota.txt"]
    first, second = capturing.part.rows.values()
    qtbot.waitUntil(lambda: first.isVisible() and second.isVisible())
    qtbot.mouseClick(first.remove_button, Qt.MouseButton.LeftButton)
    assert [one.file_name for one in capturing.attached] == ["nota.txt"]
    session.undo()
    session.undo()
    assert capturing.attached == [] and not capturing.part.rows
    assert capturing.text.toPlainText() == "Disepakati bersama"


def test_a_picture_is_pasted_by_keys_and_into_the_text(
    qtbot: QtBot, capturing: Capturing, session: Session
) -> None:
    press(qtbot, "Disepakati")
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(focused(), Qt.Key.Key_V, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(focused(), Qt.Key.Key_V, control)

    assert [one.file_name for one in capturing.attached] == ["photo.png", "photo.png"]
    assert capturing.text.toPlainText() == "Disepakati"


def test_a_file_is_dropped_anywhere_on_the_form(
    qtbot: QtBot, capturing: Capturing, photo: Path
) -> None:
    press(qtbot, "Disepakati")
    data = files_dragged(photo)
    assert not capturing.text.canInsertFromMimeData(data)
    for field in (capturing.line, capturing.agency):
        over = drag_enters(data)
        QCoreApplication.sendEvent(field, over)
        assert over.isAccepted()  # the field has passed it on to the form
    assert capturing.screen.eventFilter(capturing.form, dropped(data))

    assert [one.file_name for one in capturing.attached] == ["lokasi.jpg"]
    assert capturing.text.toPlainText() == "Disepakati"


def test_a_file_waits_for_the_first_words(
    capturing: Capturing, session: Session, photo: Path
) -> None:
    told: list[Notice] = []
    session.notices.posted.connect(told.append)
    data = files_dragged(photo)
    capturing.part.dropEvent(dropped(data))
    assert "nothing yet" in told[-1].message and not capturing.part.rows


def test_what_is_attached_goes_and_comes_with_its_record(
    qtbot: QtBot, capturing: Capturing, photo: Path
) -> None:
    press(qtbot, "Disepakati")
    data = files_dragged(photo)
    capturing.part.dropEvent(dropped(data))
    first = capturing.screen.draft.record_id
    (one,) = capturing.attached
    capturing.begin()
    assert not capturing.part.rows
    capturing.screen.open(first)
    assert list(capturing.part.rows) == [one.id]


def test_a_caption_half_typed_is_kept_when_the_screen_or_the_record_is_left(
    qtbot: QtBot, capturing: Capturing, session: Session, photo: Path
) -> None:
    press(qtbot, "Disepakati")
    data = files_dragged(photo)
    capturing.part.dropEvent(dropped(data))
    (one,) = capturing.attached
    (row,) = capturing.part.rows.values()
    row.caption.setFocus()
    press(qtbot, "Balai desa")
    capturing.screen.settle()
    assert session.workshop.require(Attachment, one.id).caption == "Balai desa"
    press(qtbot, " lama")
    capturing.begin()
    assert session.workshop.require(Attachment, one.id).caption == "Balai desa lama"
    records.change(session.workshop, Attachment, one.id, caption="Dari laptop lain")
    assert session.workshop.require(Attachment, one.id).caption == "Dari laptop lain"


def test_with_many_photos_it_still_fits_the_smallest_window(
    qtbot: QtBot, capturing: Capturing, tmp_path: Path
) -> None:
    press(qtbot, "Disepakati")
    paths = []
    for number in range(6):
        paths.append(tmp_path / f"foto {number}.png")
        Image.new("RGB", (40, 30), "red").save(paths[-1])
    capturing.part.files_given.emit(paths)

    assert len(capturing.part.rows) == 6
    least = capturing.screen.minimumSizeHint()
    assert least.boundedTo(SCREEN_FITS) == least
