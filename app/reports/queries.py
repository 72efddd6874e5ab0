"""Figures about a class, as a viewer may see them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.access.viewer import Viewer
from app.activities.queries import attendance_in_class, attended_elsewhere, titles_of_class
from app.foundation import clock
from app.learning_log.queries import entries_by
from app.reports.overview import Encounter, Overview, overview_of
from app.schools.queries import ClassPupil, class_for, pupils_in_class

NO_ENCOUNTER = "message"
"""The kind of page that speaks to a new school; it is no page about a job."""


def class_overview(viewer: Viewer, class_id: UUID, *, whole_log: bool = False) -> Overview:
    """The school year of a class, or all that its children have ever written and been at.

    As many queries for thirty children as for one. Raises NotFound for a class that is not the
    viewer's.
    """
    year = class_for(viewer, class_id).school_year
    pupils = pupils_in_class(viewer, class_id)
    pages = entries_by(viewer, [pupil.id for pupil in pupils], with_pictures=False)
    return overview_of(
        pupils,
        [
            page
            for page in pages
            if page.kind != NO_ENCOUNTER and (whole_log or page.school_year == year)
        ],
        _encounters(viewer, class_id, pupils, whole_log=whole_log),
    )


def _encounters(
    viewer: Viewer, class_id: UUID, pupils: Sequence[ClassPupil], *, whole_log: bool
) -> Mapping[UUID, Sequence[Encounter]]:
    """What each child was at: with this class, where nobody said otherwise, and before it."""
    done = [one for one in titles_of_class(viewer, class_id) if one.on <= clock.today()]
    there = attendance_in_class(viewer, class_id)
    found = {
        pupil.id: [
            Encounter(one.id, one.title, one.on, one.jobs)
            for one in done
            if there.get((one.id, pupil.id), True)
        ]
        for pupil in pupils
    }
    if whole_log:
        for pupil_id, activity in attended_elsewhere(viewer, list(found), class_id):
            found[pupil_id].append(
                Encounter(activity.id, activity.title, activity.on, tuple(activity.jobs))
            )
    return found
