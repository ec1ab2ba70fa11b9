"""Who fits whom: from the rows of the board to the matching and back, in a few statements.

One seeker's three best are found while the page is made. Volunteers are for coordinators' eyes
(``volunteers_for_post``), and only those who agreed to be found.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.matching.errands import best_groups, errand_fit, near_groups
from helpboard.domain.matching.explaining import Change, against
from helpboard.domain.matching.kinship import near_topics
from helpboard.domain.matching.partners import (
    Partner,
    best_partners,
    near_partners,
    partner,
)
from helpboard.domain.matching.reasons import Answer, Fit, Reason, ReasonCode, Verdict
from helpboard.domain.matching.side_changes import errand_change, partner_change
from helpboard.domain.matching.town import Side
from helpboard.domain.matching.weights import QUARTERS, Weights
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import is_public
from helpboard.domain.proposal import Look, Pairing, ProposalKind
from helpboard.models import Group, Organisation, Post
from helpboard.queries.match_blocks import groups_not_for_post
from helpboard.queries.match_sides import (
    Named,
    groups_as_sides,
    organisations_as_sides,
    post_as_errand,
)
from helpboard.queries.settled_pairs import settled_groups, settled_organisations
from helpboard.queries.tasks_for_volunteer import fit_for_group
from helpboard.queries.volunteers_for_post import fit_for_post
from helpboard.queries.weights import Measure, current_weights, measure

BEST = 3
HUNDREDTHS = 100 // QUARTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An organisation, a group or a post that fits, and why; ``quarters`` are of a point."""

    id: int
    slug: str
    name: str
    kind: str
    area_name: str
    languages: tuple[str, ...]
    reasons: tuple[Reason, ...]
    against: Reason | None = None
    change: Change | None = None

    @property
    def quarters(self) -> int:
        """The score, in quarters of a point."""
        return sum(reason.quarters for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The three best, and those that would fit if something were said."""

    best: tuple[Suggestion, ...] = ()
    near: tuple[Suggestion, ...] = ()


def partners_for_organisation(
    session: Session, organisation_id: int, *, now: datetime, most: int = BEST
) -> Found:
    """Return the groups that fit an organisation best, and near misses; none twice.

    Partners of today, and groups that it has asked or that said no of late, are left out.
    """
    one = _one(organisations_as_sides(session, Organisation.id == organisation_id))
    taken = settled_groups(session, organisation_id=organisation_id, now=now)
    is_open: ColumnElement[bool] = (Group.state == GroupState.ACTIVE) & Group.id.not_in(taken)
    others = groups_as_sides(session, is_open, today=now.date())
    return found_among(one, others, measure(session), most=most)


def partners_for_group(
    session: Session, group_id: int, *, now: datetime, most: int = BEST
) -> Found:
    """Return the organisations that fit a group best, as :func:`partners_for_organisation`."""
    one = _one(groups_as_sides(session, Group.id == group_id, today=now.date()))
    taken = settled_organisations(session, group_id=group_id, now=now)
    is_open: ColumnElement[bool] = (
        Organisation.state == OrganisationState.VERIFIED
    ) & Organisation.id.not_in(taken)
    return found_among(one, organisations_as_sides(session, is_open), measure(session), most=most)


def groups_for_post(session: Session, post: Post, *, now: datetime, most: int = BEST) -> Found:
    """Return the groups that could take a request, or use an offer, and those with other times."""
    taken = settled_groups(session, post_id=post.id, now=now) + groups_not_for_post(session, post)
    is_open: ColumnElement[bool] = (Group.state == GroupState.ACTIVE) & Group.id.not_in(taken)
    if post.group_id is not None:
        is_open &= Group.id != post.group_id
    others = groups_as_sides(session, is_open, today=now.date())
    by, errand = measure(session), post_as_errand(post)
    sides, named = [one.side for one in others], {one.side.id: one for one in others}

    def change(row: Partner) -> Change | None:
        return errand_change(errand, named[row.other].side, sides, by.travel, by.weights)

    best = best_groups(errand, sides, by.travel, by.weights, most=most)
    near = near_groups(errand, sides, by.travel, by.weights, most=most)
    return _with_changes(named, best, near, by.weights, change)


def look_at(session: Session, pairing: Pairing, *, now: datetime) -> Look:
    """Return how a pairing looks: points and reasons to keep with it, and what forbids it.

    Raises ``NotFoundError`` for things that there are not.
    """
    match pairing.kind:
        case ProposalKind.PARTNERSHIP:
            return _look_at_partners(session, pairing, now=now)
        case ProposalKind.GROUP_TASK:
            return _look_at_task(session, pairing, now=now)
        case ProposalKind.PERSON_TASK:
            fit = fit_for_post(
                session, post_id=pairing.post_id, user_id=pairing.user_id or 0, now=now
            )
            return look_of(fit, current_weights(session))
        case ProposalKind.JOINING:
            fit = fit_for_group(
                session,
                group_id=pairing.group_id,
                help_role_id=pairing.help_role_id,
                user_id=pairing.user_id or 0,
                now=now,
            )
            return look_of(fit, current_weights(session))
        case _:
            return _look_at_goods(session, pairing, now=now)


def _look_at_partners(session: Session, pairing: Pairing, *, now: datetime) -> Look:
    one = _one(organisations_as_sides(session, Organisation.id == pairing.organisation_id))
    other = _one(groups_as_sides(session, Group.id == pairing.group_id, today=now.date()))
    by = measure(session)
    return _look(
        partner(one.side, other.side, by.travel, by.weights).reasons,
        by.weights,
        is_open=one.side.is_active and other.side.is_active,
    )


def _look_at_task(session: Session, pairing: Pairing, *, now: datetime) -> Look:
    post = _post(session, pairing.post_id)
    group = _one(groups_as_sides(session, Group.id == pairing.group_id, today=now.date()))
    by = measure(session)
    return _look(
        errand_fit(post_as_errand(post), group.side, by.travel, by.weights).reasons,
        by.weights,
        is_open=group.side.is_active and is_public(post, now=now),
    )


def _look_at_goods(session: Session, pairing: Pairing, *, now: datetime) -> Look:
    ids = (pairing.post_id, pairing.other_post_id, pairing.carrier_post_id)
    posts = [_post(session, one) for one in ids if one is not None]
    return _look((), Weights(), is_open=all(is_public(post, now=now) for post in posts))


def _look(reasons: tuple[Reason, ...], weights: Weights, *, is_open: bool) -> Look:
    weak = weakness(reasons, weights)
    return Look(
        points=sum(reason.quarters for reason in reasons) * HUNDREDTHS,
        reasons={
            "reasons": [as_kept(reason) for reason in reasons],
            "against": None if weak is None else weak.code.value,
        },
        forbidden=() if is_open else ("active",),
    )


def look_of(fit: Fit, weights: Weights) -> Look:
    """Return what is kept of a volunteer's fit; what nobody knows is forbidden like a no."""
    kept = _look(fit.reasons, weights, is_open=True)
    rules = tuple(row.rule.value for row in fit.verdicts if row.answer is not Answer.YES)
    return Look(points=kept.points, reasons=kept.reasons, forbidden=rules)


def as_kept(reason: Reason | Verdict) -> dict[str, Any]:
    """Return a reason as a proposal keeps it; points are hundredths."""
    params = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in reason.params.items()
    }
    if isinstance(reason, Verdict):
        return {"code": reason.rule.value, "params": params}
    return {
        "code": reason.code.value,
        "points": reason.quarters * HUNDREDTHS,
        "params": params,
        "source": reason.source.value,
    }


def weakness(reasons: tuple[Reason, ...], weights: Weights) -> Reason | None:
    """Return the one thing that speaks against a pair, None when nothing does.

    What is said as something good never speaks against anything, even where more were possible.
    """
    return against(tuple(one for one in reasons if one.code not in _ALWAYS_GOOD), weights)


_ALWAYS_GOOD = frozenset(
    {
        ReasonCode.TOPIC_SAME,
        ReasonCode.WE_GIVE,
        ReasonCode.THEY_GIVE,
        ReasonCode.TRAVEL_SAME_DISTRICT,
        ReasonCode.LANGUAGES_ALL,
        ReasonCode.LANGUAGES_SHARED,
        ReasonCode.LANGUAGES_NONE_WISHED,
        ReasonCode.TIME_SPARE,
        ReasonCode.TIME_NONE_ASKED,
    }
)


def found_among(one: Named, others: tuple[Named, ...], by: Measure, *, most: int) -> Found:
    """Return who of ``others`` fits one side best, and near misses; none of whom stands in both."""
    named = {other.side.id: other for other in others}
    own = {
        near for need in (*one.side.gives, *one.side.seeks) for near, _ in near_topics(need.topic)
    }
    sides = [other.side for other in others if _speaks_of(other.side, own)]
    best = best_partners(one.side, sides, by.travel, by.weights, most=most)
    near = near_partners(one.side, sides, by.travel, by.weights, most=most)

    def change(row: Partner) -> Change | None:
        return partner_change(one.side, named[row.other].side, sides, by.travel, by.weights)

    return _with_changes(named, best, near, by.weights, change)


def _with_changes(
    named: Mapping[str, Named],
    best: Sequence[Partner],
    near: Sequence[Partner],
    weights: Weights,
    change: Callable[[Partner], Change | None],
) -> Found:
    """Return rows with what would change them; the first needs no change."""
    rows = [_suggestion(named[row.other], row, weights) for row in best]
    later = [replace(row, change=change(own)) for row, own in zip(rows, best, strict=True)][1:]
    missed = (
        replace(_suggestion(named[row.other], row, weights), change=change(row)) for row in near
    )
    return Found(best=(*rows[:1], *later), near=tuple(missed))


def _speaks_of(side: Side, topics: Collection[str]) -> bool:
    """Tell whether a side speaks of any of the topics; most do not, and are left out early."""
    return any(need.topic in topics for need in (*side.gives, *side.seeks))


def _suggestion(named: Named, row: Partner, weights: Weights) -> Suggestion:
    return Suggestion(
        id=named.id,
        slug=named.slug,
        name=named.name,
        kind=named.kind,
        area_name=named.area_name,
        languages=named.languages,
        reasons=row.reasons,
        against=weakness(row.reasons, weights),
    )


def _one(rows: tuple[Named, ...]) -> Named:
    if not rows:
        raise NotFoundError("side")
    return rows[0]


def _post(session: Session, post_id: int | None) -> Post:
    post = session.get(Post, post_id or 0)
    if post is None:
        raise NotFoundError(post_id)
    return post
