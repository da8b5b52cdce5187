"""Nothing grows past what one reading holds, and everything says what it is for."""

import ast
from pathlib import Path

import pytest

from tests.helpers.tree import PACKAGE, package_modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

_MODULES = [
    pytest.param(path, id=path.relative_to(PACKAGE).as_posix()) for path in package_modules()
]


def _long_functions(source: str) -> list[str]:
    return [
        f"{node.name} at line {node.lineno}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]


@pytest.mark.parametrize("path", _MODULES)
def test_a_module_stays_readable(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_FILE
    assert not _long_functions(source)
    assert ast.get_docstring(ast.parse(source)), "a module begins with what it is for"


def test_a_long_function_is_noticed() -> None:
    body = "    pass\n" * LONGEST_FUNCTION
    assert _long_functions(f"def just_too_long():\n{body}") == ["just_too_long at line 1"]
    assert not _long_functions(f"def just_right():\n{body[: -len('    pass ')]}")
