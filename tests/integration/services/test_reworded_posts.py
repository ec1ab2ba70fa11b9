"""When a post says something else, no language goes on saying what it said before."""

import pytest

from helpboard.adapters.translators.dummy import Dummy
from helpboard.domain.decision import Judgement, Verdict
from helpboard.domain.post import PostState
from helpboard.domain.translation import ItemKind, Origin, TranslationStatus
from helpboard.queries.machine_work import wanted
from helpboard.queries.translations import source_of, words_for
from helpboard.services.moderation import decide
from tests.integration.services.posting_desk import BERLIN
from tests.integration.services.posting_desk import desk as desk
from tests.integration.services.posting_desk import trude as trude
from tests.translating import machine_translated, translated

OLD = "Ein Rad. Klingeln Sie im dritten Stock."
NEW = "Ein Rad."


@pytest.fixture
def post(town, trude):
    return town.post(author_id=trude.user_id, text=OLD)


@pytest.fixture
def arabic(town, post):
    return translated(town, ItemKind.POST, post, "ar", {"text": "دراجة. رنّوا."})


def read(session, post, tag):
    return words_for(session, ItemKind.POST, {post.id: source_of(ItemKind.POST, post)}, tag)[
        post.id
    ]


def test_translations_leave_with_the_words_that_their_author_took_back(
    session, town, desk, trude, post, arabic, now
):
    english = machine_translated(town, ItemKind.POST, post, "en", {"text": "A bike. Ring."})
    desk.edit(trude, post, text=OLD.replace(" ", "  "))
    assert read(session, post, "ar").fields["text"] == "دراجة. رنّوا."
    desk.edit(trude, post, text=NEW)
    assert {read(session, post, tag).fields["text"] for tag in ("ar", "en")} == {NEW}
    assert (arabic.status, arabic.draft) == (TranslationStatus.DRAFT, {"text": "دراجة. رنّوا."})
    assert (arabic.draft_source, arabic.reviewed_at) == ({"text": OLD}, None)
    assert (english.origin, english.draft) == (Origin.MACHINE, {})
    again = wanted(session, langs=["en"], speaks=Dummy().speaks, now=now, limit=5)
    assert [work.key for work in again] == [(ItemKind.POST, post.id)]


def test_translations_leave_with_the_words_that_the_desk_corrected(
    session, desk, post, arabic, now
):
    post.state, arabic.draft = PostState.PENDING, {"text": "مسودة"}
    session.flush()
    decide(
        session,
        post=post,
        moderator=desk.carla,
        judgement=Judgement(verdict=Verdict.CORRECT, text=NEW, sentence="Bitte ohne Stockwerk."),
        now=now,
        zone=BERLIN,
    )
    assert read(session, post, "ar").fields["text"] == NEW
    assert (arabic.draft, arabic.set_aside[0]["fields"]) == (
        {"text": "مسودة"},
        {"text": "دراجة. رنّوا."},
    )
