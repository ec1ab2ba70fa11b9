"""Makes the whole demo town in one session."""

from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from helpboard.cli.demo.accounts import (
    VOLUNTEERS,
    People,
    build_coordinators,
    build_people,
    open_accounts,
)
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.circles import (
    build_group_members,
    build_groups,
    build_partnerships,
    build_sites,
)
from helpboard.cli.demo.content import shapes
from helpboard.cli.demo.content.areas import LUDWIGSBURG, STUTTGART
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.notices import Authors, active_organisations, build_posts
from helpboard.cli.demo.profiles import (
    build_members,
    build_organisations,
    build_places,
    build_services,
)
from helpboard.cli.demo.stuttgart import POSTS as STUTTGART_POSTS
from helpboard.cli.demo.stuttgart import VOLUNTEERS as STUTTGART_VOLUNTEERS
from helpboard.cli.demo.stuttgart import build_stuttgart
from helpboard.cli.demo.synthetic import Synthetic, add_synthetic
from helpboard.models import Area
from helpboard.services import board_index, search

Size = Literal["ludwigsburg", "stuttgart"]


def build_town(
    session: Session, *, size: Size, seed: int, now: datetime, posts_extra: int = 0
) -> Manifest:
    """Fill an empty database with the demo town; the same for the same size, seed and hour.

    `posts_extra` synthetic notices are added for measuring. Flushes and does not commit.
    """
    build = Build(session, seed, now)
    manifest = Manifest(seed)
    _build_areas(build, (*LUDWIGSBURG, *(STUTTGART if size == "stuttgart" else STUTTGART[:1])))
    is_large = size == "stuttgart"
    people = build_people(build, volunteers=STUTTGART_VOLUNTEERS if is_large else VOLUNTEERS)
    build_coordinators(build, people)
    open_accounts(build, people, manifest)
    authors = _build_directory(build, people, manifest)
    posts = build_posts(build, authors, manifest)
    if is_large:
        build_stuttgart(build, people, manifest)
    _make_findable(session)
    if is_large:
        places = [area.slug for area in STUTTGART[1:]]
        made = Synthetic(posts, people.writers, places, has_text=False)
        manifest.posts["published"] += add_synthetic(build, made, number=STUTTGART_POSTS)
    if posts_extra:
        add_synthetic(build, Synthetic(posts, people.writers), number=posts_extra)
    board_index.recount(session)
    manifest.canaries = dict(sorted(build.canaries.by_field.items()))
    session.flush()
    return manifest


def _make_findable(session: Session) -> None:
    """Fill search; the second time it knows which words are common, and splits compounds."""
    for _ in range(2):
        session.flush()
        search.reindex_all(session)


def _build_directory(build: Build, people: People, manifest: Manifest) -> Authors:
    """Add organisations, houses, services, groups, partnerships and sites."""
    directory = build_organisations(build, manifest)
    editors = build_members(build, directory, people, active=active_organisations())
    places = build_places(build, directory, manifest)
    build_services(build, directory)
    groups = build_groups(build, places, manifest)
    leads = build_group_members(build, groups, people)
    build_partnerships(build, directory, groups, manifest)
    build_sites(build, groups, manifest)
    return Authors(people, directory, groups, editors, leads)


def _build_areas(build: Build, areas: tuple[shapes.Area, ...]) -> None:
    """Add the tree, parents first; a path needs the row's own id."""
    for position, area in enumerate(areas):
        parent = build.areas.get(area.parent or "")
        row = Area(
            slug=area.slug,
            name=area.name,
            kind=area.kind,
            parent_id=parent.id if parent else None,
            path="",
            latitude=area.point[0],
            longitude=area.point[1],
            is_portal=area.is_portal,
            position=position,
        )
        build.session.add(row)
        build.session.flush()
        row.path = f"{parent.path if parent else '/'}{row.id}/"
        build.areas[area.slug] = row
    build.session.flush()
