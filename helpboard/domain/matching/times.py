"""Weekly times as stretches of minutes since Monday 00:00, and what two of them share."""

from collections.abc import Iterable
from typing import Final

from helpboard.domain.when import DAY_MINUTES, Slot

Stretches = tuple[tuple[int, int], ...]
"""Sorted stretches that do not touch each other."""

BLOCK: Final = 30
"""Minutes in a block of the candidate index."""
BLOCKS: Final = 7 * DAY_MINUTES // BLOCK


def stretches(slots: Iterable[Slot]) -> Stretches:
    """Return slots as stretches of a week; what overlaps or touches becomes one."""
    merged: list[tuple[int, int]] = []
    for weekday, start, end in sorted(slots):
        first, last = weekday * DAY_MINUTES + start, weekday * DAY_MINUTES + end
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        elif first < last:
            merged.append((first, last))
    return tuple(merged)


def common(one: Stretches, other: Stretches) -> tuple[int, int]:
    """Return the longest common stretch and the sum of all of them, in minutes."""
    longest = total = 0
    for first, last in one:
        for start, end in other:
            if start < last and first < end:
                shared = (last if last < end else end) - (first if first > start else start)
                total += shared
                if shared > longest:
                    longest = shared
    return longest, total


def common_slots(one: Stretches, other: Stretches) -> tuple[Slot, ...]:
    """Return the common stretches as slots, one a day, the longest first."""
    found = [
        (max(first, start), min(last, end))
        for first, last in one
        for start, end in other
        if start < last and first < end
    ]
    found.sort(key=lambda stretch: (stretch[0] - stretch[1], stretch))
    return tuple(
        (start // DAY_MINUTES, start % DAY_MINUTES, start % DAY_MINUTES + end - start)
        for start, end in found
    )


def blocks(times: Stretches) -> tuple[int, ...]:
    """Return the half-hour blocks of the week that any of the stretches touches."""
    return tuple(
        sorted(
            {
                block
                for start, end in times
                for block in range(start // BLOCK, -(-end // BLOCK))
            }
        )
    )  # fmt: skip
