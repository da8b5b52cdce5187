"""Prints a finished PDF: by `lp` where CUPS is there, which keeps it sharp, otherwise page by page.

QtPrintSupport is loaded when somebody prints.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QObject,
    QProcess,
    QProcessEnvironment,
    QRectF,
    QSize,
    QSizeF,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.ui.lp import lp_arguments
from workshop_app.ui.temporary import PagesFolder

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI: Final = 300
SLOW_AFTER_MS: Final = 500
"""After that time somebody is told that pages are on their way, and may stop it."""
PAPERS: Final = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}


class Printing(QObject):
    """One print at a time. `finished` carries the printer's name, `failed` what the system said.

    `failed` says "" where somebody has stopped it. `progressed` carries pages done and all pages; 0 of 0
    while nobody can tell.
    """

    finished = Signal(str)
    failed = Signal(str)
    progressed = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lp: QProcess | None = None
        self._raster: _Raster | None = None
        self._folder: PagesFolder | None = None
        self._stopped = False
        self.printer_name = ""
        self.saved_as: Path | None = None
        """The file that was asked for in place of paper."""
        self._slow = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._slow.timeout.connect(self._on_slow_timeout)

    @property
    def is_busy(self) -> bool:
        """True while pages go to a printer."""
        return self._lp is not None or self._raster is not None

    def printers(self) -> list[str]:
        """The printers of this laptop."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return QPrinterInfo.availablePrinterNames()

    def is_halted(self, name: str) -> bool:
        """Tell whether a printer takes jobs but prints none of them for now."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        printer = QPrinterInfo.printerInfo(name)
        return not printer.isNull() and printer.state() is QPrinter.PrinterState.Error

    def choose(self, parent: QWidget, title: str, paper: str, pages: int) -> "QPrinter | None":
        """Ask for printer, pages and copies; None if the person thought better of it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(DPI)
        printer.setDocName(title)
        printer.setPageSize(page_size(paper))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()  # its parent lives as long as the window
        return printer if accepted else None

    def send(self, path: Path, printer: "QPrinter") -> None:
        """Print the file as it is now: a copy, for the pages on the screen follow every edit.

        Raises OSError where there is no room for the copy.
        """
        if self.is_busy:
            return
        self._stopped, self.saved_as = False, None
        self.printer_name = printer.printerName()
        file = printer.outputFileName()
        if file and printer.pageRanges().isEmpty() and printer.copyCount() == 1:
            shutil.copyfile(path, file)  # a PDF is asked for: it is one, with text and tags
            self.saved_as = Path(file).absolute()
            QTimer.singleShot(0, self, lambda: self.finished.emit(Path(file).name))
            return
        self._folder = PagesFolder()
        kept = self._folder.path / "pages.pdf"
        shutil.copyfile(path, kept)
        lp = shutil.which("lp")
        if lp is not None and not file:
            self._send_by_lp(lp, kept, printer)
        else:
            self._raster = _Raster(kept, printer, self)
            self._raster.progressed.connect(self.progressed)
            self._raster.ended.connect(self._on_raster_ended)
            self._raster.start()

    def cancel(self) -> None:
        """Stop sending pages; what the printer has already, it prints."""
        self._stopped = True
        if self._raster is not None:
            self._raster.stop()
        elif self._lp is not None:
            self._lp.kill()

    # --- by lp ------------------------------------------------------------------------------------

    def _send_by_lp(self, lp: str, path: Path, printer: "QPrinter") -> None:
        self._lp = QProcess(self)
        plain = QProcessEnvironment.systemEnvironment()
        plain.insert("LC_ALL", "C.UTF-8")  # what it says is understood, and said in our words
        self._lp.setProcessEnvironment(plain)
        self._lp.finished.connect(self._on_lp_finished)
        self._lp.errorOccurred.connect(self._on_lp_error)
        self._slow.start()
        self._lp.start(lp, lp_arguments(path, printer))

    def _on_slow_timeout(self) -> None:
        if self._lp is not None:
            self.progressed.emit(0, 0)

    def _on_lp_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._lp is not None:
            reason = self._lp.errorString()
            self._lp_is_over()
            self.failed.emit(reason)

    def _on_lp_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        assert self._lp is not None
        said = bytes(self._lp.readAllStandardError().data()).decode(errors="replace").strip()
        self._lp_is_over()
        if code == 0 and not self._stopped:
            self.finished.emit(self.printer_name)
        else:
            told = said.splitlines()[0] if said else f"lp: {code}"
            self.failed.emit("" if self._stopped else told)

    def _lp_is_over(self) -> None:
        self._slow.stop()
        process, self._lp, self._folder = self._lp, None, None
        if process is not None:
            process.deleteLater()  # nothing else refers to it

    # --- page by page -----------------------------------------------------------------------------

    def _on_raster_ended(self, name: str) -> None:
        raster, self._raster = self._raster, None
        assert raster is not None
        raster.deleteLater()  # nothing else refers to it
        raster.close()
        self._folder = None
        if name:
            self.finished.emit(name)
        else:
            self.failed.emit(raster.reason)


class _Raster(QObject):
    """Paints one page after the other, giving the window its turn in between."""

    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, path: Path, printer: "QPrinter", parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtPdf import QPdfDocument

        self._document, self._printer = QPdfDocument(self), printer
        self._document.load(str(path))
        wanted = printer.pageRanges()
        self._pages = [
            page
            for page in range(self._document.pageCount())
            if wanted.isEmpty() or wanted.contains(page + 1)
        ]
        self._done = 0
        self._painter = QPainter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        self.reason = ""

    def start(self) -> None:
        """Begin."""
        if self._painter.begin(self._printer):
            self._timer.start()
        else:
            self.reason = self._printer.printerName() or self._printer.outputFileName()
            QTimer.singleShot(0, self._on_refused)

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def stop(self) -> None:
        """Give up in the middle."""
        self._timer.stop()
        self._painter.end()
        self._printer.abort()
        self.ended.emit("")

    def _on_refused(self) -> None:
        self.ended.emit("")

    def _on_turn(self) -> None:
        if self._done == len(self._pages):
            self._timer.stop()
            self._painter.end()
            self.ended.emit(self._printer.printerName() or self._printer.outputFileName())
            return
        if self._done:
            self._printer.newPage()
        self._paint(self._pages[self._done])
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))

    def _paint(self, page: int) -> None:
        points = self._document.pagePointSize(page)
        whole = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        scale = min(whole.width() / points.width(), whole.height() / points.height())
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        image = self._document.render(page, size)
        left, top = (whole.width() - size.width()) / 2, (whole.height() - size.height()) / 2
        self._painter.drawImage(QRectF(left, top, size.width(), size.height()), image)


def page_size(paper: str) -> QPageSize:
    """Return Qt's name of a paper of ours."""
    if paper == "A4":
        return QPageSize(QPageSize.PageSizeId.A4)
    exact = (
        QPageSize.SizeMatchPolicy.ExactMatch
    )  # Qt takes F4 for a German fan-fold paper otherwise
    return QPageSize(QSizeF(*PAPERS[paper]), QPageSize.Unit.Millimeter, paper, exact)
