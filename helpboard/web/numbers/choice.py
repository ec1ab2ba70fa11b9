"""What the numbers are asked about: an area of the reader's, and a year."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import request

from helpboard.domain.errors import MalformedError
from helpboard.domain.figures import Days, Happenings, year_of
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.queries.figures.board import Standing, standing
from helpboard.queries.figures.happenings import first_year, happenings
from helpboard.web import dates
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.numbers.areas import chosen_area, ids_below, own_areas


@dataclass(frozen=True, slots=True)
class Choice:
    """The area and the year that were chosen, and what else there is to choose."""

    area: AreaRow
    year: int
    rows: tuple[AreaRow, ...]
    tree: AreaTree
    now: datetime

    @property
    def ids(self) -> list[int]:
        """Return the ids of the area and everything below it."""
        return ids_below(self.tree, self.area)

    @property
    def days(self) -> Days:
        """Return the days of the year, up to today when it is not over."""
        year = year_of(self.year)
        return Days(year.first, min(year.last, dates.local(self.now).date()))


def choice() -> Choice:
    """Read area and year from the address; MalformedError or NotFoundError for wrong ones."""
    now, rows = datetime.now(UTC), own_areas()
    this_year = dates.local(now).year
    given = request.args.get("year", "") or str(this_year)
    is_year = given.isascii() and given.isdigit() and len(given) == 4
    if not is_year or not 2000 <= int(given) <= this_year:
        raise MalformedError("year")
    area = chosen_area(rows, request.args.get("area", ""))
    return Choice(area=area, year=int(given), rows=rows, tree=kept_area_tree(), now=now)


def years_there_are(chosen: Choice) -> list[int]:
    """Return the years with posts up to now, the newest first."""
    this_year = dates.local(chosen.now).year
    first = first_year(db.session(), chosen.ids, zone=settings().timezone) or this_year
    return list(range(this_year, min(first, chosen.year) - 1, -1))


def read(chosen: Choice) -> tuple[Happenings, Standing]:
    """Read what happened in the chosen year and the one before, and how things stand."""
    session, zone = db.session(), settings().timezone
    both = Days(year_of(chosen.year - 1).first, chosen.days.last)
    happened = happenings(session, chosen.ids, both, zone=zone)
    here = standing(session, chosen.ids, chosen.tree, now=chosen.now, zone=zone)
    return happened, here
