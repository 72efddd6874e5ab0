"""The school's own symbols, for the pages that draw jobs, skills and questions."""

from uuid import UUID

from flask import Blueprint, Response

from app.access.permissions import Permission
from app.web.guard import allow
from app.web.own_symbols import symbol_answer
from app.web.viewer import viewer

symbols = Blueprint("symbols", __name__, url_prefix="/symbols")


@symbols.get("/<uuid:symbol_id>")
@allow(Permission.LOG_READ_OWN)
def show(symbol_id: UUID) -> Response:
    """One symbol, for a child of the school."""
    return symbol_answer(viewer(), symbol_id)
