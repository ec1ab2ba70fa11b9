"""What somebody writes for the board: what it must hold, and in which state it lands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from helpboard.domain.contact_data import ContactKind, contact_data
from helpboard.domain.errors import DomainError, IllegalMoveError
from helpboard.domain.facts import Problem
from helpboard.domain.languages import LANGUAGES, SPOKEN_LANGUAGES
from helpboard.domain.plain_text import clean_text
from helpboard.domain.post import PostState
from helpboard.domain.refusal import Refusal

MOST_OPEN: Final = 3
"""So many open posts may somebody have who is not trusted (rule 3)."""

OPEN_STATES: Final = frozenset({PostState.PENDING, PostState.PUBLISHED})

MOST_QUOTED: Final = 80
"""Characters of contact data that are repeated to the person who wrote it."""

_EDITABLE: Final = frozenset(PostState) - {PostState.HIDDEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostContent:
    """A post as it was typed; nothing of it is checked yet. ``area`` is a slug."""

    kind: str
    topic: str
    area: str
    facts: Mapping[str, Any]
    text: str = ""
    text_lang: str


class RefusedPostError(DomainError):
    """A post was refused; ``problems`` holds everything that is wrong with it, by field."""

    code = "refused_post"

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Remember what is wrong, in the order of the form."""
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{problem.block}: {problem.code}" for problem in self.problems))


def state_when_written(
    old: PostState | None, *, is_trusted: bool, is_sensitive: bool, was_refused: bool
) -> PostState:
    """Return where a post lands that somebody writes (``old`` None), edits or sends in (rule 1).

    ``was_refused`` says that the desk's last word on it was no; then a person looks again, whoever
    wrote it. Raises ``IllegalMoveError`` for a hidden post.
    """
    if old is not None and old not in _EDITABLE:
        raise IllegalMoveError(old)
    is_refused = was_refused or old is PostState.REJECTED
    if is_trusted and not is_sensitive and not is_refused:
        return PostState.PUBLISHED
    return PostState.PENDING


def text_problems(text: str, *, is_trusted: bool, field: str = "text") -> tuple[str, list[Problem]]:
    """Return a public text as it is stored, and what is wrong with it (rules 3, R23).

    Contact data is refused to everybody, links only to those who are not trusted.
    """
    try:
        clean = clean_text(text)
    except Refusal as refusal:
        return text, [Problem(field, refusal.code, refusal.params)]
    found = contact_data(clean)
    contacts = [one for one in found if one.kind is not ContactKind.LINK]
    if contacts:
        said = _quoted(clean[one.start : one.end] for one in contacts)
        return clean, [Problem(field, "contact_data", {"found": said})]
    links = _quoted(clean[one.start : one.end] for one in found)
    if links and not is_trusted:
        return clean, [Problem(field, "no_links", {"found": links})]
    return clean, []


def is_text_language(code: str) -> bool:
    """Tell whether a text can be said to be in this language: an interface tag or a spoken one."""
    return code in LANGUAGES or code in SPOKEN_LANGUAGES


def _quoted(parts: Iterable[str]) -> str:
    said = ", ".join(dict.fromkeys(" ".join(part.split()) for part in parts))
    return said if len(said) <= MOST_QUOTED else said[:MOST_QUOTED] + "…"
