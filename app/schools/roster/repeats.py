"""The same child twice in one file: the second row is refused and names the first."""

from collections.abc import Sequence

from app.schools.roster.known import NameAndBirth, name_and_birth
from app.schools.roster.problems import LEFT_OUT, Problem, Suggestion
from app.schools.roster.pupils import RefusedRow, RosterRow, TypedPupil

AnyRow = RosterRow | RefusedRow


def without_repeats(rows: Sequence[AnyRow], upn_heading: str | None) -> list[AnyRow]:
    """The rows in order, each that repeats an earlier one turned into a refused row.

    Two rows are the same child when they have the same UPN, or the same name and birth
    date unless each has a UPN of its own.
    """
    by_upn: dict[str, int] = {}
    by_name: dict[NameAndBirth, list[tuple[int, str | None]]] = {}
    answer: list[AnyRow] = []
    for row in rows:
        upn = row.pupil.upn if isinstance(row, RosterRow) else row.upn
        problem = _same_name(row, by_name) if isinstance(row, RosterRow) else None
        problem = problem or _same_upn(row, upn, by_upn, upn_heading)
        if upn:
            by_upn.setdefault(upn, row.row)
        if isinstance(row, RosterRow):
            by_name.setdefault(name_and_birth(row.pupil), []).append((row.row, upn))
        answer.append(refused_with(row, problem) if problem else row)
    return answer


def refused_with(row: AnyRow, problem: Problem) -> RefusedRow:
    """The row refused for this problem too."""
    if isinstance(row, RefusedRow):
        return RefusedRow(row.row, row.typed, (*row.problems, problem), row.upn)
    pupil = row.pupil
    typed = TypedPupil(
        forename=pupil.forename,
        surname=pupil.surname,
        preferred_forename=pupil.preferred_forename or "",
        upn=pupil.upn or "",
        nc_year=pupil.nc_year,
        class_name=pupil.class_name,
        born_on=f"{pupil.born_on:%d/%m/%Y}",
    )
    return RefusedRow(row.row, typed, (*row.problems, problem), pupil.upn)


def _same_upn(
    row: AnyRow, upn: str | None, seen: dict[str, int], heading: str | None
) -> Problem | None:
    if upn is None or upn not in seen:
        return None
    return Problem(
        row.row, heading, "upn_repeated",
        f"The same UPN is in row {seen[upn]}. Find out whose it is, and correct the other.",
        "stop",
    )  # fmt: skip


def _same_name(
    row: RosterRow, seen: dict[NameAndBirth, list[tuple[int, str | None]]]
) -> Problem | None:
    for first, upn in seen.get(name_and_birth(row.pupil), []):
        if upn is None or row.pupil.upn in (None, upn):
            return Problem(
                row.row, None, "child_repeated",
                f"The same child is in row {first}. Leave one out; if they are two children, "
                "give each a UPN of their own.", "stop", Suggestion(LEFT_OUT, ""),
            )  # fmt: skip
    return None
