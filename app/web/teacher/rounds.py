"""A class round: who is here, who is left, and the code that opens tablets, all on one page."""

from uuid import UUID

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from app.access.permissions import Permission
from app.activities.marking import mark_the_rest_there, mark_there
from app.activities.queries import activities_of_class, activity_for
from app.foundation import clock
from app.learning_log.queries import round_of
from app.learning_log.rounds import Round, Step, Turn
from app.schools.avatars import AVATARS
from app.schools.queries import class_for
from app.signin.queries import openings_of
from app.web.guard import allow
from app.web.projector import projector
from app.web.teacher.qr import opening_qr
from app.web.viewer import viewer

rounds = Blueprint("rounds", __name__)
LATEST = 5
"""How many earlier activities are offered on a day without one."""


@rounds.get("/<uuid:class_id>/round")
@allow(Permission.CLASS_OPEN)
def index(class_id: UUID) -> ResponseReturnValue:
    """Straight into today's round; a choice where there are several, or none today."""
    room = class_for(viewer(), class_id)
    done = [one for one in activities_of_class(viewer(), class_id) if one.on <= clock.today()]
    today = [one for one in done if one.on == clock.today()]
    if len(today) == 1:
        return redirect(_round(class_id, today[0].id), 303)
    return render_template(
        "teacher/rounds/index.html", room=room, today=today, earlier=done[len(today) :][:LATEST]
    )


@rounds.get("/<uuid:class_id>/round/<uuid:activity_id>")
@allow(Permission.CLASS_OPEN)
def show(class_id: UUID, activity_id: UUID) -> str:
    """The round: a tile for each child, the ring, the code."""
    room = class_for(viewer(), class_id)
    now = _now(class_id, activity_id)
    live = openings_of(viewer(), class_id)
    return render_template(
        "teacher/rounds/show.html",
        room=room,
        round=now,
        finding=finding(now),
        left=left(now),
        etag=_news(now).get_etag()[0],
        opening=live[0] if live else None,
        qr=opening_qr(live[0]) if live else "",
        avatars=AVATARS,
    )


@rounds.post("/<uuid:class_id>/round/<uuid:activity_id>")
@allow(Permission.CLASS_OPEN)
def edit(class_id: UUID, activity_id: UUID) -> ResponseReturnValue:
    """One tap: this child was here, or was away; or everybody else is here."""
    _now(class_id, activity_id)  # somebody else's round is not there, whatever is sent to it
    pupil_id = request.form.get("here", type=UUID) or request.form.get("away", type=UUID)
    if pupil_id is not None:
        mark_there(viewer(), activity_id, pupil_id, present="here" in request.form)
    elif "everybody" in request.form:
        mark_the_rest_there(viewer(), activity_id, class_id)
    else:
        raise BadRequest
    if request.accept_mimetypes.best == "application/json":
        return _news(_now(class_id, activity_id))
    anchor = f"child-{pupil_id}" if pupil_id else None
    return redirect(_round(class_id, activity_id, _anchor=anchor), 303)


@rounds.get("/<uuid:class_id>/round/<uuid:activity_id>/news")
@allow(Permission.CLASS_OPEN)
def news(class_id: UUID, activity_id: UUID) -> Response:
    """How far everybody is; 304, and nothing, to a page that knows it already."""
    told = _news(_now(class_id, activity_id))
    told.make_conditional(request)
    return told


def finding(now: Round) -> str:
    """What is so, in the words of the page's heading."""
    what = now.activity.title
    if not now.expected:
        return f"{what}: nobody is here"
    if now.sent == now.expected:
        return f"{what}: everybody has sent a page"
    has = "has" if now.sent == 1 else "have"
    return f"{what}: {now.sent} of {now.expected} {has} sent a page"


def left(now: Round) -> str:
    """Who has no page yet, by name. A class reads who is still to come, not how far anybody is."""
    if projector().on:
        waiting = now.at(Step.NOT_BEGUN, Step.WRITING) if projector().names else ()
        return ", ".join(turn.pupil.shown for turn in waiting)
    groups = (("Not begun", now.at(Step.NOT_BEGUN)), ("Writing", now.at(Step.WRITING)))
    named = [
        f"{words}: {', '.join(turn.pupil.shown for turn in turns)}."
        for words, turns in groups
        if turns
    ]
    return " ".join(named) or "Nobody. Everybody who is here has sent a page."


def _now(class_id: UUID, activity_id: UUID) -> Round:
    return round_of(viewer(), activity_for(viewer(), activity_id), class_id)


def _news(now: Round) -> Response:
    """What a page shows of a round, with a tag that changes when it does."""
    shown = () if projector().on else now.turns
    turns = {str(turn.pupil.id): [turn.step.value, _said(turn), turn.by_adult] for turn in shown}
    answer = jsonify(
        finding=finding(now),
        sent=now.sent,
        expected=now.expected,
        begun=len(now.at(Step.WRITING)),
        left=left(now),
        turns=turns,
    )
    answer.add_etag()
    return answer


def _said(turn: Turn) -> str:
    """What an adult said of a child: `here`, `away`, or nothing."""
    if not turn.by_hand:
        return ""
    return "here" if turn.present else "away"


def _round(class_id: UUID, activity_id: UUID, **more: str | None) -> str:
    return url_for(
        "teacher.rounds.show",
        class_id=class_id,
        activity_id=activity_id,
        _external=False,
        **{name: value for name, value in more.items() if value},
    )
