"""Cells that stand for rows of their own: schedules, gives and seeks, the groups of a site."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.tables.meetings import Recurrence
from helpboard.models import (
    Direction,
    GiveSeek,
    Group,
    GroupSchedule,
    Organisation,
    Site,
    SiteGroup,
)

Cells = Mapping[str, Mapping[int, list[Any]]]
"""By column, then by the id of the row that they belong to."""

DIRECTIONS = {"gives": Direction.GIVE, "seeks": Direction.SEEK}
SATELLITES = frozenset({*DIRECTIONS, "schedules", "groups"})
"""The columns whose cells are rows of their own."""


def load_satellites(session: Session, model: type[Any]) -> Cells:
    """Read the satellites of all rows of ``model``."""
    if model is Site:
        return {"groups": _site_groups(session)}
    if model not in {Group, Organisation}:
        return {}
    needs = {name: _needs(session, model, direction) for name, direction in DIRECTIONS.items()}
    return {**needs, "schedules": _schedules(session)} if model is Group else needs


def _needs(session: Session, model: type[Any], direction: Direction) -> dict[int, list[Any]]:
    owner = GiveSeek.group_id if model is Group else GiveSeek.organisation_id
    statement = (
        select(owner, GiveSeek.kind, GiveSeek.topic, GiveSeek.facts)
        .where(owner.is_not(None), GiveSeek.direction == direction)
        .order_by(GiveSeek.position, GiveSeek.id)
    )
    found = defaultdict(list)
    for owner_id, kind, topic, facts in session.execute(statement):
        found[owner_id].append({"kind": kind, "topic": topic, "facts": facts})
    return found


def _schedules(session: Session) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for schedule in session.scalars(select(GroupSchedule).order_by(GroupSchedule.id)):
        found[schedule.group_id].append(
            Recurrence(
                starts_on=schedule.starts_on,
                starts=schedule.starts,
                ends=schedule.ends,
                rule=schedule.rule,
                until=schedule.until,
                except_on=tuple(sorted(schedule.except_on)),
            )
        )
    return found


def _site_groups(session: Session) -> dict[int, list[Any]]:
    statement = select(SiteGroup.site_id, Group.slug).join(Group, Group.id == SiteGroup.group_id)
    found = defaultdict(list)
    for row in session.execute(statement.order_by(SiteGroup.site_id, SiteGroup.group_id)):
        found[row.site_id].append(row.slug)
    return {site_id: sorted(slugs) for site_id, slugs in found.items()}


def store_needs(
    session: Session,
    owner: Organisation | Group,
    *,
    column: str,
    needs: Sequence[dict[str, Any]],
    is_new: bool = False,
) -> None:
    """Make the gives or seeks of ``owner`` be ``needs``; rows that stay keep their ids.

    An owner who is new has none yet, so nothing is looked for.
    """
    side = GiveSeek.group_id if isinstance(owner, Group) else GiveSeek.organisation_id
    statement = (
        select(GiveSeek)
        .where(side == owner.id, GiveSeek.direction == DIRECTIONS[column])
        .order_by(GiveSeek.position, GiveSeek.id)
    )
    rows = [] if is_new else list(session.scalars(statement))
    for position, need in enumerate(needs):
        if position < len(rows):
            row = rows[position]
        else:
            row = GiveSeek(direction=DIRECTIONS[column])
            row.group_id = owner.id if isinstance(owner, Group) else None
            row.organisation_id = owner.id if isinstance(owner, Organisation) else None
            session.add(row)
        row.kind, row.topic, row.facts, row.position = (
            need["kind"], need["topic"], need["facts"], position,
        )  # fmt: skip
    for row in rows[len(needs) :]:
        session.delete(row)


def store_site_groups(session: Session, site: Site, *, group_ids: Sequence[int]) -> None:
    """Make ``site`` be served by these groups; the notes of those that stay are kept."""
    statement = select(SiteGroup.group_id).where(SiteGroup.site_id == site.id)
    known = set(session.scalars(statement))
    gone = known - set(group_ids)
    session.execute(
        delete(SiteGroup).where(SiteGroup.site_id == site.id, SiteGroup.group_id.in_(gone))
    )
    session.add_all(
        SiteGroup(site_id=site.id, group_id=group_id)
        for group_id in group_ids
        if group_id not in known
    )
