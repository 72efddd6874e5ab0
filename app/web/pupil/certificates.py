"""The certificates of a child: theirs to look at whenever they like."""

from uuid import UUID

from flask import Blueprint, render_template

from app.access.permissions import Permission
from app.celebrations.queries import own_certificate, own_certificates
from app.jobs.families import FAMILIES
from app.schools.queries import school_for
from app.web.guard import allow
from app.web.own_symbols import jobs_drawn
from app.web.viewer import viewer

certificates = Blueprint("certificates", __name__, url_prefix="/certificates")


@certificates.get("/")
@allow(Permission.LOG_READ_OWN)
def index() -> str:
    """What the child has, the newest first."""
    return render_template("pupil/certificates/index.html", certificates=own_certificates(viewer()))


@certificates.get("/<uuid:certificate_id>")
@allow(Permission.LOG_READ_OWN)
def show(certificate_id: UUID) -> str:
    """One certificate, as it is printed."""
    return render_template(
        "pupil/certificates/show.html",
        given=own_certificate(viewer(), certificate_id),
        school=school_for(viewer()).name,
        jobs=jobs_drawn(),
        families=FAMILIES,
    )
