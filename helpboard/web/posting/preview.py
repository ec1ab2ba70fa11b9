"""A post as others will read it, in languages that its author may not read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpboard.catalogue import current_language, reading
from helpboard.domain.languages import LANGUAGES
from helpboard.web.facts import FactLine, fact_lines, headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import offered
from helpboard.web.originals import direction_of, is_own, name_of
from helpboard.web.words.kinds import post_kind_label

TOWN = "de"
SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One post in one language, in words; ``says`` introduces the author's own sentences."""

    tag: str
    dir: str
    own_name: str
    kind: str
    kind_label: str
    topic: str
    headline: str
    lines: list[FactLine]
    text: str
    text_lang: str
    text_dir: str
    language: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a preview is made of: checked content."""

    kind: str
    topic: str
    facts: Mapping[str, Any]
    area: str
    text: str
    text_lang: str


def languages_of_previews(chosen: str) -> list[str]:
    """Return the reader's language, the town's, and the chosen one, else others, three in all."""
    wanted = (current_language().tag, TOWN, chosen, "ar", *offered())
    return [tag for tag in dict.fromkeys(wanted) if tag in offered()][:SHOWN]


def previews(shown: Shown, chosen: str) -> list[Preview]:
    """Return the post as it will be read in three languages."""
    return list(_previews(shown, languages_of_previews(chosen)))


def preview(shown: Shown) -> Preview:
    """Return the post in the reader's language."""
    return next(_previews(shown, [current_language().tag]))


def _previews(shown: Shown, tags: list[str]) -> Iterator[Preview]:
    tree = kept_area_tree()
    for tag in tags:
        with reading(LANGUAGES[tag]):
            yield Preview(
                tag=tag,
                dir=LANGUAGES[tag].direction.value,
                own_name=LANGUAGES[tag].own_name,
                kind=shown.kind,
                kind_label=post_kind_label(shown.kind),
                topic=shown.topic,
                headline=headline(shown.kind, shown.topic, shown.facts, tree.name_of(shown.area)),
                lines=fact_lines(shown.topic, shown.facts, area_name=tree.name_of),
                text=shown.text,
                text_lang=shown.text_lang,
                text_dir=direction_of(shown.text_lang),
                language=name_of(shown.text_lang),
                is_own=is_own(shown.text_lang),
            )
