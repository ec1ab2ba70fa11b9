"""Who may do what: one table, plain predicates, no request in sight (R01)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from helpboard.domain.errors import NotAllowedError


class Action(StrEnum):
    """Everything that is guarded."""

    DECIDE_POST = "post:decide"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts; ``coordinates`` are the ids of the areas that the person looks after."""

    user_id: int
    is_active: bool
    coordinates: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Thing:
    """Whatever is acted upon; ``areas`` are the ids of its area and all above it."""

    areas: frozenset[int]
    author_id: int | None = None


def _coordinates_its_area(actor: Actor, thing: Thing) -> bool:
    return bool(actor.coordinates & thing.areas)


Rule = Callable[[Actor, Thing], bool]

RULES: dict[Action, tuple[Rule, ...]] = {
    Action.DECIDE_POST: (_coordinates_its_area,),
}


def may(actor: Actor, action: Action, thing: Thing) -> bool:
    """Tell whether any rule lets ``actor`` do ``action`` to ``thing``; blocked people may not."""
    return actor.is_active and any(rule(actor, thing) for rule in RULES[action])


def require(actor: Actor, action: Action, thing: Thing) -> None:
    """Raise :class:`NotAllowedError` unless :func:`may`."""
    if not may(actor, action, thing):
        raise NotAllowedError(action)
