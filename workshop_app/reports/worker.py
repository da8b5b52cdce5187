"""The printing process: requests in, lines of progress out, so that no window ever waits.

The parent writes a packed `Request` to standard input and may leave it open. One more byte means
stop (any but 0, with which requests begin). A request that says `stay` keeps the process for the
next one, its fonts already read. Each line on standard output is a JSON object: `done` and `of`, then
`finished` or `failed`.
"""

import json
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from queue import Queue
from struct import Struct
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports.build import Result, build
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.model import Proceedings
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words
from workshop_app.reports.writing import write_whole

if TYPE_CHECKING:
    from workshop_app.reports.papers.model import Order

Read = Callable[[int], bytes]
WATCH = "stop watch"
TELL_EVERY = 0.04
"""Seconds between two lines of progress."""
_LENGTH = Struct(">Q")
_BEGINNING = b"\0"
_CHUNK = 1 << 20
_ALLOWED = (
    "workshop_app.reports.model",
    "workshop_app.reports.evaluation_model",
    "workshop_app.reports.papers.model",
    "workshop_app.reports.theme",
    "datetime",
    "decimal",
    "zoneinfo",
)


@dataclass(frozen=True)
class Request:
    """What to print, where to, and how; the words follow from `options.language`.

    `word` asks for the Word file in place of the PDF.
    """

    proceedings: Proceedings
    path: Path
    options: Options
    stay: bool = False
    word: bool = False


@dataclass(frozen=True)
class PaperRequest:
    """The same for one of the papers beside the proceedings."""

    order: "Order"
    path: Path
    options: Options
    stay: bool = False


def pack(request: Request | PaperRequest) -> bytes:
    """The bytes of a request for the worker's standard input: its length, then its pickle."""
    packed = BytesIO()
    _Packer(packed).dump(request)
    data = packed.getvalue()
    return _LENGTH.pack(len(data)) + data


def run(read: Read, out: TextIO, words_for: Callable[[str], Words]) -> int:
    """Serve requests, which `read` gives piece by piece like `os.read`, until one does not say `stay`.

    The exit code is 0 when the last file is there, 1 for a foreseen failure. Anything unforeseen
    propagates: its traceback and the exit code are the report.
    """
    jobs: Queue[_Job | None] = Queue()
    Thread(target=_receive, args=(read, jobs), name=WATCH, daemon=True).start()
    shelves: dict[Path, FontShelf] = {}
    words_in = cache(words_for)
    code = 0
    while (job := jobs.get()) is not None:
        request = unpack(job.data)
        fonts = request.options.fonts
        shelf = shelves.setdefault(fonts, FontShelf(fonts))
        code = _serve(request, job.stop.is_set, out, words_in, shelf)
        if not request.stay:
            break
    return code


def _serve(
    request: Request | PaperRequest,
    cancelled: CancelCheck,
    out: TextIO,
    words_for: Callable[[str], Words],
    shelf: FontShelf,
) -> int:
    def say(**line: object) -> None:
        out.write(json.dumps(line, ensure_ascii=True) + "\n")
        out.flush()

    try:
        words = words_for(request.options.language)
        about = (request.path, request.options, words, _paced(lambda a, b: say(done=a, of=b)))
        if isinstance(request, PaperRequest):
            from workshop_app.reports.papers.build import (
                build_paper,
            )  # proceedings start without it

            result = build_paper(request.order, *about, cancelled, shelf)
        elif request.word:
            result = _write_word(request, words, cancelled)
        else:
            result = build(request.proceedings, *about, cancelled, shelf)
    except WorkshopError as error:
        say(
            failed={
                "code": error.code,
                "values": {key: str(value) for key, value in error.values.items()},
            }
        )
        return 1
    say(
        finished={
            "pages": result.pages,
            "warnings": list(result.warnings),
            "spots": list(result.spots),
            "bookmarks": list(result.bookmarks),
        }
    )
    return 0


def _write_word(request: Request, words: Words, cancelled: CancelCheck) -> Result:
    from workshop_app.reports.papers.proceedings_docx import write_proceedings  # loads slowly

    options = request.options
    if options.made_at is None and not options.fixed:
        options = replace(options, made_at=datetime.now().astimezone())
    written = write_proceedings(request.proceedings, options, words, cancelled)
    write_whole(request.path, written.data)
    return Result(0, written.warnings)


def _paced(tell: Progress) -> Progress:
    """Tell of progress now and then: a line for each of a thousand blocks takes longer than the blocks."""
    last = -TELL_EVERY

    def told(done: int, total: int) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= TELL_EVERY or done == total:
            last = now
            tell(done, total)

    return told


def main(words_for: Callable[[str], Words]) -> int:
    """Serve the requests on the standard streams.

    Input is read below Python's buffers: a thread that waits in `sys.stdin` when the process ends
    aborts the interpreter.
    """
    return run(partial(os.read, 0), sys.stdout, words_for)


@dataclass(frozen=True)
class _Job:
    """The bytes of a request, and the wish that it stops."""

    data: bytes
    stop: Event = field(default_factory=Event)


def _receive(read: Read, jobs: "Queue[_Job | None]") -> None:
    """Tell requests from wishes to stop: a request begins with its length, whose first byte is 0.

    The end of the input means that no more requests come, not that the last one is to stop. One that
    is cut short is handed on, so that it fails where it is served.
    """
    last: _Job | None = None
    while first := read(1):
        if first != _BEGINNING:
            if last:
                last.stop.set()
            continue
        (length,) = _LENGTH.unpack(first + _exactly(read, _LENGTH.size - 1).rjust(7, b"\0"))
        last = _Job(_exactly(read, length))
        jobs.put(last)
    jobs.put(None)


def unpack(data: bytes) -> Request | PaperRequest:
    """The request; `pickle.UnpicklingError` for anything else."""
    try:
        loaded = _Plain(BytesIO(data)).load()
    except EOFError as error:
        raise pickle.UnpicklingError("the print request is cut short") from error
    if not isinstance(loaded, Request | PaperRequest):
        raise pickle.UnpicklingError("not a print request")
    return loaded


def _exactly(read: Read, wanted: int) -> bytes:
    """As many bytes as wanted, however they arrive; fewer at the end of the input."""
    data = bytearray()
    while len(data) < wanted and (part := read(min(wanted - len(data), _CHUNK))):
        data += part
    return bytes(data)


class _Packer(pickle.Pickler):
    """A pickler that writes members of an enum by their value on every release of Python.

    Some releases of 3.11 (Debian 12 has one) write them as a call of `getattr`, which is no plain data.
    """

    def reducer_override(self, obj: Any) -> Any:
        """How an object is made again; NotImplemented leaves that to the object."""
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Plain(pickle.Unpickler):
    """An unpickler that makes plain data only."""

    def find_class(self, module: str, name: str) -> Any:
        """Only the classes that a request is made of."""
        if (
            module in _ALLOWED
            or module.split(".")[0] == "pathlib"
            or (module, name) in ((__name__, "Request"), (__name__, "PaperRequest"))
        ):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a print request")
