"""The composition root: it decides what was asked for, and hands every part what it needs.

It knows all rooms and does nothing else. Qt is imported only where a window is wanted, so that commands
start quickly and need no display.
"""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.cli.window import SUFFIX, NotUnderstood, WindowCall, read, refusal
from workshop_app.domain.changes import Operator
from workshop_app.domain.errors import CannotWrite, WorkshopError
from workshop_app.paths import resource
from workshop_app.words.catalogue import LANGUAGES, Words

if TYPE_CHECKING:
    from workshop_app.cli.context import Surroundings
    from workshop_app.ui.run import Start
    from workshop_app.ui.surroundings import Folders


def main(argv: Sequence[str]) -> int:
    """Run what the words after the program's name ask for; returns the exit code.

    Nothing, a .workshop file or `--sample` open the window, `--lang` in a language; `--report` is the
    printing process; everything else is the command line.
    """
    if argv and argv[0] == "--report":
        from workshop_app.reports.worker import main as report

        return report(load_words)
    try:
        call = read(argv)
    except NotUnderstood as error:
        return _command(argv, error)
    return _window(call)


def _command(argv: Sequence[str], error: NotUnderstood) -> int:
    """Run a command, or say why neither a command nor the window was understood."""
    from workshop_app.cli.commands import option_value
    from workshop_app.cli.main import is_for_window, run

    here = _as_the_window_knows()
    if not is_for_window(argv):
        return run(argv, here=here)
    told = option_value(argv, "--lang")
    words = load_words(told if told in LANGUAGES else here.language)
    print(refusal(words, error), end="", file=sys.stderr)
    return 2


def load_words(language: str) -> Words:
    """Load the words of a language."""
    return Words.load(language, resource("locale"))


def _as_the_window_knows() -> "Surroundings":
    """What the command line takes for granted: who works here, as the window's settings say, if any."""
    import platformdirs

    from workshop_app.actions import laptop
    from workshop_app.cli.context import Surroundings

    system = Surroundings.of_this_laptop()
    config = platformdirs.user_config_path(laptop.APP_NAME, appauthor=False)
    if not (config / "settings.json").is_file():
        return system
    from workshop_app.ui.settings import SettingsStore

    known = SettingsStore(config / "settings.json", lambda: laptop.device_code(system.data)).value
    return replace(
        system,
        language=known.language,
        by=known.operator_name or system.by,
        desk=known.desk or system.desk,
        device=known.device,
    )


def report_program() -> list[str]:
    """How this very program is called to print."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--report"]
    return [sys.executable, "-m", "workshop_app", "--report"]


# --- the window --------------------------------------------------------------------------------------


def _window(call: WindowCall) -> int:
    if call.self_test:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Nothing made while starting is litter; `ui.collector` takes over once the window stands.
    gc.disable()
    try:
        return _show(call)
    finally:
        gc.enable()


def _show(call: WindowCall) -> int:
    from workshop_app.ui.display import find_display

    if not find_display(os.environ):
        return _without_display(sample=call.sample)
    if call.self_test:
        return _self_test()
    _import_what_knows_no_qt()
    from workshop_app.ui.run import run

    return run(_start(call))


def _import_what_knows_no_qt() -> None:
    """Import the rooms below the window before Qt: its binding reads the source of all that comes after."""
    import logging  # noqa: F401

    import platformdirs  # noqa: F401

    import workshop_app.actions.backups
    import workshop_app.actions.badges
    import workshop_app.actions.desk
    import workshop_app.actions.signatures
    import workshop_app.ui.settings
    import workshop_app.words.errors  # noqa: F401


def _start(call: WindowCall) -> "Start":
    import platformdirs

    from workshop_app.actions import laptop
    from workshop_app.ui.surroundings import Folders

    dirs = platformdirs.PlatformDirs(laptop.APP_NAME, appauthor=False)
    folders = Folders(laptop.data_folder(), Path(dirs.user_documents_dir) / "Lokakarya")
    return _start_in(folders, dirs.user_config_path, dirs.user_log_path, call)


def _start_in(folders: "Folders", config: Path, log_folder: Path, call: WindowCall) -> "Start":
    from workshop_app.actions.laptop import device_code
    from workshop_app.ui.run import Start
    from workshop_app.ui.settings import SettingsStore

    return Start(
        settings=SettingsStore(config / "settings.json", lambda: device_code(folders.data)),
        folders=folders,
        log_folder=log_folder,
        load_words=load_words,
        report_program=report_program(),
        open_path=Path(call.file) if call.file else None,
        sample=call.sample,
        language=call.language,
    )


def _self_test() -> int:
    """Run the self-test in folders of its own: the user's settings and files are not touched."""
    import tempfile

    from workshop_app.ui.self_test import self_test
    from workshop_app.ui.surroundings import Folders

    with tempfile.TemporaryDirectory(prefix="lokakarya-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        folders = Folders(home / "data", home / "documents")
        return self_test(_start_in(folders, home / "config", home / "log", WindowCall()))


# --- without a display -------------------------------------------------------------------------------


def _without_display(*, sample: bool) -> int:
    """Say that no window can be shown; with `--sample`, print the sample's proceedings all the same."""
    for language in LANGUAGES:
        w = load_words(language)
        print(w.t("There is no display here, so the window cannot be shown."))
        if not sample:
            print(w.t("All commands work without one; see: workshop-app --help"))
    if not sample:
        return 1
    try:
        paths = _print_sample()
    except WorkshopError as error:
        from workshop_app.words.errors import word

        print(word(load_words("en"), error).line, file=sys.stderr)
        return 1
    for language, path in zip(LANGUAGES, paths, strict=True):
        w = load_words(language)
        print(w.t("The proceedings of the sample workshop are {path}", path=path))
    return 0


def _print_sample() -> list[Path]:
    import tempfile

    from workshop_app.actions.laptop import data_folder
    from workshop_app.actions.proceedings import build_pdf
    from workshop_app.actions.templates import create

    folder = data_folder() / "samples"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(path=str(folder), reason=error.strerror) from error
    paths = []
    with tempfile.TemporaryDirectory(prefix="lokakarya-", ignore_cleanup_errors=True) as name:
        ws = create(Path(name) / f"sample{SUFFIX}", Operator("", "", ""), "sample")
        try:
            for language in LANGUAGES:
                w = load_words(language)
                name = " ".join((w.t("Sample"), w.t("Proceedings")))
                path = folder / f"{name}.pdf"
                build_pdf(ws, path, w)
                paths.append(path)
        finally:
            ws.close()
    return paths
