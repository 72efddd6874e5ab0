"""A class that a teacher has opened, and children who can sign in to it."""

from uuid import UUID

from app.schools.models import Account, Pupil, School, SchoolClass
from app.signin import actions
from app.signin.actions import Opening
from tests.support import make
from tests.support.client import InspectingClient


def opened(school: School, classroom: SchoolClass, teacher: Account) -> Opening:
    """The class, open until school closes."""
    return actions.open_class(make.staff_viewer(teacher, school), classroom.id)


def with_pictures(teacher: Account, school: School, child: Pupil) -> tuple[str, ...]:
    """Pictures for a child; returns them in order."""
    return actions.set_pictures(make.staff_viewer(teacher, school), child.id)


def enter(client: InspectingClient, opening: Opening):
    """Type the code of the class at a tablet."""
    return client.submit(client.get("/open"), {"code": opening.code})


def tap(client: InspectingClient, pupil_id: UUID | str, pictures: tuple[str, ...]):
    """Tap pictures one after another, as a tablet without script does. Returns the last answer."""
    page = client.get(f"/who/{pupil_id}")
    for slug in pictures:
        assert page.status_code == 200, f"{page.status} {page.location} {page.text[:2000]}"
        page = client.submit(page, button=slug, form=f"/who/{pupil_id}")
    return page
