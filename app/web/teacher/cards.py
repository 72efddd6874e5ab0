"""Sign-in cards: who has one, printing them, and making a lost one worthless.

Only a digest of a card is kept, so that printing always makes a new card, and voids the old.
Showing pictures and cards is a POST and leaves a line in the trail.
"""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.schools.avatars import AVATARS
from app.schools.queries import ClassPupil, class_for
from app.signin import actions, queries
from app.signin.picture_set import PICTURES
from app.web.as_seen import fingerprint, is_overtaken, one_at_a_time
from app.web.guard import allow
from app.web.qr import address_of, qr_svg
from app.web.viewer import viewer

cards = Blueprint("cards", __name__)
CARDS_ON_A_SHEET = 8


@cards.get("/<uuid:class_id>/cards")
@allow(Permission.CARDS_PRINT)
def index(class_id: UUID) -> str:
    """Each child, and whether they have a card and pictures."""
    cards = queries.cards_of_class(viewer(), class_id)
    return render_template(
        "teacher/cards/index.html",
        school_class=class_for(viewer(), class_id),
        cards=cards,
        avatars=AVATARS,
        seen={card.pupil.id: fingerprint(_stands(card)) for card in cards},
        seen_of_all=fingerprint(map(_stands, cards)),
    )


@cards.post("/<uuid:class_id>/cards")
@allow(Permission.CARDS_PRINT)
def new(class_id: UUID) -> str | Response:
    """Sheets of new cards: for everyone, for those without one, or for one child."""
    one_at_a_time(class_id)
    wanted = request.form.get("who", "")
    facts = queries.cards_of_class(viewer(), class_id)
    chosen = [
        fact.pupil
        for fact in facts
        if wanted in {"all", str(fact.pupil.id)} or (wanted == "none" and fact.issued_at is None)
    ]
    one = next((_stands(fact) for fact in facts if str(fact.pupil.id) == wanted), None)
    if is_overtaken(one or map(_stands, facts)):
        return _late(class_id)
    if not chosen:
        flash(_("Every child has a card. Choose “Print again” for one that is lost."), "info")
        return redirect(url_for("teacher.cards.index", class_id=class_id), 303)
    return render_template(
        "teacher/cards/new.html",
        school_class=class_for(viewer(), class_id),
        cards=_printed(class_id, chosen),
        avatars=AVATARS,
        cards_on_a_sheet=CARDS_ON_A_SHEET,
        back_url=url_for("teacher.cards.index", class_id=class_id),
    )


@cards.post("/<uuid:class_id>/cards/<uuid:pupil_id>/pictures")
@allow(Permission.CARDS_PRINT)
def edit(class_id: UUID, pupil_id: UUID) -> Response:
    """Give a child new pictures, or only one. They are seen on the next card."""
    if _changed_meanwhile(class_id, pupil_id):
        return _late(class_id)
    only_one = request.form.get("only") == "one"
    actions.set_pictures(viewer(), pupil_id, only_one=only_one)
    told = _("One picture is set.") if only_one else _("New pictures are set.")
    flash(told + " " + _("Print the card again to see it."), "done")
    return redirect(url_for("teacher.cards.index", class_id=class_id), 303)


@cards.post("/<uuid:class_id>/cards/<uuid:pupil_id>/void")
@allow(Permission.CARDS_PRINT)
def remove(class_id: UUID, pupil_id: UUID) -> Response:
    """A card is lost: from now on it opens nothing."""
    if _changed_meanwhile(class_id, pupil_id):
        return _late(class_id)
    actions.void_card(viewer(), pupil_id)
    flash(_("That card opens nothing any more."), "done")
    return redirect(url_for("teacher.cards.index", class_id=class_id), 303)


def _stands(card: queries.CardFacts) -> tuple[object, ...]:
    """What two adults at the same child's card would take from each other."""
    return card.issued_at, card.set_at, card.pictures


def _changed_meanwhile(class_id: UUID, pupil_id: UUID) -> bool:
    """Whether a colleague printed, voided or set pictures since the page was opened."""
    one_at_a_time(class_id)
    facts = queries.cards_of_class(viewer(), class_id)
    return any(is_overtaken(_stands(one)) for one in facts if one.pupil.id == pupil_id)


def _late(class_id: UUID) -> Response:
    flash(_("These cards changed since you opened the page. Look again, then press."), "wait")
    return redirect(url_for("teacher.cards.index", class_id=class_id), 303)


def _printed(class_id: UUID, pupils: Sequence[ClassPupil]) -> list[dict[str, object]]:
    """A new card for each child, with their pictures, which are made where there are none."""
    base = address_of(url_for("signin.cards.new"))
    known = queries.pictures_of(viewer(), class_id)
    actions.show_pictures(viewer(), class_id, [pupil.id for pupil in pupils])
    printed = []
    for pupil in pupils:
        slugs = known.get(pupil.id) or actions.set_pictures(viewer(), pupil.id)
        token = actions.issue_card(viewer(), pupil.id)
        printed.append(
            {
                "pupil": pupil,
                "pictures": [PICTURES[slug] for slug in slugs],
                "qr": qr_svg(f"{base}#{token}", _("A QR picture to sign in with")),
            }
        )
    return printed
