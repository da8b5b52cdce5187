"""Photos and documents on a record: added by drag, paste or file, each with its caption."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.domain.records import Attachment
from workshop_app.ui.autosave import Autosave
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, rule, text_label, tip
from workshop_app.ui.widgets.line import Line
from workshop_app.ui.widgets.prose import holds_files
from workshop_app.ui.widgets.scroll import ScrollColumn
from workshop_app.ui.widgets.shy import ShyButton
from workshop_app.words.catalogue import Words

THUMBNAIL = 56


class AttachmentRow(QWidget):
    """One attachment: a small picture or an icon, its caption, its name and size."""

    caption_changed = Signal(str, str, str)
    """(attachment id, caption, the run of typing it belongs to)"""
    remove_requested = Signal(str)

    def __init__(
        self, theme: Theme, words: Words, one: Attachment, data: bytes | None, *, narrow: bool
    ) -> None:
        super().__init__()
        t = words.t
        self._id = one.id
        self._caption = one.caption
        self.caption = Line(one.caption)
        asked = t("What does it show? Printed below the picture")
        self.caption.setPlaceholderText(t("Caption") if narrow else asked)
        self.caption.setToolTip(tip(asked) if narrow else "")
        self.caption.setAccessibleName(t("Caption of {name}", name=one.file_name))
        self.remove_button = IconButton(theme, t("Remove {name}", name=one.file_name), "trash-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(self._picture(theme, data), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.caption)
        size = t("{count} kB", count=words.number(max(1, (one.size or 0) // 1000)))
        said = (
            f"{one.file_name} · {size}"
            if data is not None
            else f"{one.file_name} · " + t("its content is not in this copy yet")
        )
        texts.addWidget(ElidedLabel(said, "small"))
        row.addLayout(texts, 1)
        row.addWidget(self.remove_button)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.flush)
        self.caption.textEdited.connect(self._autosave.touch)
        self.caption.editingFinished.connect(self.flush)
        self.remove_button.clicked.connect(self._on_remove_clicked)

    def _picture(self, theme: Theme, data: bytes | None) -> QWidget:
        image = QImage.fromData(data) if data is not None else QImage()
        if image.isNull():
            return IconLabel(theme, "paperclip", "muted", 24)
        made = QLabel()
        made.setFixedSize(QSize(THUMBNAIL, THUMBNAIL))
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setPixmap(
            QPixmap.fromImage(
                image.scaled(
                    THUMBNAIL,
                    THUMBNAIL,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        )
        return made

    def follow(self, one: Attachment) -> None:
        """Take over a caption written elsewhere, unless somebody is typing another."""
        if one.caption != self._caption and self.caption.text().strip() == self._caption:
            self.caption.setText(one.caption)
        self._caption = one.caption

    def flush(self) -> None:
        """Hand on a caption that has changed."""
        self._autosave.stop()
        typed = self.caption.text().strip()
        if typed != self._caption:
            self._caption = typed
            self.caption_changed.emit(self._id, typed, self._autosave.run_of((self._id,)))

    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self._id)


class AttachmentsPart(QWidget):
    """All attachments of a record. `files_given` carries paths, `picture_given` the bytes of a PNG.

    Beside the fields of a form that does not scroll, `rows_shown` is how many are seen at once.
    """

    files_given = Signal(list)
    picture_given = Signal(bytes)
    choose_requested = Signal()
    caption_changed = Signal(str, str, str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, words: Words, *, rows_shown: int = 0) -> None:
        super().__init__()
        self._theme, self._words, self._rows_shown = theme, words, rows_shown
        self.rows: dict[str, AttachmentRow] = {}
        t = words.t
        self.setAcceptDrops(True)
        self.choose_button = ShyButton(theme, t("Add a file…"), "image")
        self.paste_button = self._paste_button()
        self._hint = text_label(
            t("Drag photos or documents here, or paste them with Ctrl+V."), "small", wrap=True
        )
        head = self._head()
        self._area = ScrollColumn() if rows_shown else None
        self._body = self._area.column if self._area else QVBoxLayout()
        self._body.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((0, 0, 0, 0) if rows_shown else (0, 4, 0, 4)))
        column.setSpacing(4)
        if not rows_shown:
            column.addWidget(rule())
        column.addLayout(head)
        column.addWidget(self._hint)
        if self._area:
            self._area.hide()
            column.addWidget(self._area, 1)
            column.addStretch(0)
        else:
            column.addLayout(self._body)
        self.choose_button.clicked.connect(self.choose_requested)
        self.paste_button.clicked.connect(self.paste)

    def _head(self) -> QHBoxLayout:
        """A title and two buttons; where it is narrow the buttons alone, which say enough."""
        head = QHBoxLayout()
        head.setSpacing(4)
        if self._rows_shown:
            head.addWidget(self.choose_button)
            head.addWidget(self.paste_button)
            head.addStretch(1)
        else:
            head.addWidget(ElidedLabel(self._words.t("Photos and documents"), "strong"), 1)
            head.addWidget(self.paste_button)
            head.addWidget(self.choose_button)
        return head

    def _paste_button(self) -> Button:
        words, keys = self._words.t("Paste"), "Ctrl+Shift+V"
        if self._rows_shown:
            alone = IconButton(self._theme, words, "clipboard-list")
            alone.setToolTip(tip(f"{words} · {keys}"))
            return alone
        made = ShyButton(self._theme, words, "clipboard-list")
        made.set_keys(keys)
        return made

    def show_attachments(
        self, some: Sequence[Attachment], content: Callable[[Attachment], bytes | None]
    ) -> None:
        """Show other attachments; the same ones only get their captions, `content` is not asked then."""
        if [one.id for one in some] == list(self.rows):
            for one in some:
                self.rows[one.id].follow(one)
            return
        for row in self.rows.values():
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()  # made anew for what is attached now
        self.rows = {}
        for one in some:
            narrow = bool(self._rows_shown)
            row = AttachmentRow(self._theme, self._words, one, content(one), narrow=narrow)
            row.caption_changed.connect(self.caption_changed)
            row.remove_requested.connect(self.remove_requested)
            self.rows[one.id] = row
            self._body.addWidget(row)
        self._hint.setVisible(not some)
        if self._area:
            self._fit(self._area)

    def _fit(self, area: ScrollColumn) -> None:
        """Give the rows the height of those that are seen at once; one is seen in the smallest window."""
        heights = [row.sizeHint().height() + 2 for row in self.rows.values()]
        area.setMinimumHeight(max(heights[:1], default=0))
        area.setMaximumHeight(sum(heights[: self._rows_shown]))
        area.setVisible(bool(heights))

    def flush(self) -> None:
        """Hand on captions that are half typed."""
        for row in list(self.rows.values()):
            row.flush()

    def paste(self) -> None:
        """Take what lies in the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> bool:
        """Take files or a picture; False if there is neither."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.files_given.emit(paths)
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.picture_given.emit(_as_png(image))
            return True
        return False

    def drag(self, event: QDropEvent) -> None:
        """Say whether what is dragged can be kept."""
        if holds_files(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())
