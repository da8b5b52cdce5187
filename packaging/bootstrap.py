"""Prepares, with the standard library alone, the environment in which a source tree runs.

`enter()` makes `.venv`, installs the hash-locked packages, checks that Qt finds the system
libraries of a real window (installing them where that is allowed) and then starts the asked
module again inside `.venv`. The stamp that says "ready" is written last, so a start that was
interrupted is repaired by the next. The syntax stays readable for Python 3.8, like `__main__`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import PathFinder
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / ".venv.lock"
UNFINISHED = ROOT / ".venv.unfinished"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# what each need installs; every need includes those before it
NEEDS = {"app": "requirements.lock", "test": "requirements-test.lock"}
_APP_MODULES = [
    "PIL",
    "PySide6",
    "babel",
    "charset_normalizer",
    "docx",
    "filelock",
    "platformdirs",
    "pycrdt",
    "deflate",
    "pyphen",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "sqlite_utils",
    "uharfbuzz",
    "xlsxwriter",
]
_TEST_MODULES = [
    "fontTools",
    "hatchling",
    "hypothesis",
    "importlinter",
    "mypy",
    "pypdf",
    "pytest",
    "pytest_randomly",
    "pytest_timeout",
    "pytestqt",
    "ruff",
    "zxingcpp",
]
MODULES = {"app": _APP_MODULES, "test": [*_APP_MODULES, *_TEST_MODULES]}

# Debian and Ubuntu package -> the library it brings; the names hold for Debian 12 and 13
QT_LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}

# An import of QtWidgets succeeds without the libraries of a real window: load its plugin itself.
_PROBE = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtGui, QtPdfWidgets, QtPrintSupport, QtSvg, QtWidgets
if sys.platform == "linux":
    plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    ctypes.CDLL(str(plugins / "libqxcb.so"))
"""

_NO_CONNECTION = (
    "NewConnectionError",
    "NameResolutionError",
    "Failed to establish a new connection",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "ProxyError",
    "Network is unreachable",
    "Max retries exceeded",
)


class SetupError(Exception):
    """A foreseen failure; its text is for the person at the keyboard."""


class PipError(SetupError):
    """pip failed for a reason that lies in the environment: a new one may help."""


def enter(module: str, arguments: Sequence[str], need: str) -> None:
    """Return where the packages of `need` are at hand; otherwise start `module` again in `.venv`.

    Ends the process with one clear message and exit code 1 when the set-up cannot be done.
    """
    if usable_here(need):
        return
    try:
        if not is_prepared(need):
            with _one_at_a_time():
                if not is_prepared(need):
                    prepare(need)
        _start_again(module, arguments)
    except SetupError as error:
        sys.exit(f"Lokakarya could not be prepared.\n{error}")
    except OSError as error:
        sys.exit(f"Lokakarya could not be prepared in {ROOT}.\n{error}")
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. The next start repairs what is half done.\n")
        sys.exit(130)


def in_own_environment() -> bool:
    """Whether this process already runs inside `.venv`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(str(VENV))


def usable_here(need: str) -> bool:
    """Whether the running interpreter has the packages, and may be used as it is."""
    return _has_modules(need, None) and (in_own_environment() or not _qt_aborts_here())


def _has_modules(need: str, folders: Sequence[str] | None) -> bool:
    """Whether the packages lie in `folders` (None: where this interpreter looks)."""
    for name in MODULES[need]:
        spec = PathFinder.find_spec(name, folders)
        # a folder left over from an interrupted removal is found as a package without origin
        if spec is None or spec.origin is None:
            return False
    return True


def _qt_aborts_here() -> bool:
    """PySide6 6.12 loses references to None below Python 3.12 until the process aborts."""
    if sys.version_info >= (3, 12):
        return False
    from importlib.metadata import version

    return version("PySide6").startswith("6.12.")


def is_prepared(need: str) -> bool:
    """Whether `.venv` was completed for `need`, and is still what was completed."""
    return _has_stamp(need) and _has_modules(need, _site_packages())


def _has_stamp(need: str) -> bool:
    try:
        return _stamp(need).read_text(encoding="utf-8") == _fingerprint(need)
    except OSError:
        return False


def _site_packages() -> list[str]:
    if os.name == "nt":
        return [str(VENV / "Lib" / "site-packages")]
    return [str(folder) for folder in VENV.glob("lib/python3*/site-packages")]


def _stamp(need: str) -> Path:
    return VENV / f"ready-{need}"


def _fingerprint(need: str) -> str:
    """What `.venv` was made from: the locked packages and the interpreter below it.

    Size and time of the interpreter stand in for running it, which would cost every start 20 ms:
    an upgraded, moved or removed one differs or cannot be read.
    """
    packages = hashlib.sha256((ROOT / "packaging" / NEEDS[need]).read_bytes()).hexdigest()
    below = _base_interpreter()
    parts = [packages, below]
    for interpreter in (below, str(PYTHON)):
        facts = os.stat(interpreter)
        parts.append(f"{facts.st_size} {facts.st_mtime_ns}")
    return "\n".join(parts) + "\n"


def _base_interpreter() -> str:
    """The interpreter from which `.venv` was made, as `pyvenv.cfg` names it."""
    for line in (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "executable":
            return value.strip()
    raise FileNotFoundError("pyvenv.cfg names no interpreter")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold a lock that dies with the process, so that two first starts do not mix.

    What the process runs holds it too: when only the start is killed, its pip goes on for a while.
    """
    with LOCK.open("a+") as file:
        os.set_inheritable(file.fileno(), True)
        if not _try_lock(file.fileno()):
            _say("Another start is preparing the environment; waiting for it ...")
            import time

            while not _try_lock(file.fileno()):
                time.sleep(0.3)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def prepare(need: str) -> None:
    """Make or repair `.venv` for `need`. Raises SetupError with advice when that cannot be done."""
    _say("Preparing Lokakarya (once; the first time about 300 MB are downloaded) ...")
    # a stamp without its packages: somebody removed files, and pip would not notice
    again = UNFINISHED.exists() or _has_stamp(need)
    UNFINISHED.write_text("A set-up began; while this file is here it has not ended.\n")
    try:
        _forget_stamps()
        fresh = again or not _interpreter_runs()
        if fresh:
            _make_environment()
        try:
            _install(need)
        except PipError:
            if fresh:
                raise
            _say("The old environment cannot be mended; making a new one ...")
            _make_environment()
            _install(need)
        _check_qt()
        _write_stamps(need)
    except SetupError:
        # pip changes nothing before it has everything, so what is there may be kept
        UNFINISHED.unlink()
        raise
    UNFINISHED.unlink()
    _say("Ready.")


def _forget_stamps() -> None:
    for need in NEEDS:
        with contextlib.suppress(FileNotFoundError):
            _stamp(need).unlink()


def _write_stamps(need: str) -> None:
    for each in NEEDS:
        stamp = _stamp(each)
        part = stamp.with_suffix(".part")
        part.write_text(_fingerprint(each), encoding="utf-8")
        os.replace(str(part), str(stamp))
        if each == need:
            return


def _interpreter_runs() -> bool:
    if not PYTHON.exists():
        return False
    code = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return _run([str(PYTHON), "-I", "-c", code])[0] == 0


def _make_environment() -> None:
    _say("  making .venv")
    python: str = getattr(sys, "_base_executable", sys.executable)
    if _run([python, "-I", "-c", "import ensurepip"])[0]:
        # Debian and Ubuntu ship it apart
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        install_system([package, *QT_LIBRARIES], "Python's module for environments is missing")
    code, output = _run([python, "-I", "-m", "venv", "--clear", str(VENV)])
    if code:
        raise SetupError(f"Making .venv failed:\n{_tail(output)}")


def _install(need: str) -> None:
    _say("  installing the packages")
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-deps"]
    command += ["--only-binary=:all:", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar=off", "--retries=3", "-r", str(ROOT / "packaging" / NEEDS[need])]
    code, output = _run(command, show="Downloading ")
    if code:
        raise _what_pip_means(output)


def _what_pip_means(output: str) -> SetupError:
    """One clear message for what pip wrote before it gave up."""
    if "DO NOT MATCH THE HASHES" in output:
        return SetupError(
            "A downloaded package is not the one that was tested, so nothing of it was installed.\n"
            "Try another network; if it happens again, please report it."
        )
    if "No space left" in output or "Errno 28" in output:
        return SetupError("The disk is full: about 1.2 GB are needed beside the source.")
    if any(sign in output for sign in _NO_CONNECTION):
        return SetupError(
            "The packages could not be downloaded: there is no connection to the package index.\n"
            "Connect to the internet (behind a proxy: set HTTPS_PROXY) and start again."
        )
    if "No matching distribution" in output:
        return SetupError(
            "A package has no ready-made build for this Python or this computer.\n"
            "Python 3.11, 3.12 and 3.13 on 64-bit Windows, macOS and Linux have them all.\n"
            + _tail(output, 2)
        )
    return PipError(f"Installing the packages failed:\n{_tail(output)}")


def _check_qt() -> None:
    _say("  checking the libraries of the window")
    code, output = _run([str(PYTHON), "-c", _PROBE])
    missing = re.search(r"(\S+): cannot open shared object file", output)
    if code and missing:
        why = f"The window needs a system library that is not here ({missing[1]})"
        install_system(list(QT_LIBRARIES), why)
        code, output = _run([str(PYTHON), "-c", _PROBE])
    if code:
        raise SetupError("Qt, which draws the window, cannot be loaded:\n" + _tail(output, 3))


def install_system(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root; otherwise raise SetupError with the one command to run."""
    import shutil

    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{why}.\nInstall with your system's own tool what holds these libraries:\n"
            f"  {' '.join(QT_LIBRARIES.values())}\n"
            "(for a virtual environment also Python's venv module), then start again."
        )
    if not is_root():
        line = " ".join(command)
        raise SetupError(f"{why}.\nRun once, then start again:\n  sudo {line}")
    _say(f"  installing with apt-get: {' '.join(packages)}")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    waiting = ["-o", "DPkg::Lock::Timeout=300"]
    _run(["apt-get", "update", "-q"], environment=environment)
    code, output = _run([*command, *waiting], environment=environment)
    if code:
        raise SetupError(f"{why}, and apt-get could not install it:\n{_tail(output)}")


def is_root() -> bool:
    """Whether system packages may be installed without asking."""
    return sys.platform != "win32" and os.geteuid() == 0


def _run(
    command: list[str], show: str = "", environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run to the end; the exit code and all output. Lines that begin with `show` are echoed."""
    import subprocess

    variables = dict(os.environ if environment is None else environment)
    variables.update(PIP_USER="0", PYTHONIOENCODING="utf-8", LC_ALL="C.UTF-8")
    lines: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=variables,
        close_fds=False,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            # one line per large package is enough of a sign of life
            if show and line.strip().startswith(show) and " MB)" in line:
                _say("    " + line.strip().rsplit("/", 1)[-1].replace(show, ""))
    return process.returncode, "".join(lines)


def _tail(output: str, lines: int = 8) -> str:
    return "\n".join("  " + line for line in output.strip().splitlines()[-lines:])


def _say(line: str) -> None:
    # the command line's own output stays clean: `list --json` may be what comes next
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _start_again(module: str, arguments: Sequence[str]) -> None:
    command = [str(PYTHON), "-m", module, *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        import signal
        import subprocess

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the child's to answer
        sys.exit(subprocess.call(command))
    else:
        os.execv(command[0], command)
