"""The fields of the block `when`, read into its JSON and written back.

`block_form.py` documents their names.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from helpboard.domain.canonical import clock
from helpboard.domain.refusal import Refusal
from helpboard.domain.when import MAX_DATES, MAX_SLOTS, PARTS, WEEKDAYS, check_time, minutes_of

Typed = MultiDict[str, str]

KINDS: Final = ("flexible", "dates", "weekly", "period")
MIDNIGHT: Final = "24:00"

_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
_TIME: Final = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::[0-9]{2})?")
_DATED: Final = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?: (?P<from>[0-9:.]+)(?:-(?P<to>[0-9:.]+))?)?"
)
_WEEKLY: Final = re.compile(r"(?P<day>[a-z]{3}) (?P<from>[0-9:.]+)-(?P<to>[0-9:.]+)")
_PERIOD: Final = re.compile(r"(\.\.|[0-9-]+)/(\.\.|[0-9-]+)")


def read_when(typed: Typed, name: str) -> dict[str, Any] | None:
    """Read the fields; None when nothing is said. Refusal for what cannot be read.

    The chosen kind decides; without one, the only kind whose fields are filled.
    """
    chosen = plain(typed, name)
    if chosen and chosen not in KINDS:
        return _said(chosen)
    filled = {kind: value for kind, value in _filled(typed, name) if value}
    if chosen:
        return filled.get(chosen) or _empty(chosen)
    if len(filled) > 1:
        raise Refusal("times_of_two_kinds")
    return next(iter(filled.values()), None)


def typed_when(when: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a checked `when` as they would have been typed."""
    yield name, when["kind"]
    for number, day in enumerate(when.get("dates", ()), 1):
        yield f"{name}.date.{number}", day["date"]
        for end in ("from", "to"):
            if day[end]:
                yield f"{name}.{end}.{number}", day[end]
    number = 0
    for weekday, start, end in when.get("slots", ()):
        part = next((part for part, span in PARTS.items() if span == (start, end)), None)
        if part:
            yield f"{name}.slot", f"{WEEKDAYS[weekday]}-{part}"
            continue
        number += 1
        yield f"{name}.day.{number}", WEEKDAYS[weekday]
        yield f"{name}.start.{number}", clock(start)
        yield f"{name}.end.{number}", clock(end)
    if when["kind"] == "period":
        yield f"{name}.first", when["from"] or ""
        yield f"{name}.last", when["until"] or ""


def plain(typed: Typed, name: str) -> str:
    """Return a field as one line; digits of every script become Latin ones."""
    text = unicodedata.normalize("NFKC", typed.get(name, "")).strip()[:2000]
    return "".join(
        str(unicodedata.digit(sign)) if unicodedata.category(sign) == "Nd" else sign
        for sign in text
    )


def _empty(kind: str) -> dict[str, Any]:
    """Return a `when` of a kind without any times; the domain says what is missing."""
    times: Mapping[str, dict[str, Any]] = {"dates": {"dates": []}, "weekly": {"slots": []}}
    return {"kind": kind, **times.get(kind, {})}


def _filled(typed: Typed, name: str) -> Iterator[tuple[str, dict[str, Any] | None]]:
    dates = list(_dates(typed, name))
    yield "dates", {"kind": "dates", "dates": dates} if dates else None
    slots = list(_slots(typed, name))
    yield "weekly", {"kind": "weekly", "slots": slots} if slots else None
    first, last = (iso_date(plain(typed, f"{name}.{end}")) for end in ("first", "last"))
    is_period = first or last
    yield "period", {"kind": "period", "from": first, "until": last} if is_period else None


def _dates(typed: Typed, name: str) -> Iterator[dict[str, Any]]:
    for value in typed.getlist(f"{name}.date"):
        if value.strip():
            yield {"date": iso_date(value.strip()), "from": None, "to": None}
    for number in range(1, MAX_DATES + 1):
        day, start, end = (plain(typed, f"{name}.{part}.{number}") for part in
                           ("date", "from", "to"))  # fmt: skip
        if day or start or end:
            yield {"date": iso_date(day) or "", "from": iso_time(start), "to": _end(end)}


def _slots(typed: Typed, name: str) -> Iterator[list[int]]:
    for value in dict.fromkeys(typed.getlist(f"{name}.slot")):
        day, _, part = value.strip().partition("-")
        if day not in WEEKDAYS or part not in PARTS:
            raise Refusal("unknown_code")
        yield [WEEKDAYS.index(day), *PARTS[part]]
    for number in range(1, MAX_SLOTS + 1):
        day, start, end = (plain(typed, f"{name}.{part}.{number}") for part in
                           ("day", "start", "end"))  # fmt: skip
        if day or start or end:
            yield _slot(day, start, end)


def _slot(day: str, start: str, end: str) -> list[int]:
    if day not in WEEKDAYS:
        raise Refusal("weekday_missing")
    first, last = iso_time(start), _end(end)
    if first is None or last is None:
        raise Refusal("not_a_time")
    return [WEEKDAYS.index(day), minutes_of(check_time(first)), minutes_of(check_time(last))]


def _said(text: str) -> dict[str, Any]:
    """Read the one line of text that `canonical` writes."""
    period = _PERIOD.fullmatch(text)
    if period:
        first, last = (None if end == ".." else end for end in period.groups())
        return {"kind": "period", "from": first, "until": last}
    parts = [part.strip() for part in text.split(",")]
    dated = [_DATED.fullmatch(part) for part in parts]
    if all(dated):
        dates = [{"date": one["date"], "from": iso_time(one["from"]), "to": _end(one["to"])}
                 for one in dated if one]  # fmt: skip
        return {"kind": "dates", "dates": dates}
    weekly = [_WEEKLY.fullmatch(part.lower()) for part in parts]
    if not all(weekly):
        raise Refusal("wrong_type")
    slots = [_slot(one["day"], one["from"], one["to"]) for one in weekly if one]
    return {"kind": "weekly", "slots": slots}


def iso_date(text: str) -> str | None:
    """Return a date in ISO form where it is written day first; anything else as it is."""
    found = _DAY_FIRST.fullmatch(text)
    if found:
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return text or None


def iso_time(text: str | None) -> str | None:
    """Return “9”, “9.30” and “09:30:00” as HH:MM; anything else as it is, for the domain."""
    found = _TIME.fullmatch(text or "")
    if found:
        return f"{int(found[1]):02}:{found[2] or '00'}"
    return text or None


def _end(text: str | None) -> str | None:
    """Return the end of a time; midnight is the end of its day."""
    time = iso_time(text)
    return MIDNIGHT if time == "00:00" else time
