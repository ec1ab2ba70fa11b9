"""Which areas a coordinator may look at: hers, and everything below them."""

from helpboard.domain.errors import NotFoundError
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.web.actors import acting
from helpboard.web.desk_areas import areas_of, indented


def own_areas() -> tuple[AreaRow, ...]:
    """Return the reader's areas with everything below them, every parent before its children."""
    return areas_of(acting())


def area_labels(rows: tuple[AreaRow, ...]) -> list[tuple[str, str]]:
    """Return slugs with names, indented as the tree is."""
    return [(row.slug, name) for row, name in zip(rows, indented(rows), strict=True)]


def chosen_area(rows: tuple[AreaRow, ...], slug: str) -> AreaRow:
    """Return the area called ``slug``, the first of all for none; NotFoundError for others'."""
    found = next((row for row in rows if not slug or row.slug == slug), None)
    if found is None:
        raise NotFoundError(slug)
    return found


def ids_below(tree: AreaTree, area: AreaRow) -> list[int]:
    """Return the ids of an area and everything below it."""
    return [row.id for row in tree.below(area)]
