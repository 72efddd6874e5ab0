"""Where staff can go: the whole of the rail, in its order."""

from dataclasses import dataclass

from app.access.viewer import Role

CLASS_STAFF = (Role.TEACHER, Role.CHAMPION, Role.SAFEGUARDING, Role.LEAD)
WHOLE_SCHOOL = (Role.LEAD, Role.OFFICE)


@dataclass(frozen=True)
class Place:
    """Somewhere to go. `also` are the topics, and single pages, that count as being there."""

    label: str
    icon: str
    endpoint: str
    roles: tuple[Role, ...]
    of_class: bool = False
    also: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """`teacher.reviews` of `teacher.reviews.index`."""
        return self.endpoint.rpartition(".")[0]


MY_CLASS = "teacher.classes.show"
PLACES = (
    Place("School", "building-community", "school.home.index", WHOLE_SCHOOL),
    Place(
        "Classes",
        "chalkboard",
        "teacher.classes.index",
        CLASS_STAFF,
        also=("teacher.past_classes",),
    ),
    Place(
        "My class",
        "home",
        MY_CLASS,
        CLASS_STAFF,
        of_class=True,
        also=(
            "teacher.openings",
            "teacher.cards",
            "teacher.entries.index",
            "teacher.knocks",
            "teacher.modes",
            "teacher.sittings",
            "teacher.tablets",
        ),
    ),
    Place(
        "Round",
        "device-tablet",
        "teacher.rounds.index",
        CLASS_STAFF,
        of_class=True,
        also=("teacher.fill_ins",),
    ),
    Place(
        "To review",
        "clipboard-check",
        "teacher.reviews.index",
        CLASS_STAFF,
        of_class=True,
        also=(
            "teacher.entries.show",
            "teacher.feedback",
            "teacher.starters",
            "teacher.concerns",
            "teacher.moves",
            "teacher.wishes",
            "teacher.words",
        ),
    ),
    Place(
        "Activities",
        "calendar-event",
        "teacher.activities.index",
        CLASS_STAFF,
        of_class=True,
        also=("teacher.attendance", "teacher.questions", "teacher.visitors"),
    ),
    Place("Calendar", "layout-grid", "teacher.calendar.index", CLASS_STAFF),
    Place(
        "Activity menu", "list-details", "teacher.menu.index", CLASS_STAFF, also=("teacher.ours",)
    ),
    Place(
        "Overview",
        "chart-bar",
        "teacher.overview.index",
        CLASS_STAFF,
        of_class=True,
        also=("teacher.exports",),
    ),
    Place(
        "Certificates",
        "certificate",
        "teacher.certificates.index",
        CLASS_STAFF,
        of_class=True,
        also=("teacher.walls",),
    ),
    Place("Moving on", "school", "teacher.leavers.index", CLASS_STAFF, of_class=True),
    Place(
        "Concerns",
        "lifebuoy",
        "school.concerns.index",
        (Role.SAFEGUARDING, Role.LEAD),
        also=("school.watch_words", "school.unread"),
    ),
    Place(
        "Children",
        "users",
        "school.classes.index",
        WHOLE_SCHOOL,
        also=(
            "school.class_names",
            "school.closings",
            "school.pupils",
            "school.departures",
            "school.new_years",
        ),
    ),
    Place(
        "Class lists",
        "file-import",
        "school.imports.index",
        WHOLE_SCHOOL,
        also=("school.columns",),
    ),
    Place("Staff", "id-badge-2", "school.staff.index", WHOLE_SCHOOL),
    Place(
        "Packages",
        "package",
        "school.packages.index",
        WHOLE_SCHOOL,
        also=("school.destinations",),
    ),
    Place(
        "Settings",
        "settings",
        "school.options.edit",
        WHOLE_SCHOOL,
        also=("school.closures", "school.certificate_kinds", "school.symbols"),
    ),
)
