"""Which volunteers could do what a request asks for.

Only people who agreed, and are not away, are ever found. For what is sensitive only those whom the
coordinator has released, for work with children only with a clearance in date: unknown is no.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, String, cast, exists, func, or_, select, true
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import is_with_children
from helpboard.domain.errors import NotFoundError
from helpboard.domain.facts import are_for_minors
from helpboard.domain.matching.explaining import (
    OVERCOME,
    Change,
    ChangeCode,
    what_would_change,
)
from helpboard.domain.matching.kinship import HALF, SAME, near_topics
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.reasons import Answer, Fit
from helpboard.domain.matching.town import Role, Town
from helpboard.domain.matching.town import Volunteer as Seeker
from helpboard.domain.matching.travel import travel_quarters
from helpboard.domain.matching.weights import Criterion, Weights
from helpboard.domain.post import PostKind, is_public
from helpboard.domain.proposal import NEVER_OVERRIDDEN
from helpboard.domain.topics import branch_of
from helpboard.models import Post, Release, User, Volunteer, VolunteerTopic
from helpboard.queries.match_blocks import blocked_posts, not_for_post
from helpboard.queries.match_people import volunteers
from helpboard.queries.match_sides import post_as_role
from helpboard.queries.settled_pairs import settled_people
from helpboard.queries.trust import is_verified
from helpboard.queries.weights import Measure, measure

BEST = 3
OVERRULED = frozenset(rule for rule in OVERCOME if rule.value not in NEVER_OVERRIDDEN)
"""Rules that a coordinator may put aside with a reason."""
NEAR = 22
"""Minutes of travel up to which people of a near topic are looked at before all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A volunteer for a post. For coordinators only, until the volunteer has said yes."""

    user_id: int
    name: str
    fit: Fit
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFound:
    """The best for a post, and those that fail by one rule which a coordinator may overrule."""

    best: tuple[PersonFound, ...] = ()
    near: tuple[PersonFound, ...] = ()
    weights: Weights
    """What their points were counted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """One request as a role, what it is measured by, and the day."""

    post: Post
    role: Role
    by: Measure
    today: date


def volunteers_for_post(
    session: Session, post: Post, *, now: datetime, most: int = BEST
) -> tuple[PersonFound, ...]:
    """Return who could do what a request asks for, the best first; for coordinators only.

    Those who want to do just this are read first; those of a near topic only from districts near
    enough to be among the best. Whoever was asked already, or said no of late, is left out.
    """
    search = _search(session, post, today=now.date())
    allowed = _may_be_found(search, _left_out(session, post, now=now))
    known = allowed & _could_meet(search.role) & _knows(post.topic, SAME)
    willing = _people(session, search, known)
    return _with_names(session, _fitting(session, search, allowed, willing, most=most))


def people_for_post(
    session: Session, post: Post, *, now: datetime, most: int = BEST
) -> PeopleFound:
    """Return who could do what a request asks for, and near misses; for coordinators only."""
    search = _search(session, post, today=now.date())
    allowed = _may_be_found(search, _left_out(session, post, now=now))
    willing = _people(session, search, allowed & _knows(post.topic, SAME))
    best = _fitting(session, search, allowed, willing, most=most)
    near = _missing_by_one(willing, search, most=most)
    people = _with_names(session, [*best, *(fit for fit, _change in near)])
    missed = zip(people[len(best) :], near, strict=True)
    return PeopleFound(
        best=people[: len(best)],
        near=tuple(replace(one, change=change) for one, (_fit, change) in missed),
        weights=search.by.weights,
    )


def _left_out(session: Session, post: Post, *, now: datetime) -> set[int]:
    asked = settled_people(session, post_id=post.id, now=now)
    return {*not_for_post(session, post), *asked}


def _missing_by_one(
    people: list[Seeker], search: _Search, *, most: int
) -> list[tuple[Fit, Change | None]]:
    """Return who fails by exactly one rule that may be overruled, the best first."""
    if not people:
        return []
    matcher = Matcher(_town(people, search.role, search.by, frozenset()), search.by.weights)
    fits = [matcher.fit(one.id, search.role.id) for one in people]
    missed = [
        fit
        for fit in fits
        if len(fit.failed) == 1 and not fit.open_questions and fit.failed[0].rule in OVERRULED
    ]
    missed.sort(key=lambda fit: (-fit.quarters, fit.volunteer))
    return [(fit, _possible(what_would_change(matcher, fit))) for fit in missed[:most]]


def _possible(change: Change | None) -> Change | None:
    """Return a change as one that makes a pair possible: among posts nothing else is compared."""
    if change is None:
        return None
    code = ChangeCode(change.code.value.replace("first-", "possible-"))
    return replace(change, code=code)


def _with_names(session: Session, fits: list[Fit]) -> tuple[PersonFound, ...]:
    ids = [int(fit.volunteer) for fit in fits]
    rows = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    names = {row.id: row.name for row in rows}
    return tuple(
        PersonFound(user_id=id_, name=names[id_], fit=fit)
        for id_, fit in zip(ids, fits, strict=True)
    )


def _fitting(
    session: Session,
    search: _Search,
    allowed: ColumnElement[bool],
    willing: list[Seeker],
    *,
    most: int,
) -> list[Fit]:
    """Return the best of those who are ``willing`` to do just this, and of a near topic."""
    same, half = (_knows(search.post.topic, degree) for degree in (SAME, HALF))
    fits = _best(willing, search, most=most)
    others = allowed & _could_meet(search.role) & half & ~same
    near = Volunteer.area_id.in_(_areas(search, lambda minutes: minutes <= NEAR))
    fits += _best(_people(session, search, others & near), search, most=most)
    more = others & ~func.coalesce(near, False) & _near_enough(fits, search, most=most)
    fits += _best(_people(session, search, more), search, most=most)
    fits.sort(key=lambda fit: (fit.answer is not Answer.YES, -fit.quarters, fit.volunteer))
    return fits[:most]


def fit_for_post(session: Session, *, post_id: int | None, user_id: int, now: datetime) -> Fit:
    """Return how one volunteer fits a post, with everything that forbids it."""
    post = session.get(Post, post_id or 0)
    if post is None:
        raise NotFoundError(post_id)
    search = _search(session, post, today=now.date())
    is_open = is_public(post, now=now) and post.kind is PostKind.REQUEST
    role = replace(search.role, is_active=is_open and post.author_id != user_id)
    people = _people(session, search, Volunteer.user_id == user_id)
    if not people:
        raise NotFoundError(user_id)
    if role.clearance_needed and not _is_released(session, post, user_id):
        people = [replace(people[0], clearance=False)]
    town = _town(people, role, search.by, blocked_posts(session, user_id, [post]))
    return Matcher(town, search.by.weights).fit(str(user_id), role.id)


def _search(session: Session, post: Post, *, today: date) -> _Search:
    role = post_as_role(post, by_verified=is_verified(session, post.organisation_id))
    return _Search(post=post, role=role, by=measure(session), today=today)


def _may_be_found(search: _Search, left_out: Collection[int]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = (
        Volunteer.consent_at.is_not(None)
        & (User.state == AccountState.ACTIVE)
        & or_(Volunteer.paused_until.is_(None), Volunteer.paused_until < search.today)
        & Volunteer.user_id.not_in(sorted(left_out))
    )
    if search.role.clearance_needed:
        topics = (search.post.topic, branch_of(search.post.topic))
        found &= exists().where(Release.user_id == Volunteer.user_id, Release.topic.in_(topics))
    return found


def _could_meet(role: Role) -> ColumnElement[bool]:
    """Return a condition that everybody fulfils who speaks what must be spoken and has time.

    It reads the stored text only, so that few of those who cannot come are unpacked at all; who
    says nothing stays. The rules themselves are asked afterwards.
    """
    languages, when = cast(Volunteer.languages, String), cast(Volunteer.when, String)
    found: ColumnElement[bool] = true()
    for code in role.must_speak:
        found &= or_(languages.contains(f'"{code}"'), languages == "{}")
    if role.slots and role.min_minutes:
        days = sorted({weekday for weekday, _start, _end in role.slots})
        found &= or_(
            Volunteer.when.is_(None),
            *(when.contains(f"[{weekday}, ") for weekday in days),
            ~when.contains('"weekly"'),
        )
    return found


def _is_released(session: Session, post: Post, user_id: int) -> bool:
    topics = (post.topic, branch_of(post.topic))
    found = select(Release.topic).where(Release.user_id == user_id, Release.topic.in_(topics))
    return session.scalar(found.limit(1)) is not None


def _people(session: Session, search: _Search, which: ColumnElement[bool]) -> list[Seeker]:
    people = volunteers(session, which, today=search.today)
    minors = are_for_minors(search.post.facts)
    if is_with_children(search.post.topic, for_minors=minors):
        return people
    # Where no certificate is asked for, the release alone says who may (rule 4).
    return [replace(one, clearance=True) for one in people]


def _knows(topic: str, degree: int) -> ColumnElement[bool]:
    topics = [other for other, near in near_topics(topic) if near == degree]
    return Volunteer.user_id.in_(
        select(VolunteerTopic.user_id).where(VolunteerTopic.topic.in_(topics))
    )


def _near_enough(fits: list[Fit], search: _Search, *, most: int) -> ColumnElement[bool]:
    """Return the condition that somebody of half the topic could still be among the best.

    Whoever leaves a question open comes after everybody who does not, so only those are counted.
    """
    known = sorted((fit.quarters for fit in fits if fit.answer is Answer.YES), reverse=True)
    if len(known) < most:
        return Volunteer.user_id.is_not(None)
    weights = search.by.weights
    others = weights.quarters(Criterion.LANGUAGES) + weights.quarters(Criterion.TIME)
    wanted = known[most - 1] - others - weights.quarters(Criterion.TOPIC) // 2
    full = weights.quarters(Criterion.TRAVEL)
    areas = _areas(search, lambda minutes: travel_quarters(minutes, full) >= wanted)
    near: ColumnElement[bool] = Volunteer.area_id.in_(areas)
    return near if wanted > 0 else near | Volunteer.area_id.is_(None)


def _areas(search: _Search, is_near: Callable[[int], bool]) -> list[int]:
    """Return the areas from which the way to the post is near enough."""
    travel = search.by.travel
    there = travel.ids[search.role.district]
    return [int(area) for area, here in travel.ids.items() if is_near(travel.minutes[here][there])]


def _best(people: list[Seeker], search: _Search, *, most: int) -> list[Fit]:
    if not people:
        return []
    matcher = Matcher(_town(people, search.role, search.by, frozenset()), search.by.weights)
    place = matcher.places[0]
    ranked = sorted(
        matcher.seekers, key=lambda one: (-matcher.quarters(one, place), one.volunteer.id)
    )
    found: dict[Answer, list[str]] = {Answer.YES: [], Answer.UNKNOWN: [], Answer.NO: []}
    for one in ranked:
        # The rules cost more than the points, so they are asked only until enough have said yes.
        found[matcher.answer(one, place)].append(one.volunteer.id)
        if len(found[Answer.YES]) == most:
            break
    best = [*found[Answer.YES], *found[Answer.UNKNOWN]][:most]
    return [matcher.fit(person, search.role.id) for person in best]


def _town(
    people: list[Seeker], role: Role, by: Measure, blocked: frozenset[tuple[str, str]]
) -> Town:
    return Town(
        districts=by.districts,
        volunteers=tuple(people),
        roles=(role,),
        travel_minutes=by.given,
        blocked=blocked,
    )
