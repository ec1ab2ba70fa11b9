"""Fact cards at the desk, and the pages that show them."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain.listing import name_key
from helpboard.domain.page_text import BlockKind, blocks_in
from helpboard.domain.policy import Actor
from helpboard.models import Area, FactCard, InfoPage
from helpboard.queries.held import is_below


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in the list of cards; ``pages`` is on how many pages it stands."""

    id: int
    slug: str
    name: str
    phone: str
    area_name: str | None
    pages: int


@dataclass(frozen=True, slots=True)
class PageName:
    """A page that something leads to."""

    id: int
    title: str
    path: str


def cards_of(
    session: Session, actor: Actor, *, is_home: bool, text: str = ""
) -> tuple[CardLine, ...]:
    """Read the cards that ``actor`` may change, by name, in two statements.

    With ``is_home`` those of the whole board, too.
    """
    used = _cards_in_pages(session)
    mine = or_(is_below(actor), FactCard.area_id.is_(None)) if is_home else is_below(actor)
    rows = session.execute(
        select(FactCard.id, FactCard.slug, FactCard.name, FactCard.phone, Area.name)
        .outerjoin(Area, Area.id == FactCard.area_id)
        .where(mine)
        .order_by(FactCard.id)
    )
    wanted = name_key(text)
    lines = [CardLine(*row, len(used.get(row.slug, ()))) for row in rows]
    found = (line for line in lines if wanted in name_key(line.name) or wanted in line.slug)
    return tuple(sorted(found, key=lambda line: (name_key(line.name), line.id)))


def pages_with_card(session: Session, slug: str) -> tuple[PageName, ...]:
    """Read the pages in any state that show something of a card, by their address."""
    return _cards_in_pages(session).get(slug, ())


def _cards_in_pages(session: Session) -> dict[str, tuple[PageName, ...]]:
    rows = session.execute(
        select(InfoPage.id, InfoPage.title, InfoPage.path, InfoPage.body)
        .where(InfoPage.body.contains("[["))
        .order_by(InfoPage.path, InfoPage.id)
    )
    found: dict[str, tuple[PageName, ...]] = {}
    for page_id, title, path, body in rows:
        named = dict.fromkeys(block.names for block in blocks_in(body))
        for slug in (slug for kind, slug in named if kind is BlockKind.CARD):
            found[slug] = (*found.get(slug, ()), PageName(page_id, title, path))
    return found
