"""What the made-up children have done so far, told on the days it happened."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Kind, Role, Viewer
from app.activities.actions import plan_activity
from app.activities.plan import ActivityPlan, Visitor
from app.demo.content import made_up
from app.foundation import clock, ids
from app.foundation.database import db
from app.learning_log.actions import save_entry, write_message
from app.learning_log.answers import EntryAnswers, SkillView
from app.reviews.actions import ask_for_more, give_feedback, mark_reviewed
from app.safeguarding.actions import raise_concern, say_why
from app.schools.models import ClassStaff
from app.schools.queries import ClassPupil, pupils_in_class
from app.transition.actions import choose_pages, place_children
from app.transition.queries import destination_by_urn

LESSON = time(10, 0)
"""When, in UTC, things happened on a day."""


def tell(viewer: Viewer, classes: Mapping[str, UUID]) -> None:
    """Plan the made-up activities, and let the children write about some of them."""
    planned: dict[str, tuple[UUID, Mapping[str, Any]]] = {}
    for made in made_up()["activity"]:
        with _days_ago(made["days_ago"]):
            class_id = classes[made["class"]]
            planned[made["title"]] = (_plan(viewer, class_id, made), made)
    children = {
        f"{child.forename} {child.surname}": child
        for class_id in classes.values()
        for child in pupils_in_class(viewer, class_id)
    }
    written: dict[tuple[str, str], UUID] = {}
    for page in made_up()["entry"]:
        activity_id, activity = planned[page["activity"]]
        with _days_ago(activity["days_ago"]):
            written[page["child"], page["activity"]] = _write(
                viewer, children[page["child"]], activity_id, page
            )
    for leaver in made_up()["leaver"]:
        pages = [written[leaver["child"], activity] for activity in leaver["takes"]]
        _pack(viewer, children[leaver["child"]], pages, leaver)


def _plan(viewer: Viewer, class_id: UUID, made: Mapping[str, Any]) -> UUID:
    plan = ActivityPlan(
        title=made["title"],
        on=clock.today(),
        mode=made["mode"],
        jobs=tuple(made["jobs"]),
        skills=tuple(made["skills"]),
        visitors=tuple(Visitor(**visitor) for visitor in made["visitors"]),
    )
    return plan_activity(viewer, [class_id], plan)


def _write(viewer: Viewer, child: ClassPupil, activity_id: UUID, page: Mapping[str, Any]) -> UUID:
    answers = EntryAnswers(
        activity_id=activity_id,
        job=page["job"],
        met_how=page["met_how"],
        words=page["words"],
        skills=tuple(SkillView(skill, view) for skill, view in page["skills"].items()),
        would_like=page["would_like"],
        happened_on=clock.today(),
    )
    saved = save_entry(_as_child(viewer, child), ids.new_id(), answers)
    teacher = _as_teacher(viewer, child.class_id)
    if page["review"] == "asked":
        ask_for_more(teacher, saved.entry_id, words=page["feedback"])
    elif page["review"] == "reviewed":
        give_feedback(teacher, saved.entry_id, words=page["feedback"], sticker=page["sticker"])
        mark_reviewed(teacher, saved.entry_id, revision=saved.revision)
    if later := page.get("changed_to"):
        save_entry(_as_child(viewer, child), saved.entry_id, replace(answers, words=later))
    if worry := page.get("worry"):
        concern = raise_concern(teacher, "entry", saved.entry_id, saved.revision, child.id)
        say_why(teacher, concern, worry)
    return saved.entry_id


def _pack(
    viewer: Viewer, child: ClassPupil, pages: Sequence[UUID], leaver: Mapping[str, Any]
) -> None:
    """The child takes these pages along, the first with a star; a teacher says where to."""
    as_child, teacher = _as_child(viewer, child), _as_teacher(viewer, child.class_id)
    choose_pages(as_child, pages, pages[0])
    message = write_message(as_child, leaver["message"])
    mark_reviewed(teacher, message.entry_id, revision=message.revision)
    place_children(teacher, child.class_id, {child.id: destination_by_urn(leaver["goes_to"])})


def _as_child(viewer: Viewer, child: ClassPupil) -> Viewer:
    return Viewer(
        kind=Kind.PUPIL,
        roles=frozenset({Role.PUPIL}),
        school_id=viewer.school,
        id=child.id,
        class_ids=frozenset({child.class_id}),
        nc_year=child.nc_year,
        request_id=viewer.request_id,
    )


def _as_teacher(viewer: Viewer, class_id: UUID) -> Viewer:
    return Viewer(
        kind=Kind.STAFF,
        roles=frozenset({Role.TEACHER}),
        school_id=viewer.school,
        id=db.session.scalars(
            select(ClassStaff.account_id).where(ClassStaff.class_id == class_id)
        ).one(),
        class_ids=frozenset({class_id}),
        request_id=viewer.request_id,
    )


@contextmanager
def _days_ago(days: int) -> Iterator[None]:
    """On that day at ten o'clock; today, just now, so that nothing lies in the future."""
    if not days:
        yield
        return
    day = clock.today() - timedelta(days=days)
    with clock.frozen(datetime.combine(day, LESSON, tzinfo=UTC)):
        yield
