"""Wishes about a lodger's sex or age in offers of a home: a warning sign (rule 4).

A wish refuses nothing; it makes a note for the coordinator, who speaks to the person anyway.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from helpboard.domain.post import PostKind

TOPICS_OF_HOMES: Final = frozenset({"housing", "room", "flat"})

# Parts of words, in the languages of the board: woman, girl, female, man, male, student (she),
# young, single, age, years old.
_WORDS: Final = (
    "frau", "mädchen", "madchen", "weiblich", "dame", "studentin", "mitbewohnerin", "untermieterin",
    "mieterin", "mann", "männer", "männlich", "jung", "alleinstehend", "alter", "jährig", "jahre",
    "woman", "women", "girl", "female", "lady", "ladies", "man", "men", "male", "young", "single",
    "age", "aged", "years old", "year old",
    "femme", "fille", "féminin", "homme", "jeune", "étudiante", "âge",
    "kadın", "kız", "bayan", "erkek", "genç", "yaş",
    "женщин", "девушк", "девочк", "женск", "мужчин", "молод", "возраст", "лет ",
    "жінк", "жінок", "дівчин", "дівчат", "жіноч", "чоловік", "хлопц", "вік", "років",
    "امرأة", "إمرأة", "نساء", "فتاة", "بنت", "بنات", "شابة", "شاب", "رجل", "أنثى", "عمر", "سنة",
    "زن", "خانم", "دختر", "مرد", "جوان", "پسر", "سن", "ساله",
    "ژن", "keç", "jin", "ሴት", "ጓል",
)  # fmt: skip
_WHOLE: Final = frozenset({
    "man", "men", "mann", "age", "alter", "male", "girl", "dame", "lady", "jin", "keç", "زن", "سن",
    "مرد", "شاب", "بنت", "عمر", "سنة", "ژن", "вік", "âge", "fille", "homme", "kız", "yaş", "single",
    "jahre",
})  # fmt: skip


def _pattern() -> re.Pattern[str]:
    whole = "|".join(re.escape(word) for word in _WORDS if word in _WHOLE)
    parts = "|".join(re.escape(word) for word in _WORDS if word not in _WHOLE)
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)|(?<!\w)\w{{0,12}}(?:{parts})")


_WISHES: Final = _pattern()
_AGES: Final = re.compile(r"(?<![0-9])(?:1[4-9]|[2-6][0-9]) ?(?:-|–|bis|to|до) ?[2-9][0-9](?! ?m)")


def has_lodger_wish(kind: PostKind, topic: str, facts: Mapping[str, Any], text: str) -> bool:
    """Tell whether an offer of a home seems to wish for a lodger of some sex or age."""
    if kind is not PostKind.OFFER or topic not in TOPICS_OF_HOMES:
        return False
    if "women-only" in facts.get("conditions", ()):
        return True
    plain = text.casefold()
    return bool(_WISHES.search(plain) or _AGES.search(plain))
