"""The workbench through HTTP: who comes in, what comes first, side by side, two at once."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.machine_translation import month_of
from helpboard.domain.page import PageState
from helpboard.domain.post import PostState
from helpboard.domain.translating import CLAIM
from helpboard.domain.translation import TranslationStatus
from helpboard.models import GlossaryTerm, MachineUse, Translation
from tests.web.translate.conftest import button, typed

WORK = "/en/translate/"


@pytest.fixture
def group(town):
    return town.group(about="Kaffee und Kuchen mit Duldung.")


@pytest.fixture
def one(group):
    return f"/en/translate/group/{group.id}/ar"


def test_translators_and_coordinators_with_a_second_factor_come_in(as_, one):
    as_().get(WORK, expect=302)
    as_("Alice").get(WORK, expect=403)
    assert "second-factor" in as_("Nora").get(WORK, expect=303).headers["Location"]
    for name in ("Anna", "Carla"):
        as_(name).get(WORK)
        as_(name).get(one)
        assert as_(name).get("/ar/translate/", expect=303).headers["Location"] == "/de/translate/"


def test_a_translator_works_into_the_languages_of_her_profile(as_, group, one):
    page = as_("Anna").get(WORK).text
    assert one in page
    assert "/uk" not in re.findall(r'href="/en/translate/group/[^"]*"', page)
    as_("Anna").get(f"/en/translate/group/{group.id}/uk", expect=403)
    as_("Anna").get(f"{WORK}?to=uk", expect=400)
    as_("Carla").get(f"/en/translate/group/{group.id}/uk")
    as_("Carla").get(f"/en/translate/group/{group.id}/de", expect=404)  # the original itself
    as_("Carla").get(f"/en/translate/group/{group.id}/tlh", expect=404)
    as_("Carla").get("/en/translate/group/99999/ar", expect=404)
    as_("Carla").get("/en/translate/user/1/ar", expect=404)


def test_what_is_not_public_is_nobodys_work(as_, town):
    secret = town.post(state=PostState.PENDING, text="Noch nicht öffentlich.")
    assert "Noch nicht" not in as_("Carla").get(WORK).text
    as_("Carla").get(f"/en/translate/post/{secret.id}/ar", expect=404)


def test_the_list_can_be_narrowed_and_paged(as_, town, group):
    for _ in range(15):
        town.post(text="Ein Rad.")
    page = as_("Carla").get(f"{WORK}?to=ar&kind=post").text
    assert page.count('data-testid="work-item"') == 15
    assert "Café Willkommen" not in page
    page = as_("Carla").get(f"{WORK}?kind=post").text
    assert page.count('data-testid="work-item"') == 25
    following = re.search(r'href="([^"]*after=25[^"]*)"', page)[1].replace("&amp;", "&")
    assert "work-item" in as_("Carla").get(following).text
    assert "work-item" not in as_("Carla").get(f"{WORK}?state=current").text
    for wrong in ("kind=user", "state=gone", "after=x"):
        as_("Carla").get(f"{WORK}?{wrong}", expect=400)


def test_from_finding_work_to_publishing_and_the_original_that_changes(as_, town, group, one):
    town.add(
        GlossaryTerm(
            slug="duldung", word="Duldung", forms=[], explanation="Ein Papier.",
            source_lang="de", state=PageState.PUBLISHED, created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    page = as_("Anna").get(one).text
    assert "<mark>Duldung</mark>" in page
    assert "Ein Papier." in page
    as_("Anna").post(one, data={**button(page), "deed": "claim"}, expect=303)
    page = as_("Anna").get(one).text
    assert "This text is yours until" in page
    assert "Yours until" in as_("Anna").get(WORK).text
    assert "Anna works on this text until" in as_("Bilal").get(one).text
    preview = as_("Anna").post(one, data=typed(page, text_about="قهوة", deed="preview"), expect=200)
    assert 'data-testid="preview"' in preview.text
    as_("Anna").post(one, data=typed(page, text_about="قهوة وكعك", deed="publish"), expect=303)
    assert "قهوة وكعك" in as_().get(f"/ar/groups/{group.slug}").text
    group.about = "Kaffee und Torte mit Duldung."
    town.session.flush()
    page = as_("Anna").get(one).text
    assert 'data-state="outdated"' in page
    changed = re.search(r'data-testid="changed">(.*?)</div>', page, re.S)[1]
    assert "<del>Kuchen</del>" in changed
    assert "<ins>Torte</ins>" in changed
    as_("Anna").post(f"{one}/still_right", data=button(page), expect=303)
    assert 'data-state="current"' in as_("Anna").get(one).text
    group.about = "Kaffee und [[term:duldung]]."
    town.session.flush()
    as_("Anna").post(f"{one}/still_right", data=button(as_("Anna").get(one).text), expect=303)
    page = as_("Anna").get(one).text
    assert "has other fields or blocks than the translation" in page
    assert 'data-state="outdated"' in page


def test_a_second_person_reads_what_waits(as_, session, one):
    page = as_("Anna").get(one).text
    as_("Anna").post(one, data=typed(page, text_about="قهوة", deed="submit"), expect=303)
    assert "waits for a second person" in as_("Bilal").get(WORK).text
    page = as_("Bilal").get(one).text
    assert "قهوة" in page
    as_("Bilal").post(one, data=typed(page, text_about="قهوة", deed="publish"), expect=303)
    assert session.scalars(select(Translation.reviewed_at)).one() is not None
    assert "that a second person has read" in as_("Anna").get(one).text


def test_two_at_once_and_a_claim_that_runs_out_show_both_texts(as_, session, people, one):
    annas = as_("Anna").get(one).text
    as_("Anna").post(one, data={**button(annas), "deed": "claim"}, expect=303)
    annas = as_("Anna").get(one).text
    row = session.scalars(select(Translation)).one()
    row.claimed_until -= CLAIM + timedelta(minutes=1)
    session.flush()
    bilals = as_("Bilal").get(one).text
    as_("Bilal").post(one, data=typed(bilals, text_about="نص بلال", deed="save"), expect=303)
    both = as_("Anna").post(one, data=typed(annas, text_about="نص آنا", deed="publish"), expect=409)
    assert "نص بلال" in both.text
    assert "نص آنا" in both.text
    as_("Anna").post(one, data=typed(both.text, text_about="نص آنا", deed="save"), expect=303)
    page = as_("Anna").get(one).text
    assert "نص بلال" in re.search(r'data-testid="set-aside".*', page, re.S)[0]
    bilals = as_("Bilal").get(one).text
    as_("Bilal").post(one, data={**button(bilals), "deed": "claim"}, expect=303)
    assert "Somebody else is working on this text." in as_("Bilal").get(one).text


def test_what_was_typed_is_saved_when_the_text_is_taken_or_let_go(as_, session, one):
    page = as_("Anna").get(one).text
    for deed in ("claim", "release"):
        as_("Anna").post(one, data=typed(page, text_about="", deed=deed), expect=303)
        assert session.scalars(select(Translation.draft)).one() == {}
        page = as_("Anna").get(one).text
    as_("Anna").post(one, data=typed(page, text_about="قهوة", deed="claim"), expect=303)
    page = as_("Anna").get(one).text
    assert "This text is yours until" in page
    for deed in ("claim", "release"):
        assert re.search(rf'<button[^>]* form="words" name="deed" value="{deed}"', page)
    as_("Anna").post(one, data=typed(page, text_about="قهوة وكعك", deed="release"), expect=303)
    page = as_("Bilal").get(one).text
    assert "قهوة وكعك" in page
    assert "works on this text" not in page


def test_who_takes_a_text_that_others_have_written_since_sees_both(as_, one):
    annas, bilals = as_("Anna").get(one).text, as_("Bilal").get(one).text
    as_("Bilal").post(one, data=typed(bilals, text_about="نص بلال", deed="release"), expect=303)
    both = as_("Anna").post(one, data=typed(annas, text_about="نص آنا", deed="claim"), expect=409)
    assert "نص بلال" in both.text
    assert "نص آنا" in both.text


def test_what_hinders_publishing_is_said_and_a_draft_may_be_as_it_is(as_, session, town):
    post = town.post(text="Rufen Sie [[phone:amt]] an.")
    path = f"/en/translate/post/{post.id}/ar"
    page = as_("Anna").get(path).text
    for wrong in (
        "",
        "اتصل",
        "[[phone:amt]] anna@example.org",
        "[[phone:amt]] [[card:x]]",
        "[[phone:amt]] t.me/anna",
    ):
        data = typed(page, text_text=wrong, deed="publish")
        answer = as_("Anna").post(path, data=data, expect=422)
        assert "text_text-error" in answer.text
    as_("Anna").post(path, data=typed(page, text_text="اتصل", deed="save"), expect=303)
    assert "Please copy these blocks" in as_("Anna").get(path).text
    assert session.scalars(select(Translation.status)).one() is TranslationStatus.DRAFT
    as_("Anna").post(path, data=typed(page, text_text="x\u202ey", deed="save"), expect=422)


def test_an_old_page_loses_nothing(as_, one):
    page = as_("Anna").get(one).text
    data = typed(page, text_about="قهوة", deed="save") | {"csrf_token": "old"}
    answer = as_("Anna").post(one, data=data, expect=422)
    assert "قهوة" in answer.text
    as_("Anna").post(f"{one}/withdraw", data=button(page), expect=303)
    assert "Please look at it again" in as_("Anna").get(one).text


def test_coverage_counts_words(as_, group):
    page = as_("Anna").get("/en/translate/coverage").text
    row = re.search(r'data-lang="ar">(.*?)</tr>', page, re.S)[1]
    assert "<td>5</td>" in row


def test_what_the_machine_did_stands_beside_the_coverage(as_, app, town, monkeypatch):
    assert "given to the machine" not in as_("Anna").get("/en/translate/coverage").text
    board = app.extensions["helpboard"]
    set_up = replace(board, settings=replace(board.settings, translation_url="dummy:"))
    monkeypatch.setitem(app.extensions, "helpboard", set_up)
    town.add(MachineUse(month=month_of(town.now), words=123))
    page = as_("Anna").get("/en/translate/coverage").text
    assert "This month 123 of" in page
