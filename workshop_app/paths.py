"""Where the files shipped with the program lie: fonts, icons, translations, frameworks, sample.

There are three places to run from, and two rules serve them:

* a wheel, and a frozen program, carry the files inside the package, in `_resources`;
* a source tree keeps them in `resources/` beside the package.

The user's own files (settings, backups) are not looked for here.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources_dir() -> Path:
    """The folder of the shipped files.

    Raises FileNotFoundError when the installation lacks it, with a message for the log.
    """
    for folder in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no shipped files beside {_PACKAGE}: the installation is damaged")


def resource(*parts: str) -> Path:
    """One shipped file or folder, for example `resource("fonts", "Inter-Regular.ttf")`.

    Raises FileNotFoundError when it is not there: a missing shipped file is a damaged installation.
    """
    path = resources_dir().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"{'/'.join(parts)} is not among the shipped files")
    return path
