"""Counts of people as they leave the desk (rule 10), for files and for reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from helpboard.domain.disclosure import Hidden, Shown
from helpboard.domain.people_figures import key_of, own_key, rounded
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.queries.figures.people import people_for_others
from helpboard.web.numbers.words import about_text, shown_text


@dataclass(frozen=True, slots=True)
class Told:
    """What stands for a count, in numbers and in words."""

    shown: Shown
    text: str


@dataclass(frozen=True, slots=True)
class People:
    """What may be told of the people in one area; ``told`` notes the numbers that are."""

    area: AreaRow
    tree: AreaTree
    shown: Mapping[str, Shown]
    counts: Mapping[str, int]
    told: dict[str, int] = field(default_factory=dict)

    def figure(self, code: str) -> Told:
        """Return what others read of a figure."""
        return self._tell(key_of(self.area.slug, code))

    def volunteers_at(self, slug: str) -> Told:
        """Return what others read of the volunteers of an area itself."""
        row = self.tree.by_slug(slug)
        is_leaf = row is None or not self.tree.has_below(row)
        return self._tell(own_key(slug, "volunteers", is_leaf=is_leaf))

    def _tell(self, key: str) -> Told:
        shown = self.shown[key]
        if isinstance(shown, Hidden):
            return Told(shown, shown_text(shown))
        self.told[key] = shown
        is_near = shown != self.counts[key]
        return Told(shown, about_text(shown) if is_near else shown_text(shown))


def people_told(area: AreaRow, tree: AreaTree, *, today: date) -> People:
    """Return what may be told about an area, in three statements."""
    shown, counts = people_for_others(db.session(), tree, today=today)
    return People(area, tree, shown, counts)


def told_in_fives(number: int) -> Told:
    """Return what others read in a table that overlaps: to the nearest five."""
    near = rounded(number)
    if near is None:
        return Told(Hidden.FEW, shown_text(Hidden.FEW))
    return Told(near, about_text(near))


def with_empty_areas(apart: Mapping[str, int], area: AreaRow, tree: AreaTree) -> dict[str, int]:
    """Return volunteers by area, with the areas where nobody is: being away would tell."""
    rows = {
        row.slug: apart.get(row.slug, 0)
        for row in tree.below(area)
        if row.slug in apart or not tree.has_below(row)
    }
    return dict(sorted(rows.items(), key=lambda pair: (-pair[1], pair[0])))
