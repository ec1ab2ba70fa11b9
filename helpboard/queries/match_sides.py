"""Organisations, groups and posts as the matching looks at them, in a few statements each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import is_with_children
from helpboard.domain.errors import NotFoundError
from helpboard.domain.facts import are_for_minors
from helpboard.domain.group import GroupState
from helpboard.domain.matching.town import Errand, Need, Role, Side
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostKind
from helpboard.domain.topics import TOPICS, is_sensitive
from helpboard.domain.when import Slot, slots_of
from helpboard.models import Area, Direction, GiveSeek, Group, Organisation, Post
from helpboard.queries.concealed import is_concealed
from helpboard.queries.match_places import meeting_slots, slots_of_when


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a card shows of a side: ``kind`` is its own vocabulary's code."""

    id: int
    slug: str
    name: str
    kind: str
    area_name: str
    languages: tuple[str, ...]
    side: Side


def groups_as_sides(
    session: Session, condition: ColumnElement[bool], *, today: date
) -> tuple[Named, ...]:
    """Read groups with what they give, seek and do, and when they meet, in three statements."""
    rows = session.execute(
        select(
            Group.id, Group.slug, Group.name, Group.kind, Group.state, Group.area_id,
            Group.topics, Group.languages, Area.name.label("area_name"),
        )
        .join(Area, Area.id == Group.area_id)
        .where(condition)
        .order_by(Group.id)
    ).all()  # fmt: skip
    groups = select(Group.id).join(Area, Area.id == Group.area_id).where(condition)
    needs = _needs(session, GiveSeek.group_id, groups)
    times = meeting_slots(session, condition, today=today)
    return tuple(
        _named(
            row,
            needs.get(row.id, []),
            topics=tuple(topic for topic in row.topics if topic in TOPICS),
            slots=times.get(row.id),
            is_active=row.state is GroupState.ACTIVE,
        )
        for row in rows
    )


def organisations_as_sides(session: Session, condition: ColumnElement[bool]) -> tuple[Named, ...]:
    """Read organisations with what they give and seek, in two statements.

    Their times are those that stand with what they give and seek. Only verified ones are active.
    """
    rows = session.execute(
        select(
            Organisation.id, Organisation.slug, Organisation.name, Organisation.kind,
            Organisation.state, Organisation.area_id, Organisation.languages,
            Area.name.label("area_name"),
        )
        .join(Area, Area.id == Organisation.area_id)
        .where(condition, _is_shown())
        .order_by(Organisation.id)
    ).all()  # fmt: skip
    houses = select(Organisation.id).join(Area, Area.id == Organisation.area_id).where(condition)
    needs = _needs(session, GiveSeek.organisation_id, houses)
    return tuple(
        _named(
            row,
            own := needs.get(row.id, []),
            topics=(),
            slots=tuple(sorted({slot for one in own for slot in slots_of(one.facts)})) or None,
            is_active=row.state is OrganisationState.VERIFIED,
        )
        for row in rows
    )


@cache
def _is_shown() -> ColumnElement[bool]:
    return ~is_concealed()


def _needs(session: Session, whose: Any, ids: Select[int]) -> Mapping[int, list[Any]]:
    rows = session.execute(
        select(
            whose.label("owner"),
            GiveSeek.direction,
            GiveSeek.kind,
            GiveSeek.topic,
            GiveSeek.facts,
        )
        .where(whose.in_(ids))
        .order_by(GiveSeek.position, GiveSeek.id)
    )
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.topic in TOPICS:
            found[row.owner].append(row)
    return found


def _named(
    row: Any,
    needs: list[Any],
    *,
    topics: tuple[str, ...],
    slots: tuple[Slot, ...] | None,
    is_active: bool,
) -> Named:
    def side(direction: Direction) -> tuple[Need, ...]:
        return tuple(Need(kind=n.kind, topic=n.topic) for n in needs if n.direction is direction)

    return Named(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=str(row.kind),
        area_name=row.area_name,
        languages=tuple(row.languages),
        side=Side(
            id=str(row.id),
            district=str(row.area_id),
            topics=topics,
            gives=side(Direction.GIVE),
            seeks=side(Direction.SEEK),
            languages=tuple(row.languages),
            slots=slots,
            is_active=is_active,
        ),
    )


def post_as_errand(post: Post) -> Errand:
    """Return a post as something that a group could take or use."""
    return Errand(
        id=str(post.id),
        district=str(post.area_id),
        topic=post.topic,
        is_request=post.kind is PostKind.REQUEST,
        languages=tuple(sorted({*_spoken(post.facts, None), *_pair(post.facts)})),
        slots=slots_of_when(post.facts.get("when")),
    )


def post_as_role(post: Post, *, by_verified: bool) -> Role:
    """Return a request as work that a volunteer could do.

    A pair of languages must be spoken. What is sensitive needs a release, which is asked for as
    ``clearance_needed`` (rule 4); so does work with children (rule 6).
    """
    minors = are_for_minors(post.facts)
    is_guarded = is_sensitive(
        post.topic, by_verified_organisation=by_verified, for_minors=minors
    ) or is_with_children(post.topic, for_minors=minors)
    conditions = post.facts.get("conditions", ())
    slots = slots_of_when(post.facts.get("when"))
    return Role(
        id=f"post-{post.id}",
        group=f"post-{post.id}",
        district=str(post.area_id),
        topic=post.topic,
        must_speak=tuple(sorted({*_spoken(post.facts, True), *_pair(post.facts)})),
        helpful=_spoken(post.facts, False),
        slots=slots,
        # A post that says no time can be done whenever both like.
        min_minutes=60 if slots else 0,
        capacity=max(0, post.count - post.found),
        min_age=_min_age(conditions),
        clearance_needed=is_guarded or "clearance-needed" in conditions,
        women_only="women-only" in conditions,
        is_step_free=True if "wheelchair" in conditions else None,
    )


def _spoken(facts: Mapping[str, Any], is_must: bool | None) -> tuple[str, ...]:
    rows = facts.get("languages", ())
    return tuple(row["code"] for row in rows if is_must is None or bool(row.get("must")) is is_must)


def _pair(facts: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple((facts.get("pair") or {}).values())


def _min_age(conditions: Iterable[str]) -> int | None:
    ages = {"min-age-16": 16, "min-age-18": 18}
    return max((ages[code] for code in conditions if code in ages), default=None)


def one_side(rows: tuple[Named, ...]) -> Named:
    """Return the only one of ``rows``; raises ``NotFoundError`` when there is none."""
    if not rows:
        raise NotFoundError("side")
    return rows[0]
