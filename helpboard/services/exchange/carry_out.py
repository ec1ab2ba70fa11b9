"""Carries an import out: all rows or none, with the board's indexes kept true."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, DomainError
from helpboard.domain.organisation import OrganisationState, VerifiedHow
from helpboard.domain.post import PostState
from helpboard.domain.tables.column import Column
from helpboard.domain.tables.sheet import Sheet
from helpboard.models import Area, Group, InfoPage, Organisation, Post, PostFacet, SearchDocument
from helpboard.models.base import Timestamped
from helpboard.services import board_index, facets, search
from helpboard.services.exchange.pages import begin_page, page_before, record_page
from helpboard.services.exchange.people import PeopleCarrier
from helpboard.services.exchange.plan import Around, Plan, Step, Verdict, plan_import
from helpboard.services.exchange.rhythms import add_schedules, bring_about
from helpboard.services.exchange.satellites import (
    DIRECTIONS,
    SATELLITES,
    store_needs,
    store_site_groups,
)
from helpboard.services.exchange.stock import MODELS, REFERRED, own_kind, slug_ids

_AT_ONCE = 500
"""How many posts are indexed with one statement; PostgreSQL takes 65,535 parameters at most."""


class ImportRefusedError(DomainError):
    """The file has problems; nothing was imported. ``plan`` names them all."""

    code = "import_refused"

    def __init__(self, plan: Plan) -> None:
        super().__init__(f"{len(plan.problems)} problems")
        self.plan = plan


class ImportDiffersError(ConflictError):
    """The board has changed since the import was shown; ``plan`` is what it would do now."""

    code = "import_differs"

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.table.name)
        self.plan = plan


def carry_out(
    session: Session,
    *,
    sheet: Sheet,
    around: Around,
    shown: str = "",
    earlier: Plan | None = None,
) -> Plan:
    """Import ``sheet`` as planned now, or raise and change nothing. The caller commits.

    A plan that was made ``earlier``, before anybody had to wait, saves planning while it is true.
    Raises ImportRefusedError for mistakes and ImportDiffersError when the plan has another digest
    than ``shown``. ``around.advance`` is called twice a row: when it is planned and when it is
    written.
    """
    plan = plan_import(session, sheet=sheet, around=around, earlier=earlier)
    if plan.problems:
        raise ImportRefusedError(plan)
    if shown and plan.digest() != shown:
        raise ImportDiffersError(plan)
    if plan.table.name == "people":
        _carry_people(session, plan, around)
        return plan
    ids = {kind: slug_ids(session, kind) for kind in REFERRED}
    carrier = _Carrier(session, plan, around, ids)
    entities = carrier.make_new()
    touched = []
    for step in plan.steps:
        if step.verdict is not Verdict.UNCHANGED:
            carrier.change(entities[step.row], step)
            touched.append(entities[step.row])
        around.advance()
    session.flush()
    bring_indexes_up_to_date(session, touched)
    return plan


def _carry_people(session: Session, plan: Plan, around: Around) -> None:
    areas = slug_ids(session, "area")
    carrier = PeopleCarrier(session, areas, around.now, around.by_id)
    new = [step for step in plan.steps if step.verdict is Verdict.NEW]
    made = {
        step.row: person
        for step, person in zip(new, carrier.make([step.values for step in new]), strict=True)
    }
    for step in plan.steps:
        if step.verdict is not Verdict.UNCHANGED:
            changed = frozenset(difference.column for difference in step.differences)
            carrier.change(made.get(step.row, step.entity), step.values, changed)
        around.advance()
    session.flush()


@dataclass(slots=True)
class _Carrier:
    session: Session
    plan: Plan
    around: Around
    ids: dict[str, dict[str, int]]

    def make_new(self) -> dict[int, Any]:
        """Add what is new and return the entity of every row; parents are set later."""
        own = own_kind(self.plan.table)
        entities = {step.row: step.entity for step in self.plan.steps}
        for step in self.plan.steps:
            if step.verdict is Verdict.NEW:
                entities[step.row] = self._make(step, own)
        self.session.flush()
        if own:
            self.ids[own] = slug_ids(self.session, own)
        return entities

    def _make(self, step: Step, own: str) -> Any:
        entity = MODELS[self.plan.table.name]()
        for column in self.plan.table.columns:
            if column.refers_to == own and own:
                continue
            self._set_plain(entity, column, step.values)
        if isinstance(entity, Area):
            entity.path = ""
        if isinstance(entity, InfoPage):
            begin_page(self.session, entity)
        if isinstance(entity, Timestamped):
            entity.created_at = entity.updated_at = self.around.now
        self.session.add(entity)
        return entity

    def change(self, entity: Any, step: Step) -> None:
        """Give ``entity`` the values that differ."""
        changed = {difference.column for difference in step.differences}
        said = page_before(entity, is_new=step.verdict is Verdict.NEW)
        for name in sorted(changed):
            column = self.plan.table.column(name)
            if name in SATELLITES:
                is_new = step.verdict is Verdict.NEW
                self._set_satellite(entity, name, step.values[name], is_new=is_new)
            else:
                self._set_plain(entity, column, step.values)
        if isinstance(entity, Timestamped):
            entity.updated_at = self.around.now
        self._set_what_follows(entity, changed)
        if isinstance(entity, InfoPage):
            record_page(self.session, entity, before=said, now=self.around.now)

    def _set_plain(self, entity: Any, column: Column, values: Mapping[str, Any]) -> None:
        value = values[column.name]
        if column.name in SATELLITES or column.name == "id":
            return
        if column.refers_to:
            number = None if value is None else self.ids[column.refers_to][value]
            setattr(entity, f"{column.name}_id", number)
        else:
            setattr(entity, column.name, value)

    def _set_satellite(self, entity: Any, name: str, value: Sequence[Any], *, is_new: bool) -> None:
        if name in DIRECTIONS:
            store_needs(self.session, entity, column=name, needs=value, is_new=is_new)
        elif name == "schedules" and is_new:
            add_schedules(self.session, entity, value)
        elif name == "schedules":
            now, zone, by_id = self.around.now, self.around.zone, self.around.by_id
            bring_about(self.session, entity, value, now=now, zone=zone, by_id=by_id)
        else:
            numbers = [self.ids["group"][slug] for slug in value]
            store_site_groups(self.session, entity, group_ids=numbers)

    def _set_what_follows(self, entity: Any, changed: set[str]) -> None:
        if isinstance(entity, Organisation) and "state" in changed:
            is_verified = entity.state is OrganisationState.VERIFIED
            entity.verified_at = self.around.now if is_verified else None
            entity.verified_by = self.around.by_id if is_verified else None
            entity.verified_how = VerifiedHow.KNOWN.value if is_verified else ""
        if isinstance(entity, Post) and entity.state is PostState.PUBLISHED:
            entity.first_published_at = entity.first_published_at or entity.published_at


def bring_indexes_up_to_date(session: Session, touched: Iterable[Any]) -> None:
    """Make every index say of ``touched`` entities what is true now.

    This is the one place where an import tells the indexes of posts, organisations and groups.
    """
    touched = list(touched)
    posts = [entity for entity in touched if isinstance(entity, Post)]
    organisations = [entity for entity in touched if isinstance(entity, Organisation)]
    for chunk in _chunks(organisations):
        search.index_organisations(session, chunk)
    for entity in touched:
        if isinstance(entity, Group):
            search.index_group(session, entity)
    if any(isinstance(entity, Area) for entity in touched):
        posts += _posts_of_moved_areas(session)
    _index_posts(session, posts)
    if any(isinstance(entity, Area) for entity in touched):
        search.reindex_all(session)  # documents carry the names of their areas
    if posts:
        facets.recount(session)


def _index_posts(session: Session, posts: Iterable[Post]) -> None:
    for chunk in _chunks(posts):
        ids = [post.id for post in chunk]
        session.execute(delete(PostFacet).where(PostFacet.post_id.in_(ids)))
        session.execute(delete(SearchDocument).where(SearchDocument.post_id.in_(ids)))
        board_index.index_posts(session, chunk)


def _chunks(things: Iterable[Any]) -> Iterator[list[Any]]:
    stream = iter(things)
    while chunk := list(islice(stream, _AT_ONCE)):
        yield chunk


def _posts_of_moved_areas(session: Session) -> list[Post]:
    """Write every area's path anew; return the public posts of areas whose path has changed."""
    areas = {area.id: area for area in session.scalars(select(Area))}
    moved = []
    for area in areas.values():
        above = [str(step.id) for step in _upwards(area, areas)]
        path = f"/{'/'.join(reversed(above))}/"
        if area.path != path:
            area.path = path
            moved.append(area.id)
    session.flush()
    statement = select(Post).where(Post.area_id.in_(moved), Post.state == PostState.PUBLISHED)
    return list(session.scalars(statement.order_by(Post.id)))


def _upwards(area: Area, areas: Mapping[int, Area]) -> Iterator[Area]:
    step: Area | None = area
    while step is not None:
        yield step
        step = None if step.parent_id is None else areas[step.parent_id]
