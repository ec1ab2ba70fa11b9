"""Codes of the vocabulary as profiles show them; one that it no longer has is left out."""

from collections.abc import Iterable

from helpboard.domain.languages import SPOKEN_LANGUAGES
from helpboard.domain.words import CONDITIONS
from helpboard.web.words.kinds import (
    NEED_KINDS,
    ORGANISATION_KINDS,
    PLACE_KINDS,
    condition_label,
    need_kind_label,
    organisation_kind_label,
    place_kind_label,
)
from helpboard.web.words.reader import listed
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import TOPIC_LABELS, topic_label


def topics_of(codes: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of the macro ``topic_tags``."""
    return [{"code": code, "label": topic_label(code)} for code in codes if code in TOPIC_LABELS]


def topic_text(code: str) -> str:
    """Return a topic in words, empty when there is none."""
    return topic_label(code) if code in TOPIC_LABELS else ""


def languages_label(codes: Iterable[str]) -> str | None:
    """Return spoken languages as a list in words, None when there are none."""
    names = [language_name(code) for code in codes if code in SPOKEN_LANGUAGES]
    return listed(names) if names else None


def needs(codes: Iterable[str]) -> list[str]:
    """Return what one side of a partnership gives, in words."""
    return [need_kind_label(code) for code in codes if code in NEED_KINDS]


def condition_labels(codes: Iterable[str]) -> list[str]:
    """Return conditions in words."""
    return [condition_label(code) for code in codes if code in CONDITIONS]


def organisation_kind(code: str) -> str:
    """Return an organisation's kind in words, else nothing."""
    return organisation_kind_label(code) if code in ORGANISATION_KINDS else ""


def place_kind(code: str) -> str:
    """Return a place's kind in words, else nothing."""
    return place_kind_label(code) if code in PLACE_KINDS else ""


def address_line(street: str, postcode: str, city: str) -> str:
    """Return an address on one line, as it stands on a letter."""
    town = " ".join(part for part in (postcode, city) if part)
    return ", ".join(part for part in (street, town) if part)
