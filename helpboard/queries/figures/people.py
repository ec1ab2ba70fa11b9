"""Who is where on the whole board: what decides which counts of people may leave the desk."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.disclosure import Shown, disclosed, steady
from helpboard.domain.people_figures import PeopleThere, board_people, worth
from helpboard.models import Site
from helpboard.queries.areas import AreaTree
from helpboard.queries.figures.reports import numbers_let_out
from helpboard.queries.figures.standing import volunteers_in
from helpboard.queries.lived_in import is_lived_in


def people_for_others(
    session: Session, tree: AreaTree, *, today: date
) -> tuple[dict[str, Shown], dict[str, int]]:
    """Return what others may read of every count of people, and the exact counts (rule 10).

    Three statements: volunteers, sites, and what editions have let out before.
    """
    counts, sums = board_people(_parents(tree), _there(session, tree, today))
    return steady(disclosed(counts, sums, worth), numbers_let_out(session)), counts


def _parents(tree: AreaTree) -> dict[str, str | None]:
    slugs = {row.id: row.slug for row in tree.rows}
    above = {row.slug: row.path.strip("/").split("/")[-2:-1] for row in tree.rows}
    return {slug: slugs[int(ids[0])] if ids else None for slug, ids in above.items()}


def _there(session: Session, tree: AreaTree, today: date) -> dict[str, PeopleThere]:
    ids = [row.id for row in tree.rows]
    inside: dict[int, list[int]] = {area_id: [0, 0] for area_id in ids}
    for one in volunteers_in(session, ids, today=today):
        inside[one.area_id][0 if one.is_in_group else 1] += 1
    heads = (
        select(Site.area_id, func.sum(Site.head_count))
        .where(is_lived_in(today))
        .group_by(Site.area_id)
    )
    residents = {area_id: int(number or 0) for area_id, number in session.execute(heads)}
    return {
        row.slug: PeopleThere(inside[row.id][0], inside[row.id][1], residents.get(row.id, 0))
        for row in tree.rows
    }
