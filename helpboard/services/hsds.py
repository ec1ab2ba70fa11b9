"""The directory as Open Referral HSDS 3: organisations, what they provide, and where.

Public facts only, read as the public pages read them; no person is in it. Every id is made from the
board's address and the row's, so that the next export gives the same things the same ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.orm import Session

from helpboard.domain.languages import SPOKEN_LANGUAGES
from helpboard.domain.regular_hours import OffsetPeriod, offset_periods
from helpboard.domain.topics import has_discreet
from helpboard.queries.places import PlaceRow, place_list
from helpboard.queries.profiles import Link, OrganisationRow, every_profile
from helpboard.queries.provided import ServiceRow
from helpboard.queries.services import every_service
from helpboard.services.hsds_schedules import schedule_rows

Thing = dict[str, Any]
"""One object of HSDS; what is not known is left out."""

COUNTRY = "DE"
ANYWHERE = "/"


@dataclass(frozen=True, slots=True)
class _Directory:
    """All that is written, and where this board is."""

    base_url: str
    state: str
    periods: tuple[OffsetPeriod, ...]
    organisations: Mapping[str, OrganisationRow]
    places: Mapping[str, PlaceRow]

    def id_of(self, kind: str, *parts: object) -> str:
        """Return the lasting id of a thing."""
        return str(uuid5(NAMESPACE_URL, "/".join((self.base_url, "hsds", kind, *map(str, parts)))))


def hsds_files(
    session: Session, *, base_url: str, state: str, today: date, zone: tzinfo
) -> dict[str, list[Thing]]:
    """Return the things of each file by its name; ``state`` is the land of all addresses.

    ``zone`` is that of opening hours; rules are written for its offset ``today`` and the next one.
    """
    profiles = every_profile(session)
    places = place_list(session, ANYWHERE)
    here = _Directory(
        base_url=base_url,
        state=state,
        periods=offset_periods(today, zone),
        organisations={row.slug: row for row, _above in profiles},
        places={row.slug: row for row in places},
    )
    services: dict[str, list[ServiceRow]] = {}
    for row in every_service(session):
        services.setdefault(row.organisation_slug, []).append(row)
    every = [row for rows in services.values() for row in rows]
    return {
        "organization": [
            _organization(here, row, above, services.get(row.slug, ())) for row, above in profiles
        ],
        "service": [
            {**_service(here, row), "organization": _bare_organization(here, row)} for row in every
        ],
        "service_at_location": [
            {**found, "service": _bare_service(here, row)}
            for row in every
            for found in _at_locations(here, row)
        ],
    }


def _organization(
    here: _Directory, row: OrganisationRow, above: Link | None, services: Sequence[ServiceRow]
) -> Thing:
    own_id = here.id_of("organization", row.id)
    location = _own_location(here, row)
    parent = here.organisations.get(above.slug) if above else None
    phone = {"id": here.id_of("phone", row.id), "organization_id": own_id, "number": row.phone}
    return {
        **_facts(here, row),
        **_known(parent_organization_id=here.id_of("organization", parent.id) if parent else ""),
        "phones": [phone] if row.phone else [],
        "locations": [{**location, "organization_id": own_id}] if location else [],
        "attributes": _terms(
            here, own_id, "organization", topic=row.topics, kind=(row.kind,), **_care(row.topics)
        ),
        "services": [_service(here, service) for service in services],
    }


def _facts(here: _Directory, row: OrganisationRow) -> Thing:
    is_website = row.website.startswith(("https://", "http://"))
    return {
        "id": here.id_of("organization", row.id),
        "name": row.name,
        "description": row.about,
        **_known(
            email=row.email if "@" in row.email else "",
            website=row.website if is_website else "",
            uri=f"{here.base_url}/api/v1/organisations/{row.slug}",
        ),
    }


def _bare_organization(here: _Directory, row: ServiceRow) -> Thing:
    return _facts(here, here.organisations[row.organisation_slug])


def _bare_service(here: _Directory, row: ServiceRow) -> Thing:
    owner = here.organisations[row.organisation_slug]
    return {
        "id": here.id_of("service", row.id),
        "organization_id": here.id_of("organization", owner.id),
        "name": row.name,
        "status": "active",
        **_known(description=row.about, url=f"{here.base_url}/api/v1/services/{row.slug}"),
    }


def _service(here: _Directory, row: ServiceRow) -> Thing:
    own_id = here.id_of("service", row.id)
    papers = {
        "id": here.id_of("required_document", row.id),
        "service_id": own_id,
        "document": row.papers,
    }
    return {
        **_bare_service(here, row),
        "last_modified": here.organisations[row.organisation_slug].updated_at.isoformat(),
        "schedules": _schedules(here, "service", row.id, row.opening_hours, service_id=own_id),
        "languages": [
            {
                "id": here.id_of("language", row.id, code),
                "service_id": own_id,
                "name": SPOKEN_LANGUAGES[code].own_name,
                "code": code,
            }
            for code in row.languages
            if code in SPOKEN_LANGUAGES
        ],
        "required_documents": [papers] if row.papers.strip() else [],
        "service_at_locations": _at_locations(here, row),
        "attributes": _terms(
            here,
            own_id,
            "service",
            topic=(row.topic,),
            condition=row.conditions,
            **_care((row.topic,)),
        ),
    }


def _at_locations(here: _Directory, row: ServiceRow) -> list[Thing]:
    """Return where a service is: in its house, else at its organisation's address."""
    place = here.places.get(row.place_slug or "")
    owner = here.organisations[row.organisation_slug]
    location = _house(here, place) if place else _own_location(here, owner)
    if location is None:
        return []
    return [
        {
            "id": here.id_of("service_at_location", row.id),
            "service_id": here.id_of("service", row.id),
            "location_id": location["id"],
            "location": location,
        }
    ]


def _house(here: _Directory, row: PlaceRow) -> Thing:
    own_id = here.id_of("location", "place", row.id)
    step_free = {
        "id": here.id_of("accessibility", row.id),
        "location_id": own_id,
        "description": "Step-free",
    }
    return {
        **_location(here, own_id, row),
        "schedules": _schedules(here, "place", row.id, row.opening_hours, location_id=own_id),
        "accessibility": [step_free] if row.is_step_free else [],
        **({"latitude": row.latitude} if row.latitude is not None else {}),
        **({"longitude": row.longitude} if row.longitude is not None else {}),
    }


def _own_location(here: _Directory, row: OrganisationRow) -> Thing | None:
    """Return an organisation's own address; None when it gives none."""
    if not (row.street and row.city):
        return None
    own_id = here.id_of("location", "organisation", row.id)
    hours = _schedules(here, "organisation", row.id, row.opening_hours, location_id=own_id)
    return {**_location(here, own_id, row), "schedules": hours}


def _location(here: _Directory, own_id: str, row: PlaceRow | OrganisationRow) -> Thing:
    address = {
        "id": here.id_of("address", own_id),
        "location_id": own_id,
        "address_1": row.street,
        "city": row.city,
        "state_province": here.state,
        "postal_code": row.postcode,
        "country": COUNTRY,
        "address_type": "physical",
    }
    return {
        "id": own_id,
        "location_type": "physical",
        "name": row.name,
        "addresses": [address] if row.street and row.city else [],
    }


def _schedules(here: _Directory, kind: str, row_id: int, hours: str, **whose: str) -> list[Thing]:
    """Return opening hours as text, and what of them a recurrence rule can say."""

    def id_of(*parts: str) -> str:
        return here.id_of("schedule", kind, row_id, *parts)

    return [{**row, **whose} for row in schedule_rows(hours, here.periods, id_of=id_of)]


def _terms(here: _Directory, owner_id: str, entity: str, **codes: Iterable[str]) -> list[Thing]:
    """Return the board's own codes as terms of its taxonomies."""
    return [
        {
            "id": here.id_of("attribute", owner_id, taxonomy, code),
            "link_id": owner_id,
            "link_type": taxonomy,
            "link_entity": entity,
            "taxonomy_term_id": here.id_of("taxonomy_term", taxonomy, code),
            "taxonomy_term": {
                "id": here.id_of("taxonomy_term", taxonomy, code),
                "code": code,
                "name": code.replace("-", " ").replace("_", " "),
                "description": f"The board's own {taxonomy}.",
                "taxonomy": f"helpboard {taxonomy}",
            },
        }
        for taxonomy, of_taxonomy in codes.items()
        for code in of_taxonomy
    ]


def _care(topics: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the term that asks programs to keep no copy of what is discreet."""
    return {"care": ("discreet",)} if has_discreet(topics) else {}


def _known(**values: str) -> Thing:
    return {name: value for name, value in values.items() if value}
