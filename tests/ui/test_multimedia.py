"""Sound and camera where QtMultimedia is there, where it is not, and where it finds no device."""

import importlib.abc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from tests.builders import Small, small
from tests.ui.conftest import load_words
from workshop_app.actions import printing
from workshop_app.domain.badges import badge_code, read_code
from workshop_app.domain.records import Person
from workshop_app.ui.camera import CameraSource, codes_in, is_camera_there
from workshop_app.ui.multimedia import laptop_notes, missing_part
from workshop_app.ui.screens.desk_options import DeskOptionsDialog
from workshop_app.ui.session import Session
from workshop_app.ui.sounds import qt_player

WORDS = load_words("en")
QT = "PySide6.QtMultimedia"


class Missing(importlib.abc.MetaPathFinder):
    """Stands for a laptop on which a library of QtMultimedia is not installed."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name == QT:
            raise ImportError("libpulse.so.0: cannot open shared object file: No such file")


@pytest.fixture
def without_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, QT, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])


@dataclass
class Signal:
    """A signal that the test gives."""

    slots: list[Callable[[object], object]] = field(default_factory=list)

    def connect(self, slot: Callable[[object], object]) -> None:
        self.slots.append(slot)

    def emit(self, value: object) -> None:
        for slot in self.slots:
            slot(value)


class Machine(ModuleType):
    """QtMultimedia of a laptop with these devices; what is made of it is kept in `made`."""

    def __init__(self, cameras: Sequence[str], *, silent: bool = False) -> None:
        super().__init__(QT)
        machine = self
        self.made: dict[str, object] = {}

        class Part(QObject):
            def __init__(self, *_parents: object) -> None:
                super().__init__()
                self.running, self.got = False, list[object]()
                self.videoFrameChanged = Signal()
                machine.made[type(self).__name__] = self

            def start(self) -> None:
                self.running = True

            def stop(self) -> None:
                self.running = False

            def setCamera(self, camera: object) -> None:
                self.got.append(camera)

            setVideoSink = setCamera

        class Output:
            def isNull(self) -> bool:
                return silent

        class Devices:
            videoInputs = staticmethod(lambda: list(cameras))
            defaultVideoInput = staticmethod(lambda: cameras[0])
            defaultAudioOutput = staticmethod(Output)

        self.QMediaDevices, self.QVideoFrame = Devices, object
        for name in ("QCamera", "QVideoSink", "QMediaCaptureSession"):
            setattr(self, name, type(name, (Part,), {}))


class Frame:
    """A frame of a camera."""

    def __init__(self, image: QImage) -> None:
        self.image = image

    def toImage(self) -> QImage:
        return self.image


def stand_in(monkeypatch: pytest.MonkeyPatch, machine: Machine) -> Machine:
    monkeypatch.setitem(sys.modules, QT, machine)
    monkeypatch.setattr("PySide6.QtMultimedia", machine, raising=False)
    return machine


def test_what_is_missing_is_named_and_nothing_breaks(
    qtbot: QtBot, without_pulse: None, session: Session, tmp_path: Path
) -> None:
    assert missing_part() == "libpulse.so.0"
    notes = laptop_notes(WORDS)
    assert notes == ["Sound and camera are not possible here: libpulse.so.0 is missing."]
    assert qt_player(tmp_path / "welcome.wav") is None
    assert not is_camera_there()
    assert not CameraSource(QObject()).start(print)
    settings = session.workshop.settings
    preferences = session.settings.value
    dialog = DeskOptionsDialog(session.theme, session.words, settings, preferences, notes)
    qtbot.addWidget(dialog)
    assert [note.text() for note in dialog.notes] == notes


def test_a_laptop_with_everything_has_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, Machine(["Kamera"]))
    assert missing_part() == "" and laptop_notes(WORDS) == []
    assert is_camera_there()


def test_a_laptop_without_devices_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, Machine([], silent=True))
    assert laptop_notes(WORDS) == [
        "No loudspeaker found: the answers stay silent.",
        "No camera found: badges are read with a scanner.",
    ]
    assert not CameraSource(QObject()).start(print)


def test_the_frames_of_a_camera_come_as_pictures(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = stand_in(monkeypatch, Machine(["Kamera"]))
    source, seen = CameraSource(QObject()), list[QImage]()
    assert source.start(seen.append)
    camera, sink = machine.made["QCamera"], machine.made["QVideoSink"]
    session = machine.made["QMediaCaptureSession"]
    assert camera.running and session.got == [camera, sink]  # type: ignore[attr-defined]
    picture = QImage(4, 3, QImage.Format.Format_RGB32)
    sink.videoFrameChanged.emit(Frame(picture))  # type: ignore[attr-defined]
    assert seen == [picture]
    source.stop()
    source.stop()
    assert not camera.running  # type: ignore[attr-defined]


def test_every_badge_that_we_print_is_read_off_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    made: Small = small(tmp_path)
    out = tmp_path / "badges.pdf"
    printing.build(made.ws, "badges", out, load_words("id"))
    document = QPdfDocument()
    assert document.load(str(out)) is QPdfDocument.Error.None_
    read: set[str] = set()
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        drawn = document.render(page, QSize(round(points.width()), round(points.height())))
        image = QImage(drawn.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)  # the paper
        with QPainter(image) as painter:
            painter.drawImage(0, 0, drawn)
        read |= {read_code(text) or text for text in codes_in(image)}
    assert read == {badge_code(person.id) for person in made.ws.read.all(Person)}
    document.close()
    made.ws.close()
