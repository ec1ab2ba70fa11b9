"""Makers of pages, translations, terms and cards for tests."""

from datetime import timedelta
from itertools import count

from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.translation import ItemKind, Origin, TranslationStatus, source_hash
from helpboard.models import FactCard, GlossaryTerm, InfoPage, Translation
from helpboard.services.content_items import Said, item_of, record_revision

_n = count(1)


def page(town, path="wohnen", **values):
    *_above, slug = path.split("/")
    defaults = {
        "audience": PageAudience.NEWCOMERS,
        "slug": slug,
        "state": PageState.PUBLISHED,
        "source_lang": "de",
        "title": f"Seite {next(_n)}",
        "body": "Ein Absatz.",
        "created_at": town.now,
        "updated_at": town.now,
    }
    return town.add(InfoPage(path=path, **{**defaults, **values}))


def term(town, word="Duldung", **values):
    defaults = {
        "slug": word.lower(),
        "forms": [],
        "explanation": f"Was {word} heißt.",
        "source_lang": "de",
        "state": PageState.PUBLISHED,
        "created_at": town.now,
        "updated_at": town.now,
    }
    return town.add(GlossaryTerm(word=word, **{**defaults, **values}))


def card(town, slug="amt", **values):
    defaults = {
        "name": "Das Amt",
        "phone": "07141 9100000",
        "email": "amt@example.org",
        "street": "Markt 1",
        "postcode": "71634",
        "city": "Ludwigsburg",
        "opening_hours": "Mo-Fr 09:00-12:00; PH off",
        "languages": ["de", "ar"],
        "created_at": town.now,
        "updated_at": town.now,
    }
    return town.add(FactCard(slug=slug, **{**defaults, **values}))


def translated(town, thing, lang, *, kind=ItemKind.PAGE, origin=Origin.HUMAN, **fields):
    """Make ``thing`` public in another language, as a translation of what it says now."""
    names = ("title", "summary", "body") if kind is ItemKind.PAGE else ("explanation",)
    source = {name: getattr(thing, name) or "" for name in names}
    item = item_of(town.session, kind, thing.id)
    said = Said(lang=lang, fields={**dict.fromkeys(names, ""), **fields}, made_from=source)
    revision = record_revision(town.session, item=item, said=said, now=town.now)
    return town.add(
        Translation(
            item_id=item.id,
            lang=lang,
            status=TranslationStatus.PUBLIC,
            origin=origin,
            revision_id=revision.id,
            source_hash=source_hash(source),
            draft={},
            reviewed_at=town.now + timedelta(days=1) if origin is Origin.HUMAN else None,
            updated_at=town.now,
        )
    )
