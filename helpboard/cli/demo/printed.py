"""Asks for a pack of sheets, so that the desk's list shows one.

The worker that runs beside the demo prints it as it prints every pack, in a few seconds; making
the town waits for no paper.
"""

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.domain.paper import PackSheet
from helpboard.queries.actors import actor_of
from helpboard.services.packs import ask_for_pack

DISTRICT = "ludwigsburg-hoheneck"
"""It has three sites."""


def ask_for_sheets(build: Build, people: People) -> None:
    """Let the first coordinator ask for what hangs at the sites of a small district."""
    ask_for_pack(
        build.session,
        actor=actor_of(build.session, people.coordinators[0]),
        area_id=build.areas[DISTRICT].id,
        choice=[PackSheet.ASK],
        languages=["ar", "uk"],
        now=build.ago(days=1),
    )
