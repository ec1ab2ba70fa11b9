"""What a volunteer could do: places in groups and cafés, and open requests."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, or_, select, union_all
from sqlalchemy.orm import Session

from helpboard.domain.conversation import is_with_children
from helpboard.domain.errors import NotFoundError
from helpboard.domain.facts import are_for_minors
from helpboard.domain.group import GroupState
from helpboard.domain.joining import HOLDS_A_PLACE, Joins
from helpboard.domain.matching.explaining import Change, near_misses, what_would_change
from helpboard.domain.matching.kinship import near_topics
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.reasons import Answer, Fit, ReasonCode
from helpboard.domain.matching.town import Role, Town
from helpboard.domain.matching.town import Volunteer as Seeker
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.proposal import ProposalKind
from helpboard.domain.topics import branch_of
from helpboard.models import Group, GroupMember, JoinRequest, Post, Release, Volunteer
from helpboard.queries.match_blocks import Pairs, blocked_groups, blocked_posts
from helpboard.queries.match_people import volunteers
from helpboard.queries.match_places import When, roles
from helpboard.queries.match_sides import post_as_role
from helpboard.queries.settled_pairs import settled_for_volunteer
from helpboard.queries.weights import Measure, measure

BEST = 3
LOOKED_AT = 12
"""Places looked at for three groups: one group may have several that fit."""
MOST_REQUESTS = 200
"""The newest open requests near a volunteer's topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFound:
    """Something to do for a volunteer: a place in a group, or a request."""

    fit: Fit
    group: Group | None = None
    help_role_id: int | None = None
    topic: str = ""
    post: Post | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsFound:
    """The best places, and those that fail by one rule that can be overcome."""

    best: tuple[TaskFound, ...] = ()
    near: tuple[TaskFound, ...] = ()


def groups_for_volunteer(
    session: Session, user_id: int, *, now: datetime, most: int = BEST
) -> GroupsFound:
    """Return the places in groups that fit a volunteer best, and near misses; one of each group.

    Something that they do not want to do is no suggestion. Groups in which they are, were asked
    to be, or have said no to of late are left out.
    """
    found = {
        role.id: role
        for role in free_roles(session, _is_open_to(session, user_id, now=now), now=now)
    }
    people = volunteers(session, Volunteer.user_id == user_id, today=now.date())
    if not people or not found:
        return GroupsFound()
    by = measure(session)
    town = _town(people, found.values(), by, blocked_groups(session, user_id))
    matcher = Matcher(town, by.weights)
    best = _one_of_each(found, matcher.best_roles(people[0].id, LOOKED_AT), most=most)
    missed = near_misses(matcher, people[0].id, most=LOOKED_AT)
    near = _one_of_each(found, missed, most=most, but=best)
    ids = [int(group) for group in (*best, *near)]
    groups = {row.id: row for row in session.scalars(select(Group).where(Group.id.in_(ids)))}

    def task(group: str, fit: Fit) -> TaskFound:
        return TaskFound(
            fit=fit,
            group=groups[int(group)],
            help_role_id=int(fit.role),
            topic=found[fit.role].topic,
            change=what_would_change(matcher, fit),
        )

    return GroupsFound(
        best=tuple(task(*row) for row in best.items()),
        near=tuple(task(*row) for row in near.items()),
    )


def _is_open_to(session: Session, user_id: int, *, now: datetime) -> ColumnElement[bool]:
    taken = settled_for_volunteer(session, user_id=user_id, kind=ProposalKind.JOINING, now=now)
    own = select(GroupMember.group_id).where(GroupMember.user_id == user_id)
    return (
        (Group.state == GroupState.ACTIVE)
        & (Group.joins != Joins.NOBODY)
        & Group.id.not_in(taken)
        & Group.id.not_in(own)
    )


def _one_of_each(
    found: Mapping[str, Role], fits: Iterable[Fit], *, most: int, but: Collection[str] = ()
) -> dict[str, Fit]:
    """Return the best role of each group, as many as are wanted; no topic that is not."""
    best: dict[str, Fit] = {}
    for fit in fits:
        group = found[fit.role].group
        if fit.reasons[0].code is not ReasonCode.TOPIC_OTHER and group not in but:
            best.setdefault(group, fit)
    return dict(list(best.items())[:most])


def fit_for_group(
    session: Session,
    *,
    group_id: int | None,
    help_role_id: int | None,
    user_id: int,
    now: datetime,
) -> Fit:
    """Return how one volunteer fits a role of a group, or the best of its roles.

    Raises ``NotFoundError`` for a group without such a role.
    """
    found = free_roles(session, Group.id == (group_id or 0), now=now)
    fitting = [role for role in found if help_role_id is None or role.id == str(help_role_id)]
    people = volunteers(session, Volunteer.user_id == user_id, today=now.date())
    if not fitting or not people:
        raise NotFoundError(group_id)
    by = measure(session)
    matcher = Matcher(_town(people, fitting, by, blocked_groups(session, user_id)), by.weights)
    return max((matcher.fit(str(user_id), role.id) for role in fitting), key=_worth)


def requests_for_volunteer(
    session: Session, user_id: int, *, now: datetime, most: int = BEST
) -> tuple[TaskFound, ...]:
    """Return the open requests that fit a volunteer best; nothing that rule 4 keeps from them."""
    people = volunteers(session, Volunteer.user_id == user_id, today=now.date())
    topics = {near for own in (people[0].topics if people else ()) for near, _ in near_topics(own)}
    if not topics:
        return ()
    posts = _open_requests(session, user_id, sorted(topics), now=now)
    released = set(session.scalars(select(Release.topic).where(Release.user_id == user_id)))
    found = {
        role.id: (role, post) for post in posts for role in _as_role(post, people[0], released)
    }
    if not found:
        return ()
    shut = blocked_posts(session, user_id, [post for _role, post in found.values()])
    fits = _fits(people, [role for role, _ in found.values()], measure(session), shut, most=most)
    return tuple(
        TaskFound(fit=fit, post=found[fit.role][1], topic=found[fit.role][1].topic) for fit in fits
    )


def free_roles(session: Session, which: ColumnElement[bool], *, now: datetime) -> list[Role]:
    """Read the roles of groups with the places that are left in each."""
    rows = roles(session, which, when=When(now=now, zone=UTC))
    taken, members, capacities = _taken(session, which)
    return [
        replace(
            role,
            capacity=max(
                0,
                min(
                    role.capacity - taken.get(int(role.id), 0),
                    _left(capacities, members, int(role.group), role.capacity),
                ),
            ),
        )
        for role in rows
    ]


def _left(
    capacities: Mapping[int, int | None], members: Mapping[int, int], group: int, otherwise: int
) -> int:
    capacity = capacities.get(group)
    return otherwise if capacity is None else capacity - members.get(group, 0)


def _taken(
    session: Session, which: ColumnElement[bool]
) -> tuple[Counter[int | None], Counter[int], dict[int, int | None]]:
    """Count who holds a place: by role, by group, and how many places each group has."""
    groups = select(Group.id).where(which)
    held = union_all(
        select(GroupMember.group_id, GroupMember.help_role_id).where(
            GroupMember.group_id.in_(groups)
        ),
        select(JoinRequest.group_id, JoinRequest.help_role_id).where(
            JoinRequest.group_id.in_(groups), JoinRequest.state.in_(HOLDS_A_PLACE)
        ),
    ).subquery()
    rows = session.execute(
        select(Group.id, Group.capacity, held.c.help_role_id, func.count(held.c.group_id))
        .outerjoin(held, held.c.group_id == Group.id)
        .where(which)
        .group_by(Group.id, Group.capacity, held.c.help_role_id)
    )
    by_role, by_group = Counter[int | None](), Counter[int]()
    capacities: dict[int, int | None] = {}
    for group, capacity, role, number in rows:
        by_role[role] += number
        by_group[group] += number
        capacities[group] = capacity
    return by_role, by_group, capacities


def _open_requests(
    session: Session, user_id: int, topics: list[str], *, now: datetime
) -> list[Post]:
    taken = settled_for_volunteer(session, user_id=user_id, kind=ProposalKind.PERSON_TASK, now=now)
    return list(
        session.scalars(
            select(Post)
            .where(
                Post.state == PostState.PUBLISHED,
                Post.expires_at > now,
                Post.kind == PostKind.REQUEST,
                Post.topic.in_(topics),
                Post.id.not_in(taken),
                or_(Post.author_id.is_(None), Post.author_id != user_id),
            )
            .order_by(Post.published_at.desc(), Post.id.desc())
            .limit(MOST_REQUESTS)
        )
    )


def _as_role(post: Post, person: Seeker, released: set[str]) -> Iterator[Role]:
    """Yield a request as a role unless it is guarded and the volunteer may not help in it."""
    role = post_as_role(post, by_verified=False)
    if not role.clearance_needed:
        yield role
    elif released & {post.topic, branch_of(post.topic)}:
        minors = are_for_minors(post.facts)
        if person.clearance or not is_with_children(post.topic, for_minors=minors):
            yield replace(role, clearance_needed=False)


def _fits(
    people: list[Seeker], places: Iterable[Role], by: Measure, shut: Pairs, *, most: int
) -> list[Fit]:
    matcher = Matcher(_town(people, places, by, shut), by.weights)
    return matcher.best_roles(people[0].id, most)


def _town(people: list[Seeker], places: Iterable[Role], by: Measure, shut: Pairs) -> Town:
    return Town(
        districts=by.districts,
        volunteers=tuple(people),
        roles=tuple(places),
        travel_minutes=by.given,
        blocked=shut,
    )


def _worth(fit: Fit) -> tuple[bool, bool, int]:
    return (fit.answer is Answer.YES, fit.answer is Answer.UNKNOWN, fit.quarters)
