"""Asking to help in a group, and what somebody may do with their own wish."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.joining import (
    MAX_NOTE,
    Declared,
    Joins,
    JoinState,
    NotJoinableError,
    check_declared,
    check_move,
    takes_people,
)
from helpboard.domain.posting import text_problems
from helpboard.models import ActionLink, Group, HelpRole, JoinRequest
from helpboard.queries.fitness import asked_by, cleared, declared_by
from helpboard.queries.joining import roles_of
from helpboard.queries.openings import openings_of
from helpboard.services import join_letters
from helpboard.services.admission import become_helper, check_person, open_wish, role_in
from helpboard.services.openings import locked_group, offer_freed


class OwnDeed(Protocol):
    """What somebody may do with their own wish."""

    def __call__(self, session: Session, *, user_id: int, request_id: int, now: datetime) -> object:
        """Do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody who wants to help says; ``role_id`` where the group names roles."""

    note: str = ""
    note_lang: str = "de"
    role_id: int | None = None
    said: Declared = Declared()


def ask(session: Session, *, group_id: int, user_id: int, wish: Wish, now: datetime) -> JoinRequest:
    """Ask to help: a member at once, asked with a place that is kept, or waiting in order.

    Asking again while a wish is open changes nothing. Those who wait come before whoever asks now.
    Work with children without a certificate that was seen stays a wish until it is (rule 6).
    Raises ``NotJoinableError``, ``AlreadyMemberError``, ``NotDeclaredError`` or ``FieldsError``.
    """
    group = locked_group(session, group_id)
    if not takes_people(joins=group.joins, state=group.state):
        raise NotJoinableError(group_id)
    check_person(session, group=group, user_id=user_id)
    earlier = open_wish(session, group_id, user_id)
    if earlier is not None:
        return earlier
    role = _chosen_role(session, group, wish.role_id)
    note = _checked_note(wish.note)
    asked = asked_by(group, role)
    check_declared(asked, declared_by(session, user_id, wish.said))
    offer_freed(session, group=group, now=now)
    openings = openings_of(session, group_id=group_id, capacity=group.capacity)
    request = JoinRequest(
        group_id=group_id,
        user_id=user_id,
        help_role_id=wish.role_id,
        note=note,
        note_lang=wish.note_lang if note else "",
        state=JoinState.WAITING,
        asked_at=now,
    )
    if openings.has_place(wish.role_id):
        request.state = _with_place(session, group, role, user_id, now=now)
    session.add(request)
    session.flush()
    _tell(session, request, now=now)
    return request


def _with_place(
    session: Session, group: Group, role: HelpRole | None, user_id: int, *, now: datetime
) -> JoinState:
    """Return what a wish becomes for which there is a place: fulfilled, or asked of the lead."""
    needs_clearance = asked_by(group, role).needs_clearance
    is_known = not needs_clearance or bool(cleared(session, [user_id], today=now.date()))
    return JoinState.ACCEPTED if group.joins is Joins.AT_ONCE and is_known else JoinState.ASKED


def _tell(session: Session, request: JoinRequest, *, now: datetime) -> None:
    """Carry out what a wish has become, and write the letters of it."""
    if request.state is JoinState.ASKED:
        join_letters.tell_asked(session, request=request, now=now)
    elif request.state is JoinState.ACCEPTED:
        request.decided_at = now
        become_helper(
            session,
            group_id=request.group_id,
            user_id=request.user_id,
            role_id=request.help_role_id,
            now=now,
        )
        join_letters.tell_accepted(session, request=request, now=now)
        join_letters.tell_joined(session, request=request, now=now)


def _chosen_role(session: Session, group: Group, role_id: int | None) -> HelpRole | None:
    """Return the role; where a group names roles, one must be chosen (its rules hang on it)."""
    if role_id is None and roles_of(session, group.id):
        raise FieldsError(FieldProblem("role", "required", {}))
    try:
        return role_in(session, group, role_id)
    except NotFoundError:
        raise FieldsError(FieldProblem("role", "unknown_code", {})) from None


def _checked_note(note: str) -> str:
    """Return the note as it is stored; like a first message it says nobody's address (rule 3)."""
    clean, problems = text_problems(note, is_trusted=False, field="note")
    if not problems and len(clean) > MAX_NOTE:
        raise FieldsError(FieldProblem("note", "too_long", {"maximum": MAX_NOTE}))
    if problems:
        raise FieldsError(*(FieldProblem(one.block, one.code, one.params) for one in problems))
    return clean


def withdraw(session: Session, *, user_id: int, request_id: int, now: datetime) -> None:
    """Take back one's own wish, or give up an offered place: it goes to the next who waits.

    Raises ``NotFoundError`` for somebody else's, ``IllegalMoveError`` for one that is over.
    """
    request, group = _own(session, user_id, request_id)
    check_move(request.state, JoinState.WITHDRAWN)
    request.state, request.decided_at = JoinState.WITHDRAWN, now
    session.flush()
    offer_freed(session, group=group, now=now)


def take_place(session: Session, *, user_id: int, request_id: int, now: datetime) -> JoinRequest:
    """Take an offered place: a member at once, or the lead is asked, who has not said yes yet.

    Raises ``NotFoundError`` for somebody else's, ``NotJoinableError`` when the group no longer
    takes this person, ``IllegalMoveError`` when the offer is over.
    """
    request, group = _own(session, user_id, request_id)
    is_over = request.offered_until is None or request.offered_until <= now
    if request.state is not JoinState.OFFERED or is_over:
        raise IllegalMoveError(request.state, JoinState.ACCEPTED)
    check_person(session, group=group, user_id=user_id)
    role = role_in(session, group, request.help_role_id)
    request.state = _with_place(session, group, role, user_id, now=now)
    session.flush()
    _tell(session, request, now=now)
    return request


def _own(session: Session, user_id: int, request_id: int) -> tuple[JoinRequest, Group]:
    """Lock the group of a wish, then read the wish as it is now."""
    found = session.get(JoinRequest, request_id)
    if found is None or found.user_id != user_id:
        raise NotFoundError(request_id)
    group = locked_group(session, found.group_id)
    return session.get_one(JoinRequest, request_id, populate_existing=True), group


def check_offered(session: Session, link: ActionLink) -> None:
    """Raise what the button of a link would raise: ``IllegalMoveError`` or ``NotFoundError``."""
    request = session.get(JoinRequest, link.about_id or 0)
    if request is None or request.user_id != link.user_id:
        raise NotFoundError(link.id)
    if request.state is not JoinState.OFFERED:
        raise IllegalMoveError(request.state)


def take_by_link(session: Session, link: ActionLink, now: datetime) -> JoinRequest:
    """Do what the button in the letter about a free place says."""
    return take_place(session, user_id=link.user_id or 0, request_id=link.about_id or 0, now=now)


def give_up_by_link(session: Session, link: ActionLink, now: datetime) -> None:
    """Do what the other button in that letter says."""
    withdraw(session, user_id=link.user_id or 0, request_id=link.about_id or 0, now=now)
