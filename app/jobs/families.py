"""The 25 families of jobs, as the National Careers Service groups them, and where each stands.

A child sees them as places in a town of five streets, five places to a street.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from app.foundation.picture_names import Plate as Street
from app.jobs import content

STREETS: tuple[Street, ...] = get_args(Street)


@dataclass(frozen=True, slots=True)
class Family:
    """A family of jobs: its stable slug, its published name, and its street and place in the town.

    `order` counts from 1 to 25, street by street, left to right.
    """

    slug: str
    name: str
    street: Street
    order: int


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        row["slug"]: Family(row["slug"], row["name"], row["street"], order)
        for order, row in enumerate(content.tables("families.toml")["family"], start=1)
    }
)
