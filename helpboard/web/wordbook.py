"""What topics, things and other codes are called in every offered language, for searching."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from helpboard.catalogue import reading
from helpboard.domain.blocks import BLOCKS
from helpboard.domain.group import GroupKind
from helpboard.domain.languages import LANGUAGES, SPOKEN_LANGUAGES
from helpboard.domain.search.content import NAMED_FACTS, NUMBERS_TYPED
from helpboard.domain.search.names import WordBook
from helpboard.domain.search.synonyms import synonyms
from helpboard.domain.topics import TOPICS
from helpboard.domain.words import OrganisationKind
from helpboard.web.locale import offered
from helpboard.web.words import (
    block_label,
    choice_label,
    group_kind_label,
    language_name,
    organisation_kind_label,
    topic_label,
)


def wordbook() -> WordBook:
    """Return the book of this installation's languages; written at the first search, then kept."""
    return _book(offered())


@lru_cache(maxsize=2)
def _book(tags: tuple[str, ...]) -> WordBook:
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, tag, name in synonyms():
        names[code].append((tag, name))
    for tag in tags:
        with reading(LANGUAGES[tag]):
            for code, name in _labels():
                names[code].append((tag, name))
    return WordBook(names)


def _labels() -> Iterator[tuple[str, str]]:
    """Yield the codes that documents carry with their labels in the reader's language."""
    for topic in TOPICS:
        yield f"topic:{topic}", topic_label(topic)
    for block in sorted(NAMED_FACTS):
        for choice in BLOCKS[block].choices:
            yield f"{block}:{choice}", choice_label(block, choice)
    for block in sorted(NUMBERS_TYPED):
        yield f"fact:{block}", block_label(block)
    for language in SPOKEN_LANGUAGES:
        yield f"speaks:{language}", language_name(language)
    for group in GroupKind:
        yield f"group_kind:{group.value}", group_kind_label(group.value)
    for organisation in OrganisationKind:
        yield f"organisation_kind:{organisation.value}", organisation_kind_label(organisation.value)
