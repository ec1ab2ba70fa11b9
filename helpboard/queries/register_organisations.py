"""The desk's register of organisations: finding them, and one with all that helps to decide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.listing import name_key
from helpboard.domain.organisation import MemberRole, OrganisationState, OrganisationVerdict
from helpboard.domain.organisation_duplicates import Known, Likely, likely_pairs, likely_same
from helpboard.domain.policy import Actor
from helpboard.models import (
    Area,
    Notice,
    NoticeState,
    Organisation,
    OrganisationDecision,
    OrganisationMember,
    Partnership,
    Post,
    Service,
    User,
)
from helpboard.queries.desk import is_alone
from helpboard.queries.held import is_below

PAGE = 40
MOST_PAIRS = 5
MOST_DECISIONS = 20
_ORDER = {
    OrganisationState.UNVERIFIED: 0,
    OrganisationState.VERIFIED: 1,
    OrganisationState.HIDDEN: 2,
}
_BY = aliased(User, name="decided_by")
_KEPT = tuple(Known.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """What a coordinator looks for; ``area_path`` is that of an area of hers or below."""

    text: str = ""
    kind: str | None = None
    state: str | None = None
    area_path: str = ""
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line of the register; ``notes`` are the reasons of open notices about it."""

    id: int
    slug: str
    name: str
    kind: str
    state: OrganisationState
    area_name: str
    is_alone: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of the register; ``total`` counts all pages, ``next`` is the last id shown."""

    rows: tuple[RegisterRow, ...]
    total: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person who speaks for an organisation."""

    user_id: int
    name: str
    role: MemberRole


@dataclass(frozen=True, slots=True)
class PastVerdict:
    """What was decided before; ``by`` is None when that person has left."""

    verdict: OrganisationVerdict
    reason: str
    sentence: str
    sentence_lang: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class OrganisationToDecide:
    """A profile with everything that helps to decide; a decision binds to its version."""

    row: Organisation
    area_name: str
    parent: Organisation | None
    verified_by: str | None
    merged_into: str | None
    is_alone: bool
    members: tuple[Member, ...]
    decisions: tuple[PastVerdict, ...]
    notes: tuple[tuple[int, str, str], ...]
    """Id, reason and words of open notices about it."""
    likely: tuple[Likely, ...]


def register_page(
    session: Session, actor: Actor, chosen: RegisterFilter, *, after: int | None = None
) -> RegisterPage:
    """Read a page of the organisations below the areas of ``actor``, unverified ones first.

    Takes two statements; German readers look for Ä beside A, whatever the database's collation.
    """
    rows: Any = session.execute(_narrow(actor)).all()
    found = sorted((row for row in rows if _matches(row, chosen)), key=_order)
    last = next((row for row in rows if row.id == after), None)
    rest = found if last is None else [row for row in found if _order(row) > _order(last)]
    shown = rest[:PAGE]
    notes = _open_notes(session, [row.id for row in shown])
    return RegisterPage(
        tuple(_row(row, notes.get(row.id, ())) for row in shown),
        total=len(found),
        next=shown[-1].id if len(rest) > PAGE else None,
    )


def pairs_in_register(session: Session, actor: Actor) -> tuple[tuple[Known, Likely], ...]:
    """Read pairs below the areas of ``actor`` that are likely there twice, a few of them."""
    return likely_pairs(_known(session, actor), most=MOST_PAIRS)


def organisation_to_decide(session: Session, actor: Actor, slug: str) -> OrganisationToDecide:
    """Read one for the desk, in seven statements; ``NotFoundError`` outside ``actor``'s areas."""
    parent, survivor = aliased(Organisation), aliased(Organisation)
    found = session.execute(
        select(Organisation, Area.name, parent, survivor.slug, User.name)
        .add_columns(is_alone() & Organisation.parent_id.is_(None))
        .join(Area, Area.id == Organisation.area_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .outerjoin(survivor, survivor.id == Organisation.merged_into_id)
        .outerjoin(User, User.id == Organisation.verified_by)
        .where(Organisation.slug == slug, is_below(actor))
    ).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    row, area_name, above, merged_into, verified_by, alone = found
    known = {one.id: one for one in _known(session, actor)}
    own = known.get(row.id)
    return OrganisationToDecide(
        row=row,
        area_name=area_name,
        parent=above,
        verified_by=verified_by,
        merged_into=merged_into,
        is_alone=bool(alone),
        members=_members(session, row.id),
        decisions=_decisions(session, row.id),
        notes=_notes(session, row.id),
        likely=likely_same(own, known.values())[:MOST_PAIRS] if own else (),
    )


def _narrow(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Organisation.id, Organisation.slug, Organisation.name, Organisation.kind),
            *(Organisation.state, Area.name.label("area_name"), Area.path.label("area_path")),
            (is_alone() & Organisation.parent_id.is_(None)).label("is_alone"),
        )
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.merged_into_id.is_(None), is_below(actor))
        .order_by(Organisation.id)
    )


def _matches(row: Any, chosen: RegisterFilter) -> bool:
    return (
        row.area_path.startswith(chosen.area_path)
        and chosen.kind in {None, row.kind}
        and chosen.state in {None, row.state.value}
        and (row.is_alone or not chosen.is_alone)
        and name_key(chosen.text) in name_key(row.name)
    )


def _order(row: Any) -> tuple[int, str, int]:
    return _ORDER[row.state], name_key(row.name), row.id


def _row(row: Any, notes: Iterable[str]) -> RegisterRow:
    return RegisterRow(
        row.id, row.slug, row.name, row.kind, row.state, row.area_name, bool(row.is_alone),
        tuple(notes),
    )  # fmt: skip


def _open_notes(session: Session, ids: list[int]) -> Mapping[int, list[str]]:
    statement = (
        select(Notice.about_id, Notice.reason)
        .where(
            Notice.about == "organisation",
            Notice.state == NoticeState.OPEN,
            Notice.about_id.in_(ids),
        )
        .group_by(Notice.about_id, Notice.reason)
        .order_by(Notice.about_id, func.min(Notice.id))
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in session.execute(statement):
        found[row.about_id].append(row.reason)
    return found


def _notes(session: Session, organisation_id: int) -> tuple[tuple[int, str, str], ...]:
    statement = (
        select(Notice.id, Notice.reason, Notice.text)
        .where(
            Notice.about == "organisation",
            Notice.about_id == organisation_id,
            Notice.state == NoticeState.OPEN,
        )
        .order_by(Notice.id)
        .limit(MOST_DECISIONS)
    )
    return tuple((row.id, row.reason, row.text) for row in session.execute(statement))


def _members(session: Session, organisation_id: int) -> tuple[Member, ...]:
    statement = (
        select(User.id, User.name, OrganisationMember.role)
        .join(OrganisationMember, OrganisationMember.user_id == User.id)
        .where(OrganisationMember.organisation_id == organisation_id)
        .order_by(OrganisationMember.role.desc(), User.name, User.id)
    )
    return tuple(Member(row.id, row.name, row.role) for row in session.execute(statement))


def _decisions(session: Session, organisation_id: int) -> tuple[PastVerdict, ...]:
    made = OrganisationDecision
    statement = (
        select(made.verdict, made.reason, made.sentence, made.sentence_lang, _BY.name, made.at)
        .outerjoin(_BY, _BY.id == made.decided_by)
        .where(made.organisation_id == organisation_id)
        .order_by(made.at.desc(), made.id.desc())
        .limit(MOST_DECISIONS)
    )
    rows: Any = session.execute(statement)
    return tuple(PastVerdict(*row) for row in rows)


def _known(session: Session, actor: Actor) -> list[Known]:
    statement = (
        select(*(getattr(Organisation, name) for name in _KEPT))
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.merged_into_id.is_(None), is_below(actor))
        .order_by(Organisation.id)
    )
    return [Known(**dict(zip(_KEPT, row, strict=True))) for row in session.execute(statement)]


@dataclass(frozen=True, slots=True)
class Weight:
    """A profile that may be put together with another, and how much belongs to it."""

    row: Organisation
    members: int
    services: int
    posts: int
    partners: int


def to_merge(session: Session, actor: Actor, slug: str) -> Weight:
    """Read a profile and what belongs to it; ``NotFoundError`` outside the areas of ``actor``."""
    counts = [
        select(func.count()).where(table.organisation_id == Organisation.id).scalar_subquery()
        for table in (OrganisationMember, Service, Post, Partnership)
    ]
    found = session.execute(
        select(Organisation, *counts)
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.slug == slug, Organisation.merged_into_id.is_(None), is_below(actor))
    ).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    return Weight(*found)
