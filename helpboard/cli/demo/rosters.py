"""Makes what became of single meetings: who hosted, who came, how many, what was called off."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from helpboard.cli.demo.build import ZONE, Build
from helpboard.cli.demo.circles import Groups
from helpboard.cli.demo.content.roles import CANCELLED, MOVED
from helpboard.cli.demo.helping import Helping
from helpboard.domain import schedule as rules
from helpboard.domain.group import GroupState
from helpboard.domain.meeting import Coming, MeetingChangeKind
from helpboard.models import (
    GroupMember,
    GroupSchedule,
    MeetingChange,
    MeetingHelper,
    MeetingNumbers,
)

WEEKS = 8
"""So many weeks back meetings were noted."""
_CAME = (Coming.CAME, Coming.CAME, Coming.CAME, Coming.NO_SHOW, Coming.ABSENT)
_COMES = (Coming.COMES, Coming.COMES, Coming.ABSENT)
_SHOWN = 12
"""So many helpers of a group say something of a meeting."""


def build_rosters(build: Build, groups: Groups, helping: Helping) -> None:
    """Add rosters and numbers of the last weeks and the next two meetings of every group."""
    rng = build.random("rosters")
    active = {row.id: slug for slug, row in groups.items() if row.state is GroupState.ACTIVE}
    schedules = build.session.scalars(
        select(GroupSchedule).where(GroupSchedule.group_id.in_(active)).order_by(GroupSchedule.id)
    ).all()
    helpers: list[dict[str, Any]] = []
    numbers: list[dict[str, Any]] = []
    for row in schedules:
        slug = active[row.group_id]
        past, coming = _days(build, row)
        for day in past:
            said = _roster(rng, row, day, helping.members[slug], _CAME)
            helpers += said
            came = sum(one["coming"] is Coming.CAME for one in said)
            numbers.append(_numbers(build, row, day, came, helping.leads[slug]))
        for day in coming[:2]:
            helpers += _roster(rng, row, day, helping.members[slug], _COMES)
    build.session.execute(insert(MeetingHelper), helpers)
    build.session.execute(insert(MeetingNumbers), numbers)
    _change_some(build, schedules, helping, {slug: row.id for slug, row in groups.items()})


def _days(build: Build, row: GroupSchedule) -> tuple[list[date], list[date]]:
    """Return the days of past and of coming meetings."""
    since = datetime.combine(build.today - timedelta(weeks=WEEKS), datetime.min.time(), ZONE)
    plan = rules.Schedule(
        id=row.id, rule=row.rule, starts_on=row.starts_on, starts=row.starts, ends=row.ends,
        except_on=frozenset(date.fromisoformat(day) for day in row.except_on),
    )  # fmt: skip
    found = []
    for meeting in rules.meetings(plan, since=since, zone=ZONE):
        if meeting.starts_at > build.now + timedelta(weeks=WEEKS):
            break
        found.append(meeting.starts_at)
    past = [moment.date() for moment in found if moment < build.now]
    return past, [moment.date() for moment in found if moment >= build.now]


def _roster(
    rng: random.Random,
    row: GroupSchedule,
    day: date,
    members: Sequence[GroupMember],
    words: Sequence[Coming],
) -> list[dict[str, Any]]:
    chosen = rng.sample(list(members), k=min(_SHOWN, len(members)))
    said = [rng.choice(words) for _ in chosen]
    hosts = [number for number, coming in enumerate(said) if coming in {Coming.CAME, Coming.COMES}]
    hosting = set(hosts[: max(0, row.hosts - rng.randint(0, 1))])
    moment = datetime.combine(day, datetime.min.time(), ZONE) - timedelta(days=3)
    return [
        {
            "schedule_id": row.id,
            "on_date": day,
            "user_id": member.user_id,
            "coming": coming,
            "is_host": number in hosting,
            "at": moment,
        }
        for number, (member, coming) in enumerate(zip(chosen, said, strict=True))
    ]


def _numbers(build: Build, row: GroupSchedule, day: date, came: int, lead: int) -> dict[str, Any]:
    guests = 12 + (row.id * 17 + day.toordinal() * 5) % 45
    moment = datetime.combine(day, row.ends, ZONE) + timedelta(hours=1)
    return {
        "schedule_id": row.id,
        "on_date": day,
        "guests": guests,
        "helpers": came,
        "noted_by": lead,
        "noted_at": min(moment, build.now),
    }


def _change_some(
    build: Build, schedules: Sequence[GroupSchedule], helping: Helping, ids: dict[str, int]
) -> None:
    """Call off one coming meeting and move another, each of a group that meets often."""
    chosen = {
        ids["cafe-speicherhof"]: (MeetingChangeKind.CANCELLED, CANCELLED),
        ids["arbeitskreis-arbeit"]: (MeetingChangeKind.MOVED, MOVED),
    }
    leads = {
        group_id: helping.leads[slug] for slug, group_id in ids.items() if slug in helping.leads
    }
    done: set[int] = set()
    for row in schedules:
        if row.group_id not in chosen or row.group_id in done:
            continue
        done.add(row.group_id)
        kind, note = chosen[row.group_id]
        day = _days(build, row)[1][1]
        is_moved = kind is MeetingChangeKind.MOVED
        build.session.add(
            MeetingChange(
                schedule_id=row.id,
                on_date=day,
                kind=kind,
                moved_on=day + timedelta(days=1) if is_moved else None,
                starts=row.starts if is_moved else None,
                ends=row.ends if is_moved else None,
                note=note,
                changed_by=leads[row.group_id],
                changed_at=build.ago(days=1),
            )
        )
    build.session.flush()
