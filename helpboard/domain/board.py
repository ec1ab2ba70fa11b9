"""What the board can be filtered by: one vocabulary for the writer's index and the reader's choice.

A *filter code* is ``name:value``. A post carries the codes that are true of it; a filter asks for
codes that must all be carried. So a filter and the index can never mean different things.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from helpboard.domain.post import PostKind
from helpboard.domain.topics import TOPICS, branch_of
from helpboard.domain.when import WEEKDAYS, Slot, day_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFilter:
    """What a reader wants to see. ``area`` includes its sub-areas, a branch includes its leaves.

    Day and part of day ask for posts that name such a time; ``day`` with ``part`` for one time
    that is both.
    """

    area: str
    kind: PostKind | None = None
    topic: str | None = None
    speaks: str | None = None
    day: str | None = None
    part: str | None = None
    organisation: str | None = None
    text: str = ""

    def codes(self) -> tuple[str, ...]:
        """Return the codes that a post must carry, all of them."""
        pairs = (
            ("organisation", self.organisation),
            ("slot", f"{self.day}-{self.part}" if self.day and self.part else None),
            ("day", self.day if not self.part else None),
            ("part", self.part if not self.day else None),
            ("speaks", self.speaks),
            ("topic", self.topic),
            ("kind", self.kind.value if self.kind else None),
            ("area", self.area),
        )
        return tuple(f"{name}:{value}" for name, value in pairs if value)

    def as_json(self) -> dict[str, Any]:
        """Return what says something, fit to be stored; :meth:`from_json` reads it."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Read what :meth:`as_json` wrote; a code that has gone since finds nothing.

        Without an area it is about everywhere.
        """
        kind = stored.get("kind")
        return cls(**{"area": "", **stored, "kind": PostKind(kind) if kind else None})


def codes_of(
    *,
    kind: PostKind,
    topic: str,
    areas: Iterable[str],
    organisation: str | None,
    languages: Iterable[str],
    slots: Iterable[Slot],
) -> frozenset[str]:
    """Return every code that a post carries; ``areas`` are the slugs from the root down."""
    codes = {f"kind:{kind.value}", f"topic:{topic}"}
    if topic in TOPICS and branch_of(topic) != topic:
        codes.add(f"topic:{branch_of(topic)}")
    codes |= {f"area:{slug}" for slug in areas}
    codes |= {f"speaks:{code}" for code in languages}
    if organisation:
        codes.add(f"organisation:{organisation}")
    for weekday, part in day_parts(slots):
        day = WEEKDAYS[weekday]
        codes |= {f"day:{day}", f"part:{part}", f"slot:{day}-{part}"}
    return frozenset(codes)
