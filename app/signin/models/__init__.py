"""The tables of signing in."""

from app.signin.models.child import LoginCard, PicturePassword, SignInMiss, Sitting
from app.signin.models.staff import StaffMiss, StaffSession
from app.signin.models.tablet import ClassCode, ClassOpening, Tablet

__all__ = [
    "ClassCode",
    "ClassOpening",
    "LoginCard",
    "PicturePassword",
    "SignInMiss",
    "Sitting",
    "StaffMiss",
    "StaffSession",
    "Tablet",
]
