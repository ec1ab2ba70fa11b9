"""Adds synthetic notices in bulk, for measuring: the hand-written facts, at other places and times.

Rows are inserted by Core in chunks, without a mapped object in the session.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select, text

from helpboard.cli.demo.build import Build
from helpboard.domain.post import DEFAULT_LIFE, PostState
from helpboard.models import Post, User
from helpboard.services import facets

CHUNK = 5000
_OLDEST = timedelta(days=27)
_SEQUENCE_FOLLOWS = text(
    "SELECT setval(pg_get_serial_sequence('post', 'id'), (SELECT max(id) FROM post))"
)


@dataclass(frozen=True)
class Synthetic:
    """What the notices are made of; without `areas` they lie where the models do."""

    models: Sequence[Post]
    authors: Sequence[User]
    areas: Sequence[str] = ()
    has_text: bool = True


def add_synthetic(build: Build, made: Synthetic, *, number: int) -> list[int]:
    """Add so many published notices, indexed for the board; return their ids."""
    session = build.session
    first = (session.scalar(select(func.max(Post.id))) or 0) + 1
    rows = _rows(build, made)
    for start in range(first, first + number, CHUNK):
        ids = range(start, min(start + CHUNK, first + number))
        chunk = [{**next(rows), "id": post_id} for post_id in ids]
        session.execute(insert(Post), chunk)
        facets.index_posts(session, [Post(**row) for row in chunk])
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_SEQUENCE_FOLLOWS)
    return list(range(first, first + number))


def _rows(build: Build, made: Synthetic) -> Iterator[dict[str, Any]]:
    rng = build.random(f"synthetic {made.has_text}")
    models = [post for post in made.models if post.state is PostState.PUBLISHED]
    places = [build.areas[slug].id for slug in made.areas]
    places = places or sorted({post.area_id for post in models})
    authors = [person.id for person in made.authors]
    while True:
        row = _row(build.now - _OLDEST * rng.random(), rng.choice(models))
        row |= {"author_id": rng.choice(authors), "area_id": rng.choice(places)}
        yield row if made.has_text else {**row, "text": ""}


def _row(moment: datetime, model: Post) -> dict[str, Any]:
    return {
        "kind": model.kind,
        "state": PostState.PUBLISHED,
        "topic": model.topic,
        "facts": model.facts,
        "text": model.text,
        "text_lang": model.text_lang,
        "count": model.count,
        "found": 0,
        "is_urgent": False,
        "published_at": moment,
        "first_published_at": moment,
        "expires_at": moment + DEFAULT_LIFE,
        "created_at": moment,
        "updated_at": moment,
        "version": 1,
    }
