"""A job card as a tile: its words, its picture and the ground it stands on."""

from app.jobs.cards import Job
from app.jobs.families import FAMILIES
from app.web.own_symbols import picture_address


def as_tile(job: Job) -> dict[str, str]:
    """What a script needs to draw the tile that a template draws otherwise."""
    return {
        "slug": job.slug,
        "title": job.title,
        "picture": picture_address(job.picture),
        "ground": FAMILIES[job.family].street,
    }
