"""What every pupil page shows of the child it is for."""

from dataclasses import dataclass

from flask import url_for

from app.schools.avatars import AVATARS
from app.signin.queries import ChildAtWork


@dataclass(frozen=True)
class Me:
    """The child in the bar at the top."""

    name: str
    avatar: str
    ground: str
    home_url: str
    look_url: str
    finish_url: str
    ks1: bool


def me_of(child: ChildAtWork) -> Me:
    """The child at work, as the bar shows them."""
    avatar = AVATARS[child.avatar]
    return Me(
        name=child.called,
        avatar=avatar.picture,
        ground=avatar.plate,
        home_url=url_for("pupil.home.index"),
        look_url=url_for("pupil.looks.edit"),
        finish_url=url_for("signin.finish.new"),
        ks1=is_ks1(child),
    )


def is_ks1(child: ChildAtWork | None) -> bool:
    """Whether pages ask for neither reading nor typing."""
    return child is not None and child.simple
