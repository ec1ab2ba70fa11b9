"""Contact data in what people write: e-mail, phone, links, messengers' names, bank accounts.

The relay exists so that nobody needs to show them (product.md, rule 3). A text is looked at in one
plain form (Arabic, Persian and full-width digits as ASCII, lower case, nothing invisible); dates,
times, years and prices are taken out before numbers are looked for.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import phonenumbers

from helpboard.domain.contact_words import (
    AT_WORDS,
    DIGIT_WORDS,
    DOT_WORDS,
    MAIL_HOSTS,
    MESSENGERS,
    NUMBER_CUES,
    PHONE_CUES,
    PLAIN_ENDINGS,
    WORDY_ENDINGS,
)

HOME_REGION: Final = "DE"


class ContactKind(StrEnum):
    """What was found; a page has a word for each."""

    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    HANDLE = "handle"
    IBAN = "iban"


@dataclass(frozen=True, slots=True, order=True)
class ContactFound:
    """Contact data in `text[start:end]`."""

    start: int
    end: int
    kind: ContactKind


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LETTERS: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ک": "ك",
        "ة": "ه",
        "İ": "i",
        **dict.fromkeys("’ʼ‘`´ʹ", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "。": ".",  # which browsers take for a dot in the name of a site
    }
)
_UNSEEN: Final = (
    frozenset("\u00ad\u0640\u061c\u180e\u20e3\ufeff")
    | {
        chr(code)
        for code in (*range(0x064B, 0x0653), *range(0x200B, 0x2010), *range(0x2060, 0x2065))
    }
    | {chr(code) for code in range(0xFE00, 0xFE10)}
)

_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_OPEN: Final = r"[\[({<*„“\x22\x27]"
_CLOSE: Final = r"[\])}>*“”\x22\x27]"
_SIGN_AT: Final = rf"(?:\s*@\s*|\s*{_OPEN}\s*(?:{_any(AT_WORDS)}|@|a)\s*{_CLOSE}\s*)"
_WORD_AT: Final = rf"\s+(?:{_any(AT_WORDS)})\s+"
_WORD_DOT: Final = (
    rf"(?:\s*{_OPEN}\s*(?:{_any(DOT_WORDS)}|\.)\s*{_CLOSE}\s*|\s+(?:{_any(DOT_WORDS)})\s+)"
)
_DOT: Final = rf"(?:\s?\.\s?|{_WORD_DOT})"
_ENDING: Final = rf"(?:{_any(PLAIN_ENDINGS + WORDY_ENDINGS)})\b"
_EMAILS: Final = (
    re.compile(rf"[\w.+%-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*"),
    re.compile(rf"[\w.+%-]{{1,64}}{_SIGN_AT}(?:{_LABEL}{_DOT}){{1,4}}{_ENDING}"),
    re.compile(rf"[\w.+%-]{{1,64}}{_WORD_AT}(?:{_LABEL}{_WORD_DOT}){{1,4}}{_ENDING}"),
    re.compile(rf"[\w.+%-]{{1,64}}(?:{_SIGN_AT}|{_WORD_AT})(?:{_any(MAIL_HOSTS)})\b"),
    re.compile(rf"\b(?:{_any(MAIL_HOSTS)})\s+(?:com|de|net|at|ch)\b"),
)
_LINKS: Final = (
    re.compile(r"(?:https?|hxxps?)\s?:\s?//\s?\S+"),
    re.compile(r"\bwww\s?\.\s?\S+"),
    re.compile(
        rf"(?<![\w.@-])(?:{_LABEL}\.){{1,5}}(?:{_any(PLAIN_ENDINGS)})(?![\w-]|\.\w)(?:/\S*)?"
    ),
    re.compile(rf"(?<![\w.@-])(?:{_LABEL}\.){{1,5}}(?:{_any(WORDY_ENDINGS)})/\S+"),
    re.compile(
        rf"(?<![\w-]){_LABEL}\s?[\[({{]\s?\.\s?[\])}}]\s?(?:{_any(PLAIN_ENDINGS)})\b(?:/\S*)?"
    ),
    re.compile(
        rf"(?<![\w-]){_LABEL}\s*[\[({{]?\s*\b(?:{_any(DOT_WORDS)})\b\s*[\])}}]?\s*"
        rf"(?:{_any(PLAIN_ENDINGS[:6])})\b"
    ),
)
_IBAN: Final = re.compile(r"(?<!\w)[a-z]{2}[ -]?[0-9]{2}(?:[ -]?[a-z0-9]){11,30}(?!\w)")
_MESSENGER: Final = rf"(?<![^\W_])(?:{_any(MESSENGERS)})[^\W\d_]{{0,4}}(?:'\w{{1,4}})?"
_NAME_LIKE: Final = (
    r"[^\W\d_](?:[\w.-]{0,30}[_][\w.]{1,30}|[\w-]{2,30}[.]\w{2,30}|[^\W_]{2,20}\d\w{0,10})"
)
_HANDLES: Final = (
    re.compile(r"(?<![\w@.])@\s?[^\W\d][\w.]{2,40}"),
    re.compile(rf"{_MESSENGER}(?:[ -][^\W\d_]{{1,12}})?\s*[:=]\s*@?\w[\w. -]{{1,40}}"),
    re.compile(rf"{_MESSENGER}[ ,.:-]*(?:name|nick|user|id|account|konto)[ :]+@?\w[\w.-]+"),
    re.compile(rf"{_MESSENGER}(?:[ ,:-]+[^\W\d_]{{1,10}}){{0,3}}[ ,:-]+{_NAME_LIKE}"),
    re.compile(rf"{_NAME_LIKE}\s(?:auf|on|bei|in|at|sur|على|في|در|в|у|на)\s{_MESSENGER}"),
)
_DIGIT_RUN: Final = re.compile(
    rf"(?<!\w)(?:(?:{_any(tuple(DIGIT_WORDS))}|[0-9])(?:[\s,.;/-]{{1,3}}|$)){{6,}}"
)
_DIGIT: Final = re.compile(rf"{_any(tuple(DIGIT_WORDS))}|[0-9]")
_GLUED_RUN: Final = re.compile(rf"(?<!\w)(?:(?:{_DIGIT.pattern})[\s,.;/-]{{0,3}}){{7,}}(?!\w)")
_MOST_BY_CHANCE: Final = 2
"""Number words beside digits in a text about something else, “12 2026, zwei Betten”."""

_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_CLOCK: Final = r"(?:[01]?[0-9]|2[0-4])"
_HARMLESS: Final = tuple(
    re.compile(rf"(?<![0-9+])(?<![0-9][./-]){pattern}(?![0-9]|[./-][0-9])")
    for pattern in (
        rf"{_DAY} ?[./-] ?{_MONTH} ?[./-] ?(?:(?:19|20)?[0-9]{{2}})?",
        rf"(?:19|20)[0-9]{{2}}[./-]{_MONTH}[./-]{_DAY}",
        rf"{_CLOCK}[:.][0-5][0-9](?: ?(?:uhr|h))? ?- ?{_CLOCK}[:.][0-5][0-9]",
        rf"{_CLOCK}:[0-5][0-9]",
        r"(?:19|20)[0-9]{2} ?[-/] ?(?:(?:19|20)[0-9]{2}|[0-9]{2})",
        r"[0-9]{1,3}(?:[ .,'][0-9]{3})*(?:[.,][0-9]{2})? ?(?:€|eur|usd|\$|£)",
    )
)
_LETTER_NOUGHT: Final = re.compile(r"(?<![^\W_])[oо](?=[0-9]{2})|(?<=[0-9])[oо](?=[0-9])")
_LETTER_ONE: Final = re.compile(r"(?<=[0-9])[il|](?=[0-9])")
_NUMBER: Final = re.compile(r"(?<![0-9])\+?[(\[]?[0-9](?:[\s./()\[\]\\_*|~'-]{0,3}[0-9]){5,20}")
_CUE: Final = re.compile(rf"(?<![^\W_])(?:{_any(PHONE_CUES)})[^.!?\n]{{0,25}}$")
_NUMBER_CUE: Final = re.compile(rf"(?<![^\W_])\w{{0,12}}(?:{_any(NUMBER_CUES)})[^.!?\n]{{0,25}}$")
_MOBILE: Final = re.compile(r"1[5-7][0-9]{8,10}|89[0-9]{9}|49[1-9][0-9]{8,11}")


class _Plain:
    """A text in its plain form, which knows where every character came from."""

    def __init__(self, text: str) -> None:
        signs: list[str] = []
        self.origin: list[int] = []
        for position, sign in enumerate(text):
            for plain in _plain(sign):
                signs.append(plain)
                self.origin.append(position)
        self.text = "".join(signs)
        self.found: list[ContactFound] = []

    def take(self, kind: ContactKind, start: int, end: int) -> None:
        """Remember a find, and put blanks in its place so that nothing is found twice."""
        self.found.append(ContactFound(self.origin[start], self.origin[end - 1] + 1, kind))
        self.blank(start, end)

    def blank(self, start: int, end: int) -> None:
        self.text = self.text[:start] + "\x00" * (end - start) + self.text[end:]


def _plain(sign: str) -> str:
    if sign in _UNSEEN:
        return ""
    kept = unicodedata.normalize("NFKC", sign).translate(_LETTERS).lower()
    return "".join(
        str(unicodedata.digit(part)) if unicodedata.category(part) == "Nd" else part
        for part in kept
    )


def in_plain_form(text: str) -> str:
    """Return a text as contact data is looked for in it."""
    return "".join(map(_plain, text))


def contact_data(text: str) -> list[ContactFound]:
    """Return all contact data of a text in the order of the text, none of it overlapping."""
    plain = _Plain(text)
    _take_ibans(plain)
    _take_all(plain, ContactKind.EMAIL, _EMAILS)
    _take_all(plain, ContactKind.LINK, _LINKS)
    _take_phones(plain)
    _take_all(plain, ContactKind.HANDLE, _HANDLES)
    return sorted(plain.found)


def _take_all(plain: _Plain, kind: ContactKind, patterns: tuple[re.Pattern[str], ...]) -> None:
    for pattern in patterns:
        for found in list(pattern.finditer(plain.text)):
            plain.take(kind, found.start(), found.end())


def _take_ibans(plain: _Plain) -> None:
    for found in list(_IBAN.finditer(plain.text)):
        account = found.group()
        while account and not _is_iban(re.sub("[ -]", "", account)):
            account = " ".join(account.split(" ")[:-1])
        if account:
            plain.take(ContactKind.IBAN, found.start(), found.start() + len(account))


def _is_iban(account: str) -> bool:
    """Check the two digits of ISO 13616."""
    turned = account[4:] + account[:4]
    return len(account) >= 15 and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _take_phones(plain: _Plain) -> None:
    for found in list(_DIGIT_RUN.finditer(plain.text)):
        if _is_dictated(found.group()):
            plain.take(ContactKind.PHONE, found.start(), found.end())
    for found in list(_GLUED_RUN.finditer(_without_dates(plain.text))):
        if _is_dictated(found.group(), by_chance=_MOST_BY_CHANCE):
            plain.take(ContactKind.PHONE, found.start(), found.end())
    searched = _without_dates(_LETTER_ONE.sub("1", _LETTER_NOUGHT.sub("0", plain.text)))
    for start, end in list(_phone_spans(searched)):
        plain.take(ContactKind.PHONE, start, end)


def _is_dictated(run: str, *, by_chance: int = 0) -> bool:
    """Say whether number words are a number; whoever counts up says the next one each time."""
    words = _DIGIT.findall(run)
    digits = [DIGIT_WORDS[word] if word in DIGIT_WORDS else int(word) for word in words]
    counts = all(after == before + 1 for before, after in zip(digits, digits[1:], strict=False))
    return not counts and sum(word in DIGIT_WORDS for word in words) > by_chance


def _without_dates(text: str) -> str:
    for pattern in _HARMLESS:
        text = pattern.sub(lambda found: "\x00" * len(found.group()), text)
    return text


def _phone_spans(text: str) -> Iterator[tuple[int, int]]:
    for found in _NUMBER.finditer(text):
        if _is_phone(found.group(), text[max(0, found.start() - 40) : found.start()]):
            yield found.span()


def _is_phone(written: str, before: str) -> bool:
    digits = re.sub("[^0-9]", "", written)
    if written.startswith("+") or digits.startswith("0"):
        least = 6 if _CUE.search(before) else 8
    elif _CUE.search(before):
        least = 6
    elif _NUMBER_CUE.search(before):
        least = 7
    else:
        least = 10 if _MOBILE.fullmatch(digits) else 99
    return len(digits) >= least and _is_possible(written, digits)


def _is_possible(written: str, digits: str) -> bool:
    dialled = f"+{digits}" if written.startswith("+") else digits
    try:
        number = phonenumbers.parse(dialled, HOME_REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) or len(digits) <= 13
