"""A letterbox in the place of a mail server: what is sent lies in it, and it can refuse."""

import re
from dataclasses import dataclass, field
from uuid import UUID

from app.foundation.mail import Letter, NotSent


@dataclass(frozen=True)
class Taken:
    """A letter that came."""

    to: str
    subject: str
    text: str
    id: UUID

    def token(self) -> str:
        """What stands behind the # of its link."""
        found = re.search(r"^https?://\S+#([\w.-]+)$", self.text, re.MULTILINE)
        assert found is not None, self.text
        return found.group(1)


@dataclass
class Postbox:
    """The letters that came. `refusing`: None takes all, else whether the no is for good."""

    letters: list[Taken] = field(default_factory=list)
    refusing: bool | None = None

    def take(self, letter: Letter, letter_id: UUID) -> None:
        """Stands in for `mail.send`."""
        if self.refusing is not None:
            raise NotSent(for_good=self.refusing)
        self.letters.append(Taken(letter.to, letter.subject, letter.text, letter_id))

    def only(self) -> Taken:
        """The one letter that came."""
        assert len(self.letters) == 1, self.letters
        return self.letters[0]
