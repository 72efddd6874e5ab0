"""Small files and short functions, so that anybody can read any part in one go.

The caps come from the best code bases measured (hypothesis/h, basecamp/fizzy,
freedomofpress/securedrop). Near a cap, look for the concept that wants its own room.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.house_rules.tree import files, name

MODULE, MOST_MODULES, MEDIAN = 300, 200, 90
FUNCTION, VIEW = 40, 25
TEMPLATE, TEST_FILE = 120, 300
DATA = ("tests/support/child_spelling.py",)
"""Word lists and other data that happen to be Python."""


def test_no_module_is_longer_than_300_lines_and_hardly_any_longer_than_200():
    sizes = {name(path): lines(path) for path in files(".py", under="app/")}
    assert {n: size for n, size in sizes.items() if size > MODULE} == {}
    assert sum(size > MOST_MODULES for size in sizes.values()) <= len(sizes) * 0.05


def test_half_of_all_modules_are_shorter_than_90_lines():
    assert median(lines(path) for path in files(".py", under="app/")) <= MEDIAN


def test_no_function_is_longer_than_40_lines():
    assert list(longer_than(FUNCTION, files(".py", under="app/"))) == []


def test_no_view_is_longer_than_25_lines():
    assert list(longer_than(VIEW, files(".py", under="app/web/"), views_only=True)) == []


def test_no_template_is_longer_than_120_lines():
    sizes = {name(path): lines(path) for path in files(".html", ".txt", under="templates/")}
    assert {n: size for n, size in sizes.items() if size > TEMPLATE} == {}


def test_no_test_file_is_longer_than_300_lines():
    sizes = {name(path): lines(path) for path in files(".py", under="tests/")}
    assert {n: s for n, s in sizes.items() if s > TEST_FILE and n not in DATA} == {}


def test_the_conftest_stays_on_one_page():
    assert lines(next(p for p in files("tests/conftest.py"))) <= 150


@pytest.mark.parametrize(("length", "found"), [(40, 0), (41, 1)])
def test_a_long_function_is_noticed(tmp_path, length, found):
    module = tmp_path / "long.py"
    module.write_text("def f():\n" + "    pass\n" * (length - 1))
    assert len(list(longer_than(FUNCTION, [module]))) == found


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def longer_than(cap: int, modules, *, views_only: bool = False) -> Iterator[str]:
    """Functions with more lines than this, their decorators and docstring not counted."""
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if views_only and not any("allow" in ast.unparse(d) for d in node.decorator_list):
                continue
            said = ast.get_docstring(node, clean=False)
            length = node.end_lineno - node.lineno + 1 - (len(said.splitlines()) if said else 0)
            if length > cap:
                yield f"{path}:{node.lineno} {node.name} has {length} lines"
