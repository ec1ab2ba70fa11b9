"""Closing sites with CP-SAT of OR-Tools: integer programmes with a time limit."""

from collections import defaultdict
from typing import Any, Final

from helpboard.domain.matching.placing import (
    COVERED,
    FOUNDING,
    GREEDY_PLACING,
    NOT_ALONE,
    PLACED,
    WHOLE,
    Placement,
    Placing,
    PlacingProblem,
    may_be,
    mended,
    placing_bound,
    placing_value,
)

WORKERS: Final = 8
"""Strategies that search side by side; on two cores eight prove what two do not find."""


class OrToolsPlacing:
    """Looks for the best placement for at most `seconds`, then gives the best so far."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def place(self, problem: PlacingProblem, *, hint: Placement = ()) -> Placing:
        """Solve a problem. ImportError without OR-Tools."""
        # OR-Tools is an extra, and importing it takes a third of a second.
        from ortools.sat.python import cp_model  # noqa: PLC0415

        start = mended(problem, hint or GREEDY_PLACING.place(problem).placed)
        programme = _Programme(problem, cp_model.CpModel())
        programme.state()
        programme.suggest(start)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = self.seconds
        solver.parameters.num_workers = WORKERS
        solver.parameters.random_seed = 1
        status = solver.solve(programme.model)
        bound = placing_bound(problem)
        found: list[tuple[int | None, ...]] = [(None,) * len(start)]
        if may_be(problem, start):
            found.append(tuple(start))
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            found.append(programme.placed(solver))
            bound = min(bound, round(solver.best_objective_bound))
        best = max(found, key=lambda placed: placing_value(problem, placed))
        return Placing(placed=best, value=placing_value(problem, best), bound=bound)


class _Programme:
    """The variables and constraints of a problem."""

    def __init__(self, problem: PlacingProblem, model: Any) -> None:
        self.problem = problem
        self.model = model
        self.taken = {
            (seeker, option.place): model.new_bool_var(f"x{seeker}_{option.place}")
            for seeker, options in enumerate(problem.options)
            for option in options
        }
        self.in_group: dict[tuple[int, int], list[Any]] = defaultdict(list)
        self.at_place: dict[int, list[Any]] = defaultdict(list)
        for (seeker, place), variable in self.taken.items():
            self.in_group[seeker, problem.group_of[place]].append(variable)
            self.at_place[place].append(variable)
        self.links: dict[tuple[int, int], tuple[Any, Any]] = {}
        self.mates: dict[tuple[int, int], Any] = {}
        self.covered: dict[int, Any] = {}
        self.founded: dict[int, Any] = {}
        self.gains: list[Any] = []

    def state(self) -> None:
        """State everything that must hold and what it is worth."""
        for seeker, options in enumerate(self.problem.options):
            rows = [(option, self.taken[seeker, option.place]) for option in options]
            self.model.add_at_most_one(variable for _option, variable in rows)
            self.gains += [(PLACED + option.quarters) * variable for option, variable in rows]
        for place, variables in self.at_place.items():
            self.model.add(sum(variables) <= self.problem.capacity[place])
        for group, most in self.problem.rooms.items():
            here = [row for pair, some in self.in_group.items() if pair[1] == group for row in some]
            self.model.add(sum(here) <= most)
        self._state_teams()
        self._state_covers()
        self._state_foundings()
        self.model.maximize(sum(self.gains))

    def _state_teams(self) -> None:
        model, members = self.model, defaultdict[tuple[int, int], list[tuple[int, Any]]](list)
        for (seeker, group), variables in self.in_group.items():
            team = self.problem.team_of[seeker]
            if team is not None:
                members[team, group].append((seeker, sum(variables)))
        for (team, group), rows in members.items():
            linked = model.new_bool_var(f"y{team}_{group}")
            together = model.new_bool_var(f"z{team}_{group}")
            self.links[team, group] = linked, together
            everybody = sum(row for _seeker, row in rows)
            model.add(everybody >= 2 * together)
            self.gains.append(-WHOLE * linked)
            for seeker, row in rows:
                with_mate = model.new_bool_var(f"m{seeker}_{group}")
                self.mates[seeker, group] = with_mate
                model.add(row <= linked)
                model.add(with_mate <= row)
                model.add(with_mate <= together)
                self.gains.append(NOT_ALONE * with_mate)
        again = [self.links[pair][0] for pair in self.problem.not_again if pair in self.links]
        if again:
            model.add(sum(again) <= len(again) - 1)

    def _state_covers(self) -> None:
        for number, pairs in enumerate(self.problem.covers):
            covering = [self.taken[pair] for pair in pairs if pair in self.taken]
            if covering:
                covered = self.model.new_bool_var(f"c{number}")
                self.model.add(covered <= sum(covering))
                self.covered[number] = covered
                self.gains.append(COVERED * covered)

    def _state_foundings(self) -> None:
        for founding in self.problem.foundings:
            founded = self.founded[founding.group] = self.model.new_bool_var(f"f{founding.group}")
            people = [
                row
                for (_seeker, group), variables in self.in_group.items()
                if group == founding.group
                for row in variables
            ]
            lead = sum(self.in_group.get((founding.lead, founding.group), []))
            for row in people:
                self.model.add(row <= founded)
            self.model.add(lead >= founded)
            self.model.add(sum(people) >= founding.least * founded)
            self.gains.append(-FOUNDING * founded)

    def suggest(self, placement: Placement) -> None:
        """Begin the search from a placement, with every other variable as it follows from it."""
        here, links = set(enumerate(placement)), self.problem.links(placement)
        used = {self.problem.group_of[place] for place in placement if place is not None}
        for pair, variable in self.taken.items():
            self.model.add_hint(variable, pair in here)
        for link, (linked, together) in self.links.items():
            self.model.add_hint(linked, links[link] > 0)
            self.model.add_hint(together, links[link] > 1)
        for (seeker, group), with_mate in self.mates.items():
            place, team = placement[seeker], self.problem.team_of[seeker]
            is_there = place is not None and self.problem.group_of[place] == group
            together_there = team is not None and links[team, group] > 1
            self.model.add_hint(with_mate, is_there and together_there)
        for number, covered in self.covered.items():
            self.model.add_hint(covered, not here.isdisjoint(self.problem.covers[number]))
        for group, founded in self.founded.items():
            self.model.add_hint(founded, group in used)

    def placed(self, solver: Any) -> tuple[int | None, ...]:
        """Return the places that the solver chose."""
        found: list[int | None] = [None] * len(self.problem.options)
        for (seeker, place), variable in self.taken.items():
            if solver.value(variable):
                found[seeker] = place
        return tuple(found)
