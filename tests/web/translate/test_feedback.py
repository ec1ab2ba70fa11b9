"""Readers say what they did not understand; translators take it off the list."""

import re

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupState
from helpboard.domain.translation import FeedbackKind, ItemKind
from helpboard.models import ReaderFeedback
from helpboard.queries import reader_feedback
from helpboard.services.reader_feedback import Feedback, give_feedback
from tests.directory import asked, counter, place, service
from tests.web.info.pages import page, term
from tests.web.signing_in import token_in
from tests.web.translate.conftest import button


@pytest.fixture
def group(town):
    return town.group()


@pytest.fixture
def form(group):
    return f"/ar/feedback?about=group:{group.id}"


def say(browser, form, expect=303, **values):
    data = {"csrf_token": token_in(browser.get(form).text), "kind": "not-understood", **values}
    return browser.post(form, data=data, expect=expect)


def test_a_reader_needs_no_account_and_leaves_no_name(as_, session, group, form):
    assert f"feedback?about=group:{group.id}" in as_().get(f"/ar/groups/{group.slug}").text
    answer = say(as_(), form, text="ما معنى هذا؟")
    assert group.name in as_().get(answer.headers["Location"]).text
    row = session.scalars(select(ReaderFeedback)).one()
    assert (row.lang, row.text) == ("ar", "ما معنى هذا؟")
    page = as_("Anna").get("/en/translate/feedback").text
    assert "ما معنى هذا؟" in page
    as_("Anna").post(f"/en/translate/feedback/{row.id}", data=button(page), expect=303)
    assert "feedback-item" not in as_("Anna").get("/en/translate/feedback").text


def test_a_word_that_was_not_understood_stands_at_its_place_in_the_glossary(browser, town):
    asked = browser.get(f"/ar/feedback?about=term:{term(town).id}").text
    assert "/ar/glossary/#term-duldung" in asked


def _shown(town):
    """Return by its address what each page shows of whose words."""
    office, house = town.organisation("Bürgerbüro"), place(town)
    course, desk = service(town, office, place_id=house.id), counter(town, house, office)
    asked(town, desk, "letter")
    word, text = term(town), page(town, body="Was heißt Duldung?")
    return [
        (f"organisations/{office.slug}", "service", course),
        (f"places/{house.slug}", "service", course),
        (f"places/{house.slug}", "counter", desk),
        (f"places/{house.slug}/slip?concern=letter", "counter", desk),
        ("glossary/", "term", word),
        (f"info/{text.path}", "term", word),
    ]


def test_services_counters_and_words_are_asked_about_where_they_are_read(as_, town):
    for number, (address, kind, thing) in enumerate(_shown(town)):
        link = f"/ar/feedback?about={kind}:{thing.id}"
        assert f'href="{link}"' in as_().get(f"/ar/{address}").text, (address, kind)
        say(as_(), link, text=f"ما هذا {number}")
        desk = as_("Anna").get("/en/translate/feedback").text
        assert f"ما هذا {number}" in desk
        assert f"/en/translate/{kind}/{thing.id}/ar" in desk


def test_asking_about_something_discreet_is_as_discreet_as_reading_it(as_, town):
    above = page(town, "gewalt", is_discreet=True)
    discreet = {
        "page": page(town, "gewalt/beratung", parent_id=above.id),
        "post": town.post("women", text="Wir treffen uns."),
        "organisation": town.organisation(topics=["sewing", "women"]),
        "group": town.group(topics=["women"]),
    }
    for kind, thing in discreet.items():
        for path in ("feedback", "feedback/received"):
            shown = as_().get(f"/en/{path}?about={kind}:{thing.id}").text
            assert "<title>Board · " in shown, (kind, path)
            assert "data-leave" in shown
    shown = as_().get(f"/en/feedback?about=group:{town.group().id}").text
    assert "<title>I did not understand this text · " in shown


def test_a_text_without_words_is_not_asked_about(browser, town):
    office, house = town.organisation("Bürgerbüro"), place(town)
    service(town, office, about="")
    counter(town, house, office, papers="")
    for address in (f"organisations/{office.slug}", f"places/{house.slug}"):
        assert not re.search("about=(service|counter):", browser.get(f"/de/{address}").text)


def test_only_who_translates_into_a_language_sees_what_its_readers_say(as_, session, form):
    say(as_(), form.replace("/ar/", "/uk/"), text="Незрозуміло")
    assert "Незрозуміло" not in as_("Anna").get("/en/translate/feedback").text
    assert "Незрозуміло" in as_("Carla").get("/en/translate/feedback").text
    row = session.scalars(select(ReaderFeedback)).one()
    page = as_("Carla").get("/en/translate/feedback").text
    as_("Anna").post(f"/en/translate/feedback/{row.id}", data=button(page), expect=403)


def feedback(session, group, text, now):
    said = Feedback(
        kind=ItemKind.GROUP,
        thing_id=group.id,
        lang="ar",
        feedback=FeedbackKind.NOT_UNDERSTOOD,
        text=text,
    )
    give_feedback(session, said=said, now=now)


@pytest.mark.parametrize("about", ["", "group", "group:", "group:0", "user:1", "group:99999999999"])
def test_nonsense_is_about_nothing(as_, about):
    as_().get(f"/de/feedback?about={about}", expect=404)


def test_it_says_nothing_of_what_is_not_public(as_, town):
    closed = town.group(state=GroupState.CLOSED)
    as_().get(f"/de/feedback?about=group:{closed.id}", expect=404)


def test_ways_to_reach_somebody_are_refused_and_the_words_stay(as_, session, form):
    for values in ({"text": "Rufen Sie 0151 23456789 an"}, {"kind": "x"}, {"csrf_token": "old"}):
        answer = say(as_(), form, expect=422, **values)
        assert values.get("text", "") in answer.text
    assert session.scalars(select(ReaderFeedback)).all() == []


def test_thirty_an_hour_are_enough(as_, form):
    for number in range(30):
        say(as_(), form, text=f"Nr. {number}")
    say(as_(), form, text="mehr", expect=429)


def test_what_is_not_public_any_more_takes_nobodys_place_on_the_list(
    as_, session, town, now, monkeypatch
):
    monkeypatch.setattr(reader_feedback, "MOST_SHOWN", 2)
    gone, there = town.group(), town.group()
    for number in range(3):
        feedback(session, gone, f"Nr. {number}", now)
    feedback(session, there, "Wer ist gemeint?", now)
    gone.state = GroupState.CLOSED
    session.commit()
    page = as_("Anna").get("/en/translate/feedback").text
    assert "Wer ist gemeint?" in page
    assert "Nr. 1" not in page
