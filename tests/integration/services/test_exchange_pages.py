"""Information pages come in and go out as tables."""

import pytest
from sqlalchemy import select

from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.tables import PAGES
from helpboard.models import ContentRevision, InfoPage, PageAddress
from tests.integration.services.exchange_desk import MOMENT, Exchange, changes, verdicts, wrong


@pytest.fixture
def exchange(session):
    return Exchange(session, MOMENT)


def row(path, **cells):
    parent = path.rpartition("/")[0]
    return {"path": path, "parent": parent, "title": "Titel", **cells}


def test_a_tree_comes_in_whatever_the_order_of_its_rows(town, session, exchange):
    exchange.carry_out(
        PAGES,
        row("wohnen/miete/kaution", body="Geld"),
        row("wohnen/miete", audience="newcomers"),
        row("wohnen", audience="engaged", state="published", checked_at="2026-11-01T10:00:00Z"),
    )
    pages = {page.path: page for page in session.scalars(select(InfoPage))}
    assert pages["wohnen/miete/kaution"].parent_id == pages["wohnen/miete"].id
    assert pages["wohnen/miete/kaution"].slug == "kaution"
    assert {page.audience for page in pages.values()} == {PageAudience.ENGAGED}
    assert pages["wohnen/miete"].state is PageState.DRAFT


def test_a_changed_text_is_a_revision_and_the_same_text_is_none(town, session, exchange):
    exchange.carry_out(PAGES, row("wohnen", body="Eins"))
    exchange.carry_out(PAGES, row("wohnen", body="Zwei"))
    plan = exchange.carry_out(PAGES, row("wohnen", body="Zwei"))
    assert verdicts(plan) == ["unchanged"]
    said = session.scalars(select(ContentRevision).order_by(ContentRevision.id)).all()
    assert [one.fields["body"] for one in said] == ["Eins", "Zwei"]
    assert ("body", "Zwei", "Drei") in changes(exchange.plan(PAGES, row("wohnen", body="Drei")))


def test_a_new_page_takes_the_address_that_another_once_had(town, session, exchange):
    exchange.carry_out(PAGES, row("wohnen"))
    page = session.scalars(select(InfoPage)).one()
    town.add(PageAddress(path="alt", page_id=page.id))
    exchange.carry_out(PAGES, row("alt"))
    assert session.scalars(select(PageAddress)).all() == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row("a", parent="b"), row("b", parent="a")], (2, "parent", Wrong.OWN_ANCESTOR)),
        ([row("a", parent="a")], (2, "parent", Wrong.OWN_ANCESTOR)),
        ([row("a/b", parent="")], (2, "parent", Wrong.PARENT_AND_PATH)),
        ([row("c"), row("a/b", parent="c")], (3, "parent", Wrong.PARENT_AND_PATH)),
        ([row("nirgends/b")], (2, "parent", Wrong.UNKNOWN_REFERENCE)),
        ([row("a/b/c/d/e/f/g")], (2, "path", Wrong.TOO_DEEP)),
        ([row("Wohnen!")], (2, "path", Wrong.NOT_A_SLUG)),
        ([row("a", body="x" * 40_001)], (2, "body", Wrong.TOO_LONG)),
        ([row("reports")], (2, "path", Wrong.PATH_TAKEN)),
        ([row("a", audience="nobody")], (2, "audience", Wrong.UNKNOWN_CODE)),
    ],
)
def test_a_tree_that_cannot_be_is_refused_with_row_and_column(town, session, exchange, rows, found):
    assert found in wrong(exchange.plan(PAGES, *rows))
    assert session.scalars(select(InfoPage)).all() == []


@pytest.mark.parametrize("state", ["published", "hidden"])
def test_what_was_public_once_is_never_a_draft_again(town, session, exchange, state):
    exchange.carry_out(PAGES, row("wohnen", state=state))
    plan = exchange.plan(PAGES, row("neu"), row("wohnen", state="draft"))
    assert wrong(plan) == [(3, "state", Wrong.ILLEGAL_PAGE_MOVE)]
    other = "hidden" if state == "published" else "published"
    exchange.carry_out(PAGES, row("wohnen", state=other))
    assert session.scalars(select(InfoPage.state)).one() is PageState(other)
