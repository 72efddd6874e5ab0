"""The part of a form that says for which classes an activity is."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from wtforms.validators import ValidationError

from app.schools.models import SchoolClass
from app.web.forms import Form, MultiCheckboxField, choices_of


class ClassBoxes(Form):
    """A box for each class that somebody has, where there is a choice."""

    class_ids = MultiCheckboxField("For which classes?", choices=[])

    def validate_class_ids(self, field: MultiCheckboxField) -> None:
        """An activity is for somebody."""
        if field.choices and not field.data:
            raise ValidationError("Choose at least one class.")

    def offer_classes(
        self, mine: Sequence[SchoolClass], at_first: Iterable[UUID] = ()
    ) -> tuple[UUID, ...]:
        """Offer these classes. Those of `at_first` that are not offered stay as they are: these."""
        offered = {one.id for one in mine} if len(mine) > 1 else set()
        self.class_ids.choices = choices_of(
            (str(one.id), one.name) for one in mine if one.id in offered
        )
        stay = tuple(one for one in at_first if one not in offered)
        if stay and offered:
            self.class_ids.description = "It is for other classes too. They stay."
        return stay

    def chosen_classes(self) -> tuple[UUID, ...]:
        """The classes that were ticked."""
        return tuple(UUID(one) for one in self.class_ids.data or ())
