"""How the town knows somebody who wants to help: what rule 4 asks before it lets them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import Standing, is_in_date
from helpboard.domain.group import TRUSTED_STATES
from helpboard.models import Clearance, Group, Release
from helpboard.queries.trust import is_verified


def standing_of(
    session: Session,
    *,
    user_id: int | None,
    organisation_id: int | None,
    group_id: int | None,
    today: date,
) -> Standing:
    """Read the standing of somebody who acts for an organisation, a group, or themselves.

    Whoever acts for one stands as that one does; what was released for them is their own.
    A group that is only being formed stands for nothing yet.
    """
    if organisation_id is not None:
        return Standing(speaks_for_verified=is_verified(session, organisation_id))
    if group_id is not None:
        return Standing(speaks_for_group=session.get_one(Group, group_id).state in TRUSTED_STATES)
    if user_id is None:
        return Standing()
    released = session.scalars(select(Release.topic).where(Release.user_id == user_id))
    seen = session.get(Clearance, user_id)
    return Standing(
        released=frozenset(released),
        has_clearance=seen is not None
        and is_in_date(issued_on=seen.issued_on, is_ok=seen.is_ok, today=today),
    )
