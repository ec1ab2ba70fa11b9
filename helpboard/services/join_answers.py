"""What leads answer to those who want to help."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.joining import (
    Declared,
    JoinState,
    NoPlaceError,
    NoReason,
    check_move,
)
from helpboard.domain.policy import Action, Actor
from helpboard.models import ActionLink, Entry, Group, JoinRequest, User
from helpboard.queries.actors import actor_of, group_as_thing
from helpboard.queries.openings import openings_of
from helpboard.services import join_letters
from helpboard.services.admission import (
    Coming,
    become_helper,
    check_fit,
    check_person,
    keeps_place,
    role_in,
)
from helpboard.services.openings import locked_group, offer_freed

_SAID_WHEN_ASKING = Declared(is_woman=True, is_old_enough=True)
"""A wish was written only after this was said; it is not kept (see ``joining.ask``)."""


def accept(session: Session, *, actor: Actor, request_id: int, now: datetime) -> JoinRequest:
    """Say yes: the person belongs to the group from now on and gets a letter.

    Raises ``ClearanceMissingError`` (rule 6), ``NoPlaceError`` for somebody who waits while all
    places are taken, ``NotJoinableError``, ``IllegalMoveError`` once the wish is over,
    ``NotAllowedError``.
    """
    request, group = _to_answer(session, actor, request_id)
    check_move(request.state, JoinState.ACCEPTED)
    check_person(session, group=group, user_id=request.user_id)
    role = role_in(session, group, request.help_role_id)
    coming = Coming(user_id=request.user_id, role_id=request.help_role_id, said=_SAID_WHEN_ASKING)
    check_fit(session, group=group, role=role, coming=coming, now=now)
    if not keeps_place(request):
        openings = openings_of(session, group_id=group.id, capacity=group.capacity)
        if not openings.has_place(request.help_role_id):
            raise NoPlaceError(group.id)
    _decide(session, request, actor, JoinState.ACCEPTED, now=now)
    become_helper(
        session,
        group_id=group.id,
        user_id=request.user_id,
        role_id=request.help_role_id,
        now=now,
    )
    join_letters.tell_accepted(session, request=request, now=now)
    return request


def decline(
    session: Session, *, actor: Actor, request_id: int, reason: NoReason, now: datetime
) -> JoinRequest:
    """Say no with a kind sentence; a place that was kept goes to the next who waits.

    Raises ``IllegalMoveError`` once the wish is over, ``NotAllowedError``.
    """
    request, group = _to_answer(session, actor, request_id)
    check_move(request.state, JoinState.DECLINED)
    _decide(session, request, actor, JoinState.DECLINED, now=now)
    join_letters.tell_declined(session, request=request, reason=reason, now=now)
    offer_freed(session, group=group, now=now)
    return request


def accept_by_link(session: Session, link: ActionLink, now: datetime) -> JoinRequest:
    """Say yes from the letter, with the rights that its reader has at this moment."""
    actor = actor_of_link(session, link)
    return accept(session, actor=actor, request_id=link.about_id or 0, now=now)


def decline_by_link(session: Session, link: ActionLink, now: datetime) -> JoinRequest:
    """Say no from the letter; the sentence leaves the door open."""
    actor = actor_of_link(session, link)
    return decline(
        session, actor=actor, request_id=link.about_id or 0, reason=NoReason.NO_NEED, now=now
    )


def check_asked(session: Session, link: ActionLink) -> JoinRequest:
    """Return the wish of a lead's link; ``IllegalMoveError`` once it is over."""
    request = session.get(JoinRequest, link.about_id or 0)
    if request is None:
        raise NotFoundError(link.id)
    check_move(request.state, JoinState.ACCEPTED)
    return request


def actor_of_link(session: Session, link: ActionLink) -> Actor:
    """Return whom a link was written to as one who acts; ``NotAllowedError`` for nobody."""
    user = session.get(User, link.user_id) if link.user_id is not None else None
    if user is None:
        raise NotAllowedError(link.action)
    return actor_of(session, user)


def _to_answer(session: Session, actor: Actor, request_id: int) -> tuple[JoinRequest, Group]:
    found = session.get(JoinRequest, request_id)
    if found is None:
        raise NotFoundError(request_id)
    group = locked_group(session, found.group_id)
    policy.require(actor, Action.CHOOSE_HELPERS, group_as_thing(session, group))
    return session.get_one(JoinRequest, request_id, populate_existing=True), group


def _decide(
    session: Session, request: JoinRequest, actor: Actor, state: JoinState, *, now: datetime
) -> None:
    request.state, request.decided_at, request.decided_by = state, now, actor.user_id
    note_override(session, actor, group_id=request.group_id, codes={"wish": state.value}, now=now)
    session.flush()


def note_override(
    session: Session, actor: Actor, *, group_id: int, codes: dict[str, str], now: datetime
) -> None:
    """Write an entry of what a coordinator does in a group that others lead (rule 8)."""
    if group_id in actor.leads:
        return
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=Action.CHOOSE_HELPERS.value,
            about="group",
            about_id=group_id,
            codes=codes,
        )
    )
