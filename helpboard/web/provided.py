"""A service as the pages of its organisation and of its house show it."""

from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.domain.translation import ItemKind
from helpboard.queries.provided import ServiceRow
from helpboard.web.hours import coming_lines
from helpboard.web.labels import condition_labels, languages_label, topic_text
from helpboard.web.wordings import Wordings


def service_view(row: ServiceRow, said: Wordings, *, now: datetime) -> dict[str, Any]:
    """Return what the macro ``service`` shows: next times, languages, conditions, papers."""
    words = {field: said.told(ItemKind.SERVICE, row.id, field) for field in ("about", "papers")}
    name = said.told(ItemKind.SERVICE, row.id, "name")
    name = name or {"text": row.name, "lang": row.source_lang, "dir": "auto"}
    return {
        "id": row.id,
        "name": name["text"] or row.name,
        "name_lang": name["lang"],
        "name_dir": name["dir"],
        "name_state": name if name.get("states") and not any(words.values()) else None,
        "topic_code": row.topic,
        "topic_label": topic_text(row.topic),
        **words,
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
