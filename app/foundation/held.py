"""A context variable that says something for a while."""

from contextvars import ContextVar, Token
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Held(Generic[Value]):
    """`with Held(variable, value)`. A class: every request enters three, and a generator is slow.

    A request that enters one leaves it in a hook of its own, by `__enter__` and `__exit__`.
    """

    __slots__ = ("_token", "_value", "_variable")

    def __init__(self, variable: ContextVar[Value], value: Value) -> None:
        self._variable = variable
        self._value = value

    def __enter__(self) -> None:
        self._token: Token[Value] = self._variable.set(self._value)

    def __exit__(self, *_error: object) -> None:
        self._variable.reset(self._token)
