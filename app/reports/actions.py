"""Taking figures and tables out of the service: each time is written down."""

from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.tables import Table
from app.reports.exporters import Exporter


def hand_out(viewer: Viewer, class_id: UUID, exporter: Exporter) -> Table:
    """The table of a class, written down as taken out. Raises NotFound for another's class."""
    table = exporter.table(viewer, class_id)
    record(viewer, f"{exporter.slug} exported", "class", class_id)
    return table
