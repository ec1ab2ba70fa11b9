"""What must hold for a post that comes from a spreadsheet, and what follows from its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Any, Final

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.facts import are_for_minors
from helpboard.domain.post import DEFAULT_LIFE, PostState, check_move
from helpboard.domain.tables.cell import Param, Wrong
from helpboard.domain.topics import is_sensitive
from helpboard.domain.when import last_date

Values = Mapping[str, Any]
Found = tuple[str, Wrong, Mapping[str, Param]]
"""A column, what is wrong with it, and the sentence's parameters."""

CONTENT: Final = (
    "kind", "topic", "area", "organisation", "group", "facts", "text", "text_lang",
)  # fmt: skip
"""What makes two posts the same; a row without an id is looked for by these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A post before (None when it is new) and after, and whether a verified organisation posts."""

    before: Values | None
    after: Values
    is_verified: bool = False

    @property
    def is_publishing(self) -> bool:
        """Tell whether strangers would read something that they could not read before."""
        return self.after["state"] is PostState.PUBLISHED and (
            self.is_moving or self.has_new(*CONTENT)
        )

    @property
    def is_moving(self) -> bool:
        """Tell whether the post gets another state, or its first one."""
        return self.before is None or self.before["state"] is not self.after["state"]

    def has_new(self, *columns: str) -> bool:
        """Tell whether one of `columns` gets another value, or its first one."""
        return self.before is None or any(self.before[name] != self.after[name] for name in columns)


def latest_expiry(facts: Mapping[str, Any], *, now: datetime, zone: tzinfo) -> datetime:
    """Return when a post made now ends at the latest: its life, or its last day (rule 2)."""
    last = last_date(facts)
    if last is None:
        return now + DEFAULT_LIFE
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    return min(now + DEFAULT_LIFE, end)


def complete(change: Change, *, now: datetime, zone: tzinfo) -> dict[str, Any]:
    """Return the values after, with the moments that the cells leave open."""
    after = dict(change.after)
    if after["expires_at"] is None:
        after["expires_at"] = latest_expiry(after["facts"], now=now, zone=zone)
    if after["state"] is not PostState.PUBLISHED and change.before is None:
        after["published_at"] = None
    elif after["state"] is PostState.PUBLISHED and change.is_moving:
        is_given = after["published_at"] is not None and change.has_new("published_at")
        after["published_at"] = after["published_at"] if is_given else now
    return after


def check_post(change: Change, *, now: datetime, zone: tzinfo) -> Iterator[Found]:
    """Yield what is wrong with a completed change; `facts` must have been checked."""
    after = change.after
    if change.is_moving:
        yield from _check_state(change)
    if change.is_publishing and _must_be_checked(change):
        yield "state", Wrong.MUST_BE_CHECKED, {"topic": str(after["topic"])}
    if change.has_new("count", "found") and after["found"] > after["count"]:
        yield "found", Wrong.MORE_FOUND_THAN_SOUGHT, {"count": after["count"]}
    if after["state"] is PostState.PUBLISHED and after["published_at"] is None:
        yield "published_at", Wrong.REQUIRED, {}
    if change.has_new("published_at") and (after["published_at"] or now) > now:
        yield "published_at", Wrong.NOT_YET, {}
    if change.is_moving or change.has_new("expires_at", "facts"):
        yield from _check_expiry(change, now=now, zone=zone)


def _check_state(change: Change) -> Iterator[Found]:
    old = PostState.DRAFT if change.before is None else change.before["state"]
    new = change.after["state"]
    if old is new:
        return
    try:
        check_move(old, new)
    except IllegalMoveError:
        yield "state", Wrong.ILLEGAL_MOVE, {"old": old.value, "new": new.value}


def _must_be_checked(change: Change) -> bool:
    """Tell whether a person must read this post before others do (rule 4, R26)."""
    return is_sensitive(
        change.after["topic"],
        by_verified_organisation=change.is_verified,
        for_minors=are_for_minors(change.after["facts"]),
    )


def _check_expiry(change: Change, *, now: datetime, zone: tzinfo) -> Iterator[Found]:
    after = change.after
    if after["state"] is PostState.PUBLISHED and after["expires_at"] <= now:
        yield "expires_at", Wrong.ALREADY_OVER, {}
    latest = latest_expiry(after["facts"], now=now, zone=zone)
    if change.has_new("expires_at", "facts") and after["expires_at"] > latest:
        moment = latest.astimezone(zone).isoformat(timespec="minutes")
        yield "expires_at", Wrong.LIVES_TOO_LONG, {"latest": moment}
