"""A service as the pages of its organisation and of its house show it."""

from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.queries.provided import ServiceRow
from helpboard.web.hours import coming_lines
from helpboard.web.labels import condition_labels, languages_label, topic_text
from helpboard.web.originals import original


def service_view(row: ServiceRow, *, now: datetime) -> dict[str, Any]:
    """Return what the macro ``service`` shows: next times, languages, conditions, papers."""
    return {
        "name": row.name,
        "topic_code": row.topic,
        "topic_label": topic_text(row.topic),
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
