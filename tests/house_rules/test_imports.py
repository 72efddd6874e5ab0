"""The import contracts of pyproject.toml hold, and no import hides in a function."""

import ast

from importlinter.cli import lint_imports

from tests.house_rules.tree import files, name


def test_imports_only_go_down(monkeypatch, capsys):
    broken = lint_imports(no_cache=True)
    assert broken == 0, capsys.readouterr().out


def test_no_import_hides_in_a_function():
    assert [
        f"{name(path)}:{inner.lineno}"
        for path in files(".py", under="app/")
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ] == []


def test_no_module_is_called_after_nothing():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base"}
    assert [name(path) for path in files(".py", under="app/") if path.stem in vague] == []
