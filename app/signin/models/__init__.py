"""The tables of signing in."""

from app.signin.models.child import Knock, LoginCard, PicturePassword, SignInMiss, Sitting
from app.signin.models.staff import (
    KeptForm,
    PasswordLink,
    RecoveryCode,
    StaffMiss,
    StaffSession,
)
from app.signin.models.tablet import ClassCode, ClassOpening, CodeMiss, Tablet

__all__ = [
    "ClassCode",
    "ClassOpening",
    "CodeMiss",
    "KeptForm",
    "Knock",
    "LoginCard",
    "PasswordLink",
    "PicturePassword",
    "RecoveryCode",
    "SignInMiss",
    "Sitting",
    "StaffMiss",
    "StaffSession",
    "Tablet",
]
