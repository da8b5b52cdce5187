"""`python3 -m tests`: prepare what is needed, then run every test.

First those that need a real window, where one can be had, then all others without a display.
Options of our own are `--deep` (the long proofs too) and `--fast` (without the slow tests and the
real window); everything else goes to pytest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from workshop_app.__main__ import prepare

_NO_TESTS = 5  # pytest's exit code when it found nothing to run
_DEEP_TIMEOUT = 4 * 3600


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
    codes.append(_run_pytest("not window", options, rest, offscreen))
    return verdict(codes)


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
    marks = [chosen]
    marks += [] if options.deep else ["not deep"]
    marks += ["not slow"] if options.fast else []
    command = [sys.executable, "-m", "pytest", "-m", " and ".join(marks)]
    variables = dict(environment)
    if options.deep:
        variables["LOKAKARYA_DEEP"] = "1"
        command.append(f"--timeout={_DEEP_TIMEOUT}")
    return subprocess.run([*command, *rest], env=variables, check=False).returncode


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
