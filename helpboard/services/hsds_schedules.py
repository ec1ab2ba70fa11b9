"""Opening hours as schedules of Open Referral HSDS 3: the text, and recurrence rules beside it."""

from collections.abc import Callable, Iterable
from typing import Any

from helpboard.domain.regular_hours import OffsetPeriod, RegularHours, regular_hours


def schedule_rows(
    hours: str, periods: Iterable[OffsetPeriod], *, id_of: Callable[..., str]
) -> list[dict[str, Any]]:
    """Return the rows for opening hours; ``id_of`` makes a lasting id of what tells a row apart.

    HSDS has no words for holidays and remarks, so the text counts and comes first. A rule has one
    distance from UTC, so each stands once for each of the ``periods``.
    """
    if not hours.strip():
        return []
    notes = "In the notation of OpenStreetMap (opening_hours)."
    whole = {"id": id_of(), "description": hours, "notes": notes}
    rules = regular_hours(hours)
    return [whole, *(_rule(rule, one, id_of) for one in periods for rule in rules)]


def _rule(rule: RegularHours, period: OffsetPeriod, id_of: Callable[..., str]) -> dict[str, Any]:
    freq, byday = "MONTHLY" if rule.is_monthly else "WEEKLY", ",".join(rule.days)
    opens, closes = f"{rule.opens:%H:%M}", f"{rule.closes:%H:%M}"
    days = {"valid_from": period.first, "valid_to": period.last}
    offset = _offset(period.hours)
    return {
        "id": id_of(freq, byday, opens, closes, str(period.first)),
        "freq": freq,
        "byday": byday,
        "wkst": "MO",
        "opens_at": f"{opens}{offset}",
        "closes_at": f"{closes}{offset}",
        "timezone": period.hours,
        **{name: day.isoformat() for name, day in days.items() if day},
    }


def _offset(hours: float) -> str:
    minutes = round(abs(hours) * 60)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
