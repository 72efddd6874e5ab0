"""What can go wrong in the domain. The web turns each into a page, a command into a sentence."""


class DomainError(Exception):
    """Something asked for cannot be done; `str()` is a sentence for the person who asked."""


class NotFound(DomainError):
    """There is no such thing, or it is not this viewer's to see: the two must look the same."""


class Refused(DomainError):
    """It is there, but not now or not like this; the sentence says what to do instead."""


class Conflict(Refused):
    """Somebody else changed it first."""
