"""Organisations as their pages show them."""

from datetime import datetime
from typing import Any

import phonenumbers
from flask import url_for

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
from helpboard.web.originals import direction_of, excerpt, original
from helpboard.web.partners import partner_view
from helpboard.web.provided import service_view
from helpboard.web.structured import Address, organisation_data
from helpboard.web.words.kinds import group_kind_label

HOME_COUNTRY = "DE"


def card_view(card: OrganisationCard) -> dict[str, Any]:
    """Return what the macro ``organisation_card`` shows, and the departments below it."""
    return {
        "url": url_for("organisations.profile", slug=card.slug),
        "name": card.name,
        "kind_label": organisation_kind(card.kind),
        "area_name": card.area_name,
        "summary": excerpt(card.about),
        "summary_lang": card.source_lang,
        "summary_dir": direction_of(card.source_lang),
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
    return {
        "kind": organisation_kind(row.kind),
        "verified_since": dates.month_and_year(row.verified_at)
        if row.is_verified and row.verified_at
        else "",
        "about": original(row.about, row.source_lang),
        "donations": original(row.donations, row.source_lang),
        "summary": excerpt(row.about),
        "phones": phones(row.phone),
        "website": website(row),
        "address": address_line(row.street, row.postcode, row.city),
        "topics": topics_of(row.topics),
        "languages_label": languages_label(row.languages),
        "hours": hours_view(row.opening_hours, now=now),
        "services": [_service(service, now=now) for service in page.services],
        "gives_seeks": gives_seeks_view(page.gives_seeks, tree),
        "partners": [_partner(partner) for partner in page.partners],
        "posts": cards(page.posts),
        "data": _structured(row),
    }


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


def phones(written: str) -> list[dict[str, str]]:
    """Return a number as it is dialled and as it is read; unclear ones stay as written."""
    if not written.strip():
        return []
    formats = phonenumbers.PhoneNumberFormat
    try:
        number = phonenumbers.parse(written, HOME_COUNTRY)
        is_clear = phonenumbers.is_valid_number(number)
    except phonenumbers.NumberParseException:
        is_clear = False
    if not is_clear:
        digits = "".join(sign for sign in written if sign in "+0123456789")
        return [{"tel": digits, "shown": written.strip()}]
    shown = phonenumbers.format_number(number, _format_of(number))
    return [{"tel": phonenumbers.format_number(number, formats.E164), "shown": shown}]


def _format_of(number: phonenumbers.PhoneNumber) -> int:
    """Write German numbers as they are dialled at home, all others with their country."""
    is_home = number.country_code == phonenumbers.country_code_for_region(HOME_COUNTRY)
    formats = phonenumbers.PhoneNumberFormat
    return formats.NATIONAL if is_home else formats.INTERNATIONAL


def website(row: OrganisationRow) -> str:
    """Return the website when it is one; anything else is no link."""
    return row.website if row.website.startswith(("https://", "http://")) else ""


def _service(service: ServiceRow, *, now: datetime) -> dict[str, Any]:
    shown = service_view(service, now=now)
    return {**shown, "by": None}


def _partner(row: PartnerRow) -> dict[str, Any]:
    url = url_for("groups.profile", slug=row.slug)
    return partner_view(row, url=url, kind_label=group_kind_label(row.kind))
