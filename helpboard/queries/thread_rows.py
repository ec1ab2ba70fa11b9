"""A conversation as one row: with whom, about what, in which role its reader takes part."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.topics import has_discreet
from helpboard.models import Conversation, Participant, Post
from helpboard.queries.messages import MessageRow
from helpboard.queries.sides import Sides


@dataclass(frozen=True, slots=True)
class Party:
    """One side as the other sees it; a name is a pseudonym or an organisation's or group's.

    ``kind`` is ``organisation``, ``group``, ``person``, ``code``, or ``gone`` for one who has left.
    """

    kind: str
    name: str = ""
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class PostLine:
    """What a headline needs of the post that a conversation is about."""

    id: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    area_name: str
    state: PostState
    count: int
    found: int


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A conversation in a list: with whom, about what, and what was said last.

    ``is_new`` tells that the other side has written since this side last wrote or looked,
    ``is_discreet`` that its post, or an organisation or group in it, is about something discreet,
    ``is_handed_on`` that a partner of whoever owns the post goes on with it. ``silent_since`` is
    when the answerer wrote what nobody replied to, once both sides have been told so (rule 7).
    For a side that ``has_blocked`` the other it has ended, and nothing in it waits.
    """

    id: int
    role: Role
    state: ConversationState
    owner: Party
    answerer: Party
    post: PostLine | None
    last: MessageRow | None
    last_at: datetime
    is_new: bool
    is_taken: bool
    silent_since: datetime | None
    is_discreet: bool
    is_handed_on: bool
    has_blocked: bool

    @property
    def other(self) -> Party:
        """Return the side that is not the reader's."""
        return self.answerer if self.role is Role.OWNER else self.owner


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One conversation in full; ``has_more`` tells that there are older messages."""

    row: ThreadRow
    sides: Sides
    messages: tuple[MessageRow, ...]
    has_more: bool


def thread_row(row: Any, role: Role, last: MessageRow | None) -> ThreadRow:
    """Return a row of ``queries/conversations`` as the side ``role`` sees it."""
    talk: Conversation = row.Conversation
    has_blocked = talk.blocked_by is role
    own: Participant | None = {Role.OWNER: row.owner, Role.ANSWERER: row.answerer}.get(role)
    return ThreadRow(
        id=talk.id,
        role=role,
        state=ConversationState.CLOSED if has_blocked else talk.state,
        owner=_owner(row),
        answerer=_answerer(row),
        post=_post(row),
        last=last,
        last_at=talk.last_message_at,
        is_new=not has_blocked and _is_new(last, role, own.seen_at if own else None),
        is_taken=talk.taken_at is not None,
        silent_since=None if has_blocked else _silent_since(talk),
        is_discreet=_is_discreet(row),
        is_handed_on=_is_handed_on(talk, row.Post),
        has_blocked=has_blocked,
    )


def _silent_since(talk: Conversation) -> datetime | None:
    is_told = talk.told_at is not None and talk.state is ConversationState.OPEN
    return talk.waits_since if is_told else None


def _is_handed_on(talk: Conversation, post: Post | None) -> bool:
    sides = (talk.organisation_id, talk.group_id)
    return post is not None and sides != (post.organisation_id, post.group_id)


def _is_new(last: MessageRow | None, role: Role, seen_at: datetime | None) -> bool:
    """Tell whether the other side spoke last, and later than this side last did anything."""
    if last is None or last.role is role:
        return False
    return seen_at is None or seen_at < last.created_at


def _is_discreet(row: Any) -> bool:
    sides = (
        *(row.owning_house_topics, row.owning_group_topics),
        *(row.house_topics, row.group_topics),
    )
    topics = [code for topics in sides for code in topics or ()]
    return has_discreet([*topics, row.Post.topic] if row.Post is not None else topics)


def _owner(row: Any) -> Party:
    if row.Conversation.organisation_id is not None:
        return Party("organisation", row.owning_house_name, row.owning_house_slug)
    if row.Conversation.group_id is not None:
        return Party("group", row.owning_group_name, row.owning_group_slug)
    if row.owning_user_name is not None:
        return Party("person", row.owning_user_name)
    return Party("gone") if row.owning_code_name is None else Party("code", row.owning_code_name)


def _answerer(row: Any) -> Party:
    if row.house_name is not None:
        return Party("organisation", row.house_name, row.house_slug)
    if row.group_name is not None:
        return Party("group", row.group_name, row.group_slug)
    if row.user_name is not None:
        return Party("person", row.user_name)
    if row.answerer is None or row.answerer.code_id is None:
        return Party("gone")
    return Party("code", row.answerer.name)


def _post(row: Any) -> PostLine | None:
    post: Post | None = row.Post
    if post is None:
        return None
    return PostLine(
        id=post.id,
        kind=post.kind,
        topic=post.topic,
        facts=post.facts,
        area_name=row.area_name,
        state=post.state,
        count=post.count,
        found=post.found,
    )
