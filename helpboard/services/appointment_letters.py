"""Letters about appointments: to whoever is asked or comes, and to whoever ordered."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.appointment import NO, YES
from helpboard.domain.letter import LetterKind
from helpboard.models import AccessCode, Appointment, Proposal, User
from helpboard.queries.sides import speakers
from helpboard.services import action_links, letters


def ask(session: Session, appointment: Appointment, proposal: Proposal, *, now: datetime) -> None:
    """Ask somebody, with a link for yes and one for no."""
    user = session.get_one(User, proposal.user_id)
    keys = {
        name: action_links.offer(
            session,
            action=action,
            now=now,
            life=proposal.lapses_at - now,
            user_id=user.id,
            about_id=proposal.id,
        ).key
        for name, action in (("yes_link", YES), ("no_link", NO))
    }
    _write(session, appointment, LetterKind.APPOINTMENT_ASKED, user, now, proposal.id, keys)


def tell_person(
    session: Session, appointment: Appointment, kind: LetterKind, proposal: Proposal, now: datetime
) -> None:
    """Tell somebody who was asked, or who comes, once for each occasion."""
    user = session.get(User, proposal.user_id) if proposal.user_id is not None else None
    if user is not None:
        _write(session, appointment, kind, user, now, proposal.id)


def tell_organisation(
    session: Session,
    appointment: Appointment,
    kind: LetterKind,
    now: datetime,
    *,
    proposal: Proposal | None = None,
) -> None:
    """Tell whoever ordered; when they speak for the organisation no longer, whoever does."""
    for user in _orderers(session, appointment):
        _write(session, appointment, kind, user, now, proposal.id if proposal else None)


def _orderers(session: Session, appointment: Appointment) -> list[User | AccessCode]:
    found = speakers(session, organisation_id=appointment.organisation_id, group_id=None)
    return [one for one in found if one.id == appointment.ordered_by] or found


def _write(
    session: Session,
    appointment: Appointment,
    kind: LetterKind,
    to: User | AccessCode,
    now: datetime,
    proposal_id: int | None,
    keys: Mapping[str, str] | None = None,
) -> None:
    if isinstance(to, User) and to.state != AccountState.ACTIVE:
        return
    params = {"appointment_id": appointment.id, "proposal_id": proposal_id, **(keys or {})}
    once = f"{kind.value}:{appointment.id}:{appointment.sequence}:{proposal_id or 0}:{to.id}"
    letters.write(session, kind=kind, to=to, params=params, now=now, once=once)
