"""A public house on paper: where it is, when it is open, who sits there."""

from datetime import datetime

from helpboard.catalogue import gettext as _
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.places import PlacePage, PlaceRow, place_page
from helpboard.web.facts import SEPARATOR
from helpboard.web.labels import address_line, place_kind, topics_of
from helpboard.web.locale import settings
from helpboard.web.paper_sheet import Block, Part, Sheet, in_each
from helpboard.web.sheet_words import own_words
from helpboard.web.sheets.lines import hours_block, services_block
from helpboard.web.wordings import wordings
from helpboard.web.words.concerns import concern_label
from helpboard.web.words.reader import as_written

_MOST_COUNTERS = 12
_MOST_CONCERNS = 4


def place_sheet(slug: str, tags: tuple[str, ...], *, now: datetime) -> Sheet:
    """Return the sheet of a house that anybody may enter."""
    page = place_page(db.session(), slug, now=now, zone=settings().timezone)
    code = short_code(ShortKind.HOUSE, page.place.id)
    return Sheet(
        code=code,
        title=f"{settings().site_name} {code}",
        name=page.place.name,
        parts=in_each(tags, lambda: _part(page, tags, now)),
        picture="map-pin",
    )


def _part(page: PlacePage, tags: tuple[str, ...], now: datetime) -> Part:
    row = page.place
    said = wordings({ItemKind.PLACE: [row], ItemKind.SERVICE: page.services})
    blocks = (
        hours_block(row.opening_hours, now=now),
        _counters(page),
        Block(_("Who meets here"), tuple(("", as_written(one.name)) for one in page.groups)),
        services_block(page.services, said),
    )
    words = said.of(ItemKind.PLACE, row.id)
    return Part(
        kind=place_kind(row.kind),
        headline="",
        facts=tuple((label, text) for label, text in _facts(row) if text),
        blocks=tuple(block for block in blocks if block.lines),
        words=own_words(words, row.source_lang, "portrait", tags=tags),
        how=_("Scan the code to read on in your language."),
    )


def _facts(row: PlaceRow) -> list[tuple[str, str]]:
    address = address_line(row.street, row.postcode, row.city)
    steps = {
        True: _("No steps: reachable by wheelchair and pram"),
        False: _("There are steps: not reachable by wheelchair"),
    }
    return [
        (_("Address"), as_written(address) if address else ""),
        ("", steps.get(row.is_step_free, "") if row.is_step_free is not None else ""),
    ]


def _counters(page: PlacePage) -> Block:
    lines = []
    for row in page.counters[:_MOST_COUNTERS]:
        asked = [concern_label(one.code) for one in row.asked]
        concerns = asked or [one["label"] for one in topics_of(row.concerns)]
        room = [as_written(row.room)] if row.room else []
        said = SEPARATOR.join((*room, *concerns[:_MOST_CONCERNS]))
        lines.append((as_written(row.organisation_name), said))
    return Block(_("Who sits here"), tuple(lines))
