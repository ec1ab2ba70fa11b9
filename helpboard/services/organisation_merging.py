"""Putting two profiles of the same organisation together: one goes on, the other leads to it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from helpboard.domain.conversation import ConversationState
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.organisation import (
    JOIN,
    MemberRole,
    OrganisationJudgement,
    OrganisationState,
    OrganisationVerdict,
)
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.domain.profile import MOST_LANGUAGES, MOST_TOPICS
from helpboard.domain.proposal import OPEN, ProposalKind, ProposalState
from helpboard.models import (
    ActionLink,
    Alert,
    Appointment,
    CircularReader,
    Contact,
    ContentItem,
    Conversation,
    Counter,
    GiveSeek,
    Notice,
    NoticeState,
    Organisation,
    OrganisationDecision,
    OrganisationMember,
    Participant,
    Partnership,
    Photo,
    PlanLine,
    Post,
    Proposal,
    ProposalSide,
    Service,
    Task,
)
from helpboard.queries.in_force import restriction_in_force
from helpboard.services import board_index, search
from helpboard.services.desk_notes import settle_note
from helpboard.services.ended_restrictions import end_objection
from helpboard.services.organisations import TO_VERIFY
from helpboard.services.proposal_moves import move
from helpboard.services.verifying import note_decision, profile_to_decide, tell_owners

REHOMED: Final[tuple[Any, ...]] = (
    *(Appointment, CircularReader, Contact, Conversation, Counter, Participant, PlanLine),
    *(Post, Proposal, ProposalSide, Service),
)
"""Tables whose rows simply belong to the other organisation from now on."""

STAYS: Final[tuple[Any, ...]] = (
    *(OrganisationDecision, Photo, GiveSeek, Partnership, OrganisationMember, ContentItem),
)
"""Tables of which some rows stay with the old profile, or are made anew for the other."""

_GOING_ON = (PartnershipState.PROPOSED, PartnershipState.ACTIVE)
_FACTS = ("street", "postcode", "city", "phone", "email", "website", "opening_hours", "donations")


def merge(
    session: Session,
    *,
    moderator: Actor,
    gone: tuple[int, int],
    stays: tuple[int, int],
    now: datetime,
) -> Organisation:
    """Make the profile ``gone`` a part of ``stays``; both are an id and the version looked at.

    Members, services, posts, talks, partnerships and whatever else belonged to it go along; facts
    fill what the other does not say. The old profile is hidden and leads to the new one. Raises
    ``NotAllowedError``, ``GoneError``, ``ConflictError``, or ``IllegalMoveError`` for one and the
    same, or two of which one is a department of the other.
    """
    if gone[0] == stays[0]:
        raise IllegalMoveError(gone[0])
    rows = {}
    for number, _version in sorted((gone, stays)):
        rows[number] = profile_to_decide(session, number, moderator=moderator)
    old, new = rows[gone[0]], rows[stays[0]]
    if (old.version, new.version) != (gone[1], stays[1]):
        raise ConflictError(old.id)
    if new.id in _above(session, old) or old.id in _above(session, new):
        raise IllegalMoveError(old.id)
    _take_over_facts(session, old, new)
    _move_what_is_shared(session, old, new, now=now)
    _rehome(session, old, new)
    _close(session, old, new, moderator=moderator, now=now)
    judgement = OrganisationJudgement(verdict=OrganisationVerdict.MERGE)
    decision = note_decision(
        session, new, judgement=judgement, moderator=moderator, now=now, other=old.id
    )
    tell_owners(session, decision, now=now, other=old.id)
    return new


def _above(session: Session, organisation: Organisation) -> set[int]:
    """Return the ids of all organisations that one is a department of."""
    found: set[int] = set()
    parent_id = organisation.parent_id
    while parent_id is not None and parent_id not in found:
        found.add(parent_id)
        parent_id = session.get_one(Organisation, parent_id).parent_id
    return found


def _take_over_facts(session: Session, old: Organisation, new: Organisation) -> None:
    """Fill what the profile that stays does not say."""
    for name in _FACTS:
        if not getattr(new, name):
            setattr(new, name, getattr(old, name))
    if not new.about:
        new.about, new.source_lang = old.about, old.source_lang
    new.topics = list(dict.fromkeys((*new.topics, *old.topics)))[:MOST_TOPICS]
    new.languages = list(dict.fromkeys((*new.languages, *old.languages)))[:MOST_LANGUAGES]
    logos = select(Photo.id).where(Photo.organisation_id == new.id)
    if session.scalar(logos.limit(1)) is None:
        _set(session, Photo.organisation_id, old, new)
    session.flush()


def _move_what_is_shared(
    session: Session, old: Organisation, new: Organisation, *, now: datetime
) -> None:
    _move_members(session, old, new)
    _move_gives_seeks(session, old, new)
    _end_double_questions(session, old, new, now=now)
    _move_partnerships(session, old, new, now=now)
    _move_alerts(session, old, new)
    last = session.scalar(
        select(func.max(Service.position)).where(Service.organisation_id == new.id)
    )
    behind = 0 if last is None else last + 1
    session.execute(
        update(Service)
        .where(Service.organisation_id == old.id)
        .values(position=Service.position + behind)
        .execution_options(synchronize_session=False)
    )


def _move_members(session: Session, old: Organisation, new: Organisation) -> None:
    """Let whoever spoke for one speak for the other; an owner of either owns it."""
    members = select(OrganisationMember).where(
        OrganisationMember.organisation_id.in_((old.id, new.id))
    )
    rows = session.scalars(members.order_by(OrganisationMember.user_id)).all()
    there = {row.user_id: row for row in rows if row.organisation_id == new.id}
    for row in (row for row in rows if row.organisation_id == old.id):
        known = there.get(row.user_id)
        if known is None:
            session.add(
                OrganisationMember(organisation_id=new.id, user_id=row.user_id, role=row.role)
            )
        elif row.role is MemberRole.OWNER:
            known.role = MemberRole.OWNER
        session.delete(row)
    session.flush()


def _move_gives_seeks(session: Session, old: Organisation, new: Organisation) -> None:
    """Move what the other does not say itself."""
    rows = session.scalars(
        select(GiveSeek).where(GiveSeek.organisation_id.in_((old.id, new.id))).order_by(GiveSeek.id)
    ).all()
    kept = [row for row in rows if row.organisation_id == new.id]
    said = {(row.direction, row.kind, row.topic) for row in kept}
    behind = max((row.position for row in kept), default=-1) + 1
    for row in (row for row in rows if row.organisation_id == old.id):
        if (row.direction, row.kind, row.topic) in said:
            session.delete(row)
        else:
            row.organisation_id, row.position = new.id, row.position + behind
    session.flush()


def _end_double_questions(
    session: Session, old: Organisation, new: Organisation, *, now: datetime
) -> None:
    """End what the old one has asked a group that knows the other already."""
    known = set(
        session.scalars(
            select(Partnership.group_id).where(
                Partnership.organisation_id == new.id, Partnership.state.in_(_GOING_ON)
            )
        )
    ) | {row.group_id for row in _open_questions(session, new)}
    for row in _open_questions(session, old):
        if row.group_id in known:
            move(session, row, ProposalState.ENDED, now=now)


def _open_questions(session: Session, organisation: Organisation) -> list[Proposal]:
    return list(
        session.scalars(
            select(Proposal)
            .where(
                Proposal.organisation_id == organisation.id,
                Proposal.kind == ProposalKind.PARTNERSHIP,
                Proposal.state.in_(OPEN),
            )
            .order_by(Proposal.id)
            .with_for_update()
        )
    )


def _move_partnerships(
    session: Session, old: Organisation, new: Organisation, *, now: datetime
) -> None:
    """Move partnerships; with a group that works with both, one of them goes on."""
    mine = select(Partnership).where(Partnership.organisation_id.in_((old.id, new.id)))
    rows = session.scalars(mine.order_by(Partnership.id)).all()
    there = {row.group_id: row for row in rows if row.organisation_id == new.id}
    for row in (row for row in rows if row.organisation_id == old.id):
        known = there.get(row.group_id)
        if known is not None and (known.state in _GOING_ON or row.state not in _GOING_ON):
            row.state = PartnershipState.ENDED
        else:
            if known is not None:
                session.delete(known)
                session.flush()
            row.organisation_id = new.id
        row.updated_at = now
    session.flush()


def _move_alerts(session: Session, old: Organisation, new: Organisation) -> None:
    """Let alerts on posts of the old one go on."""
    found = select(Alert).where(Alert.filters["organisation"].as_string() == old.slug)
    for alert in session.scalars(found.order_by(Alert.id)):
        alert.filters = {**alert.filters, "organisation": new.slug}
    session.flush()


def _rehome(session: Session, old: Organisation, new: Organisation) -> None:
    """Move everything else, and what leads to it: posts, talks, departments, notes, invitations."""
    for table in REHOMED:
        _set(session, table.organisation_id, old, new)
    for column in (Conversation.pass_to_id, Organisation.parent_id, Organisation.merged_into_id):
        _set(session, column, old, new)
    _set(session, ActionLink.about_id, old, new, ActionLink.action == JOIN)
    _set(session, Task.about_id, old, new, Task.about == "organisation")
    about = (Notice.about == "organisation", Notice.state == NoticeState.OPEN)
    _set(session, Notice.about_id, old, new, *about, Notice.reason != TO_VERIFY)
    own = select(Participant.conversation_id).where(Participant.organisation_id == new.id)
    session.execute(
        update(Conversation)
        .where(Conversation.organisation_id == new.id, Conversation.id.in_(own))
        .values(state=ConversationState.CLOSED, waits_since=None)
        .execution_options(synchronize_session=False)
    )


def _set(session: Session, column: Any, old: Organisation, new: Organisation, *where: Any) -> None:
    session.execute(
        update(column.class_)
        .where(column == old.id, *where)
        .values({column: new.id})
        .execution_options(synchronize_session=False)
    )


def _close(
    session: Session, old: Organisation, new: Organisation, *, moderator: Actor, now: datetime
) -> None:
    """Hide the old profile behind the new one, and bring what finds them along.

    An objection to what holds for it ends; the letter about the merging says how it goes on.
    """
    end_objection(session, restriction_in_force(session, old), actor=moderator, now=now)
    settle_note(
        session, about="organisation", about_id=old.id, reason=TO_VERIFY,
        by_id=moderator.user_id, now=now,
    )  # fmt: skip
    session.expire_all()
    old.state, old.merged_into_id, old.updated_at = OrganisationState.HIDDEN, new.id, now
    new.updated_at = now
    session.flush()
    search.index_organisation(session, old)
    search.index_organisation(session, new)
    posts: Iterable[Post] = session.scalars(
        select(Post)
        .where(Post.organisation_id == new.id, Post.state == PostState.PUBLISHED)
        .order_by(Post.id)
    ).all()
    for post in posts:
        board_index.index_post(session, post)
