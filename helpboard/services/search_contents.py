"""Reads what of posts, organisations and groups may be found."""

import heapq
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.board import codes_of
from helpboard.domain.facts import languages_of
from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.group import GroupKind
from helpboard.domain.organisation import PUBLIC_STATES as PUBLIC_ORGANISATIONS
from helpboard.domain.post import PostState
from helpboard.domain.search.content import (
    Content,
    Kind,
    Said,
    codes_of_facts,
    codes_of_topics,
    is_code,
    numbers_of_facts,
)
from helpboard.domain.when import slots_of
from helpboard.models import Area, Group, Organisation, Post, Service

_AT_ONCE = 1_000


class Contents:
    """The public side of things, with the areas that they lie in; made for one transaction."""

    def __init__(self, session: Session) -> None:
        """Read the tree of areas; it is small."""
        self._session = session
        self._slugs: dict[int | None, str | None] = {None: None}
        rows = session.execute(select(Area.id, Area.slug, Area.name, Area.path)).all()
        by_id = {row.id: row for row in rows}
        self._areas = {
            row.id: [by_id[int(part)] for part in row.path.strip("/").split("/")] for row in rows
        }

    def everything(self) -> Iterator[Content]:
        """Yield the content of all public things, oldest first."""
        streams = (self._all_organisations(), self._all_groups(), self._all_posts())
        return heapq.merge(*streams, key=lambda content: (content.posted_at, content.key))

    def of_post(self, post: Any) -> Content:
        """Return what of a published post may be found."""
        carried = codes_of(
            kind=post.kind,
            topic=post.topic,
            areas=[area.slug for area in self._areas[post.area_id]],
            organisation=self._slug(post.organisation_id),
            languages=languages_of(post.facts),
            slots=slots_of(post.facts),
        )
        return Content(
            key=("post_id", post.id),
            posted_at=post.published_at,
            codes=carried | codes_of_facts(post.facts) | {is_code(Kind.POST)},
            body=(
                (post.text, post.text_lang),
                *numbers_of_facts(post.facts),
                *self._places(post.area_id),
            ),
        )

    def of_organisation(self, organisation: Any) -> Content:
        """Return what of a public organisation and its services may be found."""
        statement = select(
            Service.name, Service.about, Service.source_lang, Service.topic, Service.languages
        ).where(Service.organisation_id == organisation.id)
        services = self._session.execute(statement).all()
        spoken = {*organisation.languages, *(tag for row in services for tag in row.languages)}
        return Content(
            key=("organisation_id", organisation.id),
            posted_at=organisation.created_at,
            codes=frozenset(
                {
                    is_code(Kind.ORGANISATION),
                    f"organisation_kind:{organisation.kind}",
                    *self._area_codes(organisation.area_id),
                    *codes_of_topics([*organisation.topics, *(row.topic for row in services)]),
                    *(f"speaks:{tag}" for tag in spoken),
                }
            ),
            title=((organisation.name, organisation.source_lang),),
            body=(
                (organisation.about, organisation.source_lang),
                *((row.name, row.source_lang) for row in services),
                *((row.about, row.source_lang) for row in services),
                *self._places(organisation.area_id),
            ),
        )

    def of_group(self, group: Any) -> Content:
        """Return what of a public group or café may be found; never where it meets."""
        is_cafe = group.kind is GroupKind.WELCOME_CAFE
        return Content(
            key=("group_id", group.id),
            posted_at=group.created_at,
            codes=frozenset(
                {
                    is_code(Kind.CAFE if is_cafe else Kind.GROUP),
                    f"group_kind:{group.kind.value}",
                    *self._area_codes(group.area_id),
                    *codes_of_topics(group.topics),
                    *(f"speaks:{tag}" for tag in group.languages),
                    *(f"conditions:{code}" for code in group.conditions),
                }
            ),
            title=((group.name, group.source_lang),),
            body=((group.about, group.source_lang), *self._places(group.area_id)),
        )

    def _all_posts(self) -> Iterator[Content]:
        columns = (
            *(Post.id, Post.kind, Post.topic, Post.area_id, Post.organisation_id),
            *(Post.facts, Post.text, Post.text_lang, Post.published_at),
        )
        statement = (
            select(*columns)
            .where(Post.state == PostState.PUBLISHED)
            .order_by(Post.published_at, Post.id)
            .execution_options(yield_per=_AT_ONCE)
        )
        return (self.of_post(row) for row in self._session.execute(statement))

    def _all_organisations(self) -> Iterator[Content]:
        statement = (
            select(Organisation)
            .where(Organisation.state.in_(PUBLIC_ORGANISATIONS))
            .order_by(Organisation.created_at, Organisation.id)
        )
        return (self.of_organisation(row) for row in self._session.scalars(statement).all())

    def _all_groups(self) -> Iterator[Content]:
        statement = (
            select(Group).where(Group.state.in_(PUBLIC_GROUPS)).order_by(Group.created_at, Group.id)
        )
        return (self.of_group(row) for row in self._session.scalars(statement).all())

    def _slug(self, organisation_id: int | None) -> str | None:
        """Return the slug of an organisation; read once, since posts share organisations."""
        if organisation_id is not None and organisation_id not in self._slugs:
            named = select(Organisation.slug).where(Organisation.id == organisation_id)
            self._slugs[organisation_id] = self._session.scalar(named)
        return self._slugs[organisation_id]

    def _places(self, area_id: int) -> tuple[Said, ...]:
        return tuple((area.name, "de") for area in self._areas[area_id])

    def _area_codes(self, area_id: int) -> set[str]:
        return {f"area:{area.slug}" for area in self._areas[area_id]}
