"""The interpreters' week: who goes where, with the fewest people and the least travel.

Only interpreters whom the coordinator has released, in a time that they are known to have; what
nobody covers is shown as a gap to recruit for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from helpboard.domain.languages import CEFR
from helpboard.domain.matching.roster import Roster, RosterProblem, RosterSolver
from helpboard.domain.matching.times import stretches
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.when import DAY_MINUTES, Slot

INTERPRETS_FROM: Final = CEFR.index("B2")
WEEK: Final = 7 * DAY_MINUTES

Pair = tuple[str, str]
"""An appointment's id and an interpreter's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A date with an interpreter; `start` and `end` in minutes since Monday 00:00 of the week.

    A date in a later week adds 10,080 minutes for each week. `languages` are all of the pair.
    """

    id: str
    district: str
    languages: tuple[str, ...]
    start: int
    end: int
    is_online: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """Somebody who interprets; unknown in `released` and `slots` is a no for the plan.

    `busy` holds what is fixed already, as appointments of this plan's weeks.
    """

    id: str
    district: str | None
    languages: Mapping[str, str] = field(default_factory=dict)
    slots: tuple[Slot, ...] | None = None
    max_travel: float | None = None
    released: bool | None = None
    busy: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A language in which appointments stay uncovered; `speakers` of it are released at all."""

    language: str
    appointments: tuple[str, ...]
    speakers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """Pairs of appointment and interpreter in the order of the appointments."""

    pairs: tuple[Pair, ...]
    uncovered: tuple[str, ...]
    gaps: tuple[Gap, ...]
    people: int
    minutes: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Week:
    """What is planned for: the appointments, and who interprets."""

    appointments: Sequence[Appointment]
    people: Sequence[Interpreter]
    travel: TravelTable


def can_come(appointment: Appointment, person: Interpreter, travel: TravelTable) -> int | None:
    """Return the minutes of travel when somebody can keep an appointment, else None."""
    if person.released is not True or person.slots is None or not speaks(person, appointment):
        return None
    start, end = appointment.start % WEEK, appointment.start % WEEK + length(appointment)
    if not any(first <= start and end <= last for first, last in stretches(person.slots)):
        return None
    if any(clash(appointment, other, travel) for other in person.busy):
        return None
    if appointment.is_online:
        return 0
    if person.district is None:
        return None
    minutes = travel.between(person.district, appointment.district)
    return None if person.max_travel is not None and minutes > person.max_travel else minutes


def length(appointment: Appointment) -> int:
    """Return how many minutes an appointment takes."""
    return appointment.end - appointment.start


def speaks(person: Interpreter, appointment: Appointment) -> bool:
    """Tell whether somebody speaks all languages of an appointment well enough to interpret."""
    return all(_level(person, language) >= INTERPRETS_FROM for language in appointment.languages)


def _level(person: Interpreter, language: str) -> int:
    level = person.languages.get(language)
    return -1 if level is None else CEFR.index(level)


def clash(one: Appointment, other: Appointment, travel: TravelTable) -> bool:
    """Tell whether nobody can keep both: they overlap, or the way between takes too long."""
    first, second = sorted((one, other), key=lambda row: (row.start, row.end))
    is_on_the_spot = first.is_online or second.is_online
    minutes = 0 if is_on_the_spot else travel.between(first.district, second.district)
    if first.district == second.district:
        minutes = 0
    return second.start < first.end + minutes


def plan_week(
    week: Week, solver: RosterSolver, *, pins: Collection[Pair] = (), bans: Collection[Pair] = ()
) -> WeekPlan:
    """Return the plan for a week; a pin that cannot be kept leaves its appointment open."""
    problem = _problem(week, dict(pins), set(bans))
    roster, is_exact = solver.roster(problem)
    kept = [(number, who) for number, who in enumerate(roster) if who is not None]
    return WeekPlan(
        pairs=tuple((week.appointments[number].id, week.people[who].id) for number, who in kept),
        uncovered=tuple(
            row.id for row, who in zip(week.appointments, roster, strict=True) if who is None
        ),
        gaps=gaps(week.appointments, week.people, roster),
        people=len({who for _number, who in kept}),
        minutes=sum(dict(problem.options[number])[who] for number, who in kept),
        is_exact=is_exact,
    )


def _problem(week: Week, pinned: Mapping[str, str], banned: Collection[Pair]) -> RosterProblem:
    rows, travel = week.appointments, week.travel
    options = [
        [
            (number, minutes)
            for number, person in enumerate(week.people)
            if pinned.get(row.id, person.id) == person.id
            and (row.id, person.id) not in banned
            and (minutes := can_come(row, person, travel)) is not None
        ]
        for row in rows
    ]
    return RosterProblem(
        options=options,
        clashes=frozenset(
            (one, other)
            for one in range(len(rows))
            for other in range(one + 1, len(rows))
            if clash(rows[one], rows[other], travel)
        ),
    )


def gaps(
    appointments: Iterable[Appointment], people: Sequence[Interpreter], roster: Roster
) -> tuple[Gap, ...]:
    """Return the languages, German aside, of uncovered appointments, the most wanted first."""
    open_ids: dict[str, list[str]] = defaultdict(list)
    for row, who in zip(appointments, roster, strict=True):
        for language in row.languages if who is None else ():
            if language != "de":
                open_ids[language].append(row.id)
    found = [
        Gap(
            language=language,
            appointments=tuple(ids),
            speakers=sum(
                person.released is True and _level(person, language) >= INTERPRETS_FROM
                for person in people
            ),
        )
        for language, ids in open_ids.items()
    ]
    return tuple(sorted(found, key=lambda row: (-len(row.appointments), row.language)))
