"""The work of translators: what a translation is like, what comes first, what to look at."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from helpboard.domain.languages import LANGUAGES
from helpboard.domain.page_profile import LONGEST_EXPLANATION, LONGEST_SUMMARY, LONGEST_TITLE
from helpboard.domain.page_text import IN_BRACKETS, MOST_CHARACTERS
from helpboard.domain.plain_text import MAX_LINE, MAX_TEXT
from helpboard.domain.profile import LONGEST_ABOUT, LONGEST_DONATIONS, LONGEST_PAPERS
from helpboard.domain.translation import ItemKind, TranslationState

CLAIM: Final = timedelta(hours=2)
"""For how long somebody has a text for herself; it can be renewed."""

MOST_FIELD: Final[Mapping[ItemKind, Mapping[str, int]]] = MappingProxyType(
    {
        ItemKind.PAGE: {
            "title": LONGEST_TITLE,
            "summary": LONGEST_SUMMARY,
            "body": MOST_CHARACTERS,
        },
        ItemKind.TERM: {"explanation": LONGEST_EXPLANATION},
        ItemKind.PLACE: {"portrait": LONGEST_ABOUT},
        ItemKind.COUNTER: {"papers": LONGEST_PAPERS},
        ItemKind.ORGANISATION: {"about": LONGEST_ABOUT, "donations": LONGEST_DONATIONS},
        ItemKind.GROUP: {"about": LONGEST_ABOUT},
        ItemKind.SERVICE: {"name": MAX_LINE, "about": LONGEST_ABOUT, "papers": LONGEST_PAPERS},
        ItemKind.POST: {"text": MAX_TEXT},
    }
)
"""Characters of each field of a translation: as many as its original may have."""

MOST_SET_ASIDE: Final = 5
"""So many drafts that somebody else wrote over are kept beside a translation."""

READERS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "uk": 100, "ar": 93, "de": 80, "de-simple": 60, "fa": 38, "ru": 30, "tr": 25,
        "fa-AF": 20, "en": 15, "kmr": 12, "ps": 10, "sq": 9, "ckb": 8, "ti": 7, "fr": 6,
        "so": 3, "ur": 3,
    }
)  # fmt: skip
"""About how many people read a language best, in thousands of those who sought protection in
Baden-Württemberg at the end of 2023; Ukrainians who rather read Russian are guessed, and so is who
reads German. No reader is counted for it. A language that is not here counts 1."""

_WEIGHTS: Final[Mapping[ItemKind, int]] = MappingProxyType(
    {
        ItemKind.PAGE: 4,
        ItemKind.TERM: 2,
        ItemKind.PLACE: 3,
        ItemKind.COUNTER: 3,
        ItemKind.ORGANISATION: 2,
        ItemKind.GROUP: 2,
        ItemKind.SERVICE: 2,
        ItemKind.POST: 1,
    }
)
"""How many times as many people read a thing of a kind as read a post."""

_NEED: Final[Mapping[TranslationState, float]] = MappingProxyType(
    {
        TranslationState.MISSING: 1.0,
        TranslationState.OUTDATED: 1.0,
        TranslationState.IN_WORK: 0.5,
        TranslationState.MACHINE: 0.5,
        TranslationState.CURRENT: 0.0,
    }
)
"""How much there is to gain; with a machine's words a reader is already helped a little."""

A_YEAR: Final = timedelta(days=365)
LONG_SENTENCE: Final = 12
"""So many words has a sentence of plain German at most."""

_BLOCK: Final = re.compile(IN_BRACKETS)
_WORDS_OF_LINK: Final = re.compile(r"\|[^\]]*")
_NOT_WORDS: Final = re.compile(IN_BRACKETS + r"|\]\([^)\s]*\)|[#*_>`|\[\]]|^\s*[-+] ", re.M)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:؟።])\s+|\n+")
_HAS_LETTER: Final = re.compile(r"\w")


def tags_of(spoken: Collection[str]) -> frozenset[str]:
    """Return the languages into which somebody works who speaks these: all, if nothing is said."""
    if not spoken:
        return frozenset(LANGUAGES)
    return frozenset(tag for tag, language in LANGUAGES.items() if language.spoken in spoken)


def state_of(
    *, is_public: bool, is_machine: bool, is_same_source: bool, is_in_work: bool
) -> TranslationState:
    """Return what readers have: their state counts, a draft only where they have nothing yet."""
    if not is_public:
        return TranslationState.IN_WORK if is_in_work else TranslationState.MISSING
    if not is_same_source:
        return TranslationState.OUTDATED
    return TranslationState.MACHINE if is_machine else TranslationState.CURRENT


def is_claimed(claimed_by: int | None, claimed_until: datetime | None, *, now: datetime) -> bool:
    """Tell whether somebody has a text for herself; whoever has left the board has none."""
    return claimed_by is not None and claimed_until is not None and claimed_until > now


def is_in_work(
    draft: Mapping[str, str],
    *,
    claimed_by: int | None,
    claimed_until: datetime | None,
    now: datetime,
) -> bool:
    """Tell whether a text is being translated: claimed now, or some words of it are kept."""
    return bool(draft) or is_claimed(claimed_by, claimed_until, now=now)


def urgency(
    kind: ItemKind,
    lang: str,
    state: TranslationState,
    *,
    ends_at: datetime | None,
    now: datetime,
) -> float:
    """Return what comes first: readers × remaining life × what there is to gain.

    What has no end lives a year.
    """
    life = A_YEAR if ends_at is None else min(max(ends_at - now, timedelta()), A_YEAR)
    return READERS.get(lang, 1) * _WEIGHTS[kind] * (life / A_YEAR) * _NEED[state]


def word_count(fields: Mapping[str, str]) -> int:
    """Return how many words there are to translate: no blocks, no addresses, no marks."""
    return sum(len(_words(text)) for text in fields.values())


def _words(text: str) -> list[str]:
    return [word for word in _NOT_WORDS.sub(" ", text).split() if _HAS_LETTER.search(word)]


def _blocks_as_written(text: str) -> Counter[str]:
    """Return the blocks of a text; the words that a link shows may differ from its original's."""
    return Counter(_WORDS_OF_LINK.sub("", found) for found in _BLOCK.findall(text))


def block_differences(source: str, translation: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the blocks that a translation lacks, and those that its original does not know."""
    wanted, given = _blocks_as_written(source), _blocks_as_written(translation)
    return tuple(sorted((wanted - given).elements())), tuple(sorted((given - wanted).elements()))


def long_sentences(text: str, *, most: int = LONG_SENTENCE) -> tuple[str, ...]:
    """Return the sentences that have more than ``most`` words."""
    sentences = (" ".join(_words(part)) for part in _SENTENCE_END.split(text))
    return tuple(sentence for sentence in sentences if len(sentence.split()) > most)


def is_odd_length(source: str, translation: str) -> bool:
    """Tell whether a translation is so short or long that something was left out or added."""
    wanted, given = len(source.strip()), len(translation.strip())
    return wanted >= 80 and given > 0 and not 0.35 <= given / wanted <= 2.8


def heading_difference(source: str, translation: str) -> bool:
    """Tell whether a translation has other headings or lists than its original."""
    return _shape(source) != _shape(translation)


def _shape(text: str) -> Counter[str]:
    heads = (line.lstrip()[:4] for line in text.splitlines())
    marks = (re.match(r"#{1,6} |[-*+] |\d+[.)]", head) for head in heads)
    return Counter(found.group()[0] if found.group()[0] in "#" else "-" for found in marks if found)
