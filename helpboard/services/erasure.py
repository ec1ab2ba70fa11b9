"""Erasing people: everything personal at once; whoever they talked with keeps their own words.

An erasure is written down outside the database before it is committed (rule 9). Doing it again,
after a backup was restored, is harmless.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountLink
from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.erasure import ErasedKind
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.domain.task import TaskAbout
from helpboard.models import (
    AccessCode,
    ActionLink,
    Appeal,
    ContentItem,
    Conversation,
    Coordinator,
    Decision,
    Entry,
    GroupMember,
    Letter,
    Message,
    Notice,
    NoticeState,
    OrganisationMember,
    Participant,
    Photo,
    Post,
    Question,
    Task,
    User,
)
from helpboard.services import board_index, rematching, search
from helpboard.services.brought_rows import drop_rows_of
from helpboard.services.content import content_changed
from helpboard.services.unmatching import leave_for_good

LEFT_ALONE = "person:left-alone"
"""The entry by which the desk sees that something has lost the last who looked after it."""

_LEAVES_THE_BOARD = frozenset({PostState.PENDING, PostState.PUBLISHED})


class Journal(Protocol):
    """What remembers erasures outside the database; see `adapters.erasures`."""

    def remember(self, kind: ErasedKind, key: str, *, at: datetime) -> None:
        """Write an erasure down for good before returning."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left to do after the commit: `pictures` are names to drop from the uploads."""

    pictures: tuple[str, ...]


def erase_person(session: Session, *, user_id: int, journal: Journal, now: datetime) -> Erased:
    """Erase an account and everything personal that belongs to it; NotFoundError without one.

    Its own posts leave the board and lose words and pictures; what it wrote for an organisation or
    a group stays theirs, without its name. Its words in conversations go, these end, and the other
    side keeps its own. Log-ins, second factor, letters, links, alerts, roles, releases, clearance
    and blocks go, the words of objections, what was asked the desk and its tasks about the person,
    what is kept of rows of the desk's spreadsheets, answers to circulars, and the profile with
    everything that the person was matched to. Where it was the last owner, lead or coordinator, an
    entry tells the desk.
    """
    user = session.get(User, user_id)
    if user is None:
        raise NotFoundError(user_id)
    journal.remember(ErasedKind.USER, user.key, at=now)
    own = and_(Post.author_id == user_id, Post.organisation_id.is_(None), Post.group_id.is_(None))
    pictures = _blank_posts(session, own, now=now)
    _leave_conversations(session, _as_oneself(Participant.user_id == user_id))
    # Where they spoke for an organisation or a group, words and side stay, and the name goes.
    session.execute(update(Participant).where(Participant.user_id == user_id).values(name=""))
    _blank_notices(session, user)
    session.execute(update(Appeal).where(Appeal.made_by == user_id).values(text="", sentence=""))
    _drop_questions_and_tasks(session, user)
    drop_rows_of(session, user)
    _tell_the_desk(session, user_id, now=now)
    leave_for_good(session, user_id, now=now)
    for email in _addresses_of(session, user):
        _drop_what_goes_to(session, email)
    # Everything else hangs on the row and goes with it, or forgets it.
    session.execute(delete(User).where(User.id == user_id))
    content_changed(session)  # groups show how many places are free
    session.expire_all()
    return Erased(pictures)


def erase_code(session: Session, *, code_id: int, journal: Journal, now: datetime) -> Erased:
    """Erase a code and everything personal of who held it, as :func:`erase_person` does."""
    code = session.get(AccessCode, code_id)
    if code is None:
        raise NotFoundError(code_id)
    journal.remember(ErasedKind.CODE, code.key, at=now)
    pictures = _blank_posts(session, Post.code_id == code_id, now=now)
    _leave_conversations(session, _as_oneself(Participant.code_id == code_id))
    if code.email:
        _drop_what_goes_to(session, code.email)
    session.execute(delete(AccessCode).where(AccessCode.id == code_id))
    session.expire_all()
    return Erased(pictures)


def _blank_posts(session: Session, which: ColumnElement[bool], *, now: datetime) -> tuple[str, ...]:
    """Take posts off the board, without words in any language, pictures and author.

    Mere drafts go altogether.

    What kind of thing it was about stays: the other side's words would make no sense without it.
    """
    posts = session.scalars(select(Post).where(which).order_by(Post.id)).all()
    ids = [post.id for post in posts]
    was_found = any(post.state is PostState.PUBLISHED for post in posts)
    pictures = session.scalars(
        delete(Photo).where(Photo.post_id.in_(ids)).returning(Photo.name)
    ).all()
    session.execute(delete(ContentItem).where(ContentItem.post_id.in_(ids)))
    for post in posts:
        post.text, post.author_id, post.code_id, post.updated_at = "", None, None, now
        if post.state in _LEAVES_THE_BOARD:
            post.state = PostState.WITHDRAWN
    session.flush()
    _blank_decisions(session, ids)
    rematching.end_open_about(session, ids, now=now)
    for post in posts:
        board_index.index_post(session, post)
        if post.state is PostState.DRAFT and post.first_published_at is None:
            session.delete(post)
    session.flush()
    if was_found:
        # The words themselves, which the search would go on offering to others.
        search.recount_words(session)
    return tuple(sorted(pictures))


def _blank_decisions(session: Session, post_ids: Sequence[int]) -> None:
    """Take the words out of what was decided about posts and of objections; codes stay (rule 8).

    What was frozen because of a threat stays for its own time: the police may need it.
    """
    about = select(Decision.id).where(Decision.post_id.in_(post_ids))
    session.execute(
        update(Decision).where(Decision.id.in_(about)).values(sentence="", shown_text="")
    )
    session.execute(
        update(Appeal).where(Appeal.decision_id.in_(about)).values(text="", sentence="")
    )


def _as_oneself(who: ColumnElement[bool]) -> ColumnElement[bool]:
    """Leave out where somebody takes part for an organisation or a group: that stays theirs."""
    return and_(who, Participant.organisation_id.is_(None), Participant.group_id.is_(None))


def _leave_conversations(session: Session, is_own: ColumnElement[bool]) -> None:
    """Take a person's words out of conversations and end those in which one side is gone."""
    rows = session.execute(
        select(Participant.id, Participant.conversation_id, Participant.role).where(is_own)
    ).all()
    session.execute(delete(Message).where(_wrote(is_own)))
    sides = [row.conversation_id for row in rows if row.role is not Role.INTERPRETER]
    session.execute(
        update(Conversation)
        .where(Conversation.id.in_(sides))
        .values(state=ConversationState.CLOSED, waits_since=None, told_at=None)
    )
    session.execute(
        update(Participant)
        .where(Participant.id.in_([row.id for row in rows]))
        .values(user_id=None, code_id=None, name="", seen_at=None, has_ended=True)
    )
    _drop_empty(session, [row.conversation_id for row in rows])


def _wrote(is_own: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tell messages of a participant from those that editors wrote in an organisation's name."""
    return exists().where(
        is_own,
        Participant.conversation_id == Message.conversation_id,
        Participant.role == Message.role,
        or_(Message.user_id.is_(None), Message.user_id == Participant.user_id),
    )


def _drop_empty(session: Session, ids: Sequence[int]) -> None:
    """Remove conversations in which nobody has said anything."""
    session.execute(
        delete(Conversation).where(
            Conversation.id.in_(ids),
            ~exists().where(Message.conversation_id == Conversation.id),
        )
    )


def _blank_notices(session: Session, user: User) -> None:
    """Take the name off what the person reported; words stay only while the desk needs them."""
    is_theirs = Notice.user_id == user.id
    if user.email:
        is_theirs = or_(is_theirs, Notice.email == user.email)
    session.execute(
        update(Notice).where(is_theirs, Notice.state == NoticeState.DECIDED).values(text="")
    )
    session.execute(update(Notice).where(is_theirs).values(name="", email=None))


def _addresses_of(session: Session, user: User) -> set[str]:
    """Return a person's address, and those to which somebody without one was invited."""
    links = session.scalars(
        select(ActionLink.data).where(
            ActionLink.user_id == user.id, ActionLink.action == AccountLink.INVITED.value
        )
    )
    return {email for email in (user.email, *(one.get("email") for one in links)) if email}


def _drop_questions_and_tasks(session: Session, user: User) -> None:
    """Drop what the person asked the desk, and what the desk wanted to do about them."""
    is_theirs = Question.user_id == user.id
    if user.email:
        is_theirs = or_(is_theirs, Question.email == user.email)
    asked = session.scalars(select(Question.id).where(is_theirs)).all()
    session.execute(
        delete(Task).where(
            or_(
                and_(Task.about == TaskAbout.PERSON.value, Task.about_id == user.id),
                and_(Task.about == TaskAbout.QUESTION.value, Task.about_id.in_(asked)),
            )
        )
    )
    session.execute(delete(Question).where(Question.id.in_(asked)))


def _drop_what_goes_to(session: Session, email: str) -> None:
    """Remove letters and links to an address that were not written to the account."""
    session.execute(delete(Letter).where(Letter.to_email == email))
    links = session.execute(select(ActionLink.id, ActionLink.data)).all()
    session.execute(
        delete(ActionLink).where(
            ActionLink.id.in_([row.id for row in links if email in row.data.values()])
        )
    )


def _tell_the_desk(session: Session, user_id: int, *, now: datetime) -> None:
    for about, about_id in sorted(_left_alone(session, user_id)):
        session.add(
            Entry(
                at=now,
                actor_id=None,
                action=LEFT_ALONE,
                about=about,
                about_id=about_id,
                codes={},
            )
        )
    session.flush()


def _left_alone(session: Session, user_id: int) -> set[tuple[str, int]]:
    """Return the organisations, groups and areas that nobody else looks after."""
    found = set()
    for about, thing, rights in (
        (
            "organisation",
            OrganisationMember.organisation_id,
            OrganisationMember.role == MemberRole.OWNER,
        ),
        ("group", GroupMember.group_id, GroupMember.role == GroupRole.LEAD),
        ("area", Coordinator.area_id, Coordinator.user_id.is_not(None)),
    ):
        person = thing.class_.user_id
        own = set(session.scalars(select(thing).where(person == user_id, rights)))
        shared = set(
            session.scalars(select(thing).where(thing.in_(own), person != user_id, rights))
        )
        found |= {(about, one) for one in own - shared}
    return found
