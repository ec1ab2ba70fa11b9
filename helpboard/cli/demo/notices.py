"""Makes the notices of the demo town in all their states."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import ZONE, Build
from helpboard.cli.demo.circles import Groups
from helpboard.cli.demo.content import (
    posts_goods,
    posts_learning,
    posts_life,
    posts_past,
    posts_together,
    posts_unseen,
    posts_ways,
    shapes,
)
from helpboard.cli.demo.content.areas import SHORT
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.notation import facts_of
from helpboard.cli.demo.profiles import Directory
from helpboard.domain.post import DEFAULT_LIFE, PostKind, PostState
from helpboard.domain.when import last_date
from helpboard.models import Post
from helpboard.services import facets

POSTS = (
    *posts_goods.POSTS,
    *posts_ways.POSTS,
    *posts_together.POSTS,
    *posts_learning.POSTS,
    *posts_life.POSTS,
    *posts_past.POSTS,
    *posts_unseen.POSTS,
)
_URGENT = timedelta(days=6)
_LATEST_AGE = 26.0
_NEVER_SEEN = {PostState.DRAFT, PostState.PENDING, PostState.REJECTED}
_UNSEEN = {*_NEVER_SEEN, PostState.HIDDEN}
_AGES = {
    PostState.DRAFT: (1, 20),
    PostState.PENDING: (0.1, 4),
    PostState.REJECTED: (3, 45),
    PostState.HIDDEN: (4, 30),
    PostState.FULFILLED: (13, 55),
    PostState.EXPIRED: (32, 59),
    PostState.WITHDRAWN: (10, 50),
}
"""Days since a post was published, or written when it never was."""


@dataclass(frozen=True)
class Authors:
    """Who can write: people, and those who speak for organisations and groups."""

    people: People
    directory: Directory
    groups: Groups
    editors: Mapping[str, int]
    leads: Mapping[str, int]

    def of(self, author: str, rng: Random) -> dict[str, int | None]:
        """Return the author's columns of a post."""
        side, _, slug = author.partition(":")
        if side == "o":
            row = self.directory[slug]
            return {"organisation_id": row.id, "author_id": self.editors.get(slug)}
        if side == "g":
            return {"group_id": self.groups[slug].id, "author_id": self.leads[slug]}
        some = self.people.newcomers if side == "n" else self.people.writers
        return {"author_id": rng.choice(some).id}


def active_organisations() -> list[str]:
    """Return the slugs of the organisations that have notices."""
    return list(dict.fromkeys(post.author[2:] for post in POSTS if post.author[:2] == "o:"))


def build_posts(build: Build, authors: Authors, manifest: Manifest) -> list[Post]:
    """Add all hand-written notices, the oldest first, and index those on the board."""
    rng = build.random("posts")
    ages = _ages(rng)
    dated = sorted(zip(POSTS, ages, strict=True), key=lambda pair: -pair[1])
    rows = [_row(build, post, age, authors.of(post.author, rng)) for post, age in dated]
    for row in rows:
        if row.state is PostState.PUBLISHED and row.count > 2 and rng.random() < 0.4:
            row.found = 1
    build.session.add_all(rows)
    build.session.flush()
    for row in rows:
        manifest.posts[row.state.value].append(row.id)
    facets.index_posts(build.session, rows)
    return rows


def _ages(rng: Random) -> list[float]:
    """Return each post's age in days; of the published ones most are new."""
    published = [number for number, post in enumerate(POSTS) if post.state == "published"]
    rng.shuffle(published)
    ranks = {number: rank / len(published) for rank, number in enumerate(published)}
    ages = []
    for number, post in enumerate(POSTS):
        if number in ranks:
            ages.append(0.05 + ranks[number] ** 1.4 * _LATEST_AGE)
        else:
            ages.append(rng.uniform(*_AGES[PostState(post.state)]))
    return ages


def _row(build: Build, post: shapes.Post, age: float, author: dict[str, int | None]) -> Post:
    state = PostState(post.state)
    moment = _moment(build, age)
    is_whole = state is not PostState.DRAFT
    facts = facts_of(post.topic, post.facts, today=build.today, is_whole=is_whole)
    count = facts.get("count", 1)
    seen = None if state in _NEVER_SEEN else moment
    return Post(
        kind=PostKind(post.kind),
        state=state,
        topic=post.topic,
        area_id=build.areas[SHORT[post.area]].id,
        facts=facts,
        text=_text(build, post, state),
        text_lang=post.lang,
        count=count,
        found=count if state is PostState.FULFILLED else 0,
        is_urgent=_is_urgent(build, post, facts),
        published_at=seen,
        first_published_at=seen,
        expires_at=_end(moment, facts),
        created_at=moment - timedelta(hours=2),
        updated_at=moment,
        **author,
    )


def _moment(build: Build, age: float) -> datetime:
    """Return a moment so many days ago, in the waking hours, never after now."""
    moment = build.ago(days=age).replace(second=0, microsecond=0)
    local = moment.astimezone(ZONE)
    return moment - timedelta(hours=local.hour + 4) if local.hour < 6 else moment


def _text(build: Build, post: shapes.Post, state: PostState) -> str:
    if state not in _UNSEEN:
        return post.text
    return f"{post.text} Merkzeichen {build.canaries.mark('post.text')}."


def _end(moment: datetime, facts: Mapping[str, Any]) -> datetime:
    """Return when a post leaves the board: after 28 days, or with its last date (rule 2)."""
    last = last_date(facts)
    if last is None:
        return moment + DEFAULT_LIFE
    night = datetime.combine(last + timedelta(days=1), time(), tzinfo=ZONE).astimezone(UTC)
    return min(moment + DEFAULT_LIFE, night)


def _is_urgent(build: Build, post: shapes.Post, facts: Mapping[str, Any]) -> bool:
    last = last_date(facts)
    if post.state != "published" or post.kind != "request" or last is None:
        return False
    return build.today <= last <= build.today + _URGENT
