"""Organisations as their pages show them."""

from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.catalogue import ngettext
from helpboard.domain.translation import ItemKind
from helpboard.queries.areas import AreaTree
from helpboard.queries.directory import OrganisationCard
from helpboard.queries.partners import PartnerRow
from helpboard.queries.profiles import OrganisationPage, OrganisationRow
from helpboard.queries.provided import ServiceRow
from helpboard.web import dates
from helpboard.web.cards import cards
from helpboard.web.gives_seeks import gives_seeks_view
from helpboard.web.hours import hours_view
from helpboard.web.labels import address_line, languages_label, organisation_kind, topics_of
from helpboard.web.partners import partner_view
from helpboard.web.phone_numbers import phones
from helpboard.web.provided import service_view
from helpboard.web.structured import Address, organisation_data
from helpboard.web.wordings import Wordings, wordings
from helpboard.web.words.kinds import group_kind_label

HOURS_TOLD = 48
"""Longer reply times are told in days."""


def card_view(card: OrganisationCard, said: Wordings) -> dict[str, Any]:
    """Return what the macro ``organisation_card`` shows, and the departments below it."""
    return {
        "url": url_for("organisations.profile", slug=card.slug),
        "name": card.name,
        "kind_label": organisation_kind(card.kind),
        "area_name": card.area_name,
        **said.summary(ItemKind.ORGANISATION, card.id, "about"),
        "is_verified": card.is_verified,
        "topics": topics_of(card.topics),
        "languages_label": languages_label(card.languages),
        "departments": [
            {"name": row.name, "url": url_for("organisations.profile", slug=row.slug)}
            for row in card.departments
        ],
    }


def profile_view(page: OrganisationPage, *, tree: AreaTree, now: datetime) -> dict[str, Any]:
    """Return what the template shows beside the rows themselves."""
    row = page.organisation
    said = wordings(
        {
            ItemKind.ORGANISATION: (row,),
            ItemKind.SERVICE: page.services,
            ItemKind.POST: page.posts,
        }
    )
    return {
        "kind": organisation_kind(row.kind),
        "verified_since": dates.month_and_year(row.verified_at)
        if row.is_verified and row.verified_at
        else "",
        "about": said.told(ItemKind.ORGANISATION, row.id, "about"),
        "donations": said.told(ItemKind.ORGANISATION, row.id, "donations"),
        "summary": said.summary(ItemKind.ORGANISATION, row.id, "about")["summary"],
        "phones": phones(row.phone),
        "website": website(row),
        "address": address_line(row.street, row.postcode, row.city),
        "topics": topics_of(row.topics),
        "languages_label": languages_label(row.languages),
        "reply_time": reply_time(row.reply_hours),
        "hours": hours_view(row.opening_hours, now=now),
        "services": [_service(service, said, now=now) for service in page.services],
        "gives_seeks": gives_seeks_view(page.gives_seeks, tree),
        "partners": [_partner(partner) for partner in page.partners],
        "posts": cards(page.posts, said),
        "data": _structured(row),
    }


def reply_time(hours: int | None) -> str:
    """Return in a sentence how fast an organisation usually replies, empty while unknown."""
    if hours is None:
        return ""
    if hours < HOURS_TOLD:
        return ngettext(
            "Usually replies within %(num)d hour", "Usually replies within %(num)d hours", hours
        )
    days = -(-hours // 24)
    return ngettext(
        "Usually replies within %(num)d day", "Usually replies within %(num)d days", days
    )


def _structured(row: OrganisationRow) -> dict[str, Any]:
    dialled = phones(row.phone)
    contact = {
        "telephone": dialled[0]["tel"] if dialled else "",
        "email": row.email,
        "sameAs": website(row),
    }
    return organisation_data(
        slug=row.slug,
        name=row.name,
        address=Address(street=row.street, postcode=row.postcode, city=row.city),
        contact=contact,
        languages=row.languages,
    )


def website(row: OrganisationRow) -> str:
    """Return the website when it is one; anything else is no link."""
    return row.website if row.website.startswith(("https://", "http://")) else ""


def _service(service: ServiceRow, said: Wordings, *, now: datetime) -> dict[str, Any]:
    shown = service_view(service, said, now=now)
    return {**shown, "by": None}


def _partner(row: PartnerRow) -> dict[str, Any]:
    url = url_for("groups.profile", slug=row.slug)
    return partner_view(row, url=url, kind_label=group_kind_label(row.kind))
