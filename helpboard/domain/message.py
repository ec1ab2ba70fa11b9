"""What somebody writes in a conversation: a ready sentence, own words, or both."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from helpboard.domain.contact_data import contact_data
from helpboard.domain.conversation import Via
from helpboard.domain.errors import DomainError
from helpboard.domain.languages import LANGUAGES, SPOKEN_LANGUAGES
from helpboard.domain.plain_text import clean_line, clean_text
from helpboard.domain.refusal import Refusal
from helpboard.domain.sentences import check_value
from helpboard.domain.words import SENTENCES, SentenceValue

MAX_MESSAGE: Final = 5_000
"""Characters of a message; longer things are told face to face."""

MAX_NAME: Final = 60
"""Characters of the name under which a visitor answers."""


class Contact(StrEnum):
    """Whether contact data may pass (rule 3): at once, when both have written, or never here."""

    FREE = "free"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One message as it is sent; ``external_id`` names the letter that it came in."""

    sentence: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    text_lang: str = "de"
    via: Via = Via.PAGE
    external_id: str | None = None


class WordsRefusedError(DomainError):
    """Part of a message was refused; ``field`` is ``sentence``, a value's kind, text or name."""

    code = "words_refused"

    def __init__(self, part: str, reason: str, params: Mapping[str, Any] | None = None) -> None:
        """Remember which part was refused, why, and what fills the reason's sentence."""
        super().__init__(f"{part}: {reason}")
        self.field, self.reason, self.params = part, reason, dict(params or {})


def check_words(words: Words, *, contact: Contact) -> Words:
    """Return a message as it is stored; raises :class:`WordsRefusedError`.

    Contact data are refused unless they are free: reason ``contact_data``, param ``contact``.
    """
    values = _checked_values(words.sentence, words.values) if words.sentence else {}
    text = _checked_text(words.text)
    if not words.sentence and not text:
        raise WordsRefusedError("text", "required")
    if words.text_lang not in LANGUAGES and words.text_lang not in SPOKEN_LANGUAGES:
        raise WordsRefusedError("text", "unknown_language")
    if contact is not Contact.FREE:
        _refuse_contact("text", text, contact)
        _refuse_contact("place", str(values.get(SentenceValue.PLACE, "")), contact)
    return replace(words, sentence=words.sentence or None, values=values, text=text)


def check_name(name: str) -> str:
    """Return the name under which a visitor answers; raises :class:`WordsRefusedError`."""
    try:
        cleaned = clean_line(name, most=MAX_NAME)
    except Refusal as refusal:
        raise WordsRefusedError("name", refusal.code, refusal.params) from refusal
    if not cleaned:
        raise WordsRefusedError("name", "required")
    _refuse_contact("name", cleaned, Contact.NEVER)
    return cleaned


def _checked_values(sentence: str, values: Mapping[str, Any]) -> dict[str, str | int]:
    if sentence not in SENTENCES:
        raise WordsRefusedError("sentence", "unknown_code")
    checked: dict[str, str | int] = {}
    for kind in SENTENCES[sentence]:
        try:
            checked[kind.value] = check_value(kind, values.get(kind.value))
        except Refusal as refusal:
            raise WordsRefusedError(kind.value, refusal.code, refusal.params) from refusal
    return checked


def _checked_text(text: str) -> str:
    try:
        return clean_text(text, most=MAX_MESSAGE)
    except Refusal as refusal:
        raise WordsRefusedError("text", refusal.code, refusal.params) from refusal


def _refuse_contact(part: str, text: str, contact: Contact) -> None:
    if text and contact_data(text):
        raise WordsRefusedError(part, "contact_data", {"contact": contact.value})
