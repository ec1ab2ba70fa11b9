"""Shapes that several resources share: codes with their labels, people's own words, addresses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from helpboard.domain.languages import SPOKEN_LANGUAGES
from helpboard.domain.topics import has_discreet
from helpboard.domain.translation import Words
from helpboard.domain.words import CONDITIONS
from helpboard.queries.meetings import Venue
from helpboard.web.api.shapes import ADDRESS, TEXT, YES_NO, Field, Maybe, Shape, one_of
from helpboard.web.labels import topic_text, topics_of
from helpboard.web.originals import direction_of
from helpboard.web.words.kinds import condition_label
from helpboard.web.words.spoken import language_name


@dataclass(frozen=True, slots=True)
class Coded:
    """A code with its label in the reader's language."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a page of its own."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """One field of somebody's words, in the best language that there is for the reader."""

    text: str
    words: Words


CODE = Shape(
    "Code",
    "A code, which never changes its meaning, and its label in the language asked for.",
    (Field("code", TEXT, "The code."), Field("label", TEXT, "Its label.")),
)
LINK = Shape(
    "Link",
    "Something that this API knows under its slug.",
    (Field("slug", TEXT, "The slug."), Field("name", TEXT, "The name as it is written.")),
)
WORDS = Shape(
    "Words",
    "What people wrote, in the best language that there is for the reader. Say with it how far it"
    " can be trusted: a machine's translation must be marked as one.",
    (
        Field("text", TEXT, "The words."),
        Field("lang", TEXT, "Their language (BCP 47).", "words.lang"),
        Field(
            "dir",
            one_of(("ltr", "rtl", "auto")),
            "Which way they run.",
            lambda told: direction_of(told.words.lang),
        ),
        Field("is_original", YES_NO, "The author's own words.", "words.is_source"),
        Field("is_machine", YES_NO, "Translated by a machine.", "words.is_machine"),
        Field("is_outdated", YES_NO, "The original has changed since.", "words.is_outdated"),
        Field("is_reviewed", YES_NO, "A second person has read it.", "words.is_reviewed"),
    ),
)
VENUE = Shape(
    "Venue",
    "Where a group meets, as far as it tells everybody.",
    (
        Field("address", Maybe(TEXT), "The address."),
        Field("place", Maybe(LINK), "The public house."),
    ),
)

URL = Field("url", ADDRESS, "Its page on the board, in the language asked for.")


def told(words: Words, field: str) -> Told | None:
    """Return one field of somebody's words; None when it is empty."""
    text = words.fields[field]
    return Told(text, words) if text.strip() else None


def name(words: Words, own: str) -> Told:
    """Return what something is called; as it is called itself where a translation says nothing."""
    return Told(words.fields["name"] or own, words)


def topics(codes: Iterable[str]) -> list[Coded]:
    """Return the topics that the vocabulary knows."""
    return [Coded(**row) for row in topics_of(codes)]


def topic(code: str) -> Coded:
    """Return a topic; one that the vocabulary no longer has has no label."""
    return Coded(code, topic_text(code))


def languages(codes: Iterable[str]) -> list[Coded]:
    """Return the spoken languages that the vocabulary knows."""
    return [Coded(code, language_name(code)) for code in codes if code in SPOKEN_LANGUAGES]


def conditions(codes: Iterable[str]) -> list[Coded]:
    """Return the conditions that the vocabulary knows."""
    return [Coded(code, condition_label(code)) for code in codes if code in CONDITIONS]


def named(slug: str | None, name: str | None) -> Named | None:
    """Return something with a page; None when there is none."""
    return Named(slug, name) if slug and name else None


@dataclass(frozen=True, slots=True)
class Meant:
    """A :class:`Venue` as the API says it."""

    address: str
    place: Named | None


def venue(found: Venue) -> Meant | None:
    """Return where a group meets; None when it does not say so to everybody (rule 5)."""
    place = named(found.place_slug, found.place_name)
    return Meant(found.address, place) if found.address or place else None


def discretion(topics_of_thing: Callable[[Any], Iterable[str]]) -> Field:
    """Return the field that says whether a thing with such topics is discreet."""
    return Field(
        "is_discreet",
        YES_NO,
        "About violence and the like: show it, but keep no copy and name it in no list of what"
        " somebody has read.",
        lambda thing: has_discreet(topics_of_thing(thing)),
    )
