"""A job card as a tile: its words, its picture and the ground it stands on."""

from flask import current_app

from app.jobs.cards import Job
from app.jobs.families import FAMILIES


def as_tile(job: Job) -> dict[str, str]:
    """What a script needs to draw the tile that a template draws otherwise."""
    return {
        "slug": job.slug,
        "title": job.title,
        "picture": current_app.extensions["static_tree"].picture_url(job.picture),
        "ground": FAMILIES[job.family].street,
    }
