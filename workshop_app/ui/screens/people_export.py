"""Lists that leave the program: what, as which file, with names or without, and how far it is."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QVBoxLayout

from workshop_app.actions import exporting
from workshop_app.actions.exporting import WHAT, Exported
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.ui.ask import Ask, ValueDialog
from workshop_app.ui.background import Background
from workshop_app.ui.file_names import file_name
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.labels import field_label, text_label
from workshop_app.ui.widgets.progress import ProgressStrip
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.errors import word

LISTS: Final = {
    "attendance": (
        mark("Attendance"),
        mark("Every check-in, check-out and void, with time, desk and reason."),
    ),
    "people": (mark("People"), mark("Everybody on the list, with contact data.")),
    "agencies": (
        mark("Agencies"),
        mark("Every agency with expected, registered and present people."),
    ),
    "figures": (
        mark("Figures"),
        mark("People by category, role, sex, level and way of attending."),
    ),
    "sessions": (mark("Sessions"), mark("The programme, with the people of each session.")),
    "practices": (mark("Good practices"), mark("Every good practice with all its fields.")),
    "challenges": (mark("Challenges"), mark("Every challenge with all its fields.")),
    "commitments": (mark("Commitments"), mark("Who does what until when.")),
    "minutes": (mark("Minutes"), mark("Every point of the minutes.")),
    "matrix": (mark("Matrix"), mark("Good practices by agency and strategy.")),
    "evaluation": (
        mark("Evaluation"),
        mark("Counts and means only; nothing of fewer than five people."),
    ),
}
FORMATS: Final = {
    ".xlsx": (mark("Excel workbook (.xlsx)"), mark("Excel workbooks")),
    ".csv": (mark("Text with separators (.csv)"), mark("CSV files")),
}


def export_in_background(
    workshop: Path,
    what: str,
    path: Path,
    words: Words,
    anonymous: bool,
    progress: Progress,
    cancelled: CancelCheck,
) -> Exported:
    """Write a list from the workshop in a file, in whatever thread; raises what `exporting.write` raises."""
    ws = Workshop.open_to_read(workshop)
    try:
        return exporting.export(
            ws, what, path, words=words, anonymous=anonymous, progress=progress, cancelled=cancelled
        )
    finally:
        ws.close()


class ExportDialog(ValueDialog):
    """Writes the list itself, beside the window; `value` is what was `Exported`."""

    def __init__(self, session: Session, ask: Ask, what: str) -> None:
        super().__init__()
        self._session, self._ask = session, ask
        w, theme = session.words, session.theme
        t = w.t
        self.setWindowTitle(t("Export"))
        known = [(name, t(LISTS[name][0])) for name in WHAT if name in LISTS]
        self.what = Combo(known, what)
        self.format = Combo(
            [(suffix, t(texts[0])) for suffix, texts in FORMATS.items()],
            session.settings.value.export_format,
        )
        self.anonymous = QCheckBox(t("Without names and contact data"))
        self.anonymous.setAccessibleName(t("Without names and contact data"))
        self.about = text_label("", "muted", wrap=True)
        self.warning = text_label("", "small", wrap=True)
        self.problem = text_label("", "bad", wrap=True)
        self.progress = ProgressStrip(theme, t("Stop"))
        self.cancel_button = Button(theme, t("Cancel"))
        self.export_button = Button(theme, t("Export…"), kind="primary", icon="file-down")
        self.export_button.setDefault(True)
        self.work = Background(self)
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        t = self._session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(text_label(t("Export"), "h1"))
        column.addSpacing(4)
        column.addWidget(field_label(t("List"), self.what))
        column.addWidget(self.what)
        column.addWidget(self.about)
        column.addSpacing(4)
        column.addWidget(field_label(t("Format"), self.format))
        column.addWidget(self.format)
        column.addSpacing(4)
        column.addWidget(self.anonymous)
        column.addWidget(self.warning)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addWidget(self.progress)
        self.buttons = QDialogButtonBox()  # in the order of the system, like all others
        self.buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        column.addWidget(self.buttons)
        self.resize(520, 440)

    def _connect(self) -> None:
        self.what.activated.connect(self._say)
        self.anonymous.clicked.connect(self._say)
        self.export_button.clicked.connect(self._on_export_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.progress.cancel_requested.connect(self.work.cancel)
        self.work.slow.connect(self._on_work_slow)
        self.work.progressed.connect(self._on_work_progressed)
        self.work.finished.connect(self._on_work_finished)
        self.work.failed.connect(self._on_work_failed)

    def _say(self) -> None:
        t = self._session.words.t
        self.about.setText(t(LISTS[self.what.value][1]))
        self.warning.setText(
            t("Names nobody, and hides what fewer than five people share.")
            if self.anonymous.isChecked()
            else t("May hold personal data: hand on only what the receiver needs.")
        )
        self.problem.hide()

    def _suggested(self) -> Path:
        t, ws, settings = self._session.words.t, self._session.workshop, self._session.settings
        folder = Path(settings.value.export_folder or ws.path.parent)
        folder = folder if folder.is_dir() else ws.path.parent
        name = file_name(f"{t(LISTS[self.what.value][0])} {ws.settings.title}")
        return folder / f"{name}{self.format.value}"

    # --- events ------------------------------------------------------------------------------------

    def _on_export_clicked(self) -> None:
        t, suffix = self._session.words.t, self.format.value
        path = self._ask.save_file(
            t("Export"), t(FORMATS[suffix][1]), f"*{suffix}", self._suggested()
        )
        if path is None:
            return
        self._session.settings.change(export_folder=str(path.parent), export_format=suffix)
        self.problem.hide()
        self.export_button.setEnabled(False)
        self.work.start(
            partial(
                export_in_background,
                self._session.workshop.path,
                self.what.value,
                path,
                self._session.words,
                self.anonymous.isChecked(),
            )
        )

    def _on_work_slow(self) -> None:
        self.progress.begin(self._session.words.t("Writing the list…"))

    def _on_work_progressed(self, done: int, total: int) -> None:
        w = self._session.words
        if not self.progress.isHidden():
            text = w.t("{done} of {total} rows", done=w.number(done), total=w.number(total))
            self.progress.advance(text, done, total)

    def _on_work_finished(self, exported: object) -> None:
        self.value = exported
        self.accept()

    def _on_work_failed(self, error: WorkshopError) -> None:
        self.progress.end()
        self.export_button.setEnabled(True)
        if not isinstance(error, Cancelled):
            self.problem.setText(word(self._session.words, error).line)
            self.problem.show()

    def reject(self) -> None:
        """Stop what is being written; nothing is left behind."""
        self.work.close()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.work.close()
        super().closeEvent(event)
