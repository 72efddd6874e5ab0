"""Commands: parse, ask the domain, print. Each acts as a named viewer of the school given."""

from click import Command
from flask import Flask

from app.cli.demo import demo
from app.cli.jobs import jobs
from app.cli.maintain import maintain
from app.cli.roster import roster
from app.cli.schools import school, staff
from app.cli.trail import trail
from app.cli.transition import transition

COMMANDS: tuple[Command, ...] = (demo, jobs, maintain, roster, school, staff, trail, transition)


def init_cli(app: Flask) -> None:
    """Put the commands on an app."""
    for command in COMMANDS:
        app.cli.add_command(command)
