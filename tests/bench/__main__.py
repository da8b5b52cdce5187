"""`python3 -m tests.bench [--only NAME]`: measure, and print one JSON line per figure."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from workshop_app.__main__ import prepare


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for. A missed goal is told, not punished: the exit code stays 0."""
    prepare("tests.bench", argv, "test")
    from tests.bench import runner
    from tests.helpers import environment

    known = runner.names()
    parser = argparse.ArgumentParser(prog="python3 -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only", metavar="NAME", action="append", choices=known, help=", ".join(known)
    )
    only = parser.parse_args(argv).only
    with tempfile.TemporaryDirectory(prefix="lokakarya-bench-") as home:
        environment.apply(os.environ, Path(home))
        runner.run(only or known, lambda line: print(line, flush=True), asked=bool(only))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
