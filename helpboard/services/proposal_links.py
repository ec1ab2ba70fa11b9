"""What the links in letters about proposals do, with the rights of this moment."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import (
    DeclineReason,
    Party,
    ProposalLapsedError,
    ProposalOverError,
    ProposalState,
)
from helpboard.models import AccessCode, ActionLink, Proposal, User, Volunteer
from helpboard.queries.actors import actor_of, actor_of_code
from helpboard.queries.proposals import ProposalRow, proposal_for
from helpboard.services.proposal_answers import Reply, answer
from helpboard.services.rematching import say_how


def answer_by_link(
    session: Session,
    link: ActionLink,
    *,
    says_yes: bool,
    reason: DeclineReason | None = None,
    now: datetime,
) -> Proposal:
    """Say yes or no for whoever got the link; a volunteer is seen as their profile says.

    Raises as ``proposal_answers.answer``.
    """
    reply = Reply(says_yes=says_yes, reason=reason)
    profile = session.get(Volunteer, link.user_id) if link.user_id is not None else None
    if profile is not None:
        reply = Reply(
            says_yes=says_yes,
            reason=reason,
            shows_name=profile.shows_name,
            shows_phone=profile.shows_phone,
        )
    return answer(
        session,
        actor=actor_of_link(session, link),
        proposal_id=link.about_id or 0,
        party=party_of(link),
        reply=reply,
        now=now,
    )


def how_by_link(session: Session, link: ActionLink, *, goes_well: bool, now: datetime) -> Proposal:
    """Note how it goes for whoever got the link; raises as ``rematching.say_how``."""
    return say_how(
        session,
        actor=actor_of_link(session, link),
        proposal_id=link.about_id or 0,
        party=party_of(link),
        goes_well=goes_well,
        now=now,
    )


def row_to_answer(session: Session, link: ActionLink, *, now: datetime) -> ProposalRow:
    """Read what a link answers; raises what the answer would raise, so nobody presses in vain."""
    row = _row(session, link)
    if not row.is_open(now=now):
        is_late = row.state is ProposalState.LAPSED or row.lapses_at <= now
        raise (ProposalLapsedError if is_late else ProposalOverError)(row.id)
    return row


def row_to_tell_how(session: Session, link: ActionLink) -> ProposalRow:
    """Read what a link tells of, as :func:`row_to_answer`."""
    row = _row(session, link)
    if row.state is not ProposalState.CONFIRMED:
        raise ProposalOverError(row.id)
    return row


def actor_of_link(session: Session, link: ActionLink) -> Actor:
    """Return whom a link was written to as one who acts; ``NotAllowedError`` for nobody."""
    user = session.get(User, link.user_id) if link.user_id is not None else None
    if user is not None:
        return actor_of(session, user)
    code = session.get(AccessCode, link.data.get("code_id", 0))
    if code is None:
        raise NotAllowedError(link.action)
    return actor_of_code(code)


def party_of(link: ActionLink) -> Party:
    """Return the side for which a link answers."""
    return Party(link.data["party"])


def _row(session: Session, link: ActionLink) -> ProposalRow:
    row = proposal_for(session, link.about_id or 0, party_of(link))
    if row is None:
        raise NotFoundError(link.id)
    return row
