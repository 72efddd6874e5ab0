"""Who moves on, where to, and the packages made for their new schools."""

from app.transition.queries.destinations import (
    DestinationFacts,
    destination_by_urn,
    destinations_of,
    known_destinations,
    schools_to_send_to,
    schools_without_package,
    who_would_go,
)
from app.transition.queries.keys import key_in_use, public_key_in_use
from app.transition.queries.leavers import (
    last_destinations,
    leaver_for,
    leavers_of_class,
    leavers_of_school,
    places_missing,
    taken_along,
)
from app.transition.queries.packages import package_for, packages_of, pupils_in

__all__ = [
    "DestinationFacts",
    "destination_by_urn",
    "destinations_of",
    "key_in_use",
    "known_destinations",
    "last_destinations",
    "leaver_for",
    "leavers_of_class",
    "leavers_of_school",
    "package_for",
    "packages_of",
    "places_missing",
    "public_key_in_use",
    "pupils_in",
    "schools_to_send_to",
    "schools_without_package",
    "taken_along",
    "who_would_go",
]
