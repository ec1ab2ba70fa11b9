"""The weekly form of opening hours: what stands in its fields, and what was typed into them.

Fields: ``hours.way`` (``week`` or ``text``); for each day ``hours.<mon…sun>.<1, 2>.from`` and
``.to``, from Tuesday on ``hours.<day>.same`` (as the day before); ``hours.holidays`` (``closed``,
``usual``); ``hours.other.<1…4>.first``, ``.last``, ``.from``, ``.to``; ``hours.text``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.hours import MOST
from helpboard.domain.plain_text import clean_line
from helpboard.domain.refusal import Refusal
from helpboard.domain.tables.cell import CellRefusal
from helpboard.domain.tables.contact import check_opening_hours
from helpboard.domain.week import (
    OTHER_DAYS,
    SPANS,
    OtherDays,
    Times,
    Week,
    check_other_days,
    check_times,
    read_week,
    write_week,
)
from helpboard.domain.when import WEEKDAYS
from helpboard.web.words.calendar import weekday_label
from helpboard.web.words.profile_problems import profile_problem


@dataclass(slots=True)
class DayFields:
    """One day: its times as typed, and whether it is like the day before."""

    code: str
    label: str
    times: list[tuple[str, str]]
    is_same: bool = False
    error: str = ""


@dataclass(slots=True)
class OtherFields:
    """Days on which everything is different, as typed."""

    first: str = ""
    last: str = ""
    starts: str = ""
    ends: str = ""
    error: str = ""


@dataclass(slots=True)
class WeekForm:
    """Everything that stands in the form; `is_week` is false when hours are written as text."""

    is_week: bool
    days: list[DayFields]
    is_open_on_holidays: bool
    others: list[OtherFields]
    text: str
    errors: list[str] = field(default_factory=list)
    text_error: str = ""

    def hours(self) -> str:
        """Return the notation to store; raises ``FieldsError`` when something is wrong.

        What is wrong stands at its day, and all of it in ``errors``.
        """
        try:
            hours = self._from_week() if self.is_week else self._from_text()
        except (Refusal, CellRefusal) as refusal:
            reason = _reason(refusal)
            self.errors.append(profile_problem(*reason))
            self.text_error = "" if self.is_week else self.errors[-1]
            hours = ""
        if self.errors:
            raise FieldsError(FieldProblem("hours", "hours", {}))
        return hours

    def _from_text(self) -> str:
        text = clean_line(self.text, most=MOST)
        return check_opening_hours(text) if text else ""

    def _from_week(self) -> str:
        days: list[Times] = []
        for day in self.days:
            days.append(days[-1] if day.is_same and days else self._times_of(day))
        others = [row for one in self.others if (row := self._other_of(one)) is not None]
        return (
            ""
            if self.errors
            else write_week(Week(tuple(days), self.is_open_on_holidays, tuple(others)))
        )

    def _times_of(self, day: DayFields) -> Times:
        try:
            return check_times(day.times)
        except Refusal as refusal:
            day.error = profile_problem(refusal.code, refusal.params)
            self.errors.append(f"{day.label}: {day.error}")
            return ()

    def _other_of(self, row: OtherFields) -> OtherDays | None:
        if not (row.first or row.last or row.starts or row.ends):
            return None
        try:
            first = _date(row.first)
            times = check_times([(row.starts, row.ends)])
            return check_other_days(first, _date(row.last) if row.last else None, times)
        except Refusal as refusal:
            row.error = profile_problem(refusal.code, refusal.params)
            self.errors.append(row.error)
            return None


def stored_week(text: str, *, today: date) -> WeekForm:
    """Return the form of stored hours; days that are over are left out."""
    week = read_week(text)
    if week is None or any(len(row.times) > 1 for row in week.other_days):
        return WeekForm(False, _empty_days(), False, _padded([]), text)
    days = _empty_days()
    for number, (day, times) in enumerate(zip(days, week.days, strict=True)):
        day.is_same = number > 0 and bool(times) and times == week.days[number - 1]
        shown = () if day.is_same else times
        day.times = [*shown, *[("", "")] * SPANS][:SPANS]
    others = [_shown(row) for row in week.other_days if row.last >= today]
    return WeekForm(True, days, week.is_open_on_holidays, _padded(others), "")


def typed_week(typed: Mapping[str, str]) -> WeekForm:
    """Return the form as it was typed; nothing is checked yet."""
    days = _empty_days()
    for day in days:
        name = f"hours.{day.code}"
        day.is_same = bool(typed.get(f"{name}.same")) and day.code != WEEKDAYS[0]
        day.times = [
            (typed.get(f"{name}.{span}.from", "")[:20], typed.get(f"{name}.{span}.to", "")[:20])
            for span in range(1, SPANS + 1)
        ]
    others = [
        OtherFields(
            *(typed.get(f"hours.other.{row}.{part}", "")[:20]
              for part in ("first", "last", "from", "to"))
        )
        for row in range(1, OTHER_DAYS + 1)
    ]  # fmt: skip
    return WeekForm(
        typed.get("hours.way") != "text",
        days,
        typed.get("hours.holidays") == "usual",
        others,
        typed.get("hours.text", "")[: 4 * MOST],
    )


def _empty_days() -> list[DayFields]:
    return [DayFields(code, weekday_label(code), [("", "")] * SPANS) for code in WEEKDAYS]


def _shown(row: OtherDays) -> OtherFields:
    starts, ends = row.times[0] if row.times else ("", "")
    last = "" if row.last == row.first else row.last.isoformat()
    return OtherFields(row.first.isoformat(), last, starts, ends)


def _padded(rows: list[OtherFields]) -> list[OtherFields]:
    return [*rows, *(OtherFields() for _row in range(OTHER_DAYS - len(rows)))]


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refusal("not_a_date") from None
    if not 2000 <= day.year <= 2099:
        raise Refusal("not_a_date")
    return day


def _reason(refusal: Refusal | CellRefusal) -> tuple[str, Mapping[str, object]]:
    if isinstance(refusal, CellRefusal):
        return refusal.reasons[0].code.value, refusal.reasons[0].params
    return refusal.code, refusal.params
