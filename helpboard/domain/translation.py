"""Translations of what people wrote: of what, how they come about, and when one is outdated."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from helpboard.domain.languages import LANGUAGES


class ItemKind(StrEnum):
    """What has words to translate; the name of the column that points to it, without ``_id``."""

    PAGE = "page"
    TERM = "term"
    PLACE = "place"
    COUNTER = "counter"
    ORGANISATION = "organisation"
    GROUP = "group"
    SERVICE = "service"
    POST = "post"


class Origin(StrEnum):
    """Who made a translation; ``edited`` is a machine's that a person went over."""

    HUMAN = "human"
    MACHINE = "machine"
    EDITED = "edited"


class TranslationStatus(StrEnum):
    """How far a translation has come; readers see public ones only."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLIC = "public"


class TranslationState(StrEnum):
    """What a translation is like compared with its source; computed, never stored."""

    MISSING = "missing"
    IN_WORK = "in-work"
    MACHINE = "machine"
    CURRENT = "current"
    OUTDATED = "outdated"


class FeedbackKind(StrEnum):
    """What a reader says about a text in her language."""

    NOT_UNDERSTOOD = "not-understood"
    WRONG = "wrong"
    OUTDATED = "outdated"


class CorrectionState(StrEnum):
    """What became of a better wording for an interface text."""

    PROPOSED = "proposed"
    TAKEN = "taken"
    REFUSED = "refused"


def source_hash(fields: Mapping[str, str]) -> str:
    """Return what a translation remembers of the words it was made from (SHA-256, hexadecimal).

    White space is folded and letters are composed (NFC), and empty fields do not count, so that
    only changed words change it.
    """
    digest = hashlib.sha256()
    for name in sorted(fields):
        words = " ".join(unicodedata.normalize("NFC", fields[name]).split())
        if words:
            digest.update(f"{name}\x1f{words}\x1e".encode())
    return digest.hexdigest()


FIELDS: Final[Mapping[ItemKind, tuple[str, ...]]] = MappingProxyType(
    {
        ItemKind.PAGE: ("title", "summary", "body"),
        ItemKind.TERM: ("explanation",),
        ItemKind.PLACE: ("portrait",),
        ItemKind.COUNTER: ("papers",),
        ItemKind.ORGANISATION: ("about", "donations"),
        ItemKind.GROUP: ("about",),
        ItemKind.SERVICE: ("name", "about", "papers"),
        ItemKind.POST: ("text",),
    }
)
"""Which columns of a kind are words; everything else is a fact and is never translated."""


@dataclass(frozen=True, slots=True)
class Source:
    """The words of an item in the language that they were written in."""

    lang: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a reader gets of an item: its fields in ``lang``, and how far they can be trusted.

    ``is_source`` when they are the author's own; ``is_machine`` when nobody has checked them;
    ``is_outdated`` when the original has changed since; ``is_reviewed`` when a second person read
    them.
    """

    lang: str
    fields: Mapping[str, str]
    is_source: bool = True
    is_machine: bool = False
    is_outdated: bool = False
    is_reviewed: bool = False


def wanted_languages(tag: str) -> tuple[str, ...]:
    """Return in which languages a reader is served best, the best first: her own, its parents."""
    return (tag, *LANGUAGES[tag].fallback)


def best_words(source: Source, translated: Mapping[str, Words], tag: str) -> Words:
    """Return the words for a reader: exact, then parent, then source.

    A field that a translation leaves empty is empty; one that it does not know is the source's.
    What the source has taken back is empty in every language.
    """
    for lang in wanted_languages(tag):
        if lang == source.lang:
            break
        if lang in translated:
            found = translated[lang]
            fields = {
                name: found.fields.get(name, words) if words.strip() else ""
                for name, words in source.fields.items()
            }
            return replace(found, fields=fields)
    return Words(lang=source.lang, fields=source.fields)
