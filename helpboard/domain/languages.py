"""The one registry of languages: those of the interface, and the wider list that people speak."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Direction(StrEnum):
    """The way a script runs, as the HTML attribute `dir` spells it."""

    LTR = "ltr"
    RTL = "rtl"


class Review(StrEnum):
    """How far native speakers have read a language's interface texts."""

    SOURCE = "source"
    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the interface; `tag` is what URLs and `lang` attributes carry."""

    tag: str
    babel: str
    direction: Direction
    own_name: str
    fallback: tuple[str, ...]
    is_first_set: bool
    review: Review
    spoken: str
    catalogue: str

    @property
    def is_partial(self) -> bool:
        """Tell whether only the most important texts are meant to be in this language."""
        return not self.is_first_set


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLanguage:
    """A language that people speak, by ISO 639 code; `own_name` is as its speakers write it."""

    code: str
    direction: Direction
    own_name: str


FIRST_SET: Final = ("de", "de-simple", "en", "ar", "fa", "uk", "ru", "tr", "fr")

# tag, Babel's locale, direction, own name
_ROWS: Final = (
    ("de", "de", "ltr", "Deutsch"),
    ("de-simple", "de", "ltr", "Einfache Sprache"),
    ("en", "en", "ltr", "English"),
    ("ar", "ar", "rtl", "العربية"),
    ("fa", "fa", "rtl", "فارسی"),
    ("uk", "uk", "ltr", "Українська"),
    ("ru", "ru", "ltr", "Русский"),
    ("tr", "tr", "ltr", "Türkçe"),
    ("fr", "fr", "ltr", "Français"),
    ("fa-AF", "fa_AF", "rtl", "دری"),
    ("ps", "ps", "rtl", "پښتو"),
    ("ckb", "ckb", "rtl", "سۆرانی"),
    ("kmr", "ku", "ltr", "Kurmancî"),
    ("ti", "ti", "ltr", "ትግርኛ"),
    ("so", "so", "ltr", "Soomaali"),
    ("sq", "sq", "ltr", "Shqip"),
    ("ur", "ur", "rtl", "اردو"),
)

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("ar", "fa", "fa-AF", "ps", "ckb", "ur"), "ARABIC"),
        **dict.fromkeys(("uk", "ru"), "CYRILLIC"),
        "ti": "ETHIOPIC",
    }
)
"""The script of an interface tag, as Unicode names its letters; LATIN for all others."""

_FALLBACKS: Final = {"de-simple": ("de",), "fa-AF": ("fa",)}
_REVIEWS: Final = {"en": Review.SOURCE}
# The ISO 639 code of what is spoken, where it differs from the tag.
_SPOKEN_AS: Final = {"de-simple": "de", "fa-AF": "prs"}

ALIASES: Final[Mapping[str, str]] = MappingProxyType({"prs": "fa-AF", "ku": "kmr"})
"""Other spellings of an interface tag."""

LANGUAGES: Final[Mapping[str, Language]] = MappingProxyType(
    {
        tag: Language(
            tag=tag,
            babel=babel,
            direction=Direction(direction),
            own_name=own_name,
            fallback=_FALLBACKS.get(tag, ()),
            is_first_set=tag in FIRST_SET,
            review=_REVIEWS.get(tag, Review.UNREVIEWED),
            spoken=_SPOKEN_AS.get(tag, tag),
            catalogue=tag.replace("-", "_"),
        )
        for tag, babel, direction, own_name in _ROWS
    }
)
"""Interface languages by tag, in the order of the registry."""

_OTHERS_SPOKEN: Final = (
    ("prs", "rtl", "دری"),
    ("am", "ltr", "አማርኛ"),
    ("om", "ltr", "Afaan Oromoo"),
    ("aii", "rtl", "ܣܘܪܝܬ"),
    ("sr", "ltr", "Српски"),
    ("bs", "ltr", "Bosanski"),
    ("hr", "ltr", "Hrvatski"),
    ("mk", "ltr", "Македонски"),
    ("rom", "ltr", "Romani čhib"),
    ("ka", "ltr", "ქართული"),
    ("pa", "ltr", "ਪੰਜਾਬੀ"),
    ("mnk", "ltr", "Mandinka"),
    ("ff", "ltr", "Pulaar"),
    ("ro", "ltr", "Română"),
    ("bg", "ltr", "Български"),
    ("hu", "ltr", "Magyar"),
    ("pl", "ltr", "Polski"),
    ("zh", "ltr", "中文"),
    ("es", "ltr", "Español"),
    ("pt", "ltr", "Português"),
    ("it", "ltr", "Italiano"),
    ("hi", "ltr", "हिन्दी"),
    ("ta", "ltr", "தமிழ்"),
)

SPOKEN_LANGUAGES: Final[Mapping[str, SpokenLanguage]] = MappingProxyType(
    {
        code: SpokenLanguage(code=code, direction=Direction(direction), own_name=own_name)
        for code, direction, own_name in (
            *((row.tag, row.direction, row.own_name) for row in LANGUAGES.values()
              if row.spoken == row.tag),
            *_OTHERS_SPOKEN,
        )
    }
)  # fmt: skip
"""Spoken languages by ISO 639 code."""

SPOKEN: Final = tuple(SPOKEN_LANGUAGES)

CEFR: Final = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
"""Language levels in rising order; A0 is "no knowledge yet"."""


def language(tag: str) -> Language:
    """Return the interface language of a tag or of its alias; KeyError for any other."""
    return LANGUAGES[ALIASES.get(tag, tag)]


def spoken_code(tag: str) -> str:
    """Return the ISO 639 code of what a tag, alias or code stands for; KeyError for any other."""
    if tag in SPOKEN_LANGUAGES:
        return tag
    return language(tag).spoken
