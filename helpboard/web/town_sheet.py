"""A sheet of paper for people who move: what there is in their new districts, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template
from markupsafe import Markup

from helpboard.domain.languages import Language
from helpboard.extensions import db
from helpboard.queries.moved import moved_page
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.labels import organisation_kind
from helpboard.web.locale import settings
from helpboard.web.meetings import meeting_view
from helpboard.web.words.kinds import group_kind_label


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page in one language."""

    tag: str
    direction: str
    html: Markup


def sheet_of(area_ids: Iterable[int], *, language: Language, now: datetime) -> Sheet:
    """Word the sheet in the language that is read in; only what is public is on it."""
    tree = kept_area_tree()
    home = home_area(tree)
    by_id = {row.id: row for row in tree.rows}
    areas = [by_id[area_id] for area_id in area_ids if area_id in by_id] or [home]
    html = render_template(
        "components/town_sheet.html",
        areas=[_district(area, home, now) for area in areas],
        site=settings().site_name,
        address=settings().base_url,
    )
    return Sheet(tag=language.tag, direction=language.direction.value, html=Markup(html))  # noqa: S704 - a template's own


def _district(area: Any, home: Any, now: datetime) -> dict[str, Any]:
    page = moved_page(db.session(), area=area, home=home, now=now, zone=settings().timezone)
    return {
        "name": area.name,
        "is_far": page.is_far,
        "cafes": [meeting_view(row) for row in page.cafes],
        "groups": [(row.name, group_kind_label(row.kind)) for row in page.groups],
        "organisations": [(row.name, organisation_kind(row.kind)) for row in page.organisations],
    }
