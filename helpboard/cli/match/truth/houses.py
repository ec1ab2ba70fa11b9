"""What organisations, groups and requests really see in each other.

Each side looks first at what it would get, then at what is asked of it. A room is a room whatever
the topic; people, training and places help only where the topic is right.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from helpboard.cli.match.truth.forms import Middles
from helpboard.cli.match.truth.inner import Inner
from helpboard.cli.match.truth.market import Flags, Floats, Market
from helpboard.cli.match.truth.rules import halves
from helpboard.cli.match.truth.volunteers import ELSEWHERE, leaf_worth
from helpboard.cli.match.truth.weights import OF_HOUSES
from helpboard.domain.matching.town import Errand, Side, Town
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.when import Slot

MIDDLES: Final = Middles(rows=OF_HOUSES, columns=OF_HOUSES)

_WHATEVER_THE_TOPIC: Final = frozenset({"room", "transport", "money-advice", "public-relations"})
_IN_RETURN: Final = 0.3
"""What it counts that the other side gets something, beside getting something oneself."""

_SHORTEST: Final = 60
"""Minutes that a group must have when a request needs somebody."""

Items = tuple[tuple[str, str], ...]


def partners(town: Town, inner: Inner) -> Market:
    """Return the market of organisations (rows) and groups (columns)."""
    rows, columns = inner.organisations, inner.groups
    gets = np.array([[_covered(row.seeks, other.gives) for other in columns] for row in rows])
    gains = np.array([[_covered(other.seeks, row.gives) for other in columns] for row in rows])
    way = _way(town, town.organisations, town.groups)
    time = _time([house.slots for house in rows], [house.slots for house in columns])
    language = _language(town.organisations, town.groups)
    return _market(
        _mixed(gets, gains), _mixed(gains, gets), (way, time, language), (gets > 0) | (gains > 0)
    )


def requests(town: Town, inner: Inner, posts: Sequence[Errand]) -> Market:
    """Return the market of requests (rows) and groups (columns) that could take them on."""
    groups = inner.groups
    does = np.array([[leaf_worth(group.topics, post.topic) for group in groups] for post in posts])
    time = _time([post.slots or () for post in posts], [group.slots for group in groups])
    others = (_way(town, posts, town.groups), time, _language(posts, town.groups))
    meets = _longest([post.slots for post in posts], [group.slots for group in groups])
    return _market(does, does, others, meets >= _SHORTEST)


def _market(gets: Floats, gains: Floats, others: tuple[Floats, ...], possible: Flags) -> Market:
    return Market(
        seen_by_rows=(gets.astype(np.float32), *others),
        seen_by_columns=(gains.astype(np.float32), *others),
        is_possible=possible,
        owners=np.arange(gets.shape[1]),
    )


def _mixed(gets: Floats, gives: Floats) -> Floats:
    mixed: Floats = gets * (1 - _IN_RETURN) + gives * _IN_RETURN
    return mixed


def _covered(seeks: Items, gives: Items) -> float:
    """Return how much of what is sought is really given: the best of it and the middle of it."""
    if not seeks:
        return 0.0
    each = [max((_fits(one, other) for other in gives), default=0.0) for one in seeks]
    return 0.6 * max(each) + 0.4 * sum(each) / len(each)


def _fits(sought: tuple[str, str], given: tuple[str, str]) -> float:
    if sought[0] != given[0]:
        return 0.0
    near = leaf_worth((given[1],), sought[1])
    if sought[0] in _WHATEVER_THE_TOPIC:
        return 0.5 + 0.5 * near
    return near if near > ELSEWHERE else 0.0


def _way(town: Town, rows: Sequence[Side | Errand], columns: Sequence[Side]) -> Floats:
    table = TravelTable(town.districts, town.travel_minutes)
    minutes = np.array(
        [[table.between(row.district, other.district) for other in columns] for row in rows],
        dtype=np.float32,
    )
    worth: Floats = (1 / (1 + np.exp((minutes - 28) / 7))).astype(np.float32)
    return worth


def _time(rows: Sequence[Sequence[Slot]], columns: Sequence[Sequence[Slot]]) -> Floats:
    weeks = np.stack([halves(slots) for slots in rows])
    others = np.stack([halves(slots) for slots in columns])
    worth: Floats = 1 - np.exp(-(weeks @ others.T) / 3)
    return worth


def _longest(rows: Sequence[Sequence[Slot] | None], columns: Sequence[Sequence[Slot]]) -> Floats:
    """Return the longest stretch of minutes within one of the row's times."""
    longest = np.full((len(rows), len(columns)), np.inf, dtype=np.float32)
    weeks = np.stack([halves(slots) for slots in columns])
    for number, slots in enumerate(rows):
        if slots:
            each = [weeks @ halves([slot]) * 30 for slot in slots]
            longest[number] = np.stack(each).max(axis=0)
    return longest


def _language(rows: Sequence[Side | Errand], columns: Sequence[Side]) -> Floats:
    """Return 0.6 where nothing is wished; else more with each language in common."""
    worth = np.full((len(rows), len(columns)), 0.6, dtype=np.float32)
    for number, row in enumerate(rows):
        wished = set(row.languages) - {"de"}
        if wished:
            shared = [len(wished.intersection(other.languages)) for other in columns]
            worth[number] = 1 - 0.4 ** np.array(shared, dtype=np.float32)
    return worth
