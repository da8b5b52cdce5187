"""Badges before the laptop's camera: a small window that shows the picture and tells what it reads.

QtMultimedia is imported only here, and only once somebody may want it.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.ui.codes import can_read_codes, read_codes
from workshop_app.ui.multimedia import missing_part
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import ElidedLabel
from workshop_app.words.catalogue import Words

READ_EVERY = 120
"""Milliseconds between two pictures that are read: quick enough for a hand that holds a badge up."""
WIDEST = 960
"""Wider pictures are made smaller before reading: a badge fills a good part of them."""

OnPicture = Callable[[QImage], None]


class Source(Protocol):
    """Where pictures come from."""

    def start(self, on_picture: OnPicture) -> bool:
        """Begin to hand on pictures; returns False if that is not possible."""

    def stop(self) -> None:
        """End it and free the camera."""


def is_camera_there() -> bool:
    """Tell whether this laptop has a camera and the means to read badges with it."""
    if not can_read_codes() or missing_part():
        return False
    from PySide6.QtMultimedia import QMediaDevices

    return bool(QMediaDevices.videoInputs())


class CameraSource:
    """The laptop's first camera."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._held: list[QObject] = []
        self._stop: Callable[[], None] | None = None

    def start(self, on_picture: OnPicture) -> bool:
        """Begin to hand on pictures."""
        if missing_part():
            return False
        from PySide6.QtMultimedia import (
            QCamera,
            QMediaCaptureSession,
            QMediaDevices,
            QVideoFrame,
            QVideoSink,
        )

        if not QMediaDevices.videoInputs():
            return False
        camera = QCamera(QMediaDevices.defaultVideoInput(), self._parent)
        sink, session = QVideoSink(self._parent), QMediaCaptureSession(self._parent)

        def on_frame(frame: QVideoFrame) -> None:
            on_picture(frame.toImage())

        session.setCamera(camera)
        session.setVideoSink(sink)
        sink.videoFrameChanged.connect(on_frame)
        camera.start()
        self._held, self._stop = [camera, sink, session], camera.stop
        return True

    def stop(self) -> None:
        """Free the camera."""
        if self._stop is not None:
            self._stop()
            self._stop = None
        for part in self._held:
            part.deleteLater()  # the window stays and may look again
        self._held = []


def codes_in(image: QImage) -> list[str]:
    """Return the texts of the QR codes in a picture."""
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    if grey.isNull():
        return []
    pixels = memoryview(grey.constBits())
    return read_codes(pixels, grey.width(), grey.height(), grey.bytesPerLine())


class _Picture(QWidget):
    """Shows the newest picture, mirrored as people expect of themselves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image = QImage()
        self.setMinimumSize(240, 160)

    def sizeHint(self) -> QSize:
        return QSize(360, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.fillRect(area, self._theme.color("sunken"))
        if not self.image.isNull():
            shown = self.image.scaled(
                self.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            place = (self.width() - shown.width()) // 2, (self.height() - shown.height()) // 2
            painter.drawImage(*place, shown.flipped(Qt.Orientation.Horizontal))
        painter.end()


class CameraWindow(QWidget):
    """A small window over the desk. `code_seen` carries each code that a picture shows."""

    code_seen = Signal(str)

    def __init__(
        self, theme: Theme, words: Words, parent: QWidget, source: Source | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self._words = words
        self._source = source or CameraSource(self)
        self._since = QElapsedTimer()
        self.setWindowTitle(words.t("Camera"))
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the cursor stays
        self.picture = _Picture(theme)
        self._line = ElidedLabel("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.addWidget(self.picture, 1)
        column.addWidget(self._line)

    @property
    def line(self) -> str:
        """What stands under the picture."""
        return self._line.whole

    def look(self) -> None:
        """Show the window and begin to read."""
        if self._source.start(self.on_picture):
            self._line.setText(self._words.t("Hold a badge before the camera."))
        else:
            self._line.setText(self._words.t("The camera gives no picture."))
        self.show()

    def on_picture(self, image: QImage) -> None:
        """Show a picture, and read it if the last reading was long enough ago."""
        self.picture.image = image
        self.picture.update()
        if self._since.isValid() and self._since.elapsed() < READ_EVERY:
            return
        self._since.start()
        for code in codes_in(image):
            self.code_seen.emit(code)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._source.stop()
        super().closeEvent(event)
