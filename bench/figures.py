"""One measured figure, and how figures are shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A value with its unit; `at_least` and `at_most` say what was promised, if anything was."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def kept(self) -> bool | None:
        """Whether the promise is kept; None where nothing was promised."""
        if self.at_least is None and self.at_most is None:
            return None
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.at_most is None or self.value <= self.at_most)

    @property
    def promise(self) -> str:
        """The promise in words, or nothing."""
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        return "" if self.at_most is None else f"at most {self.at_most:g}"


def table(figures: list[Figure]) -> str:
    """The figures as lines for a terminal, with a mark beside each broken promise."""
    wide = max((len(figure.name) for figure in figures), default=0)
    marks = {True: "kept", False: "NOT KEPT", None: ""}
    return "\n".join(
        f"{one.name:<{wide}}  {one.value:>10,.3g} {one.unit:<9} {one.promise:<15} {marks[one.kept]}"
        if abs(one.value) < 100
        else f"{one.name:<{wide}}  {one.value:>10,.0f} {one.unit:<9} {one.promise:<15} "
        f"{marks[one.kept]}"
        for one in figures
    )
