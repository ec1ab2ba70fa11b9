"""What solves the plans of the desk in this installation."""

from helpboard.adapters.solver import (
    closing_solver,
    flow_solver,
    has_solver,
    roster_solver,
)
from helpboard.services.plan_lines import Solvers


def plan_solvers() -> Solvers:
    """Return exact solvers where the extra ``solver`` is installed, greedy ones elsewhere."""
    return Solvers(
        flow=flow_solver(),
        placing=closing_solver,
        roster=roster_solver,
        are_exact=has_solver(),
    )
