"""Contacts, houses, organisations and services as they stand in the text of a page."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from flask import current_app, url_for
from markupsafe import Markup

from helpboard.catalogue import current_language
from helpboard.domain.page_text import Block, BlockKind
from helpboard.queries.glossary import TermRow
from helpboard.queries.page_facts import FactRow
from helpboard.queries.pages import PageNode
from helpboard.web.labels import address_line, languages_label
from helpboard.web.originals import direction_of
from helpboard.web.page_links import term_url
from helpboard.web.phone_numbers import phones
from helpboard.web.usual_week import usual_week
from helpboard.web.words.reader import listed

_PROFILES = {BlockKind.PLACE: "places.profile", BlockKind.ORGANISATION: "organisations.profile"}


def fact_card(row: FactRow, *, now: datetime) -> Markup:
    """Return everything about a thing as a card, with all words in the reader's language."""
    made: Markup = _macros().fact_card(fact_view(row, now=now))
    return made


def fact_inline(block: Block, row: FactRow, *, now: datetime) -> Markup:
    """Return what a block shows within a sentence; empty when the thing has no such fact."""
    view, macros = fact_view(row, now=now), _macros()
    made: Markup
    if block.kind is BlockKind.HOURS:
        made = macros.hours_inline(view)
    elif block.kind is BlockKind.PHONE:
        made = macros.phone_inline(view)
    elif block.kind is BlockKind.EMAIL:
        made = macros.email_inline(view)
    else:
        made = macros.name_inline(view)
    return made


def page_link(node: PageNode, words: str) -> Markup:
    """Return a link to a page, with its title unless the text has words of its own."""
    view = {
        "url": url_for("info.page", path=node.path),
        "words": words,
        "title": node.title,
        "lang": node.lang,
        "dir": direction_of(node.lang),
    }
    made: Markup = _macros().page_inline(view)
    return made


def term_link(term: TermRow, written: str) -> Markup:
    """Return a term as it is ``written``, leading to its place in the glossary."""
    view = {
        "url": term_url(term.slug),
        "slug": term.slug,
        "word": written,
        "lang": term.source_lang,
        "dir": direction_of(term.source_lang),
    }
    made: Markup = _macros().term_inline(view)
    return made


def fact_view(row: FactRow, *, now: datetime) -> dict[str, Any]:
    """Return what the macros show of a thing."""
    language = current_language()
    address = address_line(row.street, row.postcode, row.city)
    hours = usual_week(row.opening_hours, now=now)
    endpoint = _PROFILES.get(row.kind)
    owner = url_for("organisations.profile", slug=row.owner_slug) if row.owner_slug else ""
    return {
        "kind": row.kind.value,
        "slug": row.slug,
        "lang": language.tag,
        "dir": language.direction.value,
        "name": row.name,
        "name_lang": row.lang,
        "url": url_for(endpoint, slug=row.slug) if endpoint else "",
        "owner": row.owner_name,
        "owner_url": owner,
        "phones": phones(row.phone),
        "email": row.email,
        "website": row.website if row.website.startswith(("https://", "http://")) else "",
        "address": address,
        "map_url": f"geo:0,0?q={quote(address)}" if row.street else "",
        "hours": hours,
        "hours_line": listed(hours),
        "languages_label": languages_label(row.languages),
    }


def _macros() -> Any:
    return current_app.jinja_env.get_template("components/page_facts.html").module
