from datetime import date
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.regular_hours import offset_periods, regular_hours


def said(text):
    return [
        (",".join(row.days), f"{row.opens:%H:%M}", f"{row.closes:%H:%M}", row.is_monthly)
        for row in regular_hours(text)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mo-We,Fr 09:00-12:00; PH off", [("MO,TU,WE,FR", "09:00", "12:00", False)]),
        (
            "Tu 09:00-12:00,14:00-17:00",
            [("TU", "09:00", "12:00", False), ("TU", "14:00", "17:00", False)],
        ),
        ("Sa-Mo 10:00-11:00", [("MO,SA,SU", "10:00", "11:00", False)]),
        (
            "Tu 15:00-18:00; Sa[1] 10:00-12:00; Sa[-1] 10:00-12:00; SH off",
            [("TU", "15:00", "18:00", False), ("1SA,-1SA", "10:00", "12:00", True)],
        ),
        (
            "Tu-Th 09:00-12:00; We 16:00-20:00",
            [("TU,TH", "09:00", "12:00", False), ("WE", "16:00", "20:00", False)],
        ),
    ],
)
def test_what_comes_again_becomes_rules(text, rows):
    assert said(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24/7",
        "Mo-Fr 22:00-06:00",
        "Mo 09:00-24:00",
        "Dec 01-24: Mo 09:00-12:00",
        "PH 09:00-12:00",
        "Mo 09:00-12:00; Tu off",
        'We 16:00-18:00 "nur nach Anmeldung"',
        "Sa 10:00-12:00; Sa[1] 14:00-16:00",
        "Sa[1] 14:00-16:00; Sa 10:00-12:00",
        "Mo,Fr[1] 10:00-12:00",
        "Mo-Fr[1] 10:00-12:00",
    ],
)
def test_what_no_rule_can_say_becomes_none(text):
    assert said(text) == []


def test_a_period_ends_where_the_clocks_change():
    here, following = offset_periods(date(2026, 11, 22), ZoneInfo("Europe/Berlin"))
    assert (here.hours, here.first, here.last) == (1, date(2026, 10, 25), date(2027, 3, 27))
    assert (following.hours, following.first) == (2, date(2027, 3, 28))
    assert following.last == date(2027, 10, 30)
    (always,) = offset_periods(date(2026, 11, 22), ZoneInfo("UTC"))
    assert (always.hours, always.first, always.last) == (0, None, None)
