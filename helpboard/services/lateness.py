"""Work that waits too long at the desk is told to the deputies (product.md, desk)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time, tzinfo
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.letter import LetterKind
from helpboard.domain.waiting import Waits
from helpboard.domain.working_days import is_late
from helpboard.models import ToldLate, User
from helpboard.queries.deputies import deputies
from helpboard.queries.overdue import everything_overdue
from helpboard.queries.waiting import everything_waiting
from helpboard.services import letters

_Key = tuple[str, int, datetime]
NOT_TOLD = frozenset({Waits.LETTERS})
"""A letter cannot say that letters do not leave; the desk and the doctor do."""


class _Late(NamedTuple):
    """Something that waits, or should have been done, ``since`` a moment."""

    what: Waits
    id: int
    area_id: int | None
    since: datetime

    @property
    def key(self) -> _Key:
        return self.what.value, self.id, self.since


def tell_late(session: Session, *, now: datetime, zone: tzinfo) -> int:
    """Write one letter to each deputy about what is late since the last turn; return how many.

    A task or a talk to come back to waits since the day that was set for it. Each thing is told
    once; when it waits anew after somebody has dealt with it, it is told anew. Areas without a
    deputy tell their other coordinators and those above.
    """
    late = {
        item.key: item
        for item in _everything(session, now=now, zone=zone)
        if is_late(item.since, now, zone=zone)
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


def _everything(session: Session, *, now: datetime, zone: tzinfo) -> Iterator[_Late]:
    for item in everything_waiting(session, now=now):
        if item.what not in NOT_TOLD:
            yield _Late(item.what, item.id, item.area_id, item.since)
    for one in everything_overdue(session, today=now.astimezone(zone).date()):
        since = datetime.combine(one.due_on, time(), tzinfo=zone).astimezone(UTC)
        yield _Late(one.what, one.id, one.area_id, since)


def _write(session: Session, items: list[_Late], *, now: datetime) -> int:
    who = deputies(session)
    readers: dict[int, User] = {}
    numbers: dict[int, Counter[Waits]] = defaultdict(Counter)
    for item in items:
        for user in who.of(item.area_id):
            readers[user.id] = user
            numbers[user.id][item.what] += 1
    for user_id, user in readers.items():
        number = numbers[user_id]
        letters.write(
            session,
            kind=LetterKind.DESK_LATE,
            to=user,
            params={"number": number.total(), "tasks": number[Waits.TASK]},
            now=now,
        )
    return len(readers)
