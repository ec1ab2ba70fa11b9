"""One plan for a whole made town, of its own in a process, so that memory is what it took.

It needs the extra ``solver``. The town is Stuttgart's of ``helpboard match benchmark``, as often as
asked for: ten times 3,500 volunteers and 411 roles are a country's largest town at once.
"""

import json
import sys
from dataclasses import replace
from time import perf_counter

from helpboard.adapters.solver import flow_solver
from helpboard.cli.bench.rows import peak_memory
from helpboard.cli.match.generator.sizes import SIZES, TownSize
from helpboard.cli.match.generator.town import make_town
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.planning import make_edges, plan_town
from helpboard.domain.matching.town import Town


def town_of(times: int, size: TownSize) -> Town:
    """Return so many made towns of one size, all in the same districts, as one."""
    towns = [make_town(size, seed).town for seed in range(1, times + 1)]
    return Town(
        districts=towns[0].districts,
        volunteers=tuple(
            replace(one, id=f"{n}{one.id}", settled_in=one.settled_in and f"{n}{one.settled_in}")
            for n, town in enumerate(towns)
            for one in town.volunteers
        ),
        roles=tuple(
            replace(one, id=f"{n}{one.id}", group=f"{n}{one.group}")
            for n, town in enumerate(towns)
            for one in town.roles
        ),
        blocked=frozenset(
            (f"{n}{a}", f"{n}{b}") for n, one in enumerate(towns) for a, b in one.blocked or ()
        ),
        declined=frozenset(
            (f"{n}{a}", f"{n}{b}") for n, one in enumerate(towns) for a, b in one.declined
        ),
        organisations=(),
        groups=(),
    )


def measured(times: int) -> dict[str, float]:
    """Return volunteers, roles, how many were placed, seconds for the plan, and MiB at most."""
    town = town_of(times, SIZES["stuttgart"])
    begin = perf_counter()
    plan = plan_town(make_edges(Matcher(town)), flow_solver())
    return {
        "volunteers": len(town.volunteers),
        "roles": len(town.roles),
        "placed": len(plan.proposals),
        "seconds": perf_counter() - begin,
        "memory": peak_memory(),
    }


if __name__ == "__main__":
    json.dump(measured(int(sys.argv[1])), sys.stdout)
