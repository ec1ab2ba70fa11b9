"""Words that the desk writes in one or several languages, as its forms send them."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpboard.domain.fields import Fields
from helpboard.domain.languages import LANGUAGES

Texts = Mapping[str, tuple[str, str]]
"""A short and a long text by language tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the two texts are called in the form, and how long each may be."""

    short: str
    long: str
    most_short: int
    most_long: int


def typed_texts(texts: Texts, parts: Parts) -> dict[str, object]:
    """Return the texts under the names that their fields have."""
    typed: dict[str, object] = {}
    for lang, (short, long) in texts.items():
        typed |= {f"{parts.short}_{lang}": short, f"{parts.long}_{lang}": long}
    return typed


def checked_texts(
    read: Fields, texts: Texts, *, source_lang: str, parts: Parts
) -> dict[str, tuple[str, str]]:
    """Return the texts as they are stored; a language of which nothing was written is left out.

    The source, and each language that was begun, needs both parts; what is wrong is noted in
    ``read``, which was made from :func:`typed_texts`.
    """
    if source_lang not in LANGUAGES or source_lang not in texts:
        read.refuse("source_lang", "unknown_language")
    kept = {}
    for lang, words in texts.items():
        if lang != source_lang and not any(part.strip() for part in words):
            continue
        short = read.line(f"{parts.short}_{lang}", most=parts.most_short, is_required=True)
        long = read.text(f"{parts.long}_{lang}", most=parts.most_long, is_required=True)
        kept[lang] = (short, long)
    return kept
