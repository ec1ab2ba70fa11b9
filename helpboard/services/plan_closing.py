"""What comes out of a plan for a closing site."""

from collections.abc import Mapping
from dataclasses import asdict
from time import monotonic
from typing import Any, Final

from helpboard.domain.matching.closing import (
    Closing,
    ClosingSite,
    plan_closing,
    second_best,
    team_by_team,
)
from helpboard.domain.matching.covering import covering_start
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.placing import Placement
from helpboard.domain.matching.planning import make_edges
from helpboard.domain.matching.weights import Weights
from helpboard.domain.plan import SECONDS
from helpboard.queries.match_closing import NEW, ClosingTown
from helpboard.services.plan_lines import (
    HUNDREDTHS,
    Line,
    Marks,
    Solved,
    Solvers,
    reason_rows,
)

FIRST_SECONDS: Final = 0.4 * SECONDS
AGAIN_SECONDS: Final = 0.8
"""Solving anew begins from the plan before, and its reader waits."""
SECOND_SECONDS: Final = 8.0
TEAM_SECONDS: Final = 1.0


def solve_closing(
    closing: ClosingTown,
    name: str,
    *,
    solvers: Solvers,
    marks: Marks,
    weights: Weights,
    before: Mapping[str, Any],
) -> Solved:
    """Plan a closing site; ``before`` are the figures of the plan that is solved anew, if any.

    What does not change by marks, such as the plan team by team, is then taken from them.
    """
    began = monotonic()
    edges = make_edges(Matcher(closing.town, weights))
    marks = marks.still_possible(edges.matcher)
    site = ClosingSite(edges, closing.new_groups)
    is_again = "team_by_team" in before
    solver = solvers.placing(AGAIN_SECONDS if is_again else FIRST_SECONDS)
    hint = _hint(site, before)
    best = plan_closing(site, solver, pins=marks.pins, bans=marks.bans, begin_from=hint)
    seconds = monotonic() - began
    return Solved(
        lines=tuple(_line(site, row.volunteer, row.role, name) for row in best.proposals),
        figures={
            **_lasting(site, best, solvers=solvers, before=before if is_again else {}),
            "plan": asdict(best.measures),
            "people": sum(row.settled_in is None for row in closing.town.volunteers),
            "exact": solvers.are_exact,
            "gap": round(best.gap, 4),
            "seconds": round(seconds, 2),
            "again": AGAIN_SECONDS,
            **_left(closing, best),
            "placed": {row.volunteer: row.role for row in best.proposals},
        },
    )


def _left(closing: ClosingTown, best: Closing) -> dict[str, Any]:
    """Return whom and what the plan leaves open, and who would lead a new group."""
    return {
        "founded": bool(best.founded),
        "lead": int(closing.new_groups[0].lead) if best.founded else None,
        "unplaced": [int(one) for one in best.unplaced],
        "unknown": list(closing.unknown),
        "elsewhere": closing.elsewhere,
        "uncovered": [
            [int(row.district), language] for row in best.uncovered for language in row.languages
        ],
    }


def _lasting(
    site: ClosingSite, best: Closing, *, solvers: Solvers, before: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what to compare with: each team planned alone, and the second-best plan."""
    if before:
        return {name: before[name] for name in ("team_by_team", "second_costs", "today")}
    apart = team_by_team(site, solvers.placing(TEAM_SECONDS))
    second = second_best(site, solvers.placing(SECOND_SECONDS), best)
    nobody = site.measures(site.problem(), [None] * len(best.placed))
    return {
        "team_by_team": asdict(apart.measures),
        "second_costs": (best.measures.quarters - second.measures.quarters) * HUNDREDTHS,
        "today": asdict(nobody),
    }


def _hint(site: ClosingSite, before: Mapping[str, Any]) -> Placement:
    """Return where everybody went in the plan before, as far as those places are still there.

    A first plan begins with teams where their languages are missing.
    """
    placed = before.get("placed", {})
    matcher = site.matcher
    if not placed:
        return covering_start(site.problem())
    return tuple(
        place.number if (place := matcher.place_of.get(placed.get(one.volunteer.id, ""))) else None
        for one in matcher.seekers
    )


def _line(site: ClosingSite, volunteer: str, role_id: str, name: str) -> Line:
    role = site.matcher.place_of[role_id].role
    fit = site.matcher.fit(volunteer, role_id)
    is_new = role.group == NEW
    return Line(
        user_id=int(volunteer),
        group_id=None if is_new else int(role.group),
        help_role_id=None if is_new else int(role.id),
        new_group=name if is_new else "",
        points=fit.quarters * HUNDREDTHS,
        reasons={"reasons": reason_rows(fit.reasons), "topic": role.topic},
    )
