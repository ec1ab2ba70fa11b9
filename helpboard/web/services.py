"""A service as the pages of its organisation and of its house show it."""

from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.domain.words import CONDITIONS
from helpboard.queries.provided import ServiceRow
from helpboard.web.hours import coming_lines
from helpboard.web.originals import languages_label, original
from helpboard.web.words.kinds import condition_label
from helpboard.web.words.topics import TOPIC_LABELS, topic_label


def service_view(row: ServiceRow, *, now: datetime) -> dict[str, Any]:
    """Return what the macro ``service`` shows: next times, languages, conditions, papers."""
    return {
        "name": row.name,
        "topic_code": row.topic,
        "topic_label": topic_label(row.topic) if row.topic in TOPIC_LABELS else "",
        "about": original(row.about, row.source_lang),
        "papers": original(row.papers, row.source_lang),
        "languages_label": languages_label(row.languages),
        "conditions": condition_labels(row.conditions),
        "times": coming_lines(row.opening_hours, now=now),
        "by": {
            "name": row.organisation_name,
            "url": url_for("organisations.profile", slug=row.organisation_slug),
        },
        "place": {
            "name": row.place_name,
            "url": url_for("places.profile", slug=row.place_slug),
        }
        if row.place_slug
        else None,
    }


def condition_labels(codes: tuple[str, ...]) -> list[str]:
    """Return conditions in words; one that the vocabulary no longer has is left out."""
    return [condition_label(code) for code in codes if code in CONDITIONS]
