"""What comes out of a plan for the interpreters' week."""

from time import monotonic
from typing import Any

from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.roster import GREEDY_ROSTER
from helpboard.domain.matching.week_plan import Pair, WeekPlan, plan_week
from helpboard.domain.matching.weights import Weights
from helpboard.queries.match_week import OpenWeek
from helpboard.services.plan_lines import HUNDREDTHS, Line, Marks, Solved, Solvers, reason_rows

SECONDS = 10.0


def solve_week(found: OpenWeek, *, solvers: Solvers, marks: Marks, weights: Weights) -> Solved:
    """Find the fewest interpreters with the least travel; pairs are of appointment and person."""
    began = monotonic()
    known = {row.id for row in found.week.appointments}
    people = {row.id for row in found.week.people}
    pins = [pair for pair in marks.pins if pair[0] in known and pair[1] in people]
    bans = found.never | {pair for pair in marks.bans if pair[0] in known and pair[1] in people}
    best = plan_week(found.week, solvers.roster(SECONDS), pins=pins, bans=bans)
    apart = plan_week(found.week, GREEDY_ROSTER, pins=pins, bans=bans)
    matcher = Matcher(found.town, weights)
    seconds = round(monotonic() - began, 2)
    return Solved(
        lines=tuple(_line(matcher, pair) for pair in best.pairs),
        figures={
            "appointments": len(known),
            "plan": _figures(best),
            "one_by_one": _figures(apart),
            "today": {"covered": 0, "people": 0, "minutes": 0},
            "gaps": [[row.language, len(row.appointments), row.speakers] for row in best.gaps],
            "uncovered": [int(one) for one in best.uncovered],
            "exact": solvers.are_exact,
            "seconds": seconds,
            "again": seconds,
        },
    )


def _figures(plan: WeekPlan) -> dict[str, Any]:
    return {"covered": len(plan.pairs), "people": plan.people, "minutes": plan.minutes}


def _line(matcher: Matcher, pair: Pair) -> Line:
    appointment, person = pair
    fit = matcher.fit(person, appointment)
    return Line(
        user_id=int(person),
        appointment_id=int(appointment),
        points=fit.quarters * HUNDREDTHS,
        reasons={"reasons": reason_rows(fit.reasons)},
    )
