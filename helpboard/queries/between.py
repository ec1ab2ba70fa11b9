"""What stands between two sides: an open conversation, a block, and what both have written."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, false, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.conversation import ConversationState, Role, may_help
from helpboard.domain.facts import are_for_minors
from helpboard.domain.message import Contact
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind
from helpboard.domain.topics import is_sensitive
from helpboard.models import (
    Conversation,
    Group,
    Message,
    Organisation,
    Participant,
    PersonBlock,
    Post,
)
from helpboard.queries.answerable import Owner, owner_of
from helpboard.queries.sides import Sides
from helpboard.queries.standing import standing_of
from helpboard.queries.trust import is_verified


def open_conversation(
    session: Session, *, about: Post | Organisation | Group, answerer: Participant
) -> Conversation | None:
    """Return the conversation that an answerer already has about a thing, unless it has ended."""
    statement = _of_answerer(answerer).where(Conversation.state != ConversationState.CLOSED)
    if isinstance(about, Post):
        statement = statement.where(Conversation.post_id == about.id)
    else:
        statement = statement.where(Conversation.post_id.is_(None), _owned_by(owner_of(about)))
    return session.scalars(statement.order_by(Conversation.id.desc()).limit(1)).one_or_none()


def is_silenced(session: Session, sides: Sides, role: Role, *, writer: Actor | None = None) -> bool:
    """Tell whether the other side of a conversation wants to hear no more from ``role``.

    What :func:`is_blocked` says of a new conversation holds for those that are going on, too.
    ``writer`` is who writes for that side now, whoever spoke for it first.
    """
    own = side_of(sides, role)
    if writer is not None:
        own = replace(own, user_id=writer.user_id)
    return is_blocked(session, owner=side_of(sides, _other(role)), answerer=own)


def is_blocked(session: Session, *, owner: Owner, answerer: Owner | Participant) -> bool:
    """Tell whether the owner wants to hear no more of the answerer.

    A block belongs to the side that gave it and holds in all its conversations with whom it was
    given against. Between two accounts it holds everywhere, also for the blocked one who speaks
    for an organisation or a group; their colleagues go on. A card, and an organisation or a group
    through anybody who speaks for it, has blocked the other side of an earlier conversation,
    whichever of the two began that. What editors or leads block as themselves is no block of
    their organisation or group, whose help stays open; it holds only where they began to write
    for it themselves.
    """
    by_person = select(PersonBlock.by_user_id).where(
        PersonBlock.by_user_id == owner.user_id, PersonBlock.user_id == answerer.user_id
    )
    both = owner.user_id is not None and answerer.user_id is not None
    if both and session.scalar(by_person) is not None:
        return True
    by_owner = _of_answerer(answerer).where(Conversation.blocked_by == Role.OWNER, _owned_by(owner))
    by_answerer = _of_answerer(owner).where(
        Conversation.blocked_by == Role.ANSWERER, _owned_by(answerer)
    )
    return any(
        session.scalars(earlier.limit(1)).one_or_none() is not None
        for earlier in (by_owner, by_answerer)
    )


def has_parted(session: Session, *, owner: Owner, answerer: Participant) -> bool:
    """Tell whether the answerer wants to hear no more of the owner; see :func:`is_blocked`."""
    own = Owner(
        user_id=answerer.user_id,
        code_id=answerer.code_id,
        organisation_id=answerer.organisation_id,
        group_id=answerer.group_id,
    )
    return is_blocked(session, owner=own, answerer=owner)


def is_over(conversation: Conversation, role: Role) -> bool:
    """Tell whether a conversation has ended, for ``role`` at least, who has blocked the other."""
    return conversation.state is ConversationState.CLOSED or conversation.blocked_by is role


def go_on_between(session: Session, sides: Sides, role: Role) -> dict[Conversation, Role]:
    """Lock what goes on between the sides of a conversation; return as whom ``role`` is in each."""
    own, other = side_of(sides, role), side_of(sides, _other(role))
    pairs = {Role.OWNER: (own, other), Role.ANSWERER: (other, own)}
    if role not in pairs:
        return {}
    found: dict[int, Role] = {}
    for as_whom, (owner, answerer) in pairs.items():
        of_both = _of_answerer(answerer).where(_owned_by(owner))
        going_on = of_both.where(Conversation.state != ConversationState.CLOSED)
        ids = session.scalars(going_on.with_only_columns(Conversation.id))
        found.update(dict.fromkeys(ids, as_whom))
    locked = select(Conversation).where(Conversation.id.in_(found)).order_by(Conversation.id)
    again = locked.with_for_update().execution_options(populate_existing=True)
    return {talk: found[talk.id] for talk in session.scalars(again)}


def has_written(session: Session, conversation: Conversation, role: Role) -> bool:
    """Tell whether a side has written already."""
    written = exists().where(Message.conversation_id == conversation.id, Message.role == role)
    return bool(session.scalar(select(written)))


def contact_between(session: Session, sides: Sides, *, now: datetime) -> Contact:
    """Tell whether contact data may pass: both have written, and rule 4 knows who helps (rule 3).

    In a sensitive topic whoever helps (the answerer of a request, the owner of an offer) must be
    one whom rule 4 lets help at once; that the desk released one answer is not enough.
    """
    talk = sides.conversation
    if talk.post_id is not None and not _is_safe(session, sides, now=now):
        return Contact.NEVER
    both = all(has_written(session, talk, role) for role in (Role.OWNER, Role.ANSWERER))
    return Contact.FREE if both else Contact.LATER


def may_show_contact(session: Session, sides: Sides, *, now: datetime) -> bool:
    """Tell whether contact data pass at once; see :func:`contact_between`."""
    return contact_between(session, sides, now=now) is Contact.FREE


def _is_safe(session: Session, sides: Sides, *, now: datetime) -> bool:
    post = session.get_one(Post, sides.conversation.post_id)
    minors = are_for_minors(post.facts)
    by_verified = is_verified(session, post.organisation_id)
    if not is_sensitive(post.topic, by_verified_organisation=by_verified, for_minors=minors):
        return True
    helper = _helper(sides, post)
    standing = standing_of(
        session,
        user_id=helper.user_id,
        organisation_id=helper.organisation_id,
        group_id=helper.group_id,
        today=now.date(),
    )
    return may_help(standing, post.topic, for_minors=minors)


def _helper(sides: Sides, post: Post) -> Owner:
    return side_of(sides, Role.OWNER if post.kind is PostKind.OFFER else Role.ANSWERER)


def _other(role: Role) -> Role:
    return Role.ANSWERER if role is Role.OWNER else Role.OWNER


def side_of(sides: Sides, role: Role) -> Owner:
    """Return who a side is; nobody when they have been erased."""
    if role is Role.OWNER and not sides.is_personal:
        talk = sides.conversation
        return Owner(organisation_id=talk.organisation_id, group_id=talk.group_id)
    one = sides.participants.get(role)
    if one is None:
        return Owner()
    return Owner(
        user_id=one.user_id,
        code_id=one.code_id,
        organisation_id=one.organisation_id,
        group_id=one.group_id,
    )


def _of_answerer(answerer: Owner | Participant) -> Select[Conversation]:
    """Select the conversations of the same answerer, acting for the same side."""
    same: ColumnElement[bool]
    if answerer.organisation_id is not None:
        same = Participant.organisation_id == answerer.organisation_id
    elif answerer.group_id is not None:
        same = Participant.group_id == answerer.group_id
    elif answerer.user_id is not None:
        same = and_(
            Participant.user_id == answerer.user_id,
            Participant.organisation_id.is_(None),
            Participant.group_id.is_(None),
        )
    elif answerer.code_id is not None:
        same = Participant.code_id == answerer.code_id
    else:
        same = false()
    return (
        select(Conversation)
        .join(Participant, Participant.conversation_id == Conversation.id)
        .where(Participant.role == Role.ANSWERER, same)
    )


def _owned_by(owner: Owner | Participant) -> ColumnElement[bool]:
    if owner.organisation_id is not None:
        return Conversation.organisation_id == owner.organisation_id
    if owner.group_id is not None:
        return Conversation.group_id == owner.group_id
    if owner.user_id is None and owner.code_id is None:
        return false()
    other = aliased(Participant)
    person = (
        other.user_id == owner.user_id
        if owner.user_id is not None
        else other.code_id == owner.code_id
    )
    return and_(
        Conversation.organisation_id.is_(None),
        Conversation.group_id.is_(None),
        exists().where(other.conversation_id == Conversation.id, other.role == Role.OWNER, person),
    )
