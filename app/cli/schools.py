"""`flask --app app school` and `staff`: a first school, and the first adults who can sign in."""

import click
from flask.cli import with_appcontext

from app.access.viewer import Viewer
from app.audit.actions import record
from app.cli.acting import acting_for, by_command
from app.foundation.database import db, writing
from app.foundation.errors import DomainError, NotFound, Refused
from app.foundation.scope import school_scope
from app.schools.actions import add_school
from app.schools.models import PHASES, ROLES
from app.schools.queries import classes_for, staff_of
from app.signin import passwords
from app.signin.actions import staffing
from app.signin.queries.staff import normal_email


@click.group()
def school() -> None:
    """Schools known to this service."""


@school.command()
@click.argument("name")
@click.option("--phase", type=click.Choice(PHASES), default="primary", show_default=True)
@click.option("--urn", required=True, help="Six digits.")
@click.option("--laestab", required=True, help="Seven digits: authority and school.")
@click.option("--upn-why", default="", help="Why this school keeps UPNs; without it, it does not.")
@with_appcontext
def add(name: str, *, phase: str, urn: str, laestab: str, upn_why: str) -> None:
    """Make the school NAME known, so that staff can be added to it."""
    with writing():
        try:
            school_id = add_school(name, phase, urn, laestab, uses_upn_why=upn_why)
        except DomainError as refusal:
            db.session.rollback()
            raise click.ClickException(str(refusal)) from refusal
        viewer = by_command(school_id, "school add")
        with school_scope(school_id):
            record(viewer, "school added", "school", str(school_id))
        db.session.commit()
    click.echo(
        f"{name} is known now. Add its careers lead: flask --app app staff add "
        f"--school {urn} --role lead --name NAME --email EMAIL"
    )


@click.group()
def staff() -> None:
    """Adults who work at a school."""


@staff.command("add")
@click.option("--school", "urn", required=True, help="The URN of the school.")
@click.option("--email", required=True, help="What they sign in with.")
@click.option("--name", required=True, help="As children know them.")
@click.option("--role", "roles", type=click.Choice(ROLES), multiple=True, required=True)
@click.option("--class", "classes", multiple=True, help="The name of a class they teach.")
@with_appcontext
def add_(
    urn: str, *, email: str, name: str, roles: tuple[str, ...], classes: tuple[str, ...]
) -> None:
    """Let an adult in, and print a made-up password, once; they choose their own with it.

    Somebody with an account at another school is given a joining code instead.
    """
    password = passwords.made_up()
    hashed = passwords.hashed(password)
    with acting_for(urn, "staff add") as viewer:
        known = {one.name.casefold(): one.id for one in classes_for(viewer)}
        missing = [wanted for wanted in classes if wanted.casefold() not in known]
        if missing:
            raise NotFound(f"No class is called {missing[0]}. There are: {_named(viewer)}.")
        class_ids = [known[wanted.casefold()] for wanted in classes]
        came = staffing.add_staff(viewer, email, name, roles, class_ids, hashed)
    if came.joining_code:
        click.echo(f"{normal_email(email)} has an account at another school. {name} signs in with")
        click.echo('it, presses "Join another school" and types this joining code, shown once:')
    else:
        click.echo(f"{name} signs in with {normal_email(email)} and this password, shown once:")
    click.echo(came.joining_code or password)


@staff.command()
@click.option("--school", "urn", required=True, help="The URN of a school they work at.")
@click.option("--email", required=True, help="What they sign in with.")
@with_appcontext
def password(urn: str, *, email: str) -> None:
    """Make a new password for an adult who lost theirs, and print it, once."""
    made = passwords.made_up()
    hashed = passwords.hashed(made)
    with acting_for(urn, "staff password") as viewer:
        found = [adult for adult in staff_of(viewer) if adult.email == normal_email(email)]
        if not found:
            raise Refused(f"Nobody at this school signs in with {email}.")
        came = staffing.renew_password(viewer, found[0].account_id, hashed)
    what = "joining code" if came.joining_code else "password"
    click.echo(f"The new {what} of {found[0].name}, shown once:")
    click.echo(came.joining_code or made)


def _named(viewer: Viewer) -> str:
    return ", ".join(one.name for one in classes_for(viewer)) or "none yet"
