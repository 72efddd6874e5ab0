"""Looking changes nothing: every GET works on a database that cannot be written to.

The witness says the same of each GET of every other test.
"""

import pytest
from sqlalchemy import Connection, Engine, event

from app.access.policy import may
from app.foundation.database import db
from app.web.guard import permission_for
from tests.house_rules.world import World, rules


@pytest.mark.slow
def test_every_page_opens_on_a_database_that_cannot_be_written(app, read_only, subtests):
    for rule in rules(app):
        for role, client in read_only.clients.items():
            allowed = may(read_only.viewers[role], permission_for(app, rule.endpoint))
            if "GET" in rule.methods and allowed:
                with subtests.test(f"{role} {rule}"):
                    assert client.get(read_only.address(rule)).status_code < 400


@pytest.fixture
def read_only(app):
    """One of everything, and then nothing more can be written."""
    world = World(app)
    db.session.commit()
    event.listen(Engine, "begin", refuse_writes)
    yield world
    event.remove(Engine, "begin", refuse_writes)
    db.session.remove()
    db.engine.dispose()


def refuse_writes(connection: Connection) -> None:
    """Make this transaction's connection read-only."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA query_only = ON")
    else:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
