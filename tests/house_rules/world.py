"""A school with one of everything a URL can name, and somebody of each role: what the matrix asks.

When a route has a new parameter, add a line to `World.records`.
"""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from flask import Flask
from werkzeug.routing import Rule

from app.access.policy import may
from app.access.viewer import STAFF_ROLES, Role, Viewer
from app.schools.actions.new_years import plan_new_year
from app.schools.models import Account, Pupil, School, SchoolClass
from app.web.guard import permission_for
from tests.support import celebrating, leaving, make, menus, sign_in, tablets, worries
from tests.support.client import InspectingClient
from tests.support.rosters import row_to_mend
from tests.support.sealed import refused
from tests.support.speech import said_on
from tests.support.symbols import symbol

ROLES = (*STAFF_ROLES, Role.ANYONE, Role.TABLET, Role.PUPIL)
"""Who is asked; an envelope opens no page."""

OF_ONE_PUPIL = {"entry_id", "file_id", "voice_id", "certificate_id"}
"""Parameters that name something of one child, which no other child may reach."""

OF_ONE_CLASS = OF_ONE_PUPIL | {"class_id", "pupil_id", "activity_id", "opening_id", "refusal_id"}
"""Parameters that name something of a class, which no other teacher may reach."""


@dataclass
class World:
    """A school and its people. `records` holds a value for each URL parameter."""

    app: Flask
    school: School = field(init=False)
    classroom: SchoolClass = field(init=False)
    child: Pupil = field(init=False)
    records: dict[str, object] = field(init=False)
    clients: dict[Role, InspectingClient] = field(init=False)
    viewers: dict[Role, Viewer] = field(init=False)
    adults: dict[Role, Account] = field(init=False)

    def __post_init__(self) -> None:
        self.school = make.school()
        self.classroom = make.school_class(self.school, nc_years=("6",))
        self.child = make.pupil(self.classroom)
        self.records = self._records()
        self.adults = {
            Role.TEACHER: make.staff(self.school, "teacher", classes=(self.classroom,)),
            Role.CHAMPION: make.staff(self.school, "champion"),
            Role.OFFICE: make.staff(self.school, "office"),
            Role.SAFEGUARDING: make.staff(self.school, "safeguarding"),
            Role.LEAD: make.staff(self.school, "lead"),
        }
        self.viewers = {role: make.staff_viewer(a, self.school) for role, a in self.adults.items()}
        self.viewers[Role.PUPIL] = make.pupil_viewer(self.child)
        for role in (Role.ANYONE, Role.TABLET):
            self.viewers[role] = Viewer(roles=frozenset({role}))
        self.sign_in_again()

    def sign_in_again(self) -> None:
        """A fresh browser for each role."""
        self.clients = {role: self.client_of(role) for role in ROLES}

    def client_of(self, role: Role) -> InspectingClient:
        """A fresh browser: what was pressed in the one before may have signed somebody out."""
        if role is Role.ANYONE:
            return self.app.test_client()
        if role is Role.TABLET:
            return sign_in.tablet_client(self.app, self.school.id, self.classroom.id)
        if role is Role.PUPIL:
            return sign_in.pupil_client(self.app, self.child)
        return sign_in.staff_client(self.app, self.adults[role], self.school.id)

    def address(self, rule: Rule, **instead: object) -> str:
        """Where this rule leads for this school's records."""
        missing = rule.arguments - set(self.records) - set(instead)
        assert not missing, f"{rule}: say how to make {missing} in tests/house_rules/world.py"
        values = {name: instead.get(name, self.records.get(name)) for name in rule.arguments}
        return self.app.url_map.bind("localhost").build(rule.endpoint, values)

    def one_who_may(self, rule: Rule) -> Role:
        """The first role that may use this rule's view."""
        mark = permission_for(self.app, rule.endpoint)
        return next(role for role, viewer in self.viewers.items() if may(viewer, mark))

    def nowhere(self, rule: Rule) -> str:
        """The same address for records that nobody has."""
        random = {name: uuid4() for name in rule.arguments if self._is_an_id(name)}
        return self.address(rule, **random)

    def names_records(self, rule: Rule) -> bool:
        """Whether the address names something of this school."""
        return any(self._is_an_id(name) for name in rule.arguments)

    def _is_an_id(self, name: str) -> bool:
        return isinstance(self.records.get(name), UUID)

    def _planned_year(self) -> UUID:
        office = make.staff_viewer(make.staff(self.school, "office"), self.school)
        return plan_new_year(office)

    def _records(self) -> dict[str, object]:
        activity = make.activity(self.classroom)
        make.attended(activity, self.child)
        entry = make.entry(self.child, activity_id=activity.id, skills={"listening": 2})
        class_list = make.roster_import(self.school)
        return {
            "class_id": self.classroom.id,
            "pupil_id": self.child.id,
            "activity_id": activity.id,
            "entry_id": entry.id,
            "concern_id": worries.concern(entry, make.staff(self.school)).id,
            "starter_id": worries.starter(make.staff(self.school), self.school).id,
            "feedback_id": make.feedback(entry, make.staff(self.school)).id,
            "file_id": make.picture(entry).id,
            "voice_id": said_on(entry).id,
            "opening_id": make.opening(self.classroom).id,
            "refusal_id": refused(self.child),
            "tablet_id": tablets.tablet(self.school.id).id,
            "package_id": leaving.package(self.school, leaving.secondary()).id,
            "import_id": class_list.id,
            "row": row_to_mend(class_list),
            "account_id": make.staff(self.school).id,
            "change_id": self._planned_year(),
            "certificate_id": celebrating.certificate(self.child).id,
            "kind": "ten-jobs",
            "own_id": menus.own_line(self.school).id,
            "menu_slug": "teddy-bear-clinic",
            "family": "healthcare",
            "skill": "listening",
            "symbol_id": symbol(self.school),
        }


def methods(rule: Rule) -> list[str]:
    """What can be asked of a rule, but for what Flask answers by itself."""
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def rules(app: Flask) -> list[Rule]:
    """Every rule, in the order of its address."""
    return sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
