"""Certificates of a class: who has earned one, giving, taking back, and the set to print."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.celebrations import actions
from app.celebrations.kinds import sample
from app.celebrations.queries import awards_in_class, certificates_in_class
from app.foundation.errors import Refused
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.schools.avatars import AVATARS
from app.schools.queries import class_for, pupils_in_class, school_for
from app.web.guard import allow
from app.web.undo import offer_undo
from app.web.viewer import viewer

certificates = Blueprint("certificates", __name__)
ALL = "all"


@certificates.get("/<uuid:class_id>/certificates")
@allow(Permission.CERTIFICATE_GIVE)
def index(class_id: UUID) -> str:
    """Every kind: who has earned it and has it not yet, and who has it."""
    return render_template(
        "teacher/certificates/index.html",
        room=class_for(viewer(), class_id),
        awards=awards_in_class(viewer(), class_id),
        avatars=AVATARS,
        sample=sample,
        sets_up=may(viewer(), Permission.SCHOOL_SET_UP),
    )


@certificates.post("/<uuid:class_id>/certificates")
@allow(Permission.CERTIFICATE_GIVE)
def new(class_id: UUID) -> Response:
    """Give a kind to the children ticked, or to all who have earned it, with the offer to undo."""
    class_for(viewer(), class_id)
    wanted = None if request.form.get("who") == ALL else _ids("pupil")
    if wanted is not None and not wanted:
        flash("Nobody was ticked. Tick the children who get it.", "stop")
        return _back(class_id)
    given = actions.give_certificates(viewer(), class_id, request.form.get("kind", ""), wanted)
    if not given:
        flash("Everybody who has earned it has it already.", "info")
        return _back(class_id)
    undoing = url_for("teacher.certificates.remove", class_id=class_id)
    number = len(given)
    offer_undo(
        "1 certificate is given." if number == 1 else f"{number} certificates are given.",
        undoing,
        certificate=" ".join(one.hex for one in given),
    )
    return _back(class_id)


@certificates.get("/<uuid:class_id>/certificates/print")
@allow(Permission.CERTIFICATE_GIVE)
def show(class_id: UUID) -> str:
    """The set to print, one on a sheet: of one kind, of one child, or all there are."""
    kind = request.args.get("kind", "")
    pupil_id = request.args.get("child", None, UUID)
    found = [
        one
        for one in certificates_in_class(viewer(), class_id)
        if kind in {"", one.kind} and pupil_id in {None, one.pupil_id}
    ]
    return render_template(
        "teacher/certificates/show.html",
        room=class_for(viewer(), class_id),
        certificates=found,
        pupils={pupil.id: pupil for pupil in pupils_in_class(viewer(), class_id)},
        school=school_for(viewer()),
        jobs=JOBS,
        families=FAMILIES,
        back_url=url_for("teacher.certificates.index", class_id=class_id),
    )


@certificates.post("/<uuid:class_id>/certificates/remove")
@allow(Permission.CERTIFICATE_GIVE)
def remove(class_id: UUID) -> Response:
    """Take certificates back; one alone can be returned."""
    class_for(viewer(), class_id)
    wanted = _ids("certificate")
    number = actions.take_back_certificates(viewer(), class_id, wanted)
    if len(wanted) == 1 and number == 1:
        undoing = url_for("teacher.certificates.restore", class_id=class_id)
        offer_undo("1 certificate is taken back.", undoing, certificate=wanted[0].hex)
    elif number:
        flash(f"{number} certificates are taken back.", "done")
    else:
        flash("A colleague took that back already.", "info")
    return _back(class_id)


@certificates.post("/<uuid:class_id>/certificates/restore")
@allow(Permission.CERTIFICATE_GIVE)
def restore(class_id: UUID) -> Response:
    """Return a certificate that was taken back."""
    class_for(viewer(), class_id)
    for certificate_id in _ids("certificate"):
        actions.return_certificate(viewer(), class_id, certificate_id)
    flash("The certificate is given again.", "done")
    return _back(class_id)


def _ids(field: str) -> list[UUID]:
    """The ids that were ticked or are named in one field, with spaces between."""
    words = " ".join(request.form.getlist(field)).split()
    try:
        return [UUID(word) for word in words]
    except ValueError as error:
        raise Refused("Choose from the list.") from error


def _back(class_id: UUID) -> Response:
    return redirect(url_for("teacher.certificates.index", class_id=class_id), 303)
