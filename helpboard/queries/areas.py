"""The tree of areas, as pages show it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.models import Area


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area; ``depth`` counts from the root."""

    id: int
    slug: str
    name: str
    kind: str
    path: str
    depth: int
    is_portal: bool
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class AreaTree:
    """All areas in the order shown: every parent before its children."""

    rows: tuple[AreaRow, ...]

    def by_slug(self, slug: str) -> AreaRow | None:
        """Return the area called ``slug``, if there is one."""
        return next((row for row in self.rows if row.slug == slug), None)

    def name_of(self, slug: str) -> str:
        """Return the name of an area; an unknown slug is its own name."""
        area = self.by_slug(slug)
        return area.name if area else slug

    def below(self, area: AreaRow) -> tuple[AreaRow, ...]:
        """Return ``area`` and everything below it."""
        return tuple(row for row in self.rows if row.path.startswith(area.path))


def area_tree(session: Session) -> AreaTree:
    """Read the whole tree in one statement; towns have dozens of areas, a country thousands."""
    statement = select(
        Area.id,
        Area.slug,
        Area.name,
        Area.kind,
        Area.path,
        Area.is_portal,
        Area.latitude,
        Area.longitude,
        Area.position,
        Area.parent_id,
    )
    rows = session.execute(statement).all()
    places = {row.id: (row.position, row.name, row.id) for row in rows}

    def order(path: str) -> list[tuple[int, str, int]]:
        return [places[int(part)] for part in path.strip("/").split("/")]

    return AreaTree(
        tuple(
            AreaRow(
                id=row.id,
                slug=row.slug,
                name=row.name,
                kind=row.kind,
                path=row.path,
                depth=row.path.count("/") - 2,
                is_portal=row.is_portal,
                latitude=row.latitude,
                longitude=row.longitude,
            )
            for row in sorted(rows, key=lambda row: order(row.path))
        )
    )
