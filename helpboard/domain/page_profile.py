"""What the desk may write: pages of the tree, words explained, facts on cards."""

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from helpboard.domain.contact_data import ContactKind, contact_data
from helpboard.domain.fields import Fields
from helpboard.domain.languages import LANGUAGES, SPOKEN
from helpboard.domain.page_text import IN_BRACKETS, MOST_CHARACTERS, blocks_in
from helpboard.domain.plain_text import clean_line
from helpboard.domain.profile import MOST_LANGUAGES, web_address
from helpboard.domain.refusal import Refusal
from helpboard.domain.tables.contact import check_email, check_phone

LONGEST_TITLE: Final = 120
LONGEST_SUMMARY: Final = 300
LONGEST_WORD: Final = 80
LONGEST_EXPLANATION: Final = 1_000
LONGEST_SLUG: Final = 80
LONGEST_PATH: Final = 400
MOST_FORMS: Final = 20
_IN_CARDS: Final = frozenset({ContactKind.PHONE, ContactKind.EMAIL})
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BRACKETS: Final = re.compile(IN_BRACKETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The words of a page, and how it is treated."""

    title: str
    summary: str
    body: str
    is_discreet: bool
    for_people_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermText:
    """A word of the offices with its other spellings, explained."""

    word: str
    forms: list[str]
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """Whom to reach, where and when; nothing of it is ever translated."""

    name: str
    phone: str
    email: str
    website: str
    street: str
    postcode: str
    city: str
    opening_hours: str
    languages: list[str]


CARD_FIELDS: Final = tuple(row.name for row in fields(CardFacts))
PAGE_WORDS: Final = ("title", "summary", "body")
PAGE_FIELDS: Final = tuple(row.name for row in fields(PageText))


def check_page(typed: Mapping[str, Any]) -> PageText:
    """Return what a page may say; raises FieldsError with everything that is wrong.

    Phone numbers and e-mail addresses belong on cards, unless ``keeps_numbers`` says that they are
    none; those within marks are no numbers.
    """
    read = Fields(typed)
    page = PageText(
        title=read.line("title", most=LONGEST_TITLE, is_required=True),
        summary=read.line("summary", most=LONGEST_SUMMARY),
        body=read.text("body", most=MOST_CHARACTERS),
        is_discreet=bool(typed.get("is_discreet")),
        for_people_only=bool(typed.get("for_people_only")),
    )
    for name in PAGE_WORDS:
        _refuse_numbers(read, typed, name, getattr(page, name))
    read.done()
    return page


def check_term(typed: Mapping[str, Any]) -> TermText:
    """Return what the glossary may say of a word; raises FieldsError. Forms stand one a line."""
    read = Fields(typed)
    word = read.line("word", most=LONGEST_WORD, is_required=True)
    explanation = read.text("explanation", most=LONGEST_EXPLANATION, is_required=True)
    _refuse_numbers(read, typed, "explanation", explanation)
    term = TermText(word=word, forms=_forms(read, typed, word), explanation=explanation)
    read.done()
    return term


def check_card(typed: Mapping[str, Any], *, hours: str) -> CardFacts:
    """Return the facts of a card; raises FieldsError. ``hours`` are checked already."""
    read = Fields(typed)
    card = CardFacts(
        name=read.line("name", is_required=True),
        phone=read.line("phone", most=40, check=check_phone),
        email=read.line("email", most=254, check=check_email),
        website=read.line("website", most=300, check=web_address),
        street=read.line("street"),
        postcode=read.line("postcode", most=10),
        city=read.line("city", most=100),
        opening_hours=hours,
        languages=read.codes("languages", SPOKEN, most=MOST_LANGUAGES),
    )
    read.done()
    return card


def check_language(typed: Mapping[str, Any]) -> str:
    """Return the language that something is written in; raises FieldsError."""
    read = Fields(typed)
    tag = read.code("source_lang", tuple(LANGUAGES))
    read.done()
    return tag


def is_slug(text: str) -> bool:
    """Tell whether ``text`` may be the last part of a page's address."""
    return len(text) <= LONGEST_SLUG and _SLUG.fullmatch(text) is not None


def misspelt_blocks(body: str) -> tuple[str, ...]:
    """Return what stands in double brackets and is no block, each once, with its brackets."""
    found = (hit.group() for hit in _BRACKETS.finditer(body))
    return tuple(dict.fromkeys(text for text in found if not blocks_in(text)))


def same_words(term: TermText, others: Collection[str]) -> str:
    """Return a spelling of ``term`` that another one explains already, else nothing."""
    taken = {word.casefold() for word in others}
    return next((word for word in (term.word, *term.forms) if word.casefold() in taken), "")


def _refuse_numbers(read: Fields, typed: Mapping[str, Any], name: str, text: str) -> None:
    if typed.get("keeps_numbers"):
        return
    prose = html.unescape(_BRACKETS.sub(" ", text))
    found = [one for one in contact_data(prose) if one.kind in _IN_CARDS]
    if found:
        read.refuse(name, "number_in_prose", found=prose[found[0].start : found[0].end][:80])


def _forms(read: Fields, typed: Mapping[str, Any], word: str) -> list[str]:
    lines = str(typed.get("forms") or "")[: MOST_FORMS * LONGEST_WORD * 4].splitlines()
    try:
        forms = [clean_line(line, most=LONGEST_WORD) for line in lines if line.strip()]
    except Refusal as refusal:
        read.refuse("forms", refusal.code, **refusal.params)
        return []
    if len(forms) > MOST_FORMS:
        read.refuse("forms", "too_many", maximum=MOST_FORMS)
    return [form for form in dict.fromkeys(forms) if form != word]
