"""Letters that people type for one another become one letter, in every script of the board."""

import re
import unicodedata

MAX_CHARACTERS = 10_000
"""Nobody's text is longer; what is, is cut, so that one text cannot keep a worker busy."""

MAX_WORD = 60
"""Longer runs of letters are cut: they are noise, or somebody's attack on the index."""

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        **dict.fromkeys("ىیېۍێئےۓ", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةۀەھہۂۃ", "ه"),
        **dict.fromkeys("ؤۆۇۈۋ", "و"),
        "ڕ": "ر",
        "ڵ": "ل",
        "ـ": None,
    }
)
_CYRILLIC = {ord("ё"): "е", ord("ґ"): "г"}
_LATIN = {
    ord("ı"): "i",
    ord("ł"): "l",
    ord("ø"): "o",
    ord("đ"): "d",
    ord("ð"): "d",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
    ord("ŋ"): "n",
}
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, *range(0x200E, 0x2010), *range(0x202A, 0x202F)]
    + [*range(0x2060, 0x2070), 0xFEFF, *range(0xFE00, 0xFE10)]
)
_KEEPS_MARKS = ("CYRILLIC", "DEVANAGARI", "BENGALI", "TAMIL", "GURMUKHI")
_UMLAUT_TYPED = re.compile(r"ae|oe|(?<![aeq])ue")


def _folded(character: str) -> str | None:
    """Return what one letter is indexed as; None for marks that many people leave out."""
    if character.isdigit() and unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    name = unicodedata.name(character, "")
    if name.startswith(("COMBINING", "ARABIC")) and unicodedata.category(character) == "Mn":
        return None
    if name.startswith(_KEEPS_MARKS) or unicodedata.category(character)[0] != "L":
        return character
    apart = unicodedata.normalize("NFD", character)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _table() -> dict[int, str | None]:
    """Fold every letter below U+2000 and the digits of the board's scripts, once."""
    folded = {code: _folded(chr(code)) for code in range(0x80, 0x2000)}
    changed = {code: to for code, to in folded.items() if to != chr(code)}
    return changed | _LATIN | _CYRILLIC | _ARABIC | _INVISIBLE


_FOLDED = _table()


def lowered(text: str) -> str:
    """Return the text in one Unicode form and one case, still with its accents.

    Stemmers want it so. Invisible marks (bidi controls, soft hyphens) are gone; at most
    10,000 characters are looked at.
    """
    form = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS]
    # Casefold would make "i" and a dot of İ, and the dot would then split a word.
    form = form.replace("İ", "i").casefold()
    return unicodedata.normalize("NFC", form).translate(_INVISIBLE)


def folded(word: str) -> str:
    """Return the key under which a lowered word is indexed and looked for.

    Accents go. "ä", "ae" and "a" are one, so are "ß", "ss" and "s": whichever of them a
    keyboard offers, the same word is found. The price, a few words that now look alike
    (reißen, reisen), is paid on both sides and hides nothing.
    """
    key = word.translate(_FOLDED)
    if key.isascii():
        key = _UMLAUT_TYPED.sub(lambda typed: typed.group()[0], key).replace("ss", "s")
    return key[:MAX_WORD]
