"""What a lead says of a single meeting, and what was counted after it: limits and checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from helpboard.domain.contact_data import ContactKind
from helpboard.domain.fields import Fields
from helpboard.domain.when import check_date, check_time

MOST_NOTE: Final = 300
MOST_AHEAD: Final = timedelta(days=92)
"""A meeting moves so far at most, to either side."""
MOST_LASTS: Final = timedelta(hours=12)
"""Whatever would last longer has its times the wrong way round."""
MOST_PEOPLE: Final = 999
"""Guests or helpers of one meeting."""
_CONTACT: Final = frozenset(ContactKind) - {ContactKind.LINK}


@dataclass(frozen=True, slots=True)
class NewTime:
    """When a moved meeting takes place, in wall time; it may end after midnight."""

    day: date
    starts: time
    ends: time

    @property
    def length(self) -> timedelta:
        """Return how long it lasts on the clock."""
        last = self.day if self.ends > self.starts else self.day + timedelta(days=1)
        return datetime.combine(last, self.ends) - datetime.combine(self.day, self.starts)


def check_note(typed: Mapping[str, object]) -> str:
    """Return the public sentence about a change; ``FieldsError`` when it may not stand there."""
    fields = Fields(typed)
    note = _note(fields)
    fields.done()
    return note


def check_new_time(typed: Mapping[str, object], *, on: date, now: datetime) -> tuple[NewTime, str]:
    """Return when the meeting of ``on`` takes place instead, and the sentence about it.

    ``now`` carries the town's zone. ``FieldsError`` tells everything that is wrong.
    """
    fields = Fields(typed)
    day_text = fields.line("day", is_required=True, check=check_date)
    start_text = fields.line("starts", is_required=True, check=check_time)
    end_text = fields.line("ends", is_required=True, check=check_time)
    note = _note(fields)
    fields.done()
    to = NewTime(date.fromisoformat(day_text), _time(start_text), _time(end_text))
    if abs(to.day - on) > MOST_AHEAD:
        fields.refuse("day", "too_far_away")
    elif datetime.combine(to.day, to.starts) <= now.replace(tzinfo=None):
        fields.refuse("day", "days_are_over")
    if not timedelta() < to.length <= MOST_LASTS:
        fields.refuse("ends", "times_reversed")
    fields.done()
    return to, note


def check_numbers(typed: Mapping[str, object]) -> tuple[int, int]:
    """Return guests and helpers as counted; ``FieldsError`` for what cannot be."""
    fields = Fields(typed)
    guests, helpers = (_number(fields, name) for name in ("guests", "helpers"))
    fields.done()
    return guests, helpers


def _number(fields: Fields, name: str) -> int:
    written = fields.line(name, is_required=True)
    if not written:
        return 0
    number = int(written) if written.isdecimal() and len(written) < 10 else -1
    if not 0 <= number <= MOST_PEOPLE:
        fields.refuse(name, "out_of_range", minimum=0, maximum=MOST_PEOPLE)
    return number


def _time(text: str) -> time:
    return time(0) if text == "24:00" else time.fromisoformat(text)


def _note(fields: Fields) -> str:
    note = fields.line("note", most=MOST_NOTE)
    return fields.without_contact("note", note, _CONTACT)
