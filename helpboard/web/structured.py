"""Structured data for search engines: schema.org in JSON-LD.

Offers and demands carry GoodRelations' ``businessFunction``, so that a machine knows whether a
thing changes hands, a room is let, or somebody does something. Nothing here costs money.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from helpboard.catalogue import current_language
from helpboard.domain.post import PostKind
from helpboard.domain.schedule import Meeting
from helpboard.domain.topics import branch_of
from helpboard.queries.board import CardRow
from helpboard.web.dates import local
from helpboard.web.locale import settings

_FUNCTIONS = "http://purl.org/goodrelations/v1#"
_LET = frozenset({"room", "flat"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A public postal address."""

    street: str
    postcode: str
    city: str

    def data(self) -> dict[str, str]:
        """Return it as schema.org's PostalAddress."""
        known = {
            "streetAddress": self.street,
            "postalCode": self.postcode,
            "addressLocality": self.city,
        }
        return {"@type": "PostalAddress", "addressCountry": "DE", **_said(known)}


def absolute(endpoint: str, **values: Any) -> str:
    """Return the whole address of a page in the reader's language."""
    return settings().base_url + url_for(endpoint, **values)


def post_data(card: CardRow, headline: str) -> dict[str, Any]:
    """Return a post as schema.org's Offer or Demand."""
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Offer" if card.kind is PostKind.OFFER else "Demand",
        "@id": f"{settings().base_url}/posts/{card.id}",
        "url": absolute("posts.show", post_id=card.id),
        "name": headline,
        "businessFunction": _FUNCTIONS + _function(card.topic),
        "availabilityStarts": card.published_at.isoformat(timespec="seconds"),
        "availabilityEnds": card.expires_at.isoformat(timespec="seconds"),
        "areaServed": card.area_name,
        "description": card.text or None,
    }
    if card.kind is PostKind.OFFER and "rent" not in card.facts:
        about |= {"price": "0", "priceCurrency": "EUR"}
    party = "offeredBy" if card.kind is PostKind.OFFER else "seller"
    if card.organisation_name:
        about[party] = {"@type": "Organization", "name": card.organisation_name}
    return _said(about)


def organisation_data(
    *, slug: str, name: str, address: Address, contact: dict[str, str], languages: Sequence[str]
) -> dict[str, Any]:
    """Return a profile as schema.org's Organization; ``contact`` has telephone, email, sameAs."""
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "Organization",
            "@id": f"{settings().base_url}/organisations/{slug}",
            "url": absolute("organisations.profile", slug=slug),
            "name": name,
            "address": address.data(),
            "knowsLanguage": list(languages),
            **contact,
        }
    )


def event_data(
    *, name: str, url: str, meetings: Iterable[Meeting], place: str, area: str
) -> list[dict[str, Any]]:
    """Return meetings as schema.org's Events in the town's wall time, cancelled ones too."""
    return [
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": name,
            "url": url,
            "startDate": local(one.starts_at).isoformat(),
            "endDate": local(one.ends_at).isoformat(),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "eventStatus": "https://schema.org/"
            + ("EventCancelled" if one.is_cancelled else "EventScheduled"),
            "isAccessibleForFree": True,
            "inLanguage": current_language().spoken,
            "location": {"@type": "Place", "name": place or area, "address": place or area},
        }
        for one in meetings
    ]


def _function(topic: str) -> str:
    if topic in _LET:
        return "LeaseOut"
    return "Sell" if branch_of(topic) == "goods" else "ProvideService"


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
