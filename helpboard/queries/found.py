"""What the search page shows of each hit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupKind
from helpboard.domain.search.content import Kind
from helpboard.models import Area, Group, Organisation
from helpboard.queries.board import CardRow, cards_of
from helpboard.queries.search import Hit


@dataclass(frozen=True, slots=True)
class FoundProfile:
    """An organisation, a working group or a café that was found."""

    kind: Kind
    id: int
    slug: str
    name: str
    kind_code: str
    area_name: str
    about: str
    source_lang: str
    donations: str = ""


def found_things(session: Session, hits: Sequence[Hit]) -> list[CardRow | FoundProfile]:
    """Read what ``hits`` name, in their order and in at most three statements."""
    ids = {kind: [hit.id for hit in hits if hit.kind is kind] for kind in Kind}
    cards = {card.id: card for card in cards_of(session, ids[Kind.POST])}
    organisations = _organisations(session, ids[Kind.ORGANISATION])
    groups = _groups(session, [*ids[Kind.GROUP], *ids[Kind.CAFE]])
    shelves: dict[Kind, Mapping[int, CardRow | FoundProfile]] = {
        Kind.POST: cards,
        Kind.ORGANISATION: organisations,
        Kind.GROUP: groups,
        Kind.CAFE: groups,
    }
    return [shelves[hit.kind][hit.id] for hit in hits if hit.id in shelves[hit.kind]]


def _organisations(session: Session, ids: Sequence[int]) -> dict[int, FoundProfile]:
    if not ids:
        return {}
    statement = (
        select(
            Organisation.id,
            Organisation.slug,
            Organisation.name,
            Organisation.kind,
            Organisation.about,
            Organisation.source_lang,
            Organisation.donations,
            Area.name.label("area_name"),
        )
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.id.in_(ids))
    )
    return {
        row.id: FoundProfile(
            Kind.ORGANISATION,
            row.id,
            row.slug,
            row.name,
            row.kind,
            row.area_name,
            row.about,
            row.source_lang,
            row.donations,
        )
        for row in session.execute(statement)
    }


def _groups(session: Session, ids: Sequence[int]) -> dict[int, FoundProfile]:
    if not ids:
        return {}
    statement = (
        select(
            Group.id,
            Group.slug,
            Group.name,
            Group.kind,
            Group.about,
            Group.source_lang,
            Area.name.label("area_name"),
        )
        .join(Area, Area.id == Group.area_id)
        .where(Group.id.in_(ids))
    )
    return {
        row.id: FoundProfile(
            Kind.CAFE if row.kind is GroupKind.WELCOME_CAFE else Kind.GROUP,
            row.id,
            row.slug,
            row.name,
            row.kind.value,
            row.area_name,
            row.about,
            row.source_lang,
        )
        for row in session.execute(statement)
    }
