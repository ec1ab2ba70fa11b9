"""The interpreters' week with CP-SAT of OR-Tools."""

from collections import defaultdict
from typing import Any, Final

from helpboard.domain.matching.roster import (
    COVERED,
    GREEDY_ROSTER,
    PERSON,
    RosterProblem,
    roster_value,
)

WORKERS: Final = 8


class OrToolsRoster:
    """Looks for the best roster for at most `seconds`, then gives the best so far."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def roster(self, problem: RosterProblem) -> tuple[tuple[int | None, ...], bool]:
        """Return a roster, never worse than the greedy one. ImportError without OR-Tools."""
        # OR-Tools is an extra, and importing it takes a third of a second.
        from ortools.sat.python import cp_model  # noqa: PLC0415

        model: Any = cp_model.CpModel()
        taken = {
            (appointment, who): model.new_bool_var(f"x{appointment}_{who}")
            for appointment, options in enumerate(problem.options)
            for who, _minutes in options
        }
        model.maximize(_state(model, problem, taken))
        start, _is_exact = GREEDY_ROSTER.roster(problem)
        for (appointment, who), variable in taken.items():
            model.add_hint(variable, start[appointment] == who)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = self.seconds
        solver.parameters.num_workers = WORKERS
        solver.parameters.random_seed = 1
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return start, False
        found: list[int | None] = [None] * len(problem.options)
        for (appointment, who), variable in taken.items():
            if solver.value(variable):
                found[appointment] = who
        best = max((start, tuple(found)), key=lambda roster: roster_value(problem, roster))
        return best, status == cp_model.OPTIMAL


def _state(model: Any, problem: RosterProblem, taken: dict[tuple[int, int], Any]) -> Any:
    """State what must hold; return what is maximised."""
    gains, by_person = [], defaultdict[int, dict[int, Any]](dict)
    for appointment, options in enumerate(problem.options):
        model.add_at_most_one(taken[appointment, who] for who, _minutes in options)
        for who, minutes in options:
            variable = by_person[who][appointment] = taken[appointment, who]
            gains.append((COVERED - minutes) * variable)
    for who, own in by_person.items():
        comes = model.new_bool_var(f"p{who}")
        gains.append(-PERSON * comes)
        for variable in own.values():
            model.add_implication(variable, comes)
        for one, other in problem.clashes:
            if one in own and other in own:
                model.add_at_most_one((own[one], own[other]))
    return sum(gains)
