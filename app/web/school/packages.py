"""Packages for the new schools: who is ready, making them, how far that is, and taking them."""

import re
from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.tasks.queries import tasks_named
from app.transition.actions import ask_for_package, ask_for_packages, hand_out
from app.transition.models import Package
from app.transition.queries import (
    DestinationFacts,
    destination_by_urn,
    destinations_of,
    leavers_of_school,
    packages_of,
    public_key_in_use,
    schools_to_send_to,
)
from app.transition.readiness import Ready
from app.web.forms import Form
from app.web.guard import allow
from app.web.rail_counts import already_counted
from app.web.viewer import staff, viewer

packages = Blueprint("packages", __name__, url_prefix="/packages")

PUPIL = re.compile(r"Pupil ([0-9a-f-]{36})")
"""How the maker of packages names a child, which knows no names."""


@packages.get("/")
@allow(Permission.PACKAGE_MAKE)
def index() -> str:
    """A box for each new school, and how far each class is."""
    leavers = leavers_of_school(viewer())
    packed = packages_of(viewer())
    schools = destinations_of(viewer(), leavers, packed)
    already_counted("school.packages.index", sum(not one.is_packed for one in schools))
    making = [one.latest for one in schools if one.latest and one.latest.state == "waiting"]
    return render_template(
        "school/packages/index.html",
        schools=schools,
        leavers=leavers,
        ready=sum(one.readiness.state is Ready.READY for one in leavers),
        placeless=sum(one.destination is None for one in leavers),
        tasks=tasks_named(viewer(), [one.task_id for one in making if one.task_id]),
        making=making,
        now=_now(packed),
        problems=_problems(schools),
        key=public_key_in_use(viewer()),
        form=Form(),
    )


@packages.post("/")
@allow(Permission.PACKAGE_MAKE)
def new() -> ResponseReturnValue:
    """Ask for packages: for the school that is named, or for all that somebody is ready for."""
    try:
        asked = _ask(request.form.get("urn"), nearly="nearly" in request.form)
    except Refused as refusal:
        flash(str(refusal), "stop")
    else:
        flash(f"{asked} packages are being made." if asked > 1 else "It is being made.", "done")
    return redirect(url_for("school.packages.index"), 303)


@packages.get("/news")
@allow(Permission.PACKAGE_MAKE)
def news() -> dict[str, str]:
    """A word that changes when a package is further than before. Says nothing of who."""
    return {"now": _now(packages_of(viewer()))}


@packages.post("/<uuid:package_id>/download")
@allow(Permission.PACKAGE_MAKE)
def download(package_id: UUID) -> Response:
    """The package as a file. Handing it out is written down."""
    name, data = hand_out(viewer(), package_id)
    answer = Response(data, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _ask(urn: str | None, *, nearly: bool) -> int:
    """How many packages are being made now, in the name of the adult who asks."""
    here = staff()
    contact = here.name if here else ""
    if urn:
        place = destination_by_urn(urn)
        return len(ask_for_package(viewer(), place, contact, nearly=nearly))
    schools = schools_to_send_to(viewer(), leavers_of_school(viewer()))
    return len(ask_for_packages(viewer(), schools, contact, nearly=nearly))


def _now(found: Sequence[Package]) -> str:
    """How far everything is that is being made."""
    tasks = tasks_named(viewer(), [one.task_id for one in found if one.task_id])
    asked = [tasks[one.task_id] for one in found if one.task_id and one.task_id in tasks]
    running = [f"{task.state}{task.progress}" for task in asked if task.done_of]
    return ".".join([*(one.state[0] for one in found), *running])


def _problems(schools: Sequence[DestinationFacts]) -> dict[UUID, str]:
    """Why the last package of a school failed, with children by their names."""
    failed = [one for one in schools if one.latest and one.latest.state == "failed"]
    names = {str(one.pupil.id): one.pupil.full_name for each in failed for one in each.leavers}
    return {
        one.latest.id: PUPIL.sub(lambda who: names.get(who[1], who[0]), one.latest.problem)
        for one in failed
        if one.latest
    }
