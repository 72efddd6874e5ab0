"""What can be taken out of a class's log as a table. To add one: a file beside this, and a line.

Every exporter asks a fixed number of questions, however many pages there are.
"""

from app.reports.exporters import class_log, class_reviews
from app.reports.exporters.kinds import Exporter

ALL: tuple[Exporter, ...] = (
    Exporter(
        slug="log",
        name="The log",
        says="What every child wrote, a page a row: the job, their words, their skills.",
        table=class_log.table,
    ),
    Exporter(
        slug="reviews",
        name="Reviews",
        says="Where every page stands, who read it, and what was answered.",
        table=class_reviews.table,
    ),
)

__all__ = ["ALL", "Exporter"]
