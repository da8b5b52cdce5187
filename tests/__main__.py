"""`python3 -m tests`: prepare what is needed, then run every test.

First those that need a real window, where one can be had, then all others without a display: where there
are two processors, what is drawn (screens and pages) beside everything else.
Options of our own are `--deep` (the long proofs too) and `--fast` (without the slow tests and the
real window); everything else goes to pytest.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence

from workshop_app.__main__ import prepare

_NO_TESTS = 5  # pytest's exit code when it found nothing to run
_DEEP_TIMEOUT = 4 * 3600
_DRAWN = ("tests/ui", "tests/reports")


def main(argv: Sequence[str]) -> int:
    """Run the tests; the exit code is 0 only when all that was run passed."""
    prepare("tests", argv, "test")
    options, rest = _parse(argv)
    codes = []
    if not options.fast and _window_is_possible():
        from tests.helpers.real_window import real_window

        print("== in a real window", flush=True)
        with real_window() as environment:
            codes.append(_run_pytest("window", options, rest, environment))
        print("== without a display", flush=True)
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    commands = [_command("not window", options, [*rest, *part]) for part in _parts(rest)]
    codes += _side_by_side(commands, _variables(options, offscreen))
    return verdict(codes)


def _parts(rest: Sequence[str]) -> list[list[str]]:
    """Return the words that choose each of the parts which run side by side.

    Whoever names tests gets them in one run. Two orders that stay the same are worth more than two
    processes that are always equally busy, so the parts are fixed.
    """
    if (os.cpu_count() or 1) < 2 or not all(word.startswith("--") for word in rest):
        return [[]]
    return [list(_DRAWN), [f"--ignore={folder}" for folder in _DRAWN]]


def _side_by_side(commands: Sequence[Sequence[str]], variables: Mapping[str, str]) -> list[int]:
    """Run all at once and return their exit codes; each is heard whole, one after the other."""
    with contextlib.ExitStack() as open_files:
        quiet = [open_files.enter_context(tempfile.TemporaryFile()) for _ in commands[1:]]
        running = [
            subprocess.Popen(command, env=variables, stdout=heard, stderr=heard)
            for command, heard in zip(commands, [None, *quiet], strict=True)
        ]
        codes = [process.wait() for process in running]
        for heard in quiet:
            heard.seek(0)
            sys.stdout.buffer.write(heard.read())
            sys.stdout.flush()
    return codes


def _parse(argv: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="python3 -m tests",
        description="Run the tests. Words not named here go to pytest, for example: -k merge",
        allow_abbrev=False,
    )
    parser.add_argument("--deep", action="store_true", help="run the long proofs too (hours)")
    parser.add_argument(
        "--fast", action="store_true", help="leave out slow tests and the real window"
    )
    return parser.parse_known_args(argv)


def _run_pytest(
    chosen: str,
    options: argparse.Namespace,
    rest: Sequence[str],
    environment: Mapping[str, str],
) -> int:
    command, variables = _command(chosen, options, rest), _variables(options, environment)
    return subprocess.run(command, env=variables, check=False).returncode


def _command(chosen: str, options: argparse.Namespace, rest: Sequence[str]) -> list[str]:
    marks = [chosen]
    marks += [] if options.deep else ["not deep"]
    marks += ["not slow"] if options.fast else []
    patience = [f"--timeout={_DEEP_TIMEOUT}"] if options.deep else []
    return [sys.executable, "-m", "pytest", "-m", " and ".join(marks), *patience, *rest]


def _variables(options: argparse.Namespace, environment: Mapping[str, str]) -> dict[str, str]:
    return {**environment, "LOKAKARYA_DEEP": "1"} if options.deep else dict(environment)


def verdict(codes: Sequence[int]) -> int:
    """One exit code for several runs: nothing to run is a failure only when it was so in all."""
    failures = [code for code in codes if code not in (0, _NO_TESTS)]
    if failures:
        return failures[0]
    return 0 if 0 in codes else _NO_TESTS


def _window_is_possible() -> bool:
    """Whether to run the tests of a real window; as root, what is missing is installed first."""
    if sys.platform != "linux":
        return False
    from tests.helpers import real_window
    from tests.helpers.tree import load_bootstrap

    missing = real_window.missing_packages()
    if missing:
        bootstrap = load_bootstrap()
        try:
            bootstrap.install_system(["xauth", *missing], f"Missing for tests: {' '.join(missing)}")
        except bootstrap.SetupError as error:
            print(f"{error}\nUntil then the tests that need a real window do not run.", flush=True)
    return real_window.is_possible()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
