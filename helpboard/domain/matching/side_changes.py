"""What would bring two sides, or a post and a group, closer together.

As with volunteers a change is never guessed: one side says so much more, and all are scored again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from helpboard.domain.matching.errands import errand_fit, is_possible_errand, known_first
from helpboard.domain.matching.explaining import Change, ChangeCode
from helpboard.domain.matching.partners import Partner, is_exchange, partner
from helpboard.domain.matching.reasons import Params
from helpboard.domain.matching.town import Errand, Need, Side
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Weights

MOST_TRIED: Final = 7
"""Times, languages, or things given that are tried of each."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """One thing more that is said, and how everybody scores then."""

    kind: str
    params: Params
    score: Callable[[Side], Partner]


def partner_change(
    one: Side, other: Side, rivals: Sequence[Side], travel: TravelTable, weights: Weights
) -> Change | None:
    """Return what ``one`` could say so that ``other`` becomes its first partner, or a possible one.

    Where neither can be, it is what would give more points. ``rivals`` are all sides that ``one``
    may choose from. None when nothing would change.
    """

    def scored(side: Side) -> Callable[[Side], Partner]:
        return lambda against: partner(side, against, travel, weights)

    trials = [_Trial(kind, params, scored(side)) for kind, params, side in _said(one, other)]
    return _best(_Way(scored(one), is_exchange, _by_points), trials, other, rivals)


def errand_change(
    errand: Errand, group: Side, rivals: Sequence[Side], travel: TravelTable, weights: Weights
) -> Change | None:
    """Return the time that a post could name so that a group becomes its first or possible one."""

    def scored(changed: Errand) -> Callable[[Side], Partner]:
        return lambda against: errand_fit(changed, against, travel, weights)

    trials = [
        _Trial("time", _slot(slot), scored(replace(errand, slots=(*errand.slots, slot))))
        for slot in (group.slots or ())[:MOST_TRIED]
        if errand.slots is not None
    ]
    return _best(_Way(scored(errand), is_possible_errand, known_first), trials, group, rivals)


def _said(one: Side, other: Side) -> Iterator[tuple[str, Params, Side]]:
    """Yield what one side could say: a time or a language of the other, what it seeks or gives."""
    for slot in (other.slots or ())[:MOST_TRIED]:
        yield "time", _slot(slot), replace(one, slots=(*(one.slots or ()), slot))
    for code in other.languages[:MOST_TRIED]:
        if code not in one.languages:
            yield "language", {"language": code}, replace(one, languages=(*one.languages, code))
    topics = {need.topic for need in (*one.gives, *one.seeks)}
    for need in _near(other.seeks, topics):
        yield "give", _need(need), replace(one, gives=(*one.gives, need))
    for need in _near(other.gives, topics):
        yield "seek", _need(need), replace(one, seeks=(*one.seeks, need))


def _near(needs: Iterable[Need], topics: set[str]) -> list[Need]:
    """Return what is about topics that one speaks of: nobody is told to do something else."""
    return [need for need in needs if need.topic in topics][:MOST_TRIED]


def _slot(slot: tuple[int, int, int]) -> Params:
    return {"weekday": slot[0], "from": slot[1], "to": slot[2]}


def _need(need: Need) -> Params:
    return {"kind": need.kind, "topic": need.topic}


@dataclass(frozen=True, slots=True)
class _Way:
    """How all are scored at present, which of them are possible, and in which order they come."""

    score: Callable[[Side], Partner]
    is_possible: Callable[[Partner], bool]
    order: Callable[[Partner], tuple[Any, ...]]

    def is_first(
        self, score: Callable[[Side], Partner], other: Side, rivals: Iterable[Side]
    ) -> bool:
        """Tell whether ``other`` comes before all rivals when they are scored so."""
        own = score(other)
        rows = (score(one) for one in rivals if one.is_active and one.id != other.id)
        return self.is_possible(own) and not any(
            self.is_possible(row) and self.order(row) < self.order(own) for row in rows
        )


def _by_points(row: Partner) -> tuple[int, str]:
    return -row.quarters, row.other


def _best(
    way: _Way, trials: Iterable[_Trial], other: Side, rivals: Sequence[Side]
) -> Change | None:
    """Return the change that helps most: to be first, then to be possible, then more points."""
    present = way.score(other)
    is_first_now = way.is_first(way.score, other, rivals)
    found = []
    for trial in trials:
        then = trial.score(other)
        gain = then.quarters - present.quarters
        if not way.is_possible(then) or gain <= 0:
            continue
        if not is_first_now and way.is_first(trial.score, other, rivals):
            found.append((2, gain, f"first-with-{trial.kind}", trial.params))
        elif not way.is_possible(present):
            found.append((1, gain, f"possible-with-{trial.kind}", trial.params))
        elif trial.kind in _BETTER:
            found.append((0, gain, f"better-with-{trial.kind}", trial.params))
    if not found:
        return None
    _rank, gain, code, params = max(found, key=lambda row: (row[0], row[1]))
    return Change(code=ChangeCode(code), gain=gain, params=params)


_BETTER: Final = frozenset({"time", "language"})
"""What is worth saying only to fit better; nobody gives more for a few points."""
