"""The tree of areas, as pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


class AreaTree:
    """All areas in the order shown: every parent before its children.

    A country has thousands: an area is found at once, and what lies below it stands behind it.
    """

    __slots__ = ("_by_id", "_by_slug", "_places", "rows", "source")

    def __init__(self, rows: tuple[AreaRow, ...], *, source: Sequence[Any] = ()) -> None:
        """Take ``rows`` in the order shown; ``source`` is what was read to make them."""
        self.rows = rows
        self.source = source
        self._by_slug = {row.slug: row for row in rows}
        self._by_id = {row.id: row for row in rows}
        self._places = {row.id: place for place, row in enumerate(rows)}

    def by_slug(self, slug: str) -> AreaRow | None:
        """Return the area called ``slug``, if there is one."""
        return self._by_slug.get(slug)

    def name_of(self, slug: str) -> str:
        """Return the name of an area; an unknown slug is its own name."""
        area = self.by_slug(slug)
        return area.name if area else slug

    def name_by_id(self, area_id: int) -> str:
        """Return the name of an area that there is."""
        return self._by_id[area_id].name

    def below(self, area: AreaRow) -> tuple[AreaRow, ...]:
        """Return ``area`` and everything below it."""
        first = self._places[area.id]
        after = first + 1
        while after < len(self.rows) and self.rows[after].path.startswith(area.path):
            after += 1
        return self.rows[first:after]

    def has_below(self, area: AreaRow) -> bool:
        """Tell whether anything lies below ``area``."""
        after = self._places[area.id] + 1
        return after < len(self.rows) and self.rows[after].path.startswith(area.path)

    def choices(self, home: AreaRow, chosen: AreaRow, *, most: int) -> tuple[AreaRow, ...]:
        """Return what readers choose an area from: everything below ``home``, if that is not much.

        Else they walk: what lies on the way from ``home`` to ``chosen``, beside it and directly
        below it. At most ``most`` lie beside and below; in the order shown.
        """
        below = self.below(home)
        if len(below) <= most or not chosen.path.startswith(home.path):
            return below[: most + 1]
        ways = {int(part) for part in chosen.path.strip("/").split("/")}
        beside = chosen.path.removesuffix(f"{chosen.id}/")
        near = [
            row
            for row in below
            if row.id not in ways and row.path.removesuffix(f"{row.id}/") in {chosen.path, beside}
        ][:most]
        wanted = ways | {row.id for row in near}
        return tuple(row for row in below if row.id in wanted)


def area_tree(session: Session, *, known: AreaTree | None = None) -> AreaTree:
    """Read the whole tree in one statement; towns have dozens of areas, a country thousands.

    A tree that is ``known`` is returned itself when it is still right, which takes a quarter of
    the time.
    """
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
    rows = session.execute(statement.order_by(Area.id)).all()
    if known is not None and known.source == rows:
        return known
    return _in_order(rows)


def _in_order(rows: Sequence[Any]) -> AreaTree:
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
        ),
        source=rows,
    )
