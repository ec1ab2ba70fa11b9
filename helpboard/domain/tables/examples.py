"""One right row for each table, for whoever begins with an empty file."""

from collections.abc import Mapping
from typing import Final

EXAMPLES: Final[Mapping[str, Mapping[str, str]]] = {
    "organisations": {
        "slug": "example-association",
        "name": "Example Association",
        "kind": "sports_club",
        "about": "We repair bicycles on Saturdays.",
        "street": "Marktplatz 1",
        "postcode": "71634",
        "city": "Ludwigsburg",
        "phone": "+49 7141 910123",
        "email": "post@example.org",
        "website": "https://example.org",
        "opening_hours": "Sa 10:00-13:00",
        "topics": "bicycle",
        "languages": "de; en",
        "gives": '[{"kind":"people","topic":"bicycle","facts":{}}]',
    },
    "groups": {
        "slug": "example-cafe",
        "name": "Example Café",
        "kind": "welcome_cafe",
        "address": "Marktplatz 1",
        "about": "Coffee and conversation for everybody.",
        "topics": "meeting-people",
        "languages": "de; ar",
        "capacity": "12",
        "schedules": "FREQ=WEEKLY;BYDAY=WE 18:00-20:00 from 2026-01-07",
    },
    "posts": {
        "kind": "offer",
        "topic": "bicycle",
        "facts": "thing=bicycle",
        "text": "A good bicycle, 26 inches.",
    },
    "areas": {"slug": "example-district", "name": "Example District", "kind": "district"},
    "sites": {
        "key": "example-house",
        "name": "Example House",
        "kind": "shelter",
        "address": "Marktplatz 1, 71634 Ludwigsburg",
        "head_count": "40",
        "languages": "ar; uk",
    },
    "people": {
        "key": "example-1",
        "name": "Example Person",
        "phone": "+49 7141 910123",
        "language": "de",
        "topics": "bicycle",
        "languages": "de C2; en B1",
        "when": '{"kind":"weekly","slots":[[5,600,780]]}',
        "hours": "3",
        "consent_source": "paper",
        "consent_on": "2026-11-02",
    },
}
"""Cells by column; whoever hands it out puts in ``area`` or ``parent``, columns left out empty."""
