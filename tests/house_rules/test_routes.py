"""One name for one thing: endpoint, module, template and test file say the same."""

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask

from app.access.permissions import Permission
from app.web import guard
from tests.house_rules.route_table import PAGE, route_table
from tests.house_rules.tree import ROOT
from tests.house_rules.world import rules

SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)?")
PARAMETER = re.compile(r"<(?:(?P<kind>\w+)(?:\([^)]*\))?:)?(?P<name>\w+)>")
MOST_VIEWS = 7

UNTYPED = {
    "menu_slug": "the slug of a line of the menu, looked up among shipped files",
    "family": "the slug of one of 25 job families, looked up in a shipped file",
    "skill": "the slug of one of eight skills, looked up in a shipped file",
    "kind": "the slug of a kind of certificate, looked up among those of the school",
}
"""Parameters that are strings, and what reads them strictly."""

OPEN_TO_ALL = {
    "public.home.index",
    "public.offline.index",
    "public.worker.show",
    "pupil.envelopes.new",
    "signin.cards.new",
    "signin.finish.index",
    "signin.forgotten.new",
    "signin.invitations.new",
    "signin.links.new",
    "signin.staff.new",
    "signin.tablets.new",
}
"""What anybody may open without signing in. Adding to this is a decision, not a detail."""


def test_an_unmarked_route_stops_the_app_from_starting():
    app = Flask("unmarked")
    app.add_url_rule("/oops", "oops", lambda: "secret")
    with pytest.raises(guard.UnmarkedRoute, match="oops"):
        guard.refuse_unmarked_routes(app)


def test_a_view_that_lost_its_mark_never_runs(app, as_teacher, monkeypatch):
    monkeypatch.delattr(app.view_functions["teacher.classes.index"], guard.MARK)
    assert as_teacher.get("/class/").status_code == 404


def test_every_route_is_marked(app):
    guard.refuse_unmarked_routes(app)


def test_only_the_listed_pages_are_open_to_anybody(app):
    assert {
        rule.endpoint
        for rule in rules(app)
        if guard.permission_for(app, rule.endpoint) is Permission.OPEN
    } == OPEN_TO_ALL


def test_an_endpoint_is_named_as_its_view(app):
    assert [
        f"{endpoint} is {view.__module__}.{view.__name__}"
        for endpoint, view in app.view_functions.items()
        if f"app.web.{endpoint}" != f"{view.__module__}.{view.__name__}"
    ] == []


def test_a_view_shows_the_template_of_its_own_name(app):
    strange = []
    for module in modules_with_views(app):
        own = module.removeprefix("app.web.").replace(".", "/") + "/"
        for template in templates_shown_by(module):
            if not template.startswith((own, "errors/")):
                strange.append(f"{module} shows {template}: put it in templates/{own}")
            if not (ROOT / "templates" / template).exists():
                strange.append(f"{module} shows {template}, which is not there")
    assert strange == []


def test_every_module_with_views_has_its_test_file(app):
    assert [
        str(expected)
        for module in modules_with_views(app)
        if not (ROOT / (expected := file_testing(module))).exists()
    ] == []


def test_no_module_has_more_than_seven_views(app):
    views = Counter(view.__module__ for view in app.view_functions.values())
    assert {module: count for module, count in views.items() if count > MOST_VIEWS} == {}


def test_addresses_are_kebab_case(app):
    assert [
        rule.rule
        for rule in rules(app)
        for segment in rule.rule.split("/")
        if segment and "<" not in segment and not SEGMENT.fullmatch(segment)
    ] == []


def test_parameters_are_typed_and_named_after_the_record(app):
    strange = []
    for rule in rules(app):
        for found in PARAMETER.finditer(rule.rule):
            kind, name = found["kind"], found["name"]
            if name in UNTYPED:
                continue
            if kind in {None, "string", "path"}:
                strange.append(f"{rule}: give {name} a type, or say in UNTYPED what reads it")
            elif kind == "uuid" and not name.endswith("_id"):
                strange.append(f"{rule}: name {name} after its record, such as entry_id")
    assert strange == []


def test_the_page_of_routes_is_up_to_date(app):
    assert PAGE.exists(), "run: python -m tests.house_rules.route_table"
    assert PAGE.read_text() == route_table(app), "run: python -m tests.house_rules.route_table"


def modules_with_views(app: Flask) -> list[str]:
    return sorted({view.__module__ for view in app.view_functions.values()})


def file_testing(module: str) -> str:
    *folders, topic = module.removeprefix("app.web.").split(".")
    return "/".join(["tests/web", *folders, f"test_{topic}.py"])


def templates_shown_by(module: str) -> list[str]:
    """Names written into render_template calls of a module."""
    source = Path(import_module(module).__file__).read_text()
    return [
        call.args[0].value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) == "render_template"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
