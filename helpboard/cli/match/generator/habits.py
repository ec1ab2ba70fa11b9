"""What people in a made town like, speak and have time for. All of it is invented.

Weights say how often something is chosen beside the others; what volunteers like and what groups
need differ, as they do in every town.
"""

import random
from collections.abc import Collection, Mapping
from typing import Final

from helpboard.domain.when import Slot

LIKED: Final[Mapping[str, float]] = {
    "furniture": 2, "kitchen": 1, "clothing": 3, "baby": 1, "bicycle": 3, "electronics": 1,
    "school-supplies": 1, "toys": 1,
    "office-visit": 6, "doctor-visit": 4, "bank": 1, "flat-viewing": 2, "school-visit": 2,
    "hearing": 1, "asylum-advice": 2, "debt-advice": 1,
    "furniture-transport": 2, "rides": 3, "pick-up": 1,
    "sport": 6, "music": 3, "cooking": 4, "garden": 3, "excursion": 3, "sewing": 2,
    "meeting-people": 7,
    "childcare": 5, "mentoring": 4, "women": 2, "seniors": 1, "playgroup": 2,
    "german-course": 7, "tandem": 9, "interpreting": 4, "letters": 3,
    "homework": 7, "tutoring": 4, "computer": 2, "applications": 3,
    "festival": 2, "welcome-garden": 2, "theatre": 1, "bike-workshop": 3,
    "internship": 1, "apprenticeship": 1, "job": 1, "work-opportunity": 1,
    "room": 1, "flat": 1, "moving": 2, "renovating": 2,
}  # fmt: skip
"""What volunteers wish to do."""

NEEDED: Final[Mapping[str, float]] = {
    "furniture": 2, "kitchen": 1, "clothing": 2, "baby": 1, "bicycle": 2, "electronics": 1,
    "school-supplies": 1, "toys": 1,
    "office-visit": 9, "doctor-visit": 6, "bank": 2, "flat-viewing": 5, "school-visit": 3,
    "hearing": 2, "asylum-advice": 2, "debt-advice": 2,
    "furniture-transport": 4, "rides": 4, "pick-up": 2,
    "sport": 3, "music": 1, "cooking": 2, "garden": 1, "excursion": 2, "sewing": 1,
    "meeting-people": 5,
    "childcare": 5, "mentoring": 4, "women": 3, "seniors": 1, "playgroup": 3,
    "german-course": 8, "tandem": 5, "interpreting": 5, "letters": 4,
    "homework": 7, "tutoring": 4, "computer": 2, "applications": 3,
    "festival": 1, "welcome-garden": 1, "theatre": 1, "bike-workshop": 2,
    "internship": 1, "apprenticeship": 2, "job": 1, "work-opportunity": 1,
    "room": 1, "flat": 2, "moving": 3, "renovating": 2,
}  # fmt: skip
"""What groups and organisations need people for."""

WITH_CHILDREN: Final = frozenset({"childcare", "mentoring", "playgroup", "homework", "tutoring"})
"""Topics for which a role may ask for a clearance."""

SPOKEN: Final[Mapping[str, float]] = {
    "en": 60, "fr": 22, "es": 10, "ar": 12, "ru": 10, "tr": 9, "uk": 6, "fa": 5, "it": 5,
    "ro": 3, "sq": 3, "ku": 3, "so": 1, "ti": 2, "ur": 2,
}  # fmt: skip
"""How many of a hundred volunteers speak a language beside German."""

HELPFUL: Final[Mapping[str, float]] = {
    "ar": 9, "uk": 8, "fa": 6, "tr": 6, "ru": 6, "en": 7, "fr": 4, "ku": 3, "ti": 2, "so": 1,
    "sq": 2, "ur": 1, "ro": 1,
}  # fmt: skip
"""Languages that newcomers speak, and that help."""

_HALF: Final = 30


def pick(
    rng: random.Random, weights: Mapping[str, float], count: int, *, without: Collection[str] = ()
) -> list[str]:
    """Draw different keys, heavier ones more often (keys of Efraimidis and Spirakis)."""
    keyed = [
        (rng.random() ** (1 / weight), code)
        for code, weight in weights.items()
        if code not in without
    ]
    return [code for _, code in sorted(keyed, reverse=True)[:count]]


def _slot(day: int, from_hour: float, hours: float) -> Slot:
    start = round(from_hour * 60 / _HALF) * _HALF
    return day, start, min(start + round(hours * 60 / _HALF) * _HALF, 24 * 60)


def _evenings(rng: random.Random) -> list[Slot]:
    days = rng.sample(range(5), rng.randint(1, 3))
    return [_slot(day, rng.choice((17, 17.5, 18, 18.5)), rng.choice((2, 2.5, 3))) for day in days]


def _days(rng: random.Random) -> list[Slot]:
    days = rng.sample(range(5), rng.randint(2, 4))
    return [
        _slot(day, *rng.choice(((9, 3), (9.5, 3.5), (14, 3), (14.5, 4), (10, 6)))) for day in days
    ]


def _weekend(rng: random.Random) -> list[Slot]:
    return [_slot(rng.choice((5, 6)), rng.choice((10, 11, 14)), rng.choice((3, 4, 5)))]


def free_time(rng: random.Random) -> tuple[Slot, ...]:
    """Draw when somebody has time: those who work, those who do not, those who study, others."""
    kind = rng.choices(("works", "free", "studies", "weekend"), (45, 30, 15, 10))[0]
    if kind == "weekend":
        slots = _weekend(rng) + _evenings(rng)[:1]
    else:
        slots = _days(rng)[: 2 if kind == "studies" else 4] if kind != "works" else []
        slots = slots + _evenings(rng) if kind != "free" else slots
    if kind != "weekend" and rng.random() < 0.3:
        slots += _weekend(rng)
    return tuple(sorted({slot[0]: slot for slot in slots}.values()))


_BY_DAY: Final = frozenset(
    {"office-visit", "doctor-visit", "bank", "school-visit", "hearing", "asylum-advice"}
)


def meeting_time(rng: random.Random, topic: str) -> tuple[Slot, ...]:
    """Draw when helpers of a topic are needed: one or two times a week."""
    days = rng.sample(range(5), rng.choice((1, 2, 2)))
    if topic in _BY_DAY:
        hours: tuple[float, ...] = (9, 9.5, 10, 14)
    elif topic in WITH_CHILDREN:
        hours = (14, 14.5, 15, 16)
    else:
        hours = (10, 15, 17, 17.5, 18, 18, 18.5, 19)
    slots = [_slot(day, rng.choice(hours), rng.choice((1.5, 2, 2.5, 3))) for day in days]
    if topic not in _BY_DAY and rng.random() < 0.2:
        slots.append(_slot(rng.choice((5, 6)), rng.choice((10, 14, 15)), 3))
    return tuple(sorted(slots))
