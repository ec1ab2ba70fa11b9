"""Looking again at who may work with children, when a group or a task turns towards them (rule 6).

Nobody is sent away: the leads and the desk hear of it, and the register lists who it is.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.models import Group, GroupMember, Notice, NoticeState, User
from helpboard.queries.uncleared import is_uncleared_in
from helpboard.services.desk_notes import settle_note, tell_desk
from helpboard.services.group_letters import people_of, tell

CLEARANCE_MISSING = "clearance-missing"
"""The reason for which the desk hears of a group."""


def look_again(session: Session, group: Group, *, by_id: int | None, now: datetime) -> bool:
    """Tell leads and desk when members now need a certificate that nobody has seen; once for each.

    Return whether there are such members. When there are none any more, the desk's note is settled.
    """
    statement = (
        select(GroupMember.user_id)
        .join(User, User.id == GroupMember.user_id)
        .where(
            GroupMember.group_id == group.id,
            is_uncleared_in(group.id, today=now.date()),
        )
        .limit(1)
    )
    if session.scalar(statement) is None:
        settle_note(
            session, about="group", about_id=group.id, reason=CLEARANCE_MISSING, by_id=by_id,
            now=now,
        )  # fmt: skip
        return False
    waits = select(Notice.id).where(
        Notice.about == "group",
        Notice.about_id == group.id,
        Notice.reason == CLEARANCE_MISSING,
        Notice.state == NoticeState.OPEN,
    )
    if session.scalar(waits) is not None:
        return True
    tell_desk(session, about="group", about_id=group.id, reason=CLEARANCE_MISSING, now=now)
    leads = people_of(session, group.id, role=GroupRole.LEAD)
    tell(session, leads, kind=LetterKind.CLEARANCE_MISSING, group=group, now=now)
    return True
