"""`flask --app app school` and `staff`: a first school, and the first adults who can sign in."""

import os

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
from app.schools.queries import StaffMember, classes_for, staff_of
from app.signin import passwords
from app.signin.actions import staffing
from app.signin.actions.factors import reset_factor
from app.signin.actions.links import make_password_link
from app.signin.queries.staff import normal_email
from config import Config

INVITATION, NEW_PASSWORD = "/sign-in/invitation", "/sign-in/new-password"


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

    Somebody with an account at another school is given a link instead, which takes the place.
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
    if came.token:
        click.echo(
            f"{normal_email(email)} has an account at another school. {name} opens this link,"
        )
        click.echo("shown once, and gives the password they have and a new one:")
    else:
        click.echo(f"{name} signs in with {normal_email(email)} and this password, shown once:")
    click.echo(_link(INVITATION, came.token) if came.token else password)


@staff.command()
@click.option("--school", "urn", required=True, help="The URN of a school they work at.")
@click.option("--email", required=True, help="What they sign in with.")
@with_appcontext
def password(urn: str, *, email: str) -> None:
    """Make a new password for an adult who lost theirs, and print it, once."""
    made = passwords.made_up()
    hashed = passwords.hashed(made)
    with acting_for(urn, "staff password") as viewer:
        adult = _adult(viewer, email)
        came = staffing.renew_password(viewer, adult.account_id, hashed)
    what = "link" if came.token else "password"
    click.echo(f"The new {what} of {adult.name}, shown once:")
    click.echo(_link(INVITATION, came.token) if came.token else made)


@staff.command()
@click.option("--school", "urn", required=True, help="The URN of a school they work at.")
@click.option("--email", required=True, help="What they sign in with.")
@with_appcontext
def link(urn: str, *, email: str) -> None:
    """Print a link with which an adult chooses a new password: once, within 24 hours."""
    with acting_for(urn, "staff link") as viewer:
        token = make_password_link(viewer, _adult(viewer, email).account_id)
    click.echo(_link(NEW_PASSWORD, token))


@staff.command("factor-off")
@click.option("--school", "urn", required=True, help="The URN of a school they work at.")
@click.option("--email", required=True, help="What they sign in with.")
@with_appcontext
def factor_off(urn: str, *, email: str) -> None:
    """Turn the second factor off for an adult who lost their phone. They are told."""
    with acting_for(urn, "staff factor-off") as viewer:
        reset_factor(viewer, _adult(viewer, email).account_id)
    click.echo("The second factor is off. They are told when they next sign in.")


def _adult(viewer: Viewer, email: str) -> StaffMember:
    for adult in staff_of(viewer):
        if adult.email == normal_email(email):
            return adult
    raise Refused(f"Nobody at this school signs in with {email}.")


def _link(path: str, token: str) -> str:
    return f"{Config.from_env(os.environ).url}{path}#{token}"


def _named(viewer: Viewer) -> str:
    return ", ".join(one.name for one in classes_for(viewer)) or "none yet"
