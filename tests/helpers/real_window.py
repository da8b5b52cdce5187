"""A display of its own with a window manager, for the tests that need a real window."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# command -> the Debian package that brings it
TOOLS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
}


def missing_packages() -> list[str]:
    """The packages whose commands are not to be found."""
    return [package for tool, package in TOOLS.items() if shutil.which(tool) is None]


def is_possible() -> bool:
    """Whether a real window can be had here."""
    return shutil.which("Xvfb") is not None and shutil.which("openbox") is not None


@contextmanager
def real_window() -> Iterator[dict[str, str]]:
    """The environment of a process whose windows really open, while the display stands."""
    with tempfile.TemporaryDirectory(prefix="lokakarya-display-") as folder:
        server, display = _start_server()
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        try:
            manager = _start_manager(environment, Path(folder))
            try:
                yield environment
            finally:
                _stop(manager)
        finally:
            _stop(server)


def _start_server() -> tuple[subprocess.Popen[bytes], str]:
    """Start the server on a display number of its own choice: two runs do not meet."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1440x900x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"], pass_fds=[theirs], stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    with os.fdopen(ours) as answer:
        number = answer.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return server, f":{number}"


def _start_manager(environment: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """Start the window manager and wait until it manages: before, no window is ever active."""
    ready = folder / "ready"
    script = folder / "startup"
    script.write_text(f"#!/bin/sh\n: > '{ready}'\n", encoding="utf-8")
    script.chmod(0o700)
    manager = subprocess.Popen(
        ["openbox", "--sm-disable", "--startup", str(script)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 20
    while not ready.exists():
        if manager.poll() is not None or time.monotonic() > deadline:
            _stop(manager)
            raise RuntimeError("openbox did not start")
        time.sleep(0.02)
    return manager


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
