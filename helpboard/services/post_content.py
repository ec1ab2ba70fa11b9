"""What somebody typed as a post, checked against every rule at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.blocks import BlockType, blocks_for
from helpboard.domain.facts import Facts, FactsError, Problem, check_facts
from helpboard.domain.post import PostKind
from helpboard.domain.posting import (
    PostContent,
    RefusedPostError,
    is_text_language,
    text_problems,
)
from helpboard.domain.things import THINGS
from helpboard.domain.topics import TOPICS
from helpboard.domain.when import last_date
from helpboard.models import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The content of a post as it is stored."""

    kind: PostKind
    topic: str
    area_id: int
    facts: Facts
    text: str
    text_lang: str

    @property
    def count(self) -> int:
        """Return how many are offered or sought."""
        count: int = self.facts.get("count", 1)
        return count


def checked(
    session: Session,
    content: PostContent,
    *,
    is_whole: bool,
    is_trusted: bool,
    now: datetime,
    zone: tzinfo,
) -> Checked:
    """Return ``content`` as it is stored; ``RefusedPostError`` with everything that is wrong.

    A thing that was put under a branch goes to its leaf. A draft (not ``is_whole``) may be empty,
    lack required facts and speak of days that are over.
    """
    problems: list[Problem] = []
    facts = _facts(content, is_whole, problems)
    problems += _unknown_codes(content)
    areas = _area_ids(session, {content.area, *_areas_in(content.topic, facts)})
    problems += [
        Problem(field, "unknown_code", {})
        for field, slug in (("area", content.area), *_area_facts(content.topic, facts))
        if slug not in areas
    ]
    text, wrong = text_problems(content.text, is_trusted=is_trusted)
    problems += wrong
    if is_whole and not problems:
        problems += _missing(facts, text, now=now, zone=zone)
    if problems:
        raise RefusedPostError(problems)
    return Checked(
        kind=PostKind(content.kind),
        topic=_leaf(content.topic, facts),
        area_id=areas[content.area],
        facts=facts,
        text=text,
        text_lang=content.text_lang,
    )


def _facts(content: PostContent, is_whole: bool, problems: list[Problem]) -> Facts:
    try:
        return check_facts(content.topic, dict(content.facts), is_whole=is_whole)
    except FactsError as error:
        problems += [problem._replace(block=problem.block or "topic") for problem in error.problems]
        return {}


def _unknown_codes(content: PostContent) -> Iterator[Problem]:
    if content.kind not in set(PostKind):
        yield Problem("kind", "unknown_code", {})
    if not is_text_language(content.text_lang):
        yield Problem("text_lang", "unknown_language", {})


def _area_facts(topic: str, facts: Facts) -> list[tuple[str, str]]:
    blocks = blocks_for(topic) if topic in TOPICS else ()
    return [
        (block.code, facts[block.code])
        for block in blocks
        if block.type is BlockType.AREA and block.code in facts
    ]


def _areas_in(topic: str, facts: Facts) -> set[str]:
    return {slug for _block, slug in _area_facts(topic, facts)}


def _area_ids(session: Session, slugs: set[str]) -> dict[str, int]:
    rows = session.execute(select(Area.slug, Area.id).where(Area.slug.in_(sorted(slugs))))
    return {row.slug: row.id for row in rows}


def _missing(facts: Facts, text: str, *, now: datetime, zone: tzinfo) -> Iterator[Problem]:
    last = last_date(facts)
    if last is not None and last < now.astimezone(zone).date():
        yield Problem("when", "days_are_over", {})
    if not facts and not text:
        yield Problem("text", "nothing_said", {})


def _leaf(topic: str, facts: dict[str, Any]) -> str:
    thing = facts.get("thing")
    return topic if thing is None else THINGS[thing].leaf
