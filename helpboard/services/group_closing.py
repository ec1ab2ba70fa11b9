"""What goes when a group is closed: members, wishes, meetings, posts, talks, partnerships."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import ConversationState, Hear, Role
from helpboard.domain.group import GroupState, check_move
from helpboard.domain.group_change import GroupChangeState
from helpboard.domain.joining import OPEN as OPEN_WISHES
from helpboard.domain.joining import JoinState
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostState
from helpboard.domain.posting import OPEN_STATES
from helpboard.domain.proposal import ProposalState
from helpboard.models import (
    AccessCode,
    Conversation,
    Group,
    GroupChange,
    GroupMember,
    GroupSchedule,
    JoinRequest,
    OrganisationMember,
    Participant,
    Partnership,
    Post,
    Proposal,
    User,
)
from helpboard.services import board_index, search
from helpboard.services.clearance_checks import look_again
from helpboard.services.group_letters import end_links, people_of, tell
from helpboard.services.schedules import stop

_GOING_ON = (PartnershipState.PROPOSED, PartnershipState.ACTIVE)


class FatePosts(StrEnum):
    """What becomes of the open posts of a group that closes."""

    WITHDRAWN = "withdrawn"
    MINE = "mine"


def close_for_good(
    session: Session,
    group: Group,
    *,
    today: date,
    now: datetime,
    by_id: int | None = None,
    heir_id: int | None = None,
    into: Group | None = None,
) -> None:
    """Close a locked group and end everything that is still with it; tell whom it concerns.

    ``by_id`` is who closes it and needs no letter, ``heir_id`` who gets its open posts, ``into``
    the group that it has become part of.
    """
    check_move(group.state, GroupState.CLOSED)
    _tell(session, group, into=into, but=by_id, now=now)
    give_up_changes(session, group, now=now)
    for row in session.scalars(select(GroupSchedule).where(GroupSchedule.group_id == group.id)):
        stop(session, row, today=today)
    _end_posts(session, group, heir_id=heir_id, now=now)
    _end_talks(session, group)
    _end_wishes(session, group, now=now)
    session.execute(delete(GroupMember).where(GroupMember.group_id == group.id))
    group.state, group.state_since, group.rests_until = GroupState.CLOSED, today, None
    group.merged_into_id = into.id if into else None
    group.updated_at = now
    session.flush()
    look_again(session, group, by_id=by_id, now=now)
    search.index_group(session, group)


def give_up_changes(session: Session, group: Group, *, now: datetime) -> None:
    """Give up every open change that the group takes part in."""
    statement = select(GroupChange).where(
        (GroupChange.group_id == group.id) | (GroupChange.other_group_id == group.id),
        GroupChange.state == GroupChangeState.OPEN,
    )
    for change in session.scalars(statement.order_by(GroupChange.id).with_for_update()).all():
        change.state, change.ended_at = GroupChangeState.WITHDRAWN, now
        end_links(session, change, now=now)
    session.flush()


def _tell(
    session: Session, group: Group, *, into: Group | None, but: int | None, now: datetime
) -> None:
    """Tell members, those who wait, and partners, each once and in words of their own."""
    members = people_of(session, group.id, but=but)
    waiting = session.scalars(
        _active()
        .join(JoinRequest, JoinRequest.user_id == User.id)
        .where(JoinRequest.group_id == group.id, JoinRequest.state.in_(OPEN_WISHES))
    ).unique()
    owners = session.scalars(
        _active()
        .join(OrganisationMember, OrganisationMember.user_id == User.id)
        .join(Partnership, Partnership.organisation_id == OrganisationMember.organisation_id)
        .where(
            OrganisationMember.role == MemberRole.OWNER,
            Partnership.group_id == group.id,
            Partnership.state.in_(_GOING_ON),
        )
    ).unique()
    told: set[int] = {but} if but is not None else set()
    for role, people in (("member", members), ("waiting", waiting), ("partner", owners)):
        new = [user for user in people if user.id not in told]
        told |= {user.id for user in new}
        tell(
            session,
            new,
            kind=LetterKind.GROUP_CLOSED,
            group=group,
            now=now,
            role=role,
            into=into.id if into else None,
        )


def _active() -> Select[User]:
    return select(User).where(User.state == AccountState.ACTIVE).order_by(User.id)


def _end_posts(session: Session, group: Group, *, heir_id: int | None, now: datetime) -> None:
    """Take open posts off the board, or give them to ``heir_id``; drafts go."""
    statement = select(Post).where(
        Post.group_id == group.id, Post.state.in_((*OPEN_STATES, PostState.DRAFT))
    )
    for post in session.scalars(statement.order_by(Post.id).with_for_update()).all():
        if post.state is PostState.DRAFT and heir_id is None:
            session.delete(post)
            continue
        post.updated_at = now
        if heir_id is not None:
            _give(session, post, heir_id)
        else:
            post.state = PostState.WITHDRAWN
        session.flush()
        board_index.index_post(session, post)


def _give(session: Session, post: Post, heir_id: int) -> None:
    """Make a group's post somebody's own, and the talks about it."""
    post.group_id, post.author_id = None, heir_id
    talks = select(Conversation).where(
        Conversation.post_id == post.id, Conversation.group_id.is_not(None)
    )
    for talk in session.scalars(talks).all():
        talk.group_id = None
        session.add(Participant(conversation_id=talk.id, role=Role.OWNER, user_id=heir_id))
    session.flush()


def _end_talks(session: Session, group: Group) -> None:
    """End the conversations that nobody speaks in for the group any more."""
    as_group = select(Participant.conversation_id).where(Participant.group_id == group.id)
    session.execute(
        update(Conversation)
        .where(
            (Conversation.group_id == group.id) | Conversation.id.in_(as_group),
            Conversation.state != ConversationState.CLOSED,
        )
        .values(
            state=ConversationState.CLOSED, waits_since=None, told_at=None, pass_to_group_id=None
        )
    )
    # Whoever wanted to hear of answers in the café reads them with the code alone from now on.
    session.execute(
        update(AccessCode)
        .where(AccessCode.host_group_id == group.id)
        .values(host_group_id=None, hear=Hear.CODE)
    )


def _end_wishes(session: Session, group: Group, *, now: datetime) -> None:
    session.execute(
        update(JoinRequest)
        .where(JoinRequest.group_id == group.id, JoinRequest.state.in_(OPEN_WISHES))
        .values(state=JoinState.DECLINED, decided_at=now, offered_until=None)
    )
    session.execute(
        update(Partnership)
        .where(Partnership.group_id == group.id, Partnership.state.in_(_GOING_ON))
        .values(state=PartnershipState.ENDED, updated_at=now)
    )
    session.execute(
        update(Proposal)
        .where(
            Proposal.group_id == group.id,
            Proposal.state.in_((ProposalState.PROPOSED, ProposalState.ACCEPTED)),
        )
        .values(state=ProposalState.NEEDS_REMATCH, updated_at=now)
    )
