"""Tuning the matching: versions of the weights, the newest counts, each change can be undone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.matching.weights import Criterion, Weights, check_weights
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, Entry, MatchWeights
from helpboard.queries.actors import areas_above


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """For which board somebody sets weights, and which version they have seen.

    ``home_id`` is the area that the board is for. ``seen`` is the id of the newest version, 0 when
    nobody had set any.
    """

    home_id: int
    seen: int


def set_weights(
    session: Session, *, actor: Actor, setting: Setting, weights: Weights, now: datetime
) -> MatchWeights:
    """Let the criteria count as ``weights`` says from now on.

    Raises ``NotAllowedError`` for anybody but coordinators of the whole board, ``ConflictError``
    when there is a newer version than they have seen, and ``Refusal`` unless they are a hundred in
    all; then nothing has changed.
    """
    checked = check_weights(weights)
    _latest(session, actor, setting)
    return _put(session, actor, checked, now=now)


def undo_weights(
    session: Session, *, actor: Actor, setting: Setting, now: datetime
) -> MatchWeights:
    """Put the weights before the present ones back on top; undoing twice is as before.

    Raises as :func:`set_weights`, and ``IllegalMoveError`` when nobody has ever set any.
    """
    latest = _latest(session, actor, setting)
    if not latest:
        raise IllegalMoveError("no weights to undo")
    before = latest[1] if len(latest) > 1 else Weights()
    weights = Weights(**{one.value: getattr(before, one.value) for one in Criterion})
    return _put(session, actor, weights, now=now)


def _latest(session: Session, actor: Actor, setting: Setting) -> list[MatchWeights]:
    """Return the two newest versions; whoever else changes them meanwhile waits."""
    session.get_one(Area, setting.home_id, with_for_update=True)
    areas = areas_above(session, setting.home_id)
    policy.require(actor, Action.SET_WEIGHTS, Thing(areas=areas))
    newest = select(MatchWeights).order_by(MatchWeights.id.desc()).limit(2)
    found = list(session.scalars(newest))
    if setting.seen != (found[0].id if found else 0):
        raise ConflictError(setting.seen)
    return found


def _put(session: Session, actor: Actor, weights: Weights, *, now: datetime) -> MatchWeights:
    values = {one.value: getattr(weights, one.value) for one in Criterion}
    row = MatchWeights(**values, made_by=actor.user_id, made_at=now)
    session.add(row)
    session.flush()
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=Action.SET_WEIGHTS.value,
            about="weights",
            about_id=row.id,
            codes=values,
        )
    )
    session.flush()
    return row
