"""What a proposal brings about once all its sides have said yes.

Appointments have a life of their own (``services/appointments.py``) and are not in here.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import EndedError, NotWantedError, OwnThingError
from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.joining import AlreadyMemberError, NoPlaceError, NotJoinableError
from helpboard.domain.message import Words
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import Pairing, Party, ProposalKind, ProposalOverError
from helpboard.models import (
    AccessCode,
    Group,
    GroupMember,
    Partnership,
    Post,
    Proposal,
    ProposalSide,
    User,
)
from helpboard.services import partnerships
from helpboard.services.admission import Coming, admit
from helpboard.services.conversations import Answerer, start
from helpboard.services.joining import Wish, ask

Sides = Mapping[Party, ProposalSide]
Effect = Callable[[Session, Proposal, Sides, datetime], None]

_TOO_LATE = (
    AlreadyMemberError,
    EndedError,
    GoneError,
    NotFoundError,
    NotJoinableError,
    NotWantedError,
    OwnThingError,
)
MANY = 1_000
"""Nobody is counted out of a conversation that both sides have said yes to."""


def bring_about(session: Session, proposal: Proposal, sides: Sides, *, now: datetime) -> None:
    """Do what all sides have agreed on; raises ``ProposalOverError`` when that cannot be any more.

    Then nothing has changed.
    """
    try:
        EFFECTS[proposal.kind](session, proposal, sides, now)
    except _TOO_LATE as error:
        raise ProposalOverError(proposal.id) from error


def is_there(session: Session, pairing: Pairing) -> bool:
    """Tell whether a pairing holds already without any proposal."""
    if pairing.kind is ProposalKind.PARTNERSHIP:
        return (
            session.scalar(
                select(Partnership.id).where(
                    Partnership.organisation_id == pairing.organisation_id,
                    Partnership.group_id == pairing.group_id,
                    Partnership.state == PartnershipState.ACTIVE,
                )
            )
            is not None
        )
    if pairing.kind is ProposalKind.JOINING:
        return session.get(GroupMember, (pairing.group_id, pairing.user_id)) is not None
    return False


def _begin_partnership(session: Session, proposal: Proposal, _sides: Sides, now: datetime) -> None:
    gives = proposal.reasons.get("gives", {})
    partnerships.begin(
        session,
        organisation_id=proposal.organisation_id or 0,
        group_id=proposal.group_id or 0,
        organisation_gives=gives.get("organisation", []),
        group_gives=gives.get("group", []),
        now=now,
    )


def _group_takes(session: Session, proposal: Proposal, sides: Sides, now: datetime) -> None:
    """Open the conversation of a post with the group; its author hears of it by that."""
    group = session.get_one(Group, proposal.group_id)
    actor = Actor(user_id=sides[Party.GROUP].answered_by, leads=frozenset({group.id}))
    answerer = Answerer(actor=actor, name=group.name, group_id=group.id, most_new=MANY)
    post = session.get_one(Post, proposal.post_id)
    _talk(session, proposal, post, answerer, group.source_lang, now=now)


def _person_takes(session: Session, proposal: Proposal, sides: Sides, now: datetime) -> None:
    """Open a conversation with the author when the volunteer lets their name be seen."""
    side = sides[Party.VOLUNTEER]
    user = session.get_one(User, side.user_id)
    if not side.shows_name:
        return
    answerer = Answerer(actor=Actor(user_id=user.id), name=user.name, most_new=MANY)
    post = session.get_one(Post, proposal.post_id)
    _talk(session, proposal, post, answerer, user.language, now=now)


def _goods_go(session: Session, proposal: Proposal, sides: Sides, now: datetime) -> None:
    """Let whoever asks for a thing talk with whoever gives it, and with whoever carries it."""
    wanted = session.get_one(Post, proposal.other_post_id)
    answerer = _asker(session, wanted)
    for party in (Party.AUTHOR, Party.CARRIER):
        if party in sides:
            post = session.get_one(Post, sides[party].post_id)
            _talk(session, proposal, post, answerer, wanted.text_lang, now=now)


def _asker(session: Session, post: Post) -> Answerer:
    if post.code_id is not None:
        code = session.get_one(AccessCode, post.code_id)
        return Answerer(actor=Actor(code_id=code.id), name=code.name, most_new=MANY)
    house, group = post.organisation_id, post.group_id
    actor = Actor(
        user_id=post.author_id,
        edits=frozenset({house} if house else ()),
        leads=frozenset({group} if group else ()),
    )
    user = session.get(User, post.author_id) if post.author_id is not None else None
    name = user.name if user is not None else ""
    return Answerer(actor=actor, name=name, organisation_id=house, group_id=group, most_new=MANY)


def _talk(
    session: Session,
    proposal: Proposal,
    post: Post,
    answerer: Answerer,
    language: str,
    *,
    now: datetime,
) -> None:
    """Begin the conversation, and remember the first one with the proposal."""
    words = Words(sentence="yes-gladly", text_lang=language)
    talk = start(session, about=post, answerer=answerer, words=words, now=now)
    proposal.reasons = {"talk": talk.id, **proposal.reasons}


def _join(session: Session, proposal: Proposal, _sides: Sides, now: datetime) -> None:
    """Let a volunteer into the group; when its places are taken meanwhile, onto the list."""
    group_id, user_id = proposal.group_id or 0, proposal.user_id or 0
    coming = Coming(user_id=user_id, role_id=proposal.help_role_id)
    try:
        admit(session, group_id=group_id, coming=coming, now=now)
    except NoPlaceError:
        wish = Wish(role_id=proposal.help_role_id)
        ask(session, group_id=group_id, user_id=user_id, wish=wish, now=now)


EFFECTS: dict[ProposalKind, Effect] = {
    ProposalKind.PARTNERSHIP: _begin_partnership,
    ProposalKind.GROUP_TASK: _group_takes,
    ProposalKind.PERSON_TASK: _person_takes,
    ProposalKind.GOODS: _goods_go,
    ProposalKind.JOINING: _join,
}
"""What follows from the yes of all sides."""
