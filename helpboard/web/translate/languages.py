"""Into which languages the reader of the workbench works."""

from helpboard.domain.errors import NotFoundError
from helpboard.domain.languages import LANGUAGES, Language
from helpboard.domain.policy import Actor
from helpboard.web.locale import offered


def own_languages(actor: Actor) -> tuple[str, ...]:
    """Return the offered languages into which somebody works; coordinators work into all."""
    if actor.coordinates:
        return offered()
    return tuple(tag for tag in offered() if tag in actor.translates)


def language_of(tag: str) -> Language:
    """Return the language of an address; raises ``NotFoundError`` for one that is not offered."""
    if tag not in offered():
        raise NotFoundError(tag)
    return LANGUAGES[tag]
