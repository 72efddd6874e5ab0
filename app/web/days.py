"""A box for a day."""

from wtforms import DateField

WRITTEN = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y"]


class Day(DateField):
    """A day, as a browser's calendar sends it or as it is written in England."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Say what a day looks like when it cannot be read."""
        try:
            super().process_formdata([" ".join(valuelist).strip()] if valuelist else [])
        except ValueError as error:
            raise ValueError("Write the day as day/month/year, such as 11/06/2026.") from error
