"""Packs of sheets: which there are, and the sites that one is for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.paper import PackState
from helpboard.domain.policy import Actor
from helpboard.models import Area, PaperPack, Site
from helpboard.queries.held import is_below
from helpboard.queries.lived_in import is_lived_in

MOST = 20


@dataclass(frozen=True, slots=True)
class PackRow:
    """A line of the list."""

    id: int
    area_name: str
    state: PackState
    done: int
    total: int
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class PrintedSite:
    """A site as its coordinator reads it on the cover; the address is for nobody else (rule 5)."""

    id: int
    name: str
    address: str
    area_id: int
    area_name: str
    languages: tuple[str, ...]


def packs_for(session: Session, actor: Actor) -> tuple[PackRow, ...]:
    """Read the packs for the areas of ``actor``, the newest first."""
    rows: Any = session.execute(
        select(
            *(PaperPack.id, Area.name, PaperPack.state),
            *(PaperPack.done, PaperPack.total, PaperPack.asked_at),
        )
        .join(Area, Area.id == PaperPack.area_id)
        .where(is_below(actor))
        .order_by(PaperPack.id.desc())
        .limit(MOST)
    )
    return tuple(PackRow(*row) for row in rows)


def sites_to_print(session: Session, area_id: int, *, today: date) -> tuple[PrintedSite, ...]:
    """Read the sites of an area and below that have not closed, by district and name."""
    top = aliased(Area)
    rows = session.execute(
        select(Site.id, Site.name, Site.address, Site.area_id, Area.name, Site.languages)
        .join(Area, Area.id == Site.area_id)
        .join(top, top.id == area_id)
        .where(Area.path.startswith(top.path), is_lived_in(today))
        .order_by(Area.name, Site.name, Site.id)
    )
    return tuple(PrintedSite(*row[:5], tuple(row[5])) for row in rows)
