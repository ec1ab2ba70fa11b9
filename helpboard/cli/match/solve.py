"""``helpboard match solve``: a plan for a town file of your own."""

from pathlib import Path
from time import monotonic

import click

from helpboard.adapters.solver import closing_solver, flow_solver, has_solver
from helpboard.cli.match.plan_file import Solved, plan_document, write_plan
from helpboard.cli.match.town_file import TownFileError, read_town
from helpboard.cli.refusal import NEW_FILE, RefusedError
from helpboard.domain.matching.closing import ClosingSite, plan_closing
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.menus import menus
from helpboard.domain.matching.partners import best_partners
from helpboard.domain.matching.planning import Edges, Proposal, make_edges, plan_town
from helpboard.domain.matching.questions import questions
from helpboard.domain.matching.town import Town

CLOSING_SECONDS = 45.0
"""How long the plan of a closing site is looked for; then the best so far is shown."""


@click.command()
@click.option(
    "--town",
    "town_file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The town, as docs/town-file.schema.json describes it.",
)
@click.option(
    "--out",
    required=True,
    type=NEW_FILE,
    help="Where the plan is written, as docs/plan.schema.json describes it.",
)
def solve(town_file: Path, out: Path) -> None:
    """Plan for a town file: who could be proposed where, and why.

    A town with teams or languages to cover is a site that closes.
    """
    town = _read(town_file)
    start = monotonic()
    matcher = Matcher(town)
    edges = make_edges(matcher)
    proposals, gap = _plan(edges)
    solved = Solved(
        proposals=proposals,
        menus=menus(edges, flow_solver()),
        questions=questions(edges),
        partners=partners_of(town, matcher),
        seconds=monotonic() - start,
        gap=gap,
    )
    try:
        write_plan(out, plan_document(matcher, solved))
    except OSError as error:
        raise RefusedError(f"{out} cannot be written: {error.strerror}.") from error
    _tell(town, solved)


def _read(path: Path) -> Town:
    try:
        return read_town(path)
    except TownFileError as error:
        raise RefusedError(
            "The town file cannot be used:\n" + "\n".join(f"  {row}" for row in error.problems)
        ) from error
    except OSError as error:
        raise RefusedError(f"{path} cannot be read: {error.strerror}.") from error


def _plan(edges: Edges) -> tuple[tuple[Proposal, ...], float]:
    town = edges.matcher.town
    if town.teams or town.cover:
        closing = plan_closing(ClosingSite(edges), closing_solver(CLOSING_SECONDS))
        return closing.proposals, closing.gap
    plan = plan_town(edges, flow_solver())
    return plan.proposals, plan.gap


def partners_of(town: Town, matcher: Matcher) -> dict[str, list[str]]:
    """Return the best groups for each organisation."""
    travel, weights = matcher.ground.travel, matcher.weights
    return {
        one.id: [row.other for row in best_partners(one, town.groups, travel, weights)]
        for one in town.organisations
    }


def _tell(town: Town, solved: Solved) -> None:
    click.echo(
        f"{len(solved.proposals)} of {len(town.volunteers)} volunteers have a proposal, "
        f"{len(solved.questions)} a question; {solved.seconds:.1f} seconds."
    )
    if not has_solver():
        click.echo(
            "OR-Tools is not installed, so the plan is greedy. "
            "Install the extra “solver” for the best one.",
            err=True,
        )
