"""Makes the whole demo town in one session."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from helpboard.adapters.code_hashes import CodeHashes
from helpboard.cli.demo.accounts import (
    VOLUNTEERS,
    People,
    build_coordinators,
    build_people,
    open_accounts,
)
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.circles import (
    build_groups,
    build_partnerships,
    build_sites,
)
from helpboard.cli.demo.content import shapes
from helpboard.cli.demo.content.areas import LUDWIGSBURG, STUTTGART
from helpboard.cli.demo.desk import build_desk
from helpboard.cli.demo.helping import (
    Helping,
    build_changes,
    build_helping,
    build_joining,
    build_messages,
)
from helpboard.cli.demo.informed import build_informing
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.matched import build_proposals
from helpboard.cli.demo.notices import Authors, active_organisations, build_posts
from helpboard.cli.demo.paged import build_pages
from helpboard.cli.demo.planned import build_plans, release_for_sites
from helpboard.cli.demo.printed import ask_for_sheets
from helpboard.cli.demo.profiles import (
    build_members,
    build_organisations,
    build_places,
    build_services,
)
from helpboard.cli.demo.registered import build_register
from helpboard.cli.demo.reported import build_report
from helpboard.cli.demo.rosters import build_rosters
from helpboard.cli.demo.stuttgart import POSTS as STUTTGART_POSTS
from helpboard.cli.demo.stuttgart import VOLUNTEERS as STUTTGART_VOLUNTEERS
from helpboard.cli.demo.stuttgart import build_stuttgart
from helpboard.cli.demo.synthetic import Synthetic, add_synthetic
from helpboard.cli.demo.talks import build_talks
from helpboard.cli.demo.translating import build_translating
from helpboard.cli.demo.visits import build_visits
from helpboard.cli.demo.volunteers import build_town_profiles
from helpboard.cli.demo.waiting import build_waiting
from helpboard.models import Area, Post
from helpboard.services import board_index, search

Size = Literal["ludwigsburg", "stuttgart"]


def build_town(
    session: Session,
    *,
    size: Size,
    seed: int,
    now: datetime,
    hashes: CodeHashes,
    posts_extra: int = 0,
) -> Manifest:
    """Fill an empty database with the demo town; the same for the same size, seed and hour.

    ``hashes`` are the installation's, so that the codes of people without account work.
    `posts_extra` synthetic notices are added for measuring. Flushes and does not commit.
    """
    build = Build(session, seed, now)
    manifest = Manifest(seed)
    _build_areas(build, (*LUDWIGSBURG, *(STUTTGART if size == "stuttgart" else STUTTGART[:1])))
    is_large = size == "stuttgart"
    people = build_people(build, volunteers=STUTTGART_VOLUNTEERS if is_large else VOLUNTEERS)
    build_coordinators(build, people)
    open_accounts(build, people, manifest)
    authors, helping = _build_directory(build, people, manifest)
    posts = build_posts(build, authors, manifest)
    build_talks(build, people, posts, hashes, manifest)
    build_desk(build, people, posts)
    if is_large:
        build_stuttgart(build, people, manifest)
    _build_matching(build, authors, helping, posts, manifest)
    build_informing(build, people)
    build_pages(build, manifest)
    build_translating(build, people)
    _make_findable(session)
    if is_large:
        manifest.posts["published"] += _fill_large(build, people, posts)
    if posts_extra:
        add_synthetic(build, Synthetic(posts, people.writers), number=posts_extra)
    board_index.recount(session)
    manifest.canaries = dict(sorted(build.canaries.by_field.items()))
    session.flush()
    return manifest


def _fill_large(build: Build, people: People, posts: Sequence[Post]) -> list[int]:
    """Give the districts of a large town their many posts."""
    places = [area.slug for area in STUTTGART[1:]]
    made = Synthetic(posts, people.writers, places, has_text=False)
    return add_synthetic(build, made, number=STUTTGART_POSTS)


def _make_findable(session: Session) -> None:
    """Fill search; the second time it knows which words are common, and splits compounds."""
    for _ in range(2):
        session.flush()
        search.reindex_all(session)


def _build_matching(
    build: Build, authors: Authors, helping: Helping, posts: Sequence[Post], manifest: Manifest
) -> None:
    """Add everything that brings people and groups together, and what is private about it."""
    people, groups = authors.people, authors.groups
    build_town_profiles(build, people, helping)
    build_joining(build, groups, people, helping)
    build_messages(build, groups, helping)
    build_changes(build, groups, helping)
    build_rosters(build, groups, helping)
    release_for_sites(build, people, helping)
    build_proposals(build, authors, helping, posts, manifest)
    build_visits(build, authors, manifest)
    build_plans(build, people)
    build_register(build, people)
    build_report(build, people)
    ask_for_sheets(build, people)


def _build_directory(build: Build, people: People, manifest: Manifest) -> tuple[Authors, Helping]:
    """Add organisations, houses, services, groups, partnerships and sites."""
    directory = build_organisations(build, manifest)
    editors = build_members(build, directory, people, active=active_organisations())
    places = build_places(build, directory, manifest)
    build_services(build, directory)
    groups = build_groups(build, places, manifest)
    helping = build_helping(build, groups, people)
    build_partnerships(build, directory, groups, manifest)
    build_sites(build, groups, manifest)
    build_waiting(build, people, manifest)
    return Authors(people, directory, groups, editors, helping.leads), helping


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
