"""Makers of what the directory shows beside the town's cast: places, services, partnerships."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any

from flask import Flask
from sqlalchemy import Connection, event

from helpboard.domain.partnership import PartnershipState
from helpboard.models import (
    Counter,
    CounterConcern,
    Direction,
    GiveSeek,
    Group,
    Organisation,
    Partnership,
    Place,
    Service,
    Site,
    SiteGroup,
)
from tests.town import Town

_n = count(1)


def place(town: Town, name: str = "Haus am Park", **values: Any) -> Place:
    defaults: dict[str, Any] = {
        "slug": f"place-{next(_n)}",
        "kind": "office_house",
        "area_id": town.mitte.id,
        "street": "Parkweg 3",
        "postcode": "71634",
        "city": "Ludwigsburg",
        "latitude": 48.897,
        "longitude": 9.191,
        "opening_hours": "Mo-Fr 09:00-12:00; PH off",
        "portrait": "Ein Haus für alle Ämter.",
        "source_lang": "de",
        "is_step_free": True,
        "created_at": town.now,
        "updated_at": town.now,
    }
    return town.add(Place(name=name, **{**defaults, **values}))  # type: ignore[no-any-return]


def counter(town: Town, house: Place, organisation: Organisation, **values: Any) -> Counter:
    defaults: dict[str, Any] = {
        "room": "Zimmer 12",
        "concerns": ["asylum-advice", "letters"],
        "papers": "Ausweis",
        "source_lang": "de",
    }
    return town.add(  # type: ignore[no-any-return]
        Counter(place_id=house.id, organisation_id=organisation.id, **{**defaults, **values})
    )


def asked(town: Town, desk: Counter, code: str, **values: Any) -> CounterConcern:
    """Let a counter look after a concern."""
    return town.add(  # type: ignore[no-any-return]
        CounterConcern(counter_id=desk.id, code=code, **{"papers": [], **values})
    )


def service(
    town: Town, organisation: Organisation, name: str = "Nähkurs", **values: Any
) -> Service:
    defaults: dict[str, Any] = {
        "slug": f"service-{next(_n)}",
        "area_id": town.mitte.id,
        "topic": "sewing",
        "about": "Für alle, die nähen lernen wollen.",
        "source_lang": "de",
        "languages": ["de", "ar"],
        "conditions": ["drop-in"],
        "opening_hours": "Tu 14:00-16:00; PH off",
    }
    return town.add(  # type: ignore[no-any-return]
        Service(organisation_id=organisation.id, name=name, **{**defaults, **values})
    )


def partnership(town: Town, organisation: Organisation, group: Group, **values: Any) -> Partnership:
    defaults: dict[str, Any] = {
        "state": PartnershipState.ACTIVE,
        "organisation_gives": ["room"],
        "group_gives": ["people"],
        "contact": "canary-contact",
        "since": date(2026, 3, 1),
        "created_at": town.now,
        "updated_at": town.now,
    }
    return town.add(  # type: ignore[no-any-return]
        Partnership(organisation_id=organisation.id, group_id=group.id, **{**defaults, **values})
    )


def gives(town: Town, owner: Organisation | Group, **values: Any) -> GiveSeek:
    key = "group_id" if isinstance(owner, Group) else "organisation_id"
    defaults: dict[str, Any] = {
        key: owner.id,
        "direction": Direction.GIVE,
        "kind": "room",
        "topic": "sewing",
        "facts": {"count": 4},
    }
    return town.add(GiveSeek(**{**defaults, **values}))  # type: ignore[no-any-return]


def site(town: Town, group: Group) -> Site:
    """A shelter that ``group`` serves, with canaries in everything that is private."""
    made: Site = town.add(
        Site(
            key=f"site-{next(_n)}",
            name="canary-site-name",
            kind="shelter",
            area_id=town.mitte.id,
            address="canary-site-address",
            languages=["ar"],
            note="canary-site-note",
            created_at=town.now,
            updated_at=town.now,
        )
    )
    town.add(SiteGroup(site_id=made.id, group_id=group.id, note="canary-site-group"))
    return made


def deadline_of(app: Flask, path: str) -> str | None:
    """Return until when the view at ``path`` says that its page is true, before any cache."""
    with app.test_request_context(path):
        answer = app.full_dispatch_request()
    assert answer.status_code == 200
    return answer.headers.get("Helpboard-Deadline")


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    """Gather the reading statements that a block sends, but for the look at the content version."""
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        is_read = statement.lstrip().upper().startswith(("SELECT", "WITH"))
        if is_read and "content_version" not in statement:
            statements.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", note)
