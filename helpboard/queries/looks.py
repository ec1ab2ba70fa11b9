"""How two sides that somebody names look to the rules: reasons to keep, and what forbids them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.matching.errands import errand_fit
from helpboard.domain.matching.explaining import against
from helpboard.domain.matching.partners import partner
from helpboard.domain.matching.reasons import Answer, Fit, Reason, ReasonCode, Rule, Verdict
from helpboard.domain.matching.weights import QUARTERS, Weights
from helpboard.domain.post import is_public
from helpboard.domain.proposal import Look, Pairing, ProposalKind
from helpboard.models import Group, Organisation, Post
from helpboard.queries.match_blocks import are_apart
from helpboard.queries.match_sides import (
    groups_as_sides,
    one_side,
    organisations_as_sides,
    post_as_errand,
)
from helpboard.queries.tasks_for_volunteer import fit_for_group
from helpboard.queries.volunteers_for_post import fit_for_post
from helpboard.queries.weights import current_weights, measure

HUNDREDTHS = 100 // QUARTERS


def look_at(session: Session, pairing: Pairing, *, now: datetime) -> Look:
    """Return how a pairing looks: points and reasons to keep with it, and what forbids it.

    Sides of whom one has blocked the other are forbidden, whatever is brought together. Raises
    ``NotFoundError`` for things that there are not.
    """
    look = _look_by_kind(session, pairing, now=now)
    if Rule.BLOCKED in look.forbidden or not are_apart(session, pairing):
        return look
    return replace(look, forbidden=(*look.forbidden, Rule.BLOCKED.value))


def _look_by_kind(session: Session, pairing: Pairing, *, now: datetime) -> Look:
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
    one = one_side(organisations_as_sides(session, Organisation.id == pairing.organisation_id))
    other = one_side(groups_as_sides(session, Group.id == pairing.group_id, today=now.date()))
    by = measure(session)
    return _look(
        partner(one.side, other.side, by.travel, by.weights).reasons,
        by.weights,
        is_open=one.side.is_active and other.side.is_active,
    )


def _look_at_task(session: Session, pairing: Pairing, *, now: datetime) -> Look:
    post = _post(session, pairing.post_id)
    group = one_side(groups_as_sides(session, Group.id == pairing.group_id, today=now.date()))
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


def _post(session: Session, post_id: int | None) -> Post:
    post = session.get(Post, post_id or 0)
    if post is None:
        raise NotFoundError(post_id)
    return post
