"""What this package holds about a pupil."""

from app.signin.models import Knock, LoginCard, PicturePassword, SignInMiss, Sitting

TABLES = frozenset(
    model.__tablename__
    for model in (
        PicturePassword,
        LoginCard,
        Sitting,
        SignInMiss,
        Knock,
    )
)
