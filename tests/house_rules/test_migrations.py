"""The migrations make exactly the tables of the models, and lose nothing on the way.

Runs on whatever database the tests run on: `make test` does both.
"""

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select

from app.foundation.database import Model, db
from app.foundation.scope import EVERY_SCHOOL, school_scope
from tests.house_rules.tree import ROOT
from tests.house_rules.world import World

REVISIONS = [*ScriptDirectory(str(ROOT / "migrations")).walk_revisions()][::-1]


def test_the_models_equal_the_migrations(app):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Model.metadata) == []


def test_there_is_one_line_of_migrations():
    assert len(ScriptDirectory(str(ROOT / "migrations")).get_heads()) == 1


def test_every_constraint_has_a_name():
    """On SQLite a constraint without a name cannot be changed later."""
    assert [
        f"{table.name}: {constraint}"
        for table in Model.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name and list(constraint.columns)
    ] == []


@pytest.mark.parametrize("revision", REVISIONS[1:], ids=lambda one: one.revision)
def test_a_step_down_and_up_again_loses_no_row(app, revision):
    World(app)
    before = rows()
    db.session.remove()
    flask_migrate.downgrade(revision=revision.down_revision)
    older = set(inspect(db.engine).get_table_names())
    flask_migrate.upgrade()
    after = rows()
    assert {name: len(found) for name, found in after.items() if name in older} == {
        name: len(found) for name, found in before.items() if name in older
    }
    assert after["pupil"] == before["pupil"]
    assert after["entry"] == before["entry"]


def test_all_the_way_down_leaves_nothing_and_up_again_everything(app):
    db.session.remove()
    flask_migrate.downgrade(revision="base")
    left = inspect(db.engine).get_table_names()
    flask_migrate.upgrade()
    assert set(left) <= {"alembic_version"}
    assert set(inspect(db.engine).get_table_names()) >= set(Model.metadata.tables)


def test_the_trail_refuses_to_be_changed_or_shortened(app):
    assert {"audit_event_update", "audit_event_delete"} <= triggers()


def rows() -> dict[str, list[str]]:
    """Every row of every table."""
    with school_scope(EVERY_SCHOOL), db.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in Model.metadata.sorted_tables
        }


def triggers() -> set[str]:
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if db.engine.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with db.engine.connect() as connection:
        return {name for (name,) in connection.exec_driver_sql(catalogue)}
