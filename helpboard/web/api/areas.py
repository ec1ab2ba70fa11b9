"""The areas by whose slugs all other lists can be narrowed."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpboard.domain.errors import NotFoundError
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.web.api import words
from helpboard.web.api.contract import AREA, Asked, Listed, Resource, page_of, slug_key
from helpboard.web.api.shapes import NUMBER, TEXT, YES_NO, Field, Maybe, Shape
from helpboard.web.filters import area_chosen
from helpboard.web.kept import kept_area_tree


@dataclass(frozen=True, slots=True)
class _Area:
    """An area with the one that it lies in."""

    row: AreaRow
    parent: words.Named | None


def _areas(rows: Iterable[AreaRow], tree: AreaTree) -> list[_Area]:
    """Return areas with what is above them: an area's path is its parent's and its own id."""
    by_path = {row.path: words.Named(row.slug, row.name) for row in tree.rows}
    return [_Area(row, by_path.get(row.path.rstrip("/").rpartition("/")[0] + "/")) for row in rows]


AREA_SHAPE = Shape(
    "Area",
    "A county, a town, a district.",
    (
        Field("slug", TEXT, "What it is known by.", "row.slug"),
        Field("name", TEXT, "Its name as it is written.", "row.name"),
        Field("kind", TEXT, "What kind of area it is.", "row.kind"),
        Field("depth", NUMBER, "How far below the top it lies.", "row.depth"),
        Field("is_portal", YES_NO, "It has a start page of its own.", "row.is_portal"),
        Field("parent", Maybe(words.LINK), "The area that it lies in."),
    ),
)


def _list(asked: Asked) -> Listed:
    tree = kept_area_tree()
    rows = tree.below(area_chosen(asked.args, tree)) if tree.rows else ()
    ordered = sorted(rows, key=lambda row: row.slug)
    shown, following = page_of(ordered, asked, key=lambda row: (row.slug,))
    return Listed(things=_areas(shown, tree), total=len(rows), next=following)


def _show(slug: str) -> _Area:
    tree = kept_area_tree()
    row = tree.by_slug(slug)
    if row is None:
        raise NotFoundError(slug)
    (found,) = _areas((row,), tree)
    return found


AREAS = Resource(
    name="areas",
    about="The areas of this board, by slug.",
    one="One area.",
    rule="<slug>",
    key=slug_key("The slug of an area."),
    parameters=(AREA,),
    item=AREA_SHAPE,
    whole=AREA_SHAPE,
    lists=_list,
    shows=_show,
)
