"""Who fits whom: from the rows of the board to the matching and back, in a few statements.

One seeker's three best are found while the page is made. Volunteers are for coordinators' eyes
(``volunteers_for_post``), and only those who agreed to be found.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.matching.errands import best_groups, near_groups
from helpboard.domain.matching.explaining import Change
from helpboard.domain.matching.kinship import near_topics
from helpboard.domain.matching.partners import (
    Partner,
    best_partners,
    near_partners,
)
from helpboard.domain.matching.reasons import Reason
from helpboard.domain.matching.side_changes import errand_change, partner_change
from helpboard.domain.matching.town import Side
from helpboard.domain.matching.weights import Weights
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Group, Organisation, Post
from helpboard.queries.looks import weakness
from helpboard.queries.match_blocks import apart_partners, groups_not_for_post
from helpboard.queries.match_sides import (
    Named,
    groups_as_sides,
    one_side,
    organisations_as_sides,
    post_as_errand,
)
from helpboard.queries.settled_pairs import settled_groups, settled_organisations
from helpboard.queries.weights import Measure, measure

BEST = 3


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

    Partners of today, groups that it has asked or that said no of late, and those with whom it does
    not talk are left out.
    """
    one = one_side(organisations_as_sides(session, Organisation.id == organisation_id))
    apart = apart_partners(session, organisation_id=organisation_id)
    taken = {
        *settled_groups(session, organisation_id=organisation_id, now=now),
        *(int(group) for _house, group in apart),
    }
    is_open: ColumnElement[bool] = (Group.state == GroupState.ACTIVE) & Group.id.not_in(taken)
    others = groups_as_sides(session, is_open, today=now.date())
    return found_among(one, others, measure(session), most=most)


def partners_for_group(
    session: Session, group_id: int, *, now: datetime, most: int = BEST
) -> Found:
    """Return the organisations that fit a group best, as :func:`partners_for_organisation`."""
    one = one_side(groups_as_sides(session, Group.id == group_id, today=now.date()))
    apart = apart_partners(session, group_id=group_id)
    taken = {
        *settled_organisations(session, group_id=group_id, now=now),
        *(int(house) for house, _group in apart),
    }
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
