from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from helpboard.domain.page import PageAudience, PageState
from helpboard.models import InfoPage, Service
from tests.openapi import Description


@dataclass(frozen=True)
class Public:
    """One public thing of each kind, by what it is known by."""

    post: Any
    organisation: Any
    service: Any
    group: Any
    schedule: Any
    page: Any


def service(town, organisation, slug="beratung", **values):
    defaults = {
        "area_id": organisation.area_id,
        "topic": "sewing",
        "name": "Beratung",
        "about": "Wir hören zu.",
        "papers": "",
        "source_lang": "de",
        "languages": ["de", "ar"],
        "conditions": [],
        "opening_hours": "Tu 10:00-12:00",
    }
    return town.add(Service(organisation_id=organisation.id, slug=slug, **{**defaults, **values}))


def page(town, path, **values):
    defaults = {
        "path": path,
        "slug": path.rpartition("/")[2],
        "position": 1,
        "audience": PageAudience.NEWCOMERS,
        "state": PageState.PUBLISHED,
        "source_lang": "de",
        "title": f"Über {path}",
        "summary": "Das Wichtigste zuerst.",
        "body": "Ein **Satz**.",
        "is_discreet": False,
        "created_at": town.now,
        "updated_at": town.now,
    }
    return town.add(InfoPage(**{**defaults, **values}))


@pytest.fixture
def public(town):
    organisation = town.organisation(
        phone="07141 1234", email="info@naehstube.example", street="Lange Straße 1"
    )
    group = town.group(topics=["meeting-people"])
    made = Public(
        post=town.post(organisation_id=organisation.id),
        organisation=organisation,
        service=service(town, organisation),
        group=group,
        schedule=town.schedule(group, starts_on=town.now.date() - timedelta(days=30)),
        page=page(town, "leben"),
    )
    town.make_searchable()
    return made


@pytest.fixture
def description(browser, town):
    return Description(browser.get("/api/openapi.json").json)
