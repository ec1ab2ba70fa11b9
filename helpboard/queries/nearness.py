"""Who has how much to do with what is decided: nobody judges what is theirs if others can."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.policy import Actor
from helpboard.models import Coordinator, User
from helpboard.queries.actors import actor_of

Nearness = Callable[[Actor], int | None]
"""Returns how much somebody has to do with a thing, 0 for nothing; None if they may not decide."""


def nearness(*, is_theirs: bool, has_decided: bool) -> int:
    """Return how near somebody is to what is decided.

    Whoever speaks for the side that it is about is nearer than whoever made the decision, and that
    person nearer than everybody else.
    """
    return 2 * is_theirs + has_decided


def somebody_is_further(
    session: Session, moderator: Actor, nearness_of: Nearness, *, among: ColumnElement[bool]
) -> bool:
    """Tell whether somebody has less to do with a thing than ``moderator``, and can decide.

    So there always is somebody. Only those count ``among`` the offices of coordinators who are
    active and have a second factor.
    """
    own = nearness_of(moderator)
    if not own:
        return False
    others = session.scalars(
        select(User)
        .where(
            User.id.in_(select(Coordinator.user_id).where(among)),
            User.id != moderator.user_id,
            User.state == AccountState.ACTIVE,
            User.totp_secret.is_not(None),
        )
        .order_by(User.id)
    )
    found = (nearness_of(actor_of(session, other)) for other in others)
    return any(near is not None and near < own for near in found)
