"""How people find a place without a matcher: by chance, or on boards of rising quality.

Whoever reads a board knows herself. A notice tells its topic, district and every condition but, on
the two simpler boards, its times; so nobody answers what she cannot do by age, language, clearance
or distance. She looks for the topics that she would also tick in a profile.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpboard.cli.match.benchmark.asking import Standing
from helpboard.cli.match.generator.town import MadeTown
from helpboard.cli.match.truth.market import Flags, Floats, Places
from helpboard.cli.match.truth.rules import minutes_between, open_to, possible


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the readers of boards go by, for each volunteer (row) and role (column)."""

    is_exact: Flags
    is_open: Flags
    is_possible: Flags
    minutes: Floats
    newest: Places


def read_facts(made: MadeTown) -> Facts:
    """Collect what a board can show of a town and what its readers know of themselves."""
    town = made.town
    topics = [set(volunteer.topics) for volunteer in town.volunteers]
    return Facts(
        is_exact=_exact(topics, [role.topic for role in town.roles]),
        is_open=open_to(town, made.inner.minds),
        is_possible=possible(town, made.inner.minds),
        minutes=minutes_between(town),
        newest=np.array(made.listed),
    )


def with_what_is_meant(facts: Facts, made: MadeTown) -> Facts:
    """Return the facts for readers who look for what they mean, not for what they would tick."""
    topics = [set(mind.topics) for mind in made.inner.minds]
    return Facts(
        is_exact=_exact(topics, [role.topic for role in made.town.roles]),
        is_open=facts.is_open,
        is_possible=facts.is_possible,
        minutes=facts.minutes,
        newest=facts.newest,
    )


def _exact(topics: Sequence[set[str]], columns: Sequence[str]) -> Flags:
    return np.array([[topic in own for topic in columns] for own in topics])


class Chance:
    """A random role with a free place that somebody could really take."""

    def __init__(self, facts: Facts, seed: int) -> None:
        self._facts, self._rng = facts, np.random.default_rng((seed, 77))

    def begin(self, standing: Standing) -> None:
        """Need nothing."""

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return one role."""
        found = self._facts.is_possible[row] & ~standing.tried[row] & (standing.free > 0)
        columns = np.flatnonzero(found)
        return [int(self._rng.choice(columns))] if len(columns) else []


class KeywordBoard:
    """The newest notice with the topic that was looked for; full ones hang there, too."""

    def __init__(self, facts: Facts, *, tells_times: bool = False) -> None:
        self._facts = facts
        self._may = facts.is_possible if tells_times else facts.is_open

    def begin(self, standing: Standing) -> None:
        """Need nothing."""

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return the newest notice not yet answered."""
        facts = self._facts
        columns = np.flatnonzero(facts.is_exact[row] & self._may[row] & ~standing.tried[row])
        return [int(columns[np.argmin(facts.newest[columns])])] if len(columns) else []


class FacetedBoard:
    """The nearest notice of the exact topic that still has a place."""

    def __init__(self, facts: Facts, *, tells_times: bool = False) -> None:
        self._facts = facts
        self._may = facts.is_possible if tells_times else facts.is_open

    def begin(self, standing: Standing) -> None:
        """Need nothing."""

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return the nearest notice not yet answered."""
        return _nearest(self._facts, self._may[row], row, standing)[:1]


class StrongestBoard:
    """A faceted board that also knows times, to each reader's own; she chooses among three."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def begin(self, standing: Standing) -> None:
        """Need nothing."""

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return the three nearest that somebody could really take."""
        return _nearest(self._facts, self._facts.is_possible[row], row, standing)[:3]


def _nearest(facts: Facts, may: Flags, row: int, standing: Standing) -> list[int]:
    found = facts.is_exact[row] & may & ~standing.tried[row] & (standing.free > 0)
    columns = np.flatnonzero(found)
    order = np.lexsort((facts.newest[columns], facts.minutes[row, columns]))
    return [int(column) for column in columns[order]]
