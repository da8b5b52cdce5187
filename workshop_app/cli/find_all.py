"""`find TEXT FILE...`: search several workshops at once; each is only read."""

from collections.abc import Iterable
from typing import Any

from workshop_app.actions.find_all import FileFound, Passage, find_in_files, marks
from workshop_app.cli import output
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.parser import PROGRAM, Parser, a_path
from workshop_app.words.catalogue import Words
from workshop_app.words.errors import word
from workshop_app.words.terms import kind_name


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `find`."""
    parser.usage = f"{PROGRAM} find TEXT FILE ..."
    parser.add_argument(
        "text", metavar="TEXT", help=words.t("words, parts of words, a name or a code")
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=a_path(words),
        help=words.t("workshop files; they are only read"),
    )  # fmt: skip
    parser.add_common()
    parser.set_defaults(handler=_find)


def _find(context: Context) -> Reply:
    text = context.args.text
    if not text.strip():
        raise context.usage_error(context.words.t("There is nothing to look for."))
    found = find_in_files(context.args.files, text, clock=context.here.clock)
    failed = []
    for one in found:
        if one.error is not None:
            line = word(context.words, one.error).line
            context.complain(line)
            failed.append({"path": str(one.path), "code": one.error.code, "message": line})
    data = {"files": [_told(one, text) for one in found if one.error is None], "failed": failed}
    return Reply(lambda: data, lambda: _lines(context.words, found, text), 1 if failed else 0)


def _told(one: FileFound, text: str) -> dict[str, Any]:
    return {
        "path": str(one.path),
        "title": one.title,
        "day": one.day or None,
        "hits": [_hit(passage, text) for passage in one.passages],
    }


def _hit(passage: Passage, text: str) -> dict[str, Any]:
    found = passage.found
    return {
        "kind": found.kind,
        "id": found.id,
        "title": found.title,
        "detail": found.detail,
        "excerpt": passage.text,
        "marks": [list(span) for span in marks(passage.text, text)],
    }


def _lines(w: Words, found: list[FileFound], text: str) -> Iterable[str]:
    total = sum(len(one.passages) for one in found)
    for one in found:
        if one.passages:
            yield output.plain(f"{one.title} ({one.path})")
        for passage in one.passages:
            hit = passage.found
            name = hit.title or w.t("Without words")
            said = " · ".join(p for p in (kind_name(w, hit.kind), name, hit.detail) if p)
            yield f"  {output.plain(_marked(said, text))}"
            if passage.text:
                yield f"    {output.plain(_marked(passage.text, text))}"
    files = w.n("{count} workshop", "{count} workshops", sum(one.error is None for one in found))
    yield w.n("{count} hit in {files}", "{count} hits in {files}", total, files=files)


def _marked(said: str, text: str) -> str:
    """Put stars around what was looked for."""
    for start, end in reversed(marks(said, text)):
        said = f"{said[:start]}*{said[start:end]}*{said[end:]}"
    return said
