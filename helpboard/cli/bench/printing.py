"""One pack of sheets printed as the worker prints it, of its own in a process, for its memory.

The board to print from is that of the environment; it is written into.
"""

import json
import sys
from datetime import UTC, datetime
from time import perf_counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.cli.bench.rows import memory, peak_memory
from helpboard.cli.board import board_app
from helpboard.cli.packs import printing
from helpboard.domain.paper import PackSheet, PackState
from helpboard.extensions import db, writing
from helpboard.models import Area, Coordinator, PaperPack, User
from helpboard.queries.actors import actor_of
from helpboard.services.packs import ask_for_pack

_LANGUAGES = ("ar", "uk")


def measured(area: str) -> dict[str, float]:
    """Print every sheet for every site of ``area``; return how many, seconds, MiB.

    ``memory`` is the most there was, ``grown`` what the second half of the sites added.
    """
    with board_app().app_context():
        _print_what_waits()
        with writing(db.session()) as session:
            pack = _asked_for(session, area)
            pack_id, sites = pack.id, pack.total
        taken: list[float] = []

        def look() -> bool:
            taken.append(memory())
            return False

        begin = perf_counter()
        printing(look)()
        seconds = perf_counter() - begin
        if db.session.get_one(PaperPack, pack_id).state is not PackState.READY:
            raise RuntimeError("the pack was not printed")
    return {
        "sheets": sites * len(PackSheet),
        "seconds": seconds,
        "memory": peak_memory(),
        "grown": taken[-1] - taken[len(taken) // 2],
    }


def _print_what_waits() -> None:
    """Print the pack that a demo town's desk has asked for, whose turn would be first."""
    while printing(lambda: False)():
        pass


def _asked_for(session: Session, area: str) -> PaperPack:
    found = session.scalars(select(Area).where(Area.slug == area)).one()
    above = found.path.strip("/").split("/")
    user = session.scalars(
        select(User)
        .join(Coordinator, Coordinator.user_id == User.id)
        .where(
            Coordinator.area_id.in_([int(part) for part in above]), User.totp_secret.is_not(None)
        )
        .order_by(User.id)
    ).first()
    if user is None:
        raise RuntimeError("nobody coordinates the area")
    return ask_for_pack(
        session,
        actor=actor_of(session, user),
        area_id=found.id,
        choice=tuple(PackSheet),
        languages=_LANGUAGES,
        now=datetime.now(UTC),
    )


if __name__ == "__main__":
    json.dump(measured(sys.argv[1]), sys.stdout)
