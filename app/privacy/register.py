"""The register: which package answers for which table that holds something about a pupil.

A test walks every key that leads to a pupil, and fails for a table that nobody answers for.
"""

from app.activities import personal_data as activities
from app.celebrations import personal_data as celebrations
from app.learning_log import personal_data as learning_log
from app.media import personal_data as media
from app.reviews import personal_data as reviews
from app.safeguarding import personal_data as safeguarding
from app.schools import personal_data as schools
from app.signin import personal_data as signin
from app.sync import personal_data as sync
from app.transition import personal_data as transition

PACKAGES = (
    schools,
    signin,
    sync,
    safeguarding,
    media,
    activities,
    learning_log,
    reviews,
    celebrations,
    transition,
)

TABLES = frozenset[str]().union(*(package.TABLES for package in PACKAGES))
"""Every table about a pupil that some package answers for."""
