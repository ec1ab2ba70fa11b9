"""Adds synthetic notices in bulk, for measuring: the hand-written facts, at other places and times.

The first thousand are made one by one; all others are copies of them, which the database itself
makes in small batches, each with a moment of its own and together with their rows in the index.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import click
from sqlalchemy import func, insert, literal, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from helpboard.cli.demo.build import Build
from helpboard.domain.post import DEFAULT_LIFE, PostState
from helpboard.models import Base, Post, PostFacet, SearchDocument, User
from helpboard.services import board_index, search

PROTOTYPES = 1000
BATCH = 50
_OLDEST = timedelta(days=27)
_MOMENTS = ("published_at", "first_published_at", "created_at", "updated_at")
_FREE_NUMBER = 1000
"""Search numbers the documents of a second; the first ones are left to hand-written notices."""
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
    first = (build.session.scalar(select(func.max(Post.id))) or 0) + 1
    prototypes = min(number, PROTOTYPES)
    _add_prototypes(build, made, range(first, first + prototypes))
    copies = range(first + prototypes, first + number)
    starts = copies[::BATCH]
    is_watched = sys.stderr.isatty()
    with click.progressbar(starts, file=sys.stderr, hidden=not is_watched) as shown:
        for start in shown:
            length = min(BATCH, copies.stop - start)
            source = first + (start - first) % prototypes
            # A second round begins at the same moments; its numbers stand in seconds of their own.
            moment = build.now - _OLDEST * ((copies.stop - start) / number)
            moment -= timedelta(seconds=first % 997)
            ids = range(source, source + length)
            _copy(build.session, ids, shift=start - source, moment=moment)
    if build.session.get_bind().dialect.name == "postgresql":
        build.session.execute(_SEQUENCE_FOLLOWS)
    return list(range(first, first + number))


def _add_prototypes(build: Build, made: Synthetic, ids: range) -> None:
    rows = _rows(build, made)
    prototypes = [{**next(rows), "id": post_id} for post_id in ids]
    build.session.execute(insert(Post), prototypes)
    board_index.index_posts(build.session, [Post(**row) for row in prototypes])


def _copy(session: Session, ids: range, *, shift: int, moment: datetime) -> None:
    """Copy posts and their rows in the index, with ids moved by `shift` and one new moment."""
    new: dict[str, Any] = {
        **dict.fromkeys(_MOMENTS, literal(moment, Post.created_at.type)),
        "id": Post.id + shift,
        "expires_at": literal(moment + DEFAULT_LIFE, Post.created_at.type),
    }
    _copy_rows(session, Post, new, Post.id, ids)
    indexed = {
        "published_at": literal(moment, Post.created_at.type),
        "post_id": PostFacet.post_id + shift,
    }
    _copy_rows(session, PostFacet, indexed, PostFacet.post_id, ids)
    number = int(moment.timestamp()) * search.IN_A_SECOND + _FREE_NUMBER - ids.start
    found: dict[str, Any] = {
        "id": literal(number, SearchDocument.id.type) + SearchDocument.post_id,
        "post_id": SearchDocument.post_id + shift,
        "posted_at": literal(moment, Post.created_at.type),
    }
    _copy_rows(session, SearchDocument, found, SearchDocument.post_id, ids)


def _copy_rows(
    session: Session,
    model: type[Base],
    new: Mapping[str, Any],
    key: InstrumentedAttribute[Any],
    ids: range,
) -> None:
    """Copy the rows of `model` whose `key` lies in `ids`, with the columns in `new` changed."""
    columns = {column.name: new.get(column.name, column) for column in model.__table__.columns}
    copied = select(*columns.values()).where(key.between(ids.start, ids.stop - 1))
    session.execute(insert(model).from_select(list(columns), copied, include_defaults=False))


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
