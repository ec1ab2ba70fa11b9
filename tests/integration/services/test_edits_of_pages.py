"""What an edit of a page does to its translations."""

import pytest

from helpboard.domain.policy import Actor
from helpboard.domain.translation import ItemKind, Origin, TranslationState, TranslationStatus
from helpboard.models import Translation
from helpboard.queries.translation_states import source_revisions, states_of
from helpboard.services import pages
from helpboard.services.content_items import Said, item_of, record_revision
from helpboard.services.pages import source_of

WORDS = {"title": "Wohnen", "summary": "", "body": "Die Miete ist hoch."}


@pytest.fixture
def mine(town, now):
    carla = Actor(user_id=town.person("Carla").id, coordinates=frozenset({town.home.id}))
    return {"actor": carla, "home_id": town.home.id, "now": now}


@pytest.fixture
def page(session, mine, now):
    """A page that is translated into Arabic."""
    typed = {**WORDS, "audience": "newcomers", "source_lang": "de"}
    page = pages.create_page(session, typed=typed, **mine)
    item = item_of(session, ItemKind.PAGE, page.id)
    said = Said(lang="ar", fields={"title": "السكن"}, made_from=WORDS)
    revision = record_revision(session, item=item, said=said, now=now)
    session.add(
        Translation(
            item_id=item.id,
            lang="ar",
            status=TranslationStatus.PUBLIC,
            origin=Origin.HUMAN,
            revision_id=revision.id,
            source_hash=revision.source_hash,
            draft={},
            updated_at=now,
        )
    )
    session.flush()
    return page


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"body": "Die  Miete ist hoch.\n\n"}, TranslationState.CURRENT),
        ({"is_discreet": True}, TranslationState.CURRENT),
        ({"body": "Die Miete ist sehr hoch."}, TranslationState.OUTDATED),
        ({"title": "Wohnung"}, TranslationState.OUTDATED),
        ({"body": "Die Miete ist hoch!", "is_small": True}, TranslationState.CURRENT),
    ],
)
def test_only_changed_words_outdate_a_translation_and_a_small_edit_does_not(
    session, page, mine, changed, state
):
    typed = {**WORDS, **changed}
    pages.change_page(session, page_id=page.id, typed=typed, version=page.version, **mine)
    found = states_of(session, ItemKind.PAGE, {page.id: source_of(page)}, now=page.updated_at)
    assert found == {page.id: {"ar": state}}


def test_each_change_of_words_is_a_revision_and_going_back_is_one_more(session, page, mine):
    typed = {**WORDS, "body": "Anders"}
    pages.change_page(session, page_id=page.id, typed=typed, version=page.version, **mine)
    same = {**typed, "is_discreet": True}
    pages.change_page(session, page_id=page.id, typed=same, version=page.version, **mine)
    rows = source_revisions(session, ItemKind.PAGE, page.id, "de")
    assert [row.fields["body"] for row in rows] == ["Anders", WORDS["body"]]
    first = rows[-1].id
    pages.go_back(session, page_id=page.id, revision_id=first, version=page.version, **mine)
    rows = source_revisions(session, ItemKind.PAGE, page.id, "de")
    assert [row.fields["body"] for row in rows] == [WORDS["body"], "Anders", WORDS["body"]]
    assert (page.is_discreet, rows[0].by) == (True, "Carla")
    found = states_of(session, ItemKind.PAGE, {page.id: source_of(page)}, now=page.updated_at)
    assert found[page.id]["ar"] is TranslationState.CURRENT
