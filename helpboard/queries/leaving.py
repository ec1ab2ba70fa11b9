"""Which public texts may leave the house, to be translated by somebody else's machine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.machine_translation import Standing, may_leave
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.page import PageState
from helpboard.domain.topics import TOPICS, has_discreet
from helpboard.domain.translation import ItemKind
from helpboard.models import Counter, Group, InfoPage, Organisation, Service
from helpboard.queries.translatable import Translatable, translatable, translatable_one

_Standings = Mapping[int, Standing]


def things_that_may_leave(session: Session, *, now: datetime) -> list[Translatable]:
    """Read all public things whose words may be given to a machine."""
    things = translatable(session, now=now)
    standings = {kind: standing_of(session) for kind, standing_of in _STANDINGS.items()}
    return [thing for thing in things if may_leave(_standing(thing, standings))]


def thing_that_may_leave(
    session: Session, kind: ItemKind, thing_id: int, *, now: datetime
) -> Translatable | None:
    """Read one thing; None when it is not public, or its words may not be given to a machine."""
    try:
        thing = translatable_one(session, kind, thing_id, now=now)
    except NotFoundError:
        return None
    standings = {kind: _STANDINGS[kind](session)} if kind in _STANDINGS else {}
    return thing if may_leave(_standing(thing, standings)) else None


def is_discreet_thing(session: Session, thing: Translatable) -> bool:
    """Tell whether a public thing is about something that must leave no trace (rule 12)."""
    kind = thing.kind
    standings = {kind: _STANDINGS[kind](session)} if kind in _STANDINGS else {}
    standing = _standing(thing, standings)
    return standing.is_discreet or has_discreet(code for code in standing.topics if code in TOPICS)


def pages_for_people(session: Session) -> frozenset[int]:
    """Return the pages whose words only people may translate: discreet ones, law, medicine."""
    return frozenset(
        page_id
        for page_id, standing in _pages(session).items()
        if standing.is_discreet or standing.is_for_people_only
    )


def _standing(thing: Translatable, standings: Mapping[ItemKind, _Standings]) -> Standing:
    """Return what decides about a thing; one that nothing is known of stays."""
    if thing.kind is ItemKind.POST:
        return Standing(is_public=True, is_post=True, topics=(thing.topic,))
    if thing.kind in standings:
        return standings[thing.kind].get(thing.id, Standing(is_public=False))
    return Standing(is_public=True)


def _pages(session: Session) -> _Standings:
    """A page is as public and as discreet as everything above it; one in a circle is neither."""
    rows = {
        row.id: row
        for row in session.execute(
            select(
                *(InfoPage.id, InfoPage.parent_id, InfoPage.state),
                *(InfoPage.is_discreet, InfoPage.for_people_only),
            )
        )
    }
    return {row.id: _page_standing([*_line(row, rows)], rows) for row in rows.values()}


def _line(row: Any, rows: Mapping[int, Any]) -> Iterator[Any]:
    for _ in rows:
        yield row
        if row.parent_id is None:
            return
        row = rows[row.parent_id]


def _page_standing(line: Sequence[Any], rows: Mapping[int, Any]) -> Standing:
    return Standing(
        is_public=line[-1].parent_id is None
        and all(one.state is PageState.PUBLISHED for one in line),
        is_discreet=any(one.is_discreet for one in line),
        is_for_people_only=line[0].for_people_only,
    )


def _organisations(session: Session) -> _Standings:
    rows = session.execute(select(Organisation.id, Organisation.state, Organisation.topics))
    return {row.id: _of_organisation(row.state, row.topics) for row in rows}


def _services(session: Session) -> _Standings:
    rows = session.execute(
        select(Service.id, Service.topic, Organisation.state, Organisation.topics).join(
            Organisation, Organisation.id == Service.organisation_id
        )
    )
    return {row.id: _of_organisation(row.state, [*row.topics, row.topic]) for row in rows}


def _counters(session: Session) -> _Standings:
    rows = session.execute(
        select(Counter.id, Counter.concerns, Organisation.state, Organisation.topics).join(
            Organisation, Organisation.id == Counter.organisation_id
        )
    )
    return {row.id: _of_organisation(row.state, [*row.topics, *row.concerns]) for row in rows}


def _of_organisation(state: OrganisationState, topics: Sequence[str]) -> Standing:
    return Standing(is_public=state is OrganisationState.VERIFIED, topics=tuple(topics))


def _groups(session: Session) -> _Standings:
    rows = session.execute(select(Group.id, Group.state, Group.topics))
    return {
        row.id: Standing(is_public=row.state is GroupState.ACTIVE, topics=tuple(row.topics))
        for row in rows
    }


_STANDINGS: Final[Mapping[ItemKind, Callable[[Session], _Standings]]] = MappingProxyType(
    {
        ItemKind.PAGE: _pages,
        ItemKind.COUNTER: _counters,
        ItemKind.ORGANISATION: _organisations,
        ItemKind.GROUP: _groups,
        ItemKind.SERVICE: _services,
    }
)
