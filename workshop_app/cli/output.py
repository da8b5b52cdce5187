"""Putting answers on the screen: tables by display width, one-line messages, JSON."""

import json
import os
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

from workshop_app.cli.context import Reply
from workshop_app.domain.errors import CannotWrite

_GAP = "  "
_ELLIPSIS = "…"
_NARROWEST = 8


def plain(text: str) -> str:
    """Return `text` on one line, without what would steer a terminal or turn its reading direction."""
    return " ".join("".join(c if _harmless(c) else " " for c in text).split())


def _harmless(char: str) -> bool:
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return False
    return unicodedata.category(char) not in ("Cc", "Zl", "Zp", "Cs")


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shortened(text: str, room: int) -> str:
    """Return `text`, cut to `room` columns with an ellipsis if it is wider."""
    if width(text) <= room:
        return text
    kept, used = "", 1
    for char in text:
        used += _char_width(char)
        if used > room:
            break
        kept += char
    return kept.rstrip() + _ELLIPSIS


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = (), room: int = 0
) -> list[str]:
    """Lay out a table; columns in `right` are numbers. With `room`, wide columns give way to fit it.

    The last column is never cut: ids stand there.
    """
    cells = [[plain(cell) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(head))]
    while room and sum(widths) + len(_GAP) * (len(widths) - 1) > room:
        widest = max(range(len(widths) - 1), key=lambda column: widths[column], default=0)
        if len(widths) < 2 or widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return [_row(row, widths, frozenset(right)) for row in cells]


def _row(cells: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    out = []
    for column, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        text = cell if column == len(cells) - 1 else shortened(cell, room)
        space = " " * (room - width(text))
        out.append(space + text if column in right else text + space)
    return _GAP.join(out).rstrip()


def room_of(stream: TextIO) -> int:
    """Return the columns of the terminal behind `stream`; 0 where there is none."""
    return shutil.get_terminal_size().columns if stream.isatty() else 0


def as_json_text(data: object) -> str:
    """Write `data` as JSON, people's letters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def give(reply: Reply, stream: TextIO, *, as_json: bool) -> None:
    """Write an answer. Raises CannotWrite; BrokenPipeError when nobody reads any more."""
    if reply.live:
        for line in reply.lines():
            write(stream, line + "\n")
        return
    text = (
        as_json_text(reply.data()) + "\n" if as_json else "".join(f"{x}\n" for x in reply.lines())
    )
    write(stream, text)


def write(stream: TextIO, text: str) -> None:
    """Write and flush; a disk that is full behind the stream is a foreseen error."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence(stream)
        reason = error.strerror or type(error).__name__
        raise CannotWrite(path="stdout", reason=reason) from error


def silence(stream: TextIO) -> None:
    """Let what is still in the buffer go nowhere, so that the end of the program does not complain."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # a stream in memory
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def speak_utf8(stream: TextIO) -> TextIO:
    """Make a standard stream UTF-8, which Windows consoles and pipes are not by themselves."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
