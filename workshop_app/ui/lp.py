"""What `lp` is told about a print, and what its refusals mean in the words of the window."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPageSize

from workshop_app.words.catalogue import Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_CUPS_OPTIONS: Final = 0xFE00
"""Where Qt keeps what somebody chose among the options of the printer: keys and values in turn."""
_OURS: Final = frozenset({"media", "PageSize", "sides", "Duplex", "copies"})
"""Those among them that `lp` is told anyway."""


def lp_arguments(path: Path, printer: "QPrinter") -> list[str]:
    """Return what `lp` is told: printer, copies, pages, paper, and what the dialog offers beside."""
    arguments = ["-d", printer.printerName(), "-n", str(printer.copyCount())]
    if printer.docName():
        arguments += ["-t", printer.docName()]
    if not printer.pageRanges().isEmpty():
        arguments += ["-P", printer.pageRanges().toString()]
    for key, value in (*_standard(printer), *_of_the_printer(printer)):
        arguments += ["-o", f"{key}={value}" if value else key]
    return [*arguments, "--", str(path)]


def _standard(printer: "QPrinter") -> Iterator[tuple[str, str]]:
    size = printer.pageLayout().pageSize()
    millimetres = size.size(QPageSize.Unit.Millimeter)
    is_a4 = size.id() is QPageSize.PageSizeId.A4
    custom = f"Custom.{millimetres.width():g}x{millimetres.height():g}mm"
    yield "media", "A4" if is_a4 else custom
    yield "fit-to-page", ""
    sides = {
        printer.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        printer.DuplexMode.DuplexShortSide: "two-sided-short-edge",
        printer.DuplexMode.DuplexNone: "one-sided",
    }.get(printer.duplex())
    if sides:
        yield "sides", sides
    if printer.copyCount() > 1:
        yield "collate", "true" if printer.collateCopies() else "false"
    if printer.pageOrder() is printer.PageOrder.LastPageFirst:
        yield "outputorder", "reverse"
    if printer.colorMode() is printer.ColorMode.GrayScale:
        yield "print-color-mode", "monochrome"


def _of_the_printer(printer: "QPrinter") -> Iterator[tuple[str, str]]:
    """Single pages, pages per sheet, trays: Qt hands them to its own way of printing only."""
    from PySide6.QtPrintSupport import QPrintEngine

    held = printer.printEngine().property(QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS))
    told: Sequence[str] = held if isinstance(held, list) else ()
    for key, value in zip(told[::2], told[1::2], strict=False):
        if value and key not in _OURS:
            yield key, value


def refusal(words: Words, said: str, printer: str) -> tuple[str, str]:
    """Word what `lp` has said (in the language "C") as message and advice."""
    t = words.t
    save = t("Save the PDF and print it on another machine, or try again.")
    meanings: Mapping[str, tuple[str, str]] = {
        "not accepting": (
            t("{printer} takes no print jobs at the moment.", printer=printer),
            t("Choose another printer, or ask whoever looks after this one."),
        ),
        "does not exist": (
            t("The printing service of this laptop does not know {printer}.", printer=printer),
            t("Perhaps the service is not running, or the printer was removed.") + f" {save}",
        ),
        "no default destination": (t("No printer was chosen."), save),
        "scheduler": (t("The printing service of this laptop does not answer."), save),
        "connect": (t("The printing service of this laptop does not answer."), save),
    }
    for sign, meaning in meanings.items():
        if sign in said.casefold():
            return meaning
    reason = said.rpartition("lp: ")[2].removeprefix("Error - ").strip() or said
    return (
        t("Printing failed: {reason}", reason=reason),
        t("Check the printer, or save the PDF and print it on another machine."),
    )
