"""What a browser sent, as it is kept for a while: pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

KEPT_FOR = timedelta(minutes=20)
"""Long enough to sign in with a second factor and a telephone call in between."""
MOST_BYTES = 100_000
"""Several times what the longest form of ours holds."""


@dataclass(frozen=True, kw_only=True)
class SentForm:
    """`address` is where it was sent, `page` the one it was written on, both within the service.

    Files are not kept: `had_files` says that there were some.
    """

    address: str
    page: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool = False

    def as_bytes(self) -> bytes:
        """As it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @property
    def words(self) -> tuple[str, ...]:
        """What somebody may have written themselves: no ids, no slugs, no marks of a tick."""
        return tuple(value for _name, value in self.fields if _is_written(value))

    @property
    def is_too_long(self) -> bool:
        """Whether it is more than is kept."""
        return len(self.as_bytes()) > MOST_BYTES


def from_bytes(opened: bytes) -> SentForm:
    """What was sealed."""
    found = json.loads(opened)
    return SentForm(
        address=found["address"],
        page=found["page"],
        fields=as_fields(found["fields"]),
        had_files=found["had_files"],
    )


def as_fields(pairs: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Names and values in the order they were sent."""
    return tuple((name, value) for name, value in pairs)


def _is_written(value: str) -> bool:
    return any(sign.isspace() for sign in value.strip())
