"""Work that waits too long at the desk is told to the deputies (product.md, desk)."""

from collections import Counter
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.letter import LetterKind
from helpboard.domain.waiting import Waits
from helpboard.domain.working_days import is_late
from helpboard.models import ToldLate, User
from helpboard.queries.deputies import deputies
from helpboard.queries.waiting import WaitingItem, everything_waiting
from helpboard.services import letters

_Key = tuple[str, int, datetime]
NOT_TOLD = frozenset({Waits.LETTERS})
"""A letter cannot say that letters do not leave; the desk and the doctor do."""


def tell_late(session: Session, *, now: datetime, zone: tzinfo) -> int:
    """Write one letter to each deputy about what is late since the last turn; return how many.

    Each thing is told once; when it waits anew after somebody has dealt with it, it is told anew.
    Areas without a deputy tell their other coordinators and those above.
    """
    late = {
        _key(item): item
        for item in everything_waiting(session, now=now)
        if item.what not in NOT_TOLD and is_late(item.since, now, zone=zone)
    }
    told = {(row.what, row.item_id, row.since): row for row in session.scalars(select(ToldLate))}
    for key, row in told.items():
        if key not in late:
            session.delete(row)
    new = [item for key, item in late.items() if key not in told]
    session.add_all(
        ToldLate(what=item.what.value, item_id=item.id, since=item.since) for item in new
    )
    session.flush()
    return _write(session, new, now=now) if new else 0


def _write(session: Session, items: list[WaitingItem], *, now: datetime) -> int:
    who = deputies(session)
    readers: dict[int, User] = {}
    numbers: Counter[int] = Counter()
    for item in items:
        for user in who.of(item.area_id):
            readers[user.id] = user
            numbers[user.id] += 1
    for user_id, user in readers.items():
        letters.write(
            session,
            kind=LetterKind.DESK_LATE,
            to=user,
            params={"number": numbers[user_id]},
            now=now,
        )
    return len(readers)


def _key(item: WaitingItem) -> _Key:
    return item.what.value, item.id, item.since
