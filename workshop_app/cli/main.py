"""`workshop-app COMMAND ...`: understand the words, run the command, answer with text and an exit code.

Exit codes: 0 done, 1 a foreseen error (one line with advice), 2 not understood (with the usage line),
70 a bug, 130 interrupted by Ctrl+C, 141 when nobody reads the answer any more.
"""

import importlib
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from typing import TextIO, cast

from workshop_app import __version__
from workshop_app.cli import output
from workshop_app.cli.commands import COMMANDS as _COMMANDS
from workshop_app.cli.commands import command_of, option_value, with_verb_first
from workshop_app.cli.context import Context, Handler, Reply, Surroundings, load_words
from workshop_app.cli.parser import PROGRAM, HelpWanted, Parser, UsageError
from workshop_app.cli.window import SUFFIX
from workshop_app.cli.window import USAGE as WINDOW_USAGE
from workshop_app.domain.errors import WorkshopError
from workshop_app.words.catalogue import LANGUAGES, Words

COMMANDS: tuple[str, ...] = tuple(_COMMANDS)
"""The names of all commands."""

DONE, FORESEEN, USAGE, BUG, INTERRUPTED, NOBODY_READS = 0, 1, 2, 70, 130, 141


def is_for_window(argv: Sequence[str]) -> bool:
    """Tell whether `argv` names no command and wishes for no help, so that the window was meant."""
    if any(word in ("-h", "--help", "--version") for word in argv):
        return False
    return command_of(argv) == "" or command_of(argv).endswith(SUFFIX)


def run(
    argv: Sequence[str],
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    here: Surroundings | None = None,
) -> int:
    """Run one command and return the exit code; the streams are the process's own unless given."""
    out = stdout or output.speak_utf8(sys.stdout)
    err = stderr or output.speak_utf8(sys.stderr)
    source = stdin or output.speak_utf8(sys.stdin)
    try:
        return _run(argv, source, out, err, here or Surroundings.of_this_laptop())
    except BrokenPipeError:
        output.silence(out)
        return NOBODY_READS


def _run(argv: Sequence[str], stdin: TextIO, out: TextIO, err: TextIO, here: Surroundings) -> int:
    complain = partial(_complain, err)
    told = option_value(argv, "--lang")
    words = load_words(told if told in LANGUAGES else here.language)
    try:
        return _answer(argv, words, here, (stdin, out, err))
    except UsageError as error:
        _say(err, error.usage)
        complain(f"{PROGRAM}: {error.message}")
        return USAGE
    except WorkshopError as error:
        complain(foreseen_line(words, error))
        return FORESEEN
    except BrokenPipeError:
        raise
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001  the last one to hear of a bug
        if _was_interrupted(error):
            complain(words.t("Interrupted. Nothing is left half-written."))
            return INTERRUPTED
        complain(words.t("This is a fault of Lokakarya itself; what was saved is safe. Details:"))
        _say(err, "".join(traceback.format_exception(error)))
        return BUG


def _was_interrupted(error: BaseException | None) -> bool:
    """Tell whether somebody pressed Ctrl+C, also where a library made another error of it."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _answer(
    argv: Sequence[str], words: Words, here: Surroundings, streams: tuple[TextIO, TextIO, TextIO]
) -> int:
    """Run the command and give its answer; whatever stands in the way is raised."""
    stdin, out, err = streams
    argv = with_verb_first(argv)
    if command_of(argv).endswith(SUFFIX):  # `FILE --help` asks about the program
        argv = [word for word in argv if word != command_of(argv)]
    try:
        args, rest = build_parser(words, argv).parse_known_args(argv)
        context = Context(
            args, words, here, stdin, err, partial(_complain, err), output.room_of(out)
        )
        if rest:
            raise context.usage_error(words.t("{0} is not understood here.").format(" ".join(rest)))
        handler = cast(Handler, args.handler)
        reply: Reply = handler(context)
        output.give(reply, out, as_json=getattr(args, "json", False))
        return reply.code
    except HelpWanted as wanted:
        output.write(out, wanted.text)
        return DONE


def _complain(stream: TextIO, text: str) -> None:
    _say(stream, output.plain(text) + "\n")


def _say(stream: TextIO, text: str) -> None:
    """Write to the standard error; that nobody hears it changes nothing about the exit code."""
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        output.silence(stream)


def foreseen_line(words: Words, error: WorkshopError) -> str:
    """Word a foreseen error on one line, with its advice."""
    from workshop_app.words.errors import word

    return word(words, error).line


def build_parser(words: Words, argv: Sequence[str]) -> Parser:
    """Build the parser; of all commands only the one that is called is spelled out."""
    parser = Parser(
        words=words,
        prog=PROGRAM,
        description=words.t(
            "Work on a workshop without a window. Without a command, it opens one."
        ),
    )
    summaries = {name: command.summary for name, command in _COMMANDS.items()}
    usage = f"{PROGRAM} {{name}} ..."
    branches = parser.branches(summaries, usage)
    version = f"Lokakarya {__version__}"
    parser.add_argument(
        "--version", action="version", version=version, help=words.t("show the version")
    )
    more = words.t("{command} --help tells more.", command=f"{PROGRAM} {words.t('COMMAND')}")
    window = words.t("The window is opened by: {usage}", usage=WINDOW_USAGE)
    parser.epilog = f"{more} {window}"
    called = command_of(argv)
    if called in branches:
        module = importlib.import_module(f"workshop_app.cli.{_COMMANDS[called].module}")
        module.configure(branches[called], words, called)
    return parser
