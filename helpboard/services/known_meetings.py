"""Finding a meeting that is to be changed, and keeping others from changing it meanwhile."""

from datetime import date, tzinfo

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.policy import Action, Actor
from helpboard.domain.schedule import Meeting, meeting_known_by
from helpboard.models import Group, GroupSchedule
from helpboard.queries.actors import group_as_thing
from helpboard.queries.meetings import MEETING_STATES
from helpboard.queries.roster import group_of_schedule


def locked_schedule(
    session: Session, schedule_id: int, *, actor: Actor, action: Action
) -> tuple[Group, GroupSchedule]:
    """Let nobody else change the meetings of a schedule until this transaction ends.

    Raises ``NotFoundError`` for none, ``NotAllowedError``, and ``GoneError`` when its group does
    not meet.
    """
    row = session.get(GroupSchedule, schedule_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFoundError(schedule_id)
    group = session.get_one(Group, row.group_id)
    policy.require(actor, action, group_as_thing(session, group))
    if group.state not in MEETING_STATES:
        raise GoneError(group.id)
    return group, row


def known_meeting(session: Session, schedule_id: int, on: date, *, zone: tzinfo) -> Meeting:
    """Return a meeting as it stands now; ``NotFoundError`` when there is none on that day."""
    _group_id, schedule = group_of_schedule(session, schedule_id)
    meeting = meeting_known_by(schedule, on, zone=zone)
    if meeting is None:
        raise NotFoundError(on)
    return meeting
