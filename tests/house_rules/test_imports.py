"""The import contracts of pyproject.toml hold, and no import hides in a function."""

import ast
import re
import tomllib

from importlinter.cli import lint_imports

from tests.house_rules.tree import ROOT, files, name


def test_imports_only_go_down(monkeypatch, capsys):
    broken = lint_imports(no_cache=True)
    assert broken == 0, capsys.readouterr().out


def test_what_calls_itself_pure_is_held_to_it():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    [pure] = [one for one in contracts["contracts"] if one["name"].startswith("Decisions are pure")]
    held = tuple(pure["source_modules"])
    said = [
        name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in files(".py", under="app/")
        if re.search(r"\bpure\b", ast.get_docstring(ast.parse(path.read_text())) or "", re.I)
    ]
    assert [one for one in said if not f"{one}.".startswith(tuple(f"{h}." for h in held))] == []


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
