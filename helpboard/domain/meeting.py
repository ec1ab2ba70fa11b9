"""One dated meeting of a group: what may differ from its schedule, and who comes."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class MeetingChangeKind(StrEnum):
    """What became of a single meeting."""

    CANCELLED = "cancelled"
    MOVED = "moved"


class Coming(StrEnum):
    """What a helper has said before a meeting, or what the lead noted after it."""

    COMES = "comes"
    ABSENT = "absent"
    CAME = "came"
    NO_SHOW = "no_show"


@dataclass(frozen=True, slots=True)
class Promise:
    """That somebody has said to come to a meeting, as a host or not."""

    user_id: int
    on: date
    is_host: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What was said last of the meeting that the rule puts on ``on``.

    A move without day and times takes place as planned: a cancellation or an earlier move was
    taken back, or it takes place although the day is a public holiday. What is cancelled after a
    move stays where people expect it.
    """

    on: date
    kind: MeetingChangeKind
    moved_on: date | None = None
    starts: time | None = None
    ends: time | None = None
    note: str = ""
    sequence: int = 1
    at: datetime | None = None

    @property
    def is_new_time(self) -> bool:
        """Tell whether the meeting has a day or times of its own."""
        return any(part is not None for part in (self.moved_on, self.starts, self.ends))
