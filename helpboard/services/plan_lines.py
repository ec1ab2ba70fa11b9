"""Lines of a plan as they are solved and stored."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.placing import PlacingSolver
from helpboard.domain.matching.planning import Pair
from helpboard.domain.matching.reasons import Answer, Reason
from helpboard.domain.matching.roster import RosterSolver
from helpboard.domain.matching.solving import FlowSolver

HUNDREDTHS: Final = 25
"""Hundredths of a point in a quarter of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a plan as it will be stored; ``points`` are hundredths."""

    user_id: int | None = None
    organisation_id: int | None = None
    group_id: int | None = None
    help_role_id: int | None = None
    appointment_id: int | None = None
    new_group: str = ""
    points: int = 0
    reasons: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[Any, ...]:
        """Whom the line is about; a plan says one thing of each."""
        about_somebody = self.user_id if self.appointment_id is None else None
        return (about_somebody, self.organisation_id, self.appointment_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """Lines and figures; both are JSON as far as they are mappings."""

    lines: tuple[Line, ...]
    figures: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solvers:
    """What solves a plan; those of a closing site and of a week stop after so many seconds."""

    flow: FlowSolver
    placing: Callable[[float], PlacingSolver]
    roster: Callable[[float], RosterSolver]
    are_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the coordinator said: pairs of volunteer and role that must or must not be."""

    pins: frozenset[Pair] = frozenset()
    bans: frozenset[Pair] = frozenset()

    def still_possible(self, matcher: Matcher) -> "Marks":
        """Leave out marks about people and roles that are gone, or that a rule now forbids."""

        def known(pairs: frozenset[Pair]) -> frozenset[Pair]:
            return frozenset(
                pair
                for pair in pairs
                if pair[0] in matcher.seeker_of and pair[1] in matcher.place_of
            )

        pins = (pair for pair in known(self.pins) if matcher.fit(*pair).answer is Answer.YES)
        return Marks(pins=frozenset(pins), bans=known(self.bans))


def reason_rows(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Return reasons as JSON, with their points in hundredths."""
    return [
        {
            "code": reason.code.value,
            "points": reason.quarters * HUNDREDTHS,
            "params": {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in reason.params.items()
            },
            "source": reason.source.value,
        }
        for reason in reasons
    ]
