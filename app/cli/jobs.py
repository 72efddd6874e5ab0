"""`flask --app app jobs`: the job coder at the command line, for lists typed from paper."""

import json
from dataclasses import dataclass
from io import TextIOWrapper

import click

from app.jobs.coder import Match, matches


@click.group()
def jobs() -> None:
    """Job cards: find the job that a child meant."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    found: tuple[Match, ...]

    def as_json(self) -> str:
        named = [{"title": match.title, "score": match.score} for match in self.found]
        return json.dumps({"text": self.text, "matches": named}, ensure_ascii=False)

    def as_words(self) -> str:
        named = ", ".join(f"{match.title} ({match.score})" for match in self.found)
        return f"{self.text}: {named or 'no job that we know'}"


@jobs.command("code")
@click.argument("file", type=click.File("r", encoding="utf-8-sig"))
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a line.")
def code(file: TextIOWrapper, as_json: bool) -> None:
    """Read a word or phrase a line from FILE (- for standard input) and name the likeliest jobs.

    One line comes out for each that goes in, in the same order.
    """
    try:
        for line in file:
            text = line.strip()
            coded = _Line(text, matches(text))
            click.echo(coded.as_json() if as_json else coded.as_words())
    except UnicodeDecodeError as trouble:
        raise click.ClickException(
            "This file is not plain text in UTF-8. Save it as UTF-8 text and try again."
        ) from trouble
