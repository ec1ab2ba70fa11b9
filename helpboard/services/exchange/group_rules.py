"""What an import says beforehand of a group that meets at other times, and of whom it tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.schedule import Meeting, Schedule
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.meetings import Recurrence, write_schedules
from helpboard.domain.tables.post_rules import Found
from helpboard.domain.tables.sheet import Row
from helpboard.models import Group, GroupMember, User
from helpboard.queries.meetings import schedules_of
from helpboard.services.exchange.rhythms import Moves, as_checked, as_schedule, moves
from helpboard.services.exchange.rules import Before, Rules, Telling
from helpboard.services.exchange.stock import Stock
from helpboard.services.schedule_changes import Course, ahead_of, course_of
from helpboard.services.schedules import is_news


@dataclass(slots=True)
class GroupRules(Rules):
    """A change of rhythm leaves what was held, and meetings to go to."""

    schedules: Mapping[str, Sequence[Schedule]]
    members: Mapping[str, int]
    """How many people of each group would be told."""
    now: datetime
    zone: tzinfo

    def complete(self, _row: int, values: dict[str, Any], before: Before) -> str:
        """Put everything that stays into the cell, so that only what changes differs."""
        if before is not None and values["schedules"] != before["schedules"]:
            values["schedules"] = self._moves(values).cell()
        return ""

    def check(self, _row: int, values: Mapping[str, Any], before: Before) -> Iterator[Found]:
        """Yield each rhythm that would leave no meeting."""
        if before is None or values["schedules"] == before["schedules"]:
            return
        for row, wanted in self._moves(values).changed:
            try:
                self._course(row, wanted)
            except FieldsError:
                near = write_schedules([wanted])[:40]
                yield "schedules", Wrong.NO_MEETING, {"near": near}

    def telling(self, values: Mapping[str, Any], before: Before) -> Telling | None:
        """Return who is told of which day on; None when no meeting changes soon."""
        if before is None or values["schedules"] == before["schedules"]:
            return None
        if before["state"] not in PUBLIC_STATES:
            return None
        done = self._moves(values)
        after = [*done.stay, *map(as_schedule, done.added)]
        for row, wanted in done.changed:
            course = self._course(row, wanted)
            after += [course.kept] if course.begun is None else [course.kept, course.begun]
        known = self._coming(self.schedules.get(values["slug"], ()))
        coming = self._coming(after)
        if not is_news(known, coming, now=self.now):
            return None
        differ = {(one.starts_at, one.ends_at) for one in known} ^ {
            (one.starts_at, one.ends_at) for one in coming
        }
        return Telling(since=min(differ)[0].date(), people=self.members.get(values["slug"], 0))

    def _moves(self, values: Mapping[str, Any]) -> Moves:
        own = self.schedules.get(values["slug"], ())
        return moves(own, values["schedules"], now=self.now, zone=self.zone)

    def _course(self, row: Schedule, wanted: Recurrence) -> Course:
        return course_of(
            row, as_checked(wanted, row), first_day=wanted.starts_on, now=self.now, zone=self.zone
        )

    def _coming(self, schedules: Iterable[Schedule]) -> list[Meeting]:
        return [
            meeting
            for one in schedules
            for meeting in ahead_of(one, now=self.now, zone=self.zone).coming
            if not meeting.is_cancelled
        ]


def group_rules(
    session: Session,
    *,
    stock: Stock,
    rows: Iterable[Row],
    by_id: int | None,
    now: datetime,
    zone: tzinfo,
) -> GroupRules:
    """Return the rules against how the groups of a file meet; takes two statements."""
    named = {row.cells.get("slug", "") for row in rows if "schedules" in row.cells}
    slugs = {stock.entries[slug].entity.id: slug for slug in named if slug in stock.entries}
    found = schedules_of(session, sorted(slugs))
    return GroupRules(
        schedules={slugs[group_id]: schedules for group_id, schedules in found.items()},
        members=_members(session, by_id),
        now=now,
        zone=zone,
    )


def _members(session: Session, by_id: int | None) -> dict[str, int]:
    statement = (
        select(Group.slug, func.count())
        .join(GroupMember, GroupMember.group_id == Group.id)
        .join(User, User.id == GroupMember.user_id)
        .where(User.state == AccountState.ACTIVE, User.id != (by_id or 0))
        .group_by(Group.slug)
    )
    return {row[0]: row[1] for row in session.execute(statement)}
