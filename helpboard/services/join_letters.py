"""Letters about joining a group, and the links in them."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.joining import ANSWER_LIFE, OFFER_LIFE, JoinLink, NoReason
from helpboard.domain.letter import LetterKind
from helpboard.models import AccessCode, JoinRequest, User
from helpboard.queries.sides import speakers
from helpboard.services import action_links, letters


def tell_asked(session: Session, *, request: JoinRequest, now: datetime) -> None:
    """Tell every lead of a wish; each gets links of their own to say yes or no."""
    for lead in _leads(session, request.group_id):
        if not isinstance(lead, User):
            continue
        links = {
            f"{name}_link": _link(session, action, request, lead, now=now)
            for name, action in (("accept", JoinLink.ACCEPT), ("decline", JoinLink.DECLINE))
        }
        letters.write(
            session,
            kind=LetterKind.JOIN_ASKED,
            to=lead,
            params={"request": request.id, **links},
            now=now,
            once=f"join-asked:{request.id}:{lead.id}",
        )


def tell_joined(session: Session, *, request: JoinRequest, now: datetime) -> None:
    """Tell the leads that somebody belongs to the group now without their having said yes."""
    for lead in _leads(session, request.group_id):
        letters.write(
            session,
            kind=LetterKind.GROUP_JOINED,
            to=lead,
            params={"request": request.id},
            now=now,
        )


def tell_accepted(session: Session, *, request: JoinRequest, now: datetime) -> None:
    """Welcome somebody."""
    _tell(session, LetterKind.JOIN_ACCEPTED, request, {}, now=now)


def tell_declined(
    session: Session, *, request: JoinRequest, reason: NoReason, now: datetime
) -> None:
    """Tell somebody kindly why not."""
    _tell(session, LetterKind.JOIN_DECLINED, request, {"reason": reason.value}, now=now)


def tell_offered(session: Session, *, request: JoinRequest, now: datetime) -> None:
    """Offer a place that has become free, with links to take it or to give it up."""
    person = session.get_one(User, request.user_id)
    links = {
        "take_link": _link(session, JoinLink.TAKE, request, person, now=now),
        "give_up_link": _link(session, JoinLink.GIVE_UP, request, person, now=now),
    }
    _tell(session, LetterKind.JOIN_OFFERED, request, links, now=now)


def tell_lapsed(session: Session, *, request: JoinRequest, now: datetime) -> None:
    """Tell somebody that the offered place has gone to the next."""
    _tell(session, LetterKind.JOIN_LAPSED, request, {}, now=now)


def tell_left(session: Session, *, group_id: int, user_id: int, now: datetime) -> None:
    """Tell the leads that a helper has left."""
    for lead in _leads(session, group_id):
        letters.write(
            session,
            kind=LetterKind.GROUP_LEFT,
            to=lead,
            params={"group": group_id, "person": user_id},
            now=now,
        )


def tell_removed(session: Session, *, group_id: int, user_id: int, now: datetime) -> None:
    """Tell somebody that a lead has ended their help in a group."""
    letters.write(
        session,
        kind=LetterKind.GROUP_REMOVED,
        to=session.get_one(User, user_id),
        params={"group": group_id},
        now=now,
    )


def tell_role(session: Session, *, group_id: int, user_id: int, now: datetime) -> None:
    """Tell a member that they now lead a group, or no longer do."""
    letters.write(
        session,
        kind=LetterKind.GROUP_ROLE,
        to=session.get_one(User, user_id),
        params={"group": group_id, "person": user_id},
        now=now,
    )


def _leads(session: Session, group_id: int) -> list[User | AccessCode]:
    return speakers(session, organisation_id=None, group_id=group_id)


def _link(
    session: Session, action: JoinLink, request: JoinRequest, reader: User, *, now: datetime
) -> str:
    is_offer = action in {JoinLink.TAKE, JoinLink.GIVE_UP}
    return action_links.offer(
        session,
        action=action,
        now=now,
        life=OFFER_LIFE if is_offer else ANSWER_LIFE,
        user_id=reader.id,
        about_id=request.id,
    ).key


def _tell(
    session: Session,
    kind: LetterKind,
    request: JoinRequest,
    more: dict[str, Any],
    *,
    now: datetime,
) -> None:
    letters.write(
        session,
        kind=kind,
        to=session.get_one(User, request.user_id),
        params={"request": request.id, **more},
        now=now,
        once=f"{kind}:{request.id}",
    )
