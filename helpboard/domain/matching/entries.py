"""Volunteers and roles made ready for comparing: numbers instead of names, stretches of a week."""

from dataclasses import dataclass
from typing import Final

from helpboard.domain.languages import CEFR
from helpboard.domain.matching.times import Stretches, stretches
from helpboard.domain.matching.town import Role, Volunteer

SPEAKS_FROM: Final = CEFR.index("B1")
"""The level from which somebody speaks a language well enough to be counted on."""


class LanguageBits:
    """Gives each language a bit, so that sets of languages compare as numbers."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}

    def of(self, languages: tuple[str, ...]) -> int:
        """Return the bits of some languages together."""
        mask = 0
        for code in languages:
            mask |= 1 << self._bits.setdefault(code, len(self._bits))
        return mask

    def names(self, mask: int) -> tuple[str, ...]:
        """Return the languages of a mask, sorted."""
        return tuple(sorted(code for code, bit in self._bits.items() if mask >> bit & 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """A volunteer made ready; `times` None is unknown, `speaks` None too."""

    number: int
    volunteer: Volunteer
    times: Stretches | None
    usable: float
    speaks: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A role made ready; `free` places are those that nobody settled holds, and for which the
    group has room; `held` are those of settled people."""

    number: int
    role: Role
    times: Stretches | None
    must: int
    helpful: int
    wished: int
    free: int
    held: int


def make_seeker(number: int, volunteer: Volunteer, bits: LanguageBits) -> Seeker:
    """Return a volunteer made ready."""
    spoken = tuple(
        code for code, level in volunteer.languages.items() if CEFR.index(level) >= SPEAKS_FROM
    )
    hours = volunteer.hours
    return Seeker(
        number=number,
        volunteer=volunteer,
        times=None if volunteer.slots is None else stretches(volunteer.slots),
        usable=float("inf") if hours is None else hours * 60,
        speaks=bits.of(spoken) if volunteer.languages else None,
    )


def make_place(
    number: int, role: Role, bits: LanguageBits, *, settled: int, room: int | None = None
) -> Place:
    """Return a role made ready, with what `settled` people, and its group, leave free."""
    held = min(role.capacity, settled)
    free = max(0, role.capacity - held)
    helpful = bits.of(role.helpful)
    return Place(
        number=number,
        role=role,
        times=None if role.slots is None else stretches(role.slots),
        must=bits.of(role.must_speak),
        helpful=helpful,
        wished=helpful.bit_count(),
        free=free if room is None else min(free, room),
        held=held,
    )
