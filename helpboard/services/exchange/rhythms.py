"""When groups meet, from a cell: what was held stays, the rest follows it, and people are told.

The cell is brought about by the services of the group's own pages, so a change means the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, Final

from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.group_schedule import CheckedSchedule
from helpboard.domain.meeting import Promise
from helpboard.domain.schedule import Schedule
from helpboard.domain.tables.meetings import Recurrence
from helpboard.models import Group, GroupSchedule
from helpboard.queries.meetings import schedules_of
from helpboard.services.schedule_changes import ahead_of, coming_meetings, take_over
from helpboard.services.schedules import bring_to_an_end, follow, tell_of_times

_ALIKE: Final[tuple[Callable[[Schedule | Recurrence], object], ...]] = (
    lambda one: (one.rule, one.starts_on),
    lambda one: one.rule,
    lambda one: one.starts_on,
    lambda _one: None,
)
"""What makes a cell's rhythm that of a row: the first of these that is the same."""

_SAME: Final = ("rule", "starts", "ends", "until")
"""Without these, meetings need not be compared day by day."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What a cell does to the schedules of a group."""

    stay: tuple[Schedule, ...]
    changed: tuple[tuple[Schedule, Recurrence], ...]
    ended: tuple[Schedule, ...]
    added: tuple[Recurrence, ...]

    def cell(self) -> list[Recurrence]:
        """Return the cell with everything that stays, and with nothing that is the same."""
        known = [_recurrence(one) for one in self.stay]
        return [*known, *(wanted for _row, wanted in self.changed), *self.added]


def moves(
    rows: Iterable[Schedule], cell: Iterable[Recurrence], *, now: datetime, zone: tzinfo
) -> Moves:
    """Return what a cell does to the schedules of a group.

    What is over is left alone, on the board and in the cell. A schedule that the cell does not name
    ends, unless it ends by itself before the first meeting of one that follows it.
    """
    left, wanted = list(rows), list(cell)
    stay = _take_pairs(left, wanted, lambda row, one: _recurrence(row) == one)
    is_over = _Over(now, zone)
    stay += [row for row in left if is_over(row)]
    left = [row for row in left if not is_over(row)]
    wanted = [one for one in wanted if not is_over(as_schedule(one))]
    stay += _take_pairs(left, wanted, lambda row, one: _is_held(row, one, now=now, zone=zone))
    changed = []
    for alike in _ALIKE:
        for one in tuple(wanted):
            row = next((row for row in left if alike(row) == alike(one)), None)
            if row is not None:
                changed.append((row, one))
                left.remove(row)
                wanted.remove(one)
    begins = [row.starts_on for row in stay]
    runs_out = [row for row in left if row.until and any(row.until < day for day in begins)]
    return Moves(
        stay=(*stay, *runs_out),
        changed=tuple(changed),
        ended=tuple(row for row in left if row not in runs_out),
        added=tuple(wanted),
    )


def bring_about(
    session: Session,
    group: Group,
    cell: Sequence[Recurrence],
    *,
    now: datetime,
    zone: tzinfo,
    by_id: int | None,
) -> None:
    """Let a group meet as a cell says, and tell everybody of it but whoever brings the cell."""
    own = schedules_of(session, [group.id]).get(group.id, ())
    done = moves(own, cell, now=now, zone=zone)
    before = coming_meetings(session, group.id, now=now, zone=zone)
    lost: list[Promise] = []
    for known, wanted in done.changed:
        row, checked = session.get_one(GroupSchedule, known.id), as_checked(wanted, known)
        _held_by, gone = follow(
            session, row, checked, first_day=wanted.starts_on, now=now, zone=zone
        )
        lost += gone
    for known in done.ended:
        row = session.get_one(GroupSchedule, known.id)
        lost += bring_to_an_end(session, row, now=now, zone=zone)
    add_schedules(session, group, done.added)
    session.flush()
    if group.state in PUBLIC_STATES:
        tell_of_times(session, group, before, lost, but=by_id, now=now, zone=zone)


def add_schedules(session: Session, group: Group, cell: Iterable[Recurrence]) -> None:
    """Let a group meet at these rhythms as well."""
    for one in cell:
        row = GroupSchedule(group_id=group.id)
        take_over(row, as_checked(one, as_schedule(one)))
        session.add(row)


def _take_pairs(
    left: list[Schedule],
    wanted: list[Recurrence],
    is_same: Callable[[Schedule, Recurrence], bool],
) -> list[Schedule]:
    """Take the rows out of ``left`` that are some of ``wanted`` already, and those out of that."""
    found = []
    for one in tuple(wanted):
        row = next((row for row in left if is_same(row, one)), None)
        if row is not None:
            found.append(row)
            left.remove(row)
            wanted.remove(one)
    return found


@dataclass(frozen=True, slots=True)
class _Over:
    now: datetime
    zone: tzinfo

    def __call__(self, schedule: Schedule) -> bool:
        """Tell whether a schedule has ended, and with today's meeting as well."""
        today = self.now.astimezone(self.zone).date()
        if schedule.until is None or schedule.until > today:
            return False
        if schedule.until < today:
            return True
        return not ahead_of(schedule, now=self.now, zone=self.zone).coming


def _is_held(row: Schedule, wanted: Recurrence, *, now: datetime, zone: tzinfo) -> bool:
    """Tell whether a schedule that has begun later than a cell says holds its meetings already."""
    if any(getattr(row, name) != getattr(wanted, name) for name in _SAME):
        return False
    return _days(row, now=now, zone=zone) == _days(as_schedule(wanted, row), now=now, zone=zone)


def _days(schedule: Schedule, *, now: datetime, zone: tzinfo) -> list[tuple[date, Any, Any]]:
    plain = as_schedule(_recurrence(schedule), schedule)
    coming = ahead_of(plain, now=now, zone=zone).coming
    return [(one.on, one.starts_at, one.ends_at) for one in coming]


def as_schedule(one: Recurrence, like: Schedule | None = None) -> Schedule:
    """Return a cell's rhythm as a schedule of which nothing was said yet."""
    return Schedule(
        id=0,
        rule=one.rule,
        starts_on=one.starts_on,
        starts=one.starts,
        ends=one.ends,
        until=one.until,
        except_on=frozenset(date.fromisoformat(day) for day in one.except_on),
        meets_on_holidays=like.meets_on_holidays if like else False,
    )


def _recurrence(schedule: Schedule) -> Recurrence:
    return Recurrence(
        starts_on=schedule.starts_on,
        starts=schedule.starts,
        ends=schedule.ends,
        rule=schedule.rule,
        until=schedule.until,
        except_on=tuple(sorted(day.isoformat() for day in schedule.except_on)),
    )


def as_checked(one: Recurrence, like: Schedule) -> CheckedSchedule:
    """Return what a cell says, with hosts and holidays as they are: no column holds those."""
    return CheckedSchedule(
        rule=one.rule,
        starts_on=one.starts_on,
        until=one.until,
        starts=one.starts,
        ends=one.ends,
        except_on=list(one.except_on),
        meets_on_holidays=like.meets_on_holidays,
        hosts=like.hosts,
    )
