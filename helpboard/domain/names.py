"""Names that could pass for somebody else's (R23). These functions only tell; the desk decides."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

MIN_LENGTH: Final = 4
"""Letters of a known name below which only the very same name is alike."""

ONE_WRONG_FROM: Final = 8
"""Letters of a known name from which one wrong letter is still alike."""

_SCRIPTS: Final = (
    *("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "ARABIC", "ETHIOPIC"),
    *("DEVANAGARI", "BENGALI", "TAMIL", "THAI", "CHEROKEE", "COPTIC"),
)
# Scripts that the people who write them mix with Latin letters.
_EAST_ASIAN: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC")
# What looks like a Latin letter or digit, after Unicode Technical Standard 39, confusables.txt.
_LOOKS: Final = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһӏьвкмнтгпԛԝүѵґ", "aeopcyxijsdhlbbkmhtrnqwyvr", strict=True)),
        **dict(zip("αβγεηικνορτυχωϲϳ", "abyenikvoptuxwcj", strict=True)),
        **dict(zip("օսոհցգձյ", "ounhgqdj", strict=True)),
        **dict(zip("01358|!ıł", "olesbilil", strict=True)),
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "p",
    }
)
_TOGETHER: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("i", "l"))


def mixes_scripts(name: str) -> bool:
    """Say whether a name has letters of scripts that nobody mixes, such as Latin and Cyrillic.

    Latin beside Chinese, Japanese or Korean is usual. The words of a name may be of different
    scripts, as in “Café Дім”; the letters of one word may not.
    """
    return any(len(_scripts(word)) > 1 for word in re.findall(r"[^\W\d_]+", name))


def _scripts(word: str) -> set[str]:
    found = {unicodedata.name(sign, "").split(" ")[0] for sign in word if sign.isalpha()}
    found -= set(_EAST_ASIAN)
    return found & set(_SCRIPTS) if len(found) > 1 else found


def names_look_alike(name: str, known: Iterable[str]) -> bool:
    """Say whether a name reads like one of the known names at a glance.

    Accents, case, spaces and letters that look the same are one; so is a long name with one
    letter wrong, and a name that contains a known one.
    """
    looks = looks_of(name)
    return any(_is_alike(looks, looks_of(other)) for other in known)


def looks_of(name: str) -> str:
    """Return a skeleton that is the same for names which look the same."""
    apart = unicodedata.normalize("NFKD", name.replace("İ", "i")).casefold()
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_LOOKS)
    words = re.findall(r"[^\W_]+", bare)
    text = " ".join(words)
    for written, seen in _TOGETHER:
        text = text.replace(written, seen)
    return text


def _is_alike(one: str, known: str) -> bool:
    tight, tight_known = one.replace(" ", ""), known.replace(" ", "")
    if tight == tight_known:
        return bool(tight)
    if len(tight_known) >= MIN_LENGTH and f" {known} " in f" {one} ":
        return True
    return len(tight_known) >= ONE_WRONG_FROM and _is_one_wrong(tight, tight_known)


def _is_one_wrong(one: str, other: str) -> bool:
    """Say whether one letter more, less or different, or two swapped, makes them the same."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    swapped = other_rest[1:2] + other_rest[:1] + other_rest[2:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or rest == swapped
    )
