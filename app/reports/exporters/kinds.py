"""What an exporter is."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.access.viewer import Viewer
from app.foundation.tables import Table


@dataclass(frozen=True, kw_only=True)
class Exporter:
    """A table of a class that can be taken away. `table` raises NotFound for another's class."""

    slug: str
    name: str
    says: str
    table: Callable[[Viewer, UUID], Table]
