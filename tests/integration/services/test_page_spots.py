"""However pages are moved, the tree stays a tree, and no address that was public is lost."""

import random

import pytest
from sqlalchemy import select

from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.fields import FieldsError
from helpboard.domain.page import PageState
from helpboard.domain.policy import Actor
from helpboard.models import InfoPage, PageAddress
from helpboard.services import pages

SLUGS = ("a", "b", "c")


def _check(session):
    rows = {row.id: row for row in session.scalars(select(InfoPage))}
    for row in rows.values():
        parts, above = [row.slug], row
        while above.parent_id is not None:
            above = rows[above.parent_id]
            parts.insert(0, above.slug)
            assert len(parts) <= 6
        assert row.path == "/".join(parts)
        assert row.audience is above.audience
    old = set(session.scalars(select(PageAddress.path)))
    assert old.isdisjoint(row.path for row in rows.values())
    return {row.path for row in rows.values()} | old


@pytest.mark.parametrize("seed", range(3))
def test_moves_keep_the_tree_whole_and_every_public_address_leads_somewhere(
    session, town, now, seed
):
    chance = random.Random(seed)
    carla = Actor(user_id=town.person().id, coordinates=frozenset({town.home.id}))
    mine = {"actor": carla, "home_id": town.home.id, "now": now}
    ids, public, refused = [], set(), 0
    for step in range(60):
        spot = {
            "parent": str(chance.choice([*ids, ""])),
            "audience": chance.choice(["newcomers", "engaged"]),
            "slug": chance.choice(SLUGS),
        }
        try:
            if step < 12:
                typed = {**spot, "title": "Seite", "source_lang": "de"}
                page = pages.create_page(session, typed=typed, **mine)
                ids.append(page.id)
                pages.set_state(session, page_id=page.id, state=PageState.PUBLISHED, **mine)
            else:
                page = session.get(InfoPage, chance.choice(ids), populate_existing=True)
                version = page.version
                pages.move_page(session, page_id=page.id, typed=spot, version=version, **mine)
        except FieldsError:
            refused += 1
        session.expire_all()
        there = _check(session)
        assert public <= there
        public |= there
    assert 0 < refused < 50


def test_only_who_looks_after_the_home_area_writes(session, town, now):
    for coordinates in (frozenset(), frozenset({town.mitte.id})):
        actor = Actor(user_id=1, coordinates=coordinates)
        with pytest.raises(NotAllowedError):
            pages.create_page(
                session,
                actor=actor,
                home_id=town.home.id,
                typed={"title": "A", "audience": "newcomers", "source_lang": "de"},
                now=now,
            )
    assert session.scalars(select(InfoPage)).all() == []


def test_no_page_stands_where_the_reports_are(session, town, now):
    carla = Actor(user_id=town.person().id, coordinates=frozenset({town.home.id}))
    mine = {"actor": carla, "home_id": town.home.id, "now": now}
    typed = {"title": "Reports", "audience": "newcomers", "source_lang": "de"}
    with pytest.raises(FieldsError) as refused:
        pages.create_page(session, typed=typed, **mine)
    assert [problem.code for problem in refused.value.problems] == ["address_taken"]
    above = pages.create_page(session, typed={**typed, "title": "A"}, **mine)
    below = pages.create_page(session, typed={**typed, "parent": str(above.id)}, **mine)
    assert below.path == "a/reports"


@pytest.mark.parametrize(
    ("state", "wanted", "is_allowed"),
    [
        ("draft", "published", True),
        ("published", "hidden", True),
        ("hidden", "published", True),
        ("draft", "draft", True),
        ("draft", "hidden", False),
        ("published", "draft", False),
        ("hidden", "draft", False),
    ],
)
def test_what_was_public_is_never_a_draft_again(session, town, now, state, wanted, is_allowed):
    carla = Actor(user_id=town.person().id, coordinates=frozenset({town.home.id}))
    mine = {"actor": carla, "home_id": town.home.id, "now": now}
    typed = {"title": "A", "audience": "newcomers", "source_lang": "de"}
    page = pages.create_page(session, typed=typed, **mine)
    page.state = PageState(state)
    session.flush()
    if is_allowed:
        pages.set_state(session, page_id=page.id, state=PageState(wanted), **mine)
        assert page.state == wanted
    else:
        with pytest.raises(IllegalMoveError):
            pages.set_state(session, page_id=page.id, state=PageState(wanted), **mine)
