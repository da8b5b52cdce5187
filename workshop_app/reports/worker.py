"""The printing process: one request in, lines of progress out, so that no window ever waits.

The parent writes a packed `Request` to standard input and may leave it open. One more byte means
stop. Each line on standard output is a JSON object with one of the keys of `Reply`.
"""

import json
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from struct import Struct
from threading import Event, Thread
from typing import Any, TextIO

from workshop_app.domain.errors import WorkshopError
from workshop_app.reports.build import build
from workshop_app.reports.model import Proceedings
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words

Read = Callable[[int], bytes]
WATCH = "stop watch"
_LENGTH = Struct(">Q")
_CHUNK = 1 << 20
_ALLOWED = (
    "workshop_app.reports.model",
    "workshop_app.reports.theme",
    "datetime",
    "decimal",
    "zoneinfo",
)


@dataclass(frozen=True)
class Request:
    """What to print, where to, and how; the words follow from `options.language`."""

    proceedings: Proceedings
    path: Path
    options: Options


def pack(request: Request) -> bytes:
    """The bytes of a request for the worker's standard input: its length, then its pickle."""
    data = pickle.dumps(request)
    return _LENGTH.pack(len(data)) + data


def run(read: Read, out: TextIO, words_for: Callable[[str], Words]) -> int:
    """Serve one request, which `read` gives piece by piece like `os.read`.

    The exit code is 0 when the file is there, 1 for a foreseen failure. Anything unforeseen
    propagates: its traceback and the exit code are the report.
    """
    stop = Event()

    def say(**line: object) -> None:
        out.write(json.dumps(line, ensure_ascii=True) + "\n")
        out.flush()

    request = unpack(read)
    Thread(target=_watch, args=(read, stop), name=WATCH, daemon=True).start()
    try:
        result = build(
            request.proceedings,
            request.path,
            request.options,
            words_for(request.options.language),
            lambda done, total: say(done=done, of=total),
            stop.is_set,
        )
    except WorkshopError as error:
        say(
            failed={
                "code": error.code,
                "values": {key: str(value) for key, value in error.values.items()},
            }
        )
        return 1
    say(finished={"pages": result.pages, "warnings": list(result.warnings)})
    return 0


def main(words_for: Callable[[str], Words]) -> int:
    """Serve one request on the standard streams.

    Input is read below Python's buffers: a thread that waits in `sys.stdin` when the process ends
    aborts the interpreter.
    """
    return run(partial(os.read, 0), sys.stdout, words_for)


def unpack(read: Read) -> Request:
    """The request; `pickle.UnpicklingError` for anything else."""
    (length,) = _LENGTH.unpack(_exactly(read, _LENGTH.size))
    loaded = _Plain(BytesIO(_exactly(read, length))).load()
    if not isinstance(loaded, Request):
        raise pickle.UnpicklingError("not a print request")
    return loaded


def _exactly(read: Read, wanted: int) -> bytes:
    """As many bytes as wanted, however they arrive."""
    data = bytearray()
    while len(data) < wanted:
        part = read(min(wanted - len(data), _CHUNK))
        if not part:
            raise pickle.UnpicklingError("the print request is cut short")
        data += part
    return bytes(data)


def _watch(read: Read, stop: Event) -> None:
    """A byte after the request means stop; the end of the input means nothing."""
    if read(1):
        stop.set()


class _Plain(pickle.Unpickler):
    """An unpickler that makes plain data only."""

    def find_class(self, module: str, name: str) -> Any:
        """Only the classes that a request is made of."""
        if (
            module in _ALLOWED
            or module.split(".")[0] == "pathlib"
            or (module, name) == (__name__, "Request")
        ):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a print request")
