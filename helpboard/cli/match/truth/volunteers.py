"""What volunteers and those who look for them really see in each other.

Curves, not lines: a way is fine up to what somebody is used to and soon too long after it, the
second common hour adds less than the first, one language in common is most of what is needed.
"""

from typing import Final

import numpy as np

from helpboard.cli.match.truth.forms import Middles
from helpboard.cli.match.truth.inner import Inner
from helpboard.cli.match.truth.market import Flags, Floats, Market
from helpboard.cli.match.truth.rules import common_minutes, halves, minutes_between, possible
from helpboard.cli.match.truth.weights import OF_HOSTS, OF_VOLUNTEERS
from helpboard.domain.matching.kinship import RELATED
from helpboard.domain.matching.town import Role, Town, Volunteer
from helpboard.domain.topics import LEAVES, branch_of

MIDDLES: Final = Middles(rows=OF_VOLUNTEERS, columns=OF_HOSTS)

_RELATED_WORTH: Final = 0.55
_BRANCH_WORTH: Final = 0.40
ELSEWHERE: Final = 0.05
_USUAL_WAY: Final = (28.0, 8.0)
"""Minutes at which a way is half as good as none, in the middle and how far people differ."""
_EARNEST: Final = {"A1": 0.15, "A2": 0.35, "B1": 0.6, "B2": 0.8, "C1": 0.95, "C2": 1.0}
"""How far one gets with a language of that level."""
_NOTHING_WISHED: Final = 0.6


def market_of(town: Town, inner: Inner, rng: np.random.Generator) -> Market:
    """Return what each volunteer sees in each role, and each role's host in each volunteer."""
    topic = topic_worth(inner, [role.topic for role in town.roles])
    way = _way_worth(minutes_between(town), rng)
    time = _time_worth(town, inner)
    language = _language_worth(town.volunteers, town.roles)
    hosts = {name: number for number, name in enumerate(sorted({r.group for r in town.roles}))}
    return Market(
        seen_by_rows=(topic, way, time, language),
        seen_by_columns=(topic, way, time, language),
        is_possible=possible(town, inner.minds) & ~_are_settled(town),
        owners=np.array([hosts[role.group] for role in town.roles]),
    )


def _are_settled(town: Town) -> Flags:
    return np.array([bool(volunteer.settled_in) for volunteer in town.volunteers])[:, None]


def leaf_worth(meant: tuple[str, ...], leaf: str) -> float:
    """Return how much somebody who means some leaves likes another one, 0 to 1."""
    if leaf in meant:
        return 1.0
    if any(frozenset((leaf, one)) in RELATED for one in meant):
        return _RELATED_WORTH
    return _BRANCH_WORTH if branch_of(leaf) in map(branch_of, meant) else ELSEWHERE


def topic_worth(inner: Inner, topics: list[str]) -> Floats:
    """Return a row for each volunteer: how much each topic means to them."""
    places = [LEAVES.index(topic) for topic in topics]
    of_leaves = [[leaf_worth(mind.topics, leaf) for leaf in LEAVES] for mind in inner.minds]
    return np.array(of_leaves, dtype=np.float32)[:, places]


def _way_worth(minutes: Floats, rng: np.random.Generator) -> Floats:
    usual = np.clip(rng.normal(*_USUAL_WAY, size=len(minutes)), 12, None)[:, None]
    return (1 / (1 + np.exp((minutes - usual) / 7))).astype(np.float32)


def _time_worth(town: Town, inner: Inner) -> Floats:
    weeks = np.stack([halves(mind.slots) for mind in inner.minds])
    total, _ = common_minutes(weeks, town.roles)
    least = np.array([role.min_minutes for role in town.roles], dtype=np.float32)
    spare = np.clip(total - least, 0, None) / 60
    worth: Floats = (0.3 + 0.7 * (1 - np.exp(-spare / 1.5))).astype(np.float32)
    return worth


def _language_worth(volunteers: tuple[Volunteer, ...], roles: tuple[Role, ...]) -> Floats:
    wished = sorted({code for role in roles for code in (*role.helpful, *role.must_speak)})
    missing = np.array(
        [
            [1 - _EARNEST.get(volunteer.languages.get(code, ""), 0) for code in wished]
            for volunteer in volunteers
        ],
        dtype=np.float32,
    )
    worth = np.full((len(volunteers), len(roles)), _NOTHING_WISHED, dtype=np.float32)
    for number, role in enumerate(roles):
        if role.helpful:
            places = [wished.index(code) for code in role.helpful]
            worth[:, number] = 1 - missing[:, places].prod(axis=1)
    return worth
