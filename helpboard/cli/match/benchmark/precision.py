"""How good the three are that somebody is shown first: partners, and groups for a request.

Precision@3 is how likely the three shown succeed, in the middle; where fewer are shown, the rest
counts as failed. Every way of listing sees the town file, none sees what is really given.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from helpboard.cli.match.generator.town import MadeTown
from helpboard.cli.match.truth.market import Floats
from helpboard.domain.matching.errands import best_groups
from helpboard.domain.matching.partners import Partner, best_partners
from helpboard.domain.matching.town import Side, Town
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Weights

SHOWN: Final = 3

Lists = Sequence[Sequence[int]]
"""For each who seeks, what is shown, by number, the best first."""


def precision(lists: Lists, both: Floats) -> float:
    """Return how likely what is shown succeeds, in the middle of all who seek."""
    return float(
        np.mean(
            [
                sum(float(both[row, column]) for column in shown[:SHOWN]) / SHOWN
                for row, shown in enumerate(lists)
            ]
        )
    )


def best_precision(both: Floats) -> float:
    """Return the precision of whoever knows all chances."""
    return float(np.sort(both, axis=1)[:, -SHOWN:].mean())


def partner_lists(made: MadeTown, seed: int) -> dict[str, Lists]:
    """Return the groups that each organisation is shown."""
    return _side_lists(made.town, made.town.organisations, made.town.groups, seed)


def partner_lists_back(made: MadeTown, seed: int) -> dict[str, Lists]:
    """Return the organisations that each group is shown."""
    return _side_lists(made.town, made.town.groups, made.town.organisations, seed)


def request_lists(made: MadeTown, seed: int) -> dict[str, Lists]:
    """Return the groups that each request on the board is shown."""
    town = made.town
    weights, table = Weights(), TravelTable(town.districts, town.travel_minutes)
    return {
        "matcher": [
            _numbers(best_groups(post, town.groups, table, weights), town.groups)
            for post in made.posts
        ]
    } | _found([[post.topic] for post in made.posts], town.groups, seed)


def _side_lists(
    town: Town, seekers: Sequence[Side], others: Sequence[Side], seed: int
) -> dict[str, Lists]:
    weights, table = Weights(), TravelTable(town.districts, town.travel_minutes)
    words = [[word for need in side.seeks for word in (need.topic, need.kind)] for side in seekers]
    ranked = _ranked(words, others, seed)
    return {
        "matcher": [
            _numbers(best_partners(side, others, table, weights), others) for side in seekers
        ],
        "ranked keyword": ranked,
    } | _found([row[::2] for row in words], others, seed)


def _numbers(partners: Sequence[Partner], others: Sequence[Side]) -> list[int]:
    places = {side.id: number for number, side in enumerate(others)}
    return [places[row.other] for row in partners]


def _found(words: Sequence[Sequence[str]], others: Sequence[Side], seed: int) -> dict[str, Lists]:
    """Return the whole directory, and the part of it in which one of the topics is named."""
    directory = _directory(others, seed)
    return {
        "keyword": _ordered(words, others, directory, lambda hits: -int(hits > 0)),
        "directory": [directory] * len(words),
    }


def _ranked(words: Sequence[Sequence[str]], others: Sequence[Side], seed: int) -> Lists:
    """Return the directory by how many of all words are named: topics and kinds."""
    return _ordered(words, others, _directory(others, seed), lambda hits: -hits)


def _directory(others: Sequence[Side], seed: int) -> list[int]:
    """Return an order of names, which has nothing to do with what they do."""
    return [int(n) for n in np.random.default_rng((seed, 11)).permutation(len(others))]


def _ordered(
    words: Sequence[Sequence[str]],
    others: Sequence[Side],
    directory: Sequence[int],
    rank: Callable[[int], int],
) -> Lists:
    """Return the directory with whoever names the words first; the rest fills the list up."""
    profiles = [_profile(side) for side in others]
    return [
        sorted(directory, key=lambda n: rank(len(profiles[n].intersection(wanted))))
        for wanted in map(set, words)
    ]


def _profile(side: Side) -> set[str]:
    """Return every word of a profile: whether it is given or sought, words do not tell."""
    needs = (*side.gives, *side.seeks)
    return {*side.topics, *(need.topic for need in needs), *(need.kind for need in needs)}
