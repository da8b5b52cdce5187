"""The catalogue is complete, fresh and consistent: what is marked is translated, holes are the same holes."""

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.tree import ROOT, package_modules
from workshop_app.paths import resource
from workshop_app.words.catalogue import Words
from workshop_app.words.errors import WORDINGS

HOLE = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """The script that makes the catalogue; it is no module of a package."""
    path = ROOT / "packaging" / "make_locale.py"
    spec = importlib.util.spec_from_file_location("make_locale", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _forms(text: object) -> list[str]:
    return [str(part) for part in text] if isinstance(text, (tuple, list)) else [str(text)]


def test_every_marked_text_is_in_the_template(maker: ModuleType) -> None:
    assert maker.TEMPLATE.read_bytes() == maker.as_po(maker.extract())


def test_words_are_found_wherever_they_are_marked(maker: ModuleType) -> None:
    source = """
print(f"{w.t('In a hole')}: {w.n('one row', f'{9} rows', 2)}")
x = words.n("{n} row", "{n} rows", 2), label("A " "deed"), mark("Kept"), t(name), t("")
"""
    assert set(maker.marked(source)) == {
        ("In a hole",),
        ("{n} row", "{n} rows"),
        ("A deed",),
        ("Kept",),
    }


def test_the_indonesian_catalogue_follows_the_template(maker: ModuleType) -> None:
    assert maker.CATALOGUE.read_bytes() == maker.as_po(maker.updated(maker.extract()))


def test_what_is_compiled_is_what_is_written(maker: ModuleType) -> None:
    catalogue = maker.read_po(_open(maker.CATALOGUE), locale="id")
    compiled = maker.updated(maker.extract())
    assert maker.COMPILED.read_bytes() == maker.as_mo(compiled)
    assert len(catalogue) == len(compiled) > 500


def _open(path: Path) -> object:
    import io

    return io.BytesIO(path.read_bytes())


def test_nothing_is_empty_or_doubtful(maker: ModuleType) -> None:
    catalogue = maker.read_po(_open(maker.CATALOGUE), locale="id")
    empty = [m.id for m in catalogue if m.id and not all(_forms(m.string))]
    fuzzy = [m.id for m in catalogue if m.id and m.fuzzy]
    assert (empty, fuzzy) == ([], [])


def test_the_holes_are_the_same(maker: ModuleType) -> None:
    wrong = []
    for message in maker.read_po(_open(maker.CATALOGUE), locale="id"):
        if message.id:
            wanted = set(HOLE.findall(_forms(message.id)[-1]))
            if any(set(HOLE.findall(form)) != wanted for form in _forms(message.string)):
                wrong.append(message.id)
    assert wrong == []


def test_sentences_end_alike(maker: ModuleType) -> None:
    """A full stop or an ellipsis that is lost in translation shows on the screen."""
    wrong = [
        message.id
        for message in maker.read_po(_open(maker.CATALOGUE), locale="id")
        if message.id
        for end in ("…", ":")
        if _forms(message.id)[0].endswith(end) != _forms(message.string)[0].endswith(end)
    ]
    assert wrong == []


def test_indonesian_has_one_plural_form() -> None:
    words = Words.load("id", resource("locale"))
    for count in (0, 1, 2, 1789):
        said = words.n("{count} agency", "{count} agencies", count)
        assert said.endswith(" instansi")
    assert words.n("{count} agency", "{count} agencies", 1789).startswith("1.789")
    header = resource("locale", "id", "LC_MESSAGES", "lokakarya.po").read_text(encoding="utf-8")
    assert "nplurals=1; plural=0;" in header


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_error_has_words_in_both_languages(language: str) -> None:
    words = Words.load(language, resource("locale"))
    for message, advice in WORDINGS.values():
        for text in filter(None, (message, advice)):
            assert (words.t(text) != text) is (language == "id"), text


def test_a_marked_text_that_is_missing_is_noticed(maker: ModuleType, tmp_path: Path) -> None:
    catalogue = maker.updated(maker.extract())
    catalogue.add("Something new", "")
    assert maker.as_po(catalogue) != maker.CATALOGUE.read_bytes()


def test_no_marked_text_hides_from_the_template(maker: ModuleType) -> None:
    """The extractor reads tokens: what stands inside an f-string it does not see."""
    known = {form for message in maker.extract() if message.id for form in _forms(message.id)}
    hidden = [
        f"{path.name}: {text}"
        for path in package_modules()
        for text in _marked(ast.parse(path.read_text(encoding="utf-8")))
        if text and text not in known
    ]
    assert hidden == []


def _marked(tree: ast.AST) -> list[str]:
    return [
        argument.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in ("t", "n", "label", "mark")
        for argument in node.args[: 2 if _name(node.func) == "n" else 1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
