"""An organisation on paper: how to reach it, when it is open, what it regularly provides."""

from datetime import datetime

from helpboard.catalogue import gettext as _
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.profiles import OrganisationPage, OrganisationRow, organisation_page
from helpboard.web.caching import discreet
from helpboard.web.labels import address_line, languages_label, organisation_kind
from helpboard.web.locale import settings
from helpboard.web.paper_sheet import Part, Sheet, in_each
from helpboard.web.phone_numbers import phones
from helpboard.web.sheet_words import own_words
from helpboard.web.sheets.lines import hours_block, number_line, services_block
from helpboard.web.wordings import wordings
from helpboard.web.words.reader import as_written, left_to_right


def organisation_sheet(slug: str, tags: tuple[str, ...], *, now: datetime) -> Sheet:
    """Return the sheet of a public organisation; its contact data are public facts (rule 11)."""
    page = organisation_page(db.session(), slug, now=now)
    row = page.organisation
    if any(is_discreet(topic) for topic in row.topics):
        discreet()
    code = short_code(ShortKind.ORGANISATION, row.id)
    return Sheet(
        code=code,
        title=f"{settings().site_name} {code}",
        name=row.name,
        parts=in_each(tags, lambda: _part(page, tags, now)),
        picture="building-2",
    )


def _part(page: OrganisationPage, tags: tuple[str, ...], now: datetime) -> Part:
    row = page.organisation
    said = wordings({ItemKind.ORGANISATION: [row], ItemKind.SERVICE: page.services})
    blocks = (hours_block(row.opening_hours, now=now), services_block(page.services, said))
    words = said.of(ItemKind.ORGANISATION, row.id)
    return Part(
        kind=organisation_kind(row.kind),
        headline="",
        facts=tuple((label, text) for label, text in _facts(row) if text),
        blocks=tuple(block for block in blocks if block.lines),
        words=own_words(words, row.source_lang, "about", tags=tags),
        how=_("Scan the code to write to us in your language."),
    )


def _facts(row: OrganisationRow) -> list[tuple[str, str]]:
    numbers = phones(row.phone)
    address = address_line(row.street, row.postcode, row.city)
    website = row.website.partition("://")[2].rstrip("/")
    return [
        (_("Address"), as_written(address) if address else ""),
        (_("Phone"), number_line(numbers[0]["shown"]) if numbers else ""),
        (_("E-mail"), left_to_right(row.email) if row.email else ""),
        (_("Website"), left_to_right(website) if website else ""),
        (_("Languages"), languages_label(row.languages) or ""),
    ]
