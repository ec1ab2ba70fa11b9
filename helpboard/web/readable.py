"""Public things with words: what they are called, and where readers find them."""

from flask import url_for

from helpboard.domain.translation import ItemKind
from helpboard.queries.translatable import Translatable
from helpboard.web.facts import headline
from helpboard.web.page_links import term_url


def name_of_thing(thing: Translatable) -> str:
    """Return what a thing is called; a post by its headline in the reader's language."""
    if thing.kind is ItemKind.POST:
        return headline(thing.post_kind, thing.topic, thing.facts or {}, thing.area_name)
    return thing.name


def url_of_thing(thing: Translatable) -> str:
    """Return the path of the page on which readers find a thing."""
    match thing.kind:
        case ItemKind.PAGE:
            return url_for("info.page", path=thing.slug)
        case ItemKind.TERM:
            return term_url(thing.slug)
        case ItemKind.PLACE | ItemKind.COUNTER:
            return url_for("places.profile", slug=thing.slug)
        case ItemKind.GROUP:
            return url_for("groups.profile", slug=thing.slug)
        case ItemKind.POST:
            return url_for("posts.show", post_id=thing.id)
        case _:
            return url_for("organisations.profile", slug=thing.slug)
