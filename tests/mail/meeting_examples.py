"""What the templates of letters about meetings are given in tests."""

from datetime import UTC, date, datetime

LINK = "7" * 32

MEETING = {
    "params": {"comes_link": LINK, "hosts_link": LINK, "absent_link": LINK},
    "group": "Café Willkommen → x | y",
    "slug": "cafe",
    "starts": datetime(2026, 12, 2, 17, tzinfo=UTC),
    "ends": datetime(2026, 12, 2, 19, tzinfo=UTC),
    "on": date(2026, 12, 1),
    "is_other_day": True,
    "note": "Die Küche wird gestrichen.",
    "note_lang": "de",
    "missing": 2,
}
NEW_TIMES = {
    **MEETING,
    "before": "مقهى → x | y",
    "is_elsewhere": False,
    "ends_on": None,
    "next": [(MEETING["starts"], MEETING["ends"])],
    "lost": [MEETING["on"]],
}
