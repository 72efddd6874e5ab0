"""The difference between a roster and the pupils we have."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.schools.roster import names
from app.schools.roster.lines import Action, Line, RosterChange
from app.schools.roster.matching import Match, matches_between
from app.schools.roster.near_classes import Spellings
from app.schools.roster.placing import Places
from app.schools.roster.problems import Problem, Suggestion
from app.schools.roster.pupils import CurrentPupil, RefusedRow, RosterPupil, RosterRow
from app.schools.roster.reading import RosterFile
from app.schools.roster.recognising import Recogniser
from app.schools.roster.repeats import refused_with
from app.schools.roster.seats import seating_of


def change_between(current: Sequence[CurrentPupil], roster: RosterFile) -> RosterChange:
    """What applying the roster would do to the pupils of the school, leavers included.

    A pupil has left only when the file covers class and year, does not have the pupil, and
    no refused row may be about the pupil.
    """
    places = Places(current, roster.class_for_new)
    matches = [places.placed(match) for match in matches_between(current, roster.rows)]
    refused = [
        *roster.refused,
        *(refused_with(match.row, match.problem) for match in matches if match.problem),
    ]
    recogniser = Recogniser(current, roster.school_year)
    spared = {row.row: recogniser.possible_pupils(row) for row in refused}
    sure = [match for match in matches if match.problem is None]
    present = {match.pupil.id for match in sure if match.pupil}
    present |= {each.id for pupils in spared.values() for each in pupils}
    left = _left([each for each in current if each.id not in present], roster)
    seating = seating_of(sure, current, {each.id for each in left}, roster.school_year)
    spellings = Spellings(current, [match.row for match in matches], roster.rows)
    lines = [_line(match, spellings) for match in seating.seated]
    lines += [_refused_line(row, spared[row.row]) for row in refused]
    lines += [_refused_line(row, [have] if have else []) for row, have in seating.without]
    lines.sort(key=lambda line: line.row or 0)
    lines += [Line(None, "left", each.id, each.pupil) for each in left]
    return RosterChange(tuple(lines), (*roster.notes, *seating.notes))


def _line(match: Match, spellings: Spellings) -> Line:
    row, have = match.row, match.pupil
    row = replace(row, problems=(*row.problems, *_class_notes(row, spellings)))
    if have is None:
        return Line(row.row, "added", after=row.pupil, problems=row.problems)
    after = _merged(have.pupil, row.pupil)
    action: Action = "back" if have.is_leaver else _action(have.pupil, after)
    problems = (*row.problems, *_notes(row, have.pupil))
    return Line(row.row, action, have.id, have.pupil, after, problems)


def _refused_line(row: RefusedRow, possible: Sequence[CurrentPupil]) -> Line:
    one = possible[0] if len(possible) == 1 else None
    return Line(
        row.row,
        "refused",
        pupil_id=one.id if one else None,
        before=one.pupil if one else None,
        problems=row.problems,
        typed=row.typed,
    )


def _left(gone: Sequence[CurrentPupil], roster: RosterFile) -> list[CurrentPupil]:
    """Those of whom the file should tell, and does not, by name."""
    left = [
        each
        for each in gone
        if roster.covers.speaks_for(each.pupil.class_name, each.pupil.nc_year)
        and not each.is_leaver
    ]
    return sorted(left, key=lambda one: (one.pupil.surname, one.pupil.forename, one.id))


def _merged(before: RosterPupil, told: RosterPupil) -> RosterPupil:
    """What the row says, where it says something; an empty cell empties nothing.

    A list that gives the name used in school as the forename does not change the forename.
    """
    same_class = names.class_key(before.class_name) == names.class_key(told.class_name)
    called = names.compared(before.preferred_forename or "") == names.compared(told.forename)
    return replace(
        told,
        forename=before.forename if called else told.forename,
        upn=told.upn or before.upn,
        preferred_forename=told.preferred_forename or before.preferred_forename,
        class_name=before.class_name if same_class else told.class_name,
    )


def _action(before: RosterPupil, after: RosterPupil) -> Action:
    if before == after:
        return "unchanged"
    return "changed" if before.class_name == after.class_name else "moved"


def _class_notes(row: RosterRow, spellings: Spellings) -> Iterator[Problem]:
    if meant := spellings.meant_by(row.pupil.class_name):
        yield Problem(
            row.row, None, "class_nearly_known",
            f"“{row.pupil.class_name}” is nearly “{meant}”. If that is meant, correct it in the "
            "file; otherwise this is a class of its own.",
            "note", Suggestion("class_name", meant) if spellings.is_typed(row) else None,
        )  # fmt: skip


def _notes(row: RosterRow, before: RosterPupil) -> Iterator[Problem]:
    if before.upn and row.pupil.upn and before.upn != row.pupil.upn:
        yield Problem(
            row.row, None, "upn_replaced",
            "The UPN is not the one we have, and takes its place. Check that it is the newer.",
            "note",
        )  # fmt: skip
