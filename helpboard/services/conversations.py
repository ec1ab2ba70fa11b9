"""Answering: beginning a conversation, and writing in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.conversation import (
    MOST_NEW,
    ConversationState,
    EndedError,
    NotWantedError,
    OwnThingError,
    Role,
    TooManyNewError,
    must_wait,
)
from helpboard.domain.facts import are_for_minors
from helpboard.domain.message import Contact, Words, check_words
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.post import PostKind
from helpboard.models import Conversation, Group, Message, Organisation, Participant, Post, User
from helpboard.queries.answerable import Owner, check_open, owner_of
from helpboard.queries.between import (
    contact_between,
    has_parted,
    is_blocked,
    is_over,
    is_silenced,
    open_conversation,
)
from helpboard.queries.sides import Sides, role_in, sides_of
from helpboard.queries.standing import standing_of
from helpboard.queries.trust import is_trusted, is_verified
from helpboard.services import conversation_letters, reply_times
from helpboard.services.one_by_one import one_by_one

About = Post | Organisation | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerer:
    """Whoever answers: an account or a code, under a name, perhaps for an organisation or group.

    ``most_new`` conversations a day may they begin unless they are trusted.
    """

    actor: Actor
    name: str
    organisation_id: int | None = None
    group_id: int | None = None
    most_new: int = MOST_NEW


def start(
    session: Session, *, about: About, answerer: Answerer, words: Words, now: datetime
) -> Conversation:
    """Begin a conversation about something public, or go on with the one that is open.

    An answer that rule 4 lets wait is held: its owner learns nothing until it is released. Raises
    ``NotFoundError`` or ``GoneError`` for what is not public, ``OwnThingError``,
    ``NotAllowedError`` for somebody who may not speak for the organisation or group,
    ``NotWantedError``, ``TooManyNewError``, ``WordsRefusedError``; then nothing has changed.
    """
    check_open(session, about, now=now)
    _check_speaker(answerer)
    owner = owner_of(about)
    if is_own(about, answerer):
        raise OwnThingError(about.id)
    row = as_participant(answerer)
    if is_blocked(session, owner=owner, answerer=row) or has_parted(
        session, owner=owner, answerer=row
    ):
        raise NotWantedError(about.id)
    going_on = open_conversation(session, about=about, answerer=row)
    if going_on is not None:
        write_message(session, conversation=going_on, actor=answerer.actor, words=words, now=now)
        return going_on
    _check_few(session, answerer, now=now)
    waits = would_wait(session, about, answerer, now=now)
    checked = check_words(words, contact=Contact.NEVER if waits else Contact.LATER)
    conversation = _begun(session, about, owner, answerer, waits=waits, now=now)
    message = _written(session, conversation, Role.ANSWERER, checked, answerer.actor, now=now)
    sides = sides_of(session, conversation)
    if waits:
        conversation_letters.tell_held(session, sides=sides, now=now)
    else:
        conversation_letters.tell_message(session, sides=sides, message=message, now=now)
    return conversation


def write_message(
    session: Session, *, conversation: Conversation, actor: Actor, words: Words, now: datetime
) -> Message:
    """Add what ``actor`` says, and tell the other side by letter unless the answer is held.

    A letter that comes in twice (``words.external_id``) is one message. Raises ``NotFoundError``
    for whoever takes no part, ``EndedError`` when it has ended or one side wants to hear no more
    of the other, which must look alike, or ``WordsRefusedError``.
    """
    session.refresh(conversation, with_for_update=True)
    sides = sides_of(session, conversation)
    role = role_in(sides, actor, Action.WRITE_MESSAGE)
    earlier = _came_in(session, conversation, words.external_id)
    if earlier is not None:
        return earlier
    if is_over(conversation, role) or is_silenced(session, sides, role, writer=actor):
        raise EndedError(conversation.id)
    checked = check_words(words, contact=contact_between(session, sides, now=now))
    message = _written(session, conversation, role, checked, actor, now=now)
    mark_seen(session, sides=sides, role=role, now=now)
    if role is Role.OWNER:
        _count_reply(session, conversation, now=now)
    if conversation.state is ConversationState.OPEN:
        conversation_letters.tell_message(session, sides=sides, message=message, now=now)
    return message


def mark_seen(session: Session, *, sides: Sides, role: Role, now: datetime) -> None:
    """Remember that ``role`` has seen everything up to now; called by whatever that side does.

    An organisation's or group's side has no row of its own: what its speakers wrote last tells.
    """
    one = sides.participants.get(role)
    if one is not None:
        one.seen_at = now
        session.flush()


def _check_speaker(answerer: Answerer) -> None:
    thing = Thing(organisation_id=answerer.organisation_id, group_id=answerer.group_id)
    if answerer.organisation_id is not None:
        policy.require(answerer.actor, Action.ANSWER_FOR_ORGANISATION, thing)
    elif answerer.group_id is not None:
        policy.require(answerer.actor, Action.ANSWER_FOR_GROUP, thing)


def is_own(about: About, answerer: Answerer) -> bool:
    """Tell whether a thing is the answerer's own, or their organisation's or group's."""
    owner = owner_of(about)
    thing = Thing(
        author_id=owner.user_id,
        code_id=owner.code_id,
        organisation_id=owner.organisation_id,
        group_id=owner.group_id,
    )
    return policy.may(answerer.actor, Action.OWN_CONVERSATION, thing)


def as_participant(answerer: Answerer) -> Participant:
    """Return the answerer's row, which no session knows yet."""
    return Participant(
        role=Role.ANSWERER,
        user_id=answerer.actor.user_id,
        code_id=answerer.actor.code_id,
        organisation_id=answerer.organisation_id,
        group_id=answerer.group_id,
        name=answerer.name,
        has_ended=False,
    )


def _check_few(session: Session, answerer: Answerer, *, now: datetime) -> None:
    """Let somebody who is not trusted begin only so many a day; codes are counted by the pages."""
    user_id = answerer.actor.user_id
    if user_id is None:
        return
    one_by_one(session, answerer.actor)
    begun = session.scalar(
        select(func.count())
        .select_from(Participant)
        .join(Conversation, Conversation.id == Participant.conversation_id)
        .where(
            Participant.user_id == user_id,
            Participant.role == Role.ANSWERER,
            Conversation.created_at > now - timedelta(days=1),
        )
    )
    is_enough = (begun or 0) >= answerer.most_new
    if is_enough and not is_trusted(session, session.get(User, user_id), now):
        raise TooManyNewError(user_id)


def would_wait(session: Session, about: About, answerer: Answerer, *, now: datetime) -> bool:
    """Tell whether rule 4 would hold the answer: to a request, in a sensitive topic."""
    if not isinstance(about, Post) or about.kind is not PostKind.REQUEST:
        return False
    standing = standing_of(
        session,
        user_id=answerer.actor.user_id,
        organisation_id=answerer.organisation_id,
        group_id=answerer.group_id,
        today=now.date(),
    )
    return must_wait(
        standing,
        about.topic,
        for_minors=are_for_minors(about.facts),
        by_verified=is_verified(session, about.organisation_id),
    )


def _begun(
    session: Session,
    about: About,
    owner: Owner,
    answerer: Answerer,
    *,
    waits: bool,
    now: datetime,
) -> Conversation:
    conversation = Conversation(
        post_id=about.id if isinstance(about, Post) else None,
        organisation_id=owner.organisation_id,
        group_id=owner.group_id,
        state=ConversationState.HELD if waits else ConversationState.OPEN,
        created_at=now,
        released_at=None if waits else now,
        last_message_at=now,
        wants_interpreter={},
    )
    session.add(conversation)
    session.flush()
    rows = [as_participant(answerer)]
    if owner.organisation_id is None and owner.group_id is None:
        # Their name is read when it is shown: people may change it.
        rows.append(
            Participant(role=Role.OWNER, user_id=owner.user_id, code_id=owner.code_id, name="")
        )
    for row in rows:
        row.conversation_id = conversation.id
    session.add_all(rows)
    session.flush()
    return conversation


def _written(
    session: Session,
    conversation: Conversation,
    role: Role,
    words: Words,
    actor: Actor,
    *,
    now: datetime,
) -> Message:
    message = Message(
        conversation_id=conversation.id,
        role=role,
        user_id=actor.user_id,
        sentence=words.sentence,
        values=dict(words.values),
        text=words.text,
        text_lang=words.text_lang,
        via=words.via,
        external_id=words.external_id,
        created_at=now,
    )
    conversation.last_message_at = now
    is_waiting = conversation.waits_since is not None
    if role is Role.ANSWERER and conversation.state is ConversationState.OPEN and not is_waiting:
        conversation.waits_since = now
    session.add(message)
    session.flush()
    return message


def _count_reply(session: Session, conversation: Conversation, *, now: datetime) -> None:
    """Note that the owner has replied; the first reply counts for the organisation (rule 7)."""
    conversation.waits_since = conversation.told_at = None
    if conversation.first_reply_at is None:
        conversation.first_reply_at = now
        session.flush()
        reply_times.count(session, organisation_id=conversation.organisation_id)


def _came_in(
    session: Session, conversation: Conversation, external_id: str | None
) -> Message | None:
    if external_id is None:
        return None
    return session.scalar(
        select(Message).where(
            Message.conversation_id == conversation.id, Message.external_id == external_id
        )
    )
