"""`python3 -m workshop_app` and `workshop-app`: prepare what is needed, then start the program.

The syntax stays readable for Python 3.8, so that an old Python gets a sentence and no traceback.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path

from workshop_app import __version__

_OLDEST = (3, 11)
_BOOTSTRAP = Path(__file__).resolve().parents[1] / "packaging" / "bootstrap.py"


def _refuse_old_python() -> None:
    if sys.version_info < _OLDEST:
        sys.exit(
            "Lokakarya needs Python 3.11 or newer; "
            f"this is Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}).\n"
            "Install a newer one and start it by name, for example: python3.12 -m workshop_app"
        )


def prepare(module: str, arguments: Sequence[str], need: str = "app") -> None:
    """Make sure the packages are there; in a source tree this may start `module` anew.

    `need` is "app" or "test". Returns only where everything that `need` names is at hand.
    """
    _refuse_old_python()
    if getattr(sys, "frozen", False) or not _BOOTSTRAP.is_file():
        return
    spec = importlib.util.spec_from_file_location("lokakarya_bootstrap", _BOOTSTRAP)
    assert spec is not None and spec.loader is not None
    bootstrap = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bootstrap)
    bootstrap.enter(module, arguments, need)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; `argv` are the words after its name. Returns the exit code."""
    _refuse_old_python()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        print("Lokakarya", __version__)
        return 0
    prepare("workshop_app", arguments)
    # only now: these modules need the packages that the line above made sure of
    from workshop_app import app

    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
