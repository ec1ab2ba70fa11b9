import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupState
from helpboard.domain.post import PostKind
from helpboard.domain.proposal import ProposalKind, ProposalState
from helpboard.models import HelpRole, Proposal, Volunteer, VolunteerTopic
from helpboard.services import volunteers
from tests.web.accounts.test_login import token_of

PAGE = "/de/my/profile"


def answer(browser, step, expect=303, **typed):
    page = browser.get(f"{PAGE}/{step}").text
    version = page.partition('name="version"')[2].partition('value="')[2].partition('"')[0]
    form = {"csrf_token": token_of(page), "version": version, **typed}
    return browser.post(f"{PAGE}/{step}", data=form, expect=expect)


def profile_of(session, person):
    return session.get(Volunteer, person.id)


def proposal_to(town, person):
    group = town.group()
    return town.add(
        Proposal(
            kind=ProposalKind.JOINING,
            state=ProposalState.PROPOSED,
            user_id=person.id,
            group_id=group.id,
            reasons={},
            lapses_at=town.now,
            created_at=town.now,
            updated_at=town.now,
        )
    )


def test_a_visitor_is_sent_to_log_in(browser, town):
    for path in (PAGE, f"{PAGE}/times", f"{PAGE}/delete"):
        assert "/account/login" in browser.get(path, expect=302).location


def test_who_has_said_nothing_is_invited_to_begin_with_the_times(as_alice, session):
    page = as_alice.get(PAGE)
    assert page.headers["Cache-Control"] == "no-store"
    assert f'href="{PAGE}/times"' in page.text
    assert "data-step" not in page.text
    assert f'href="{PAGE}"' in as_alice.get("/de/my/").text
    assert session.scalars(select(Volunteer)).all() == []


def test_each_answer_leads_to_the_next_question_and_at_the_end_to_all_of_it(
    as_alice, alice, town, session
):
    way = [
        answer(as_alice, "times", **{"when.slot": ["mon-evening", "wed-morning"]}),
        answer(as_alice, "topics", topics=["tandem", "sport"]),
        answer(as_alice, "languages", **{"languages.1": "ar", "languages.1.level": "C2"}),
        answer(as_alice, "where", area="ludwigsburg-ossweil", max_travel="30"),
        answer(as_alice, "consent", answer="yes"),
        answer(as_alice, "hours", hours_week="3"),
        answer(as_alice, "about", is_of_age="yes", is_woman="yes"),
        answer(as_alice, "shown", shows_name="y"),
    ]
    steps = ["topics", "languages", "where", "consent", "hours", "about", "shown"]
    assert [one.location for one in way] == [*(f"{PAGE}/{step}" for step in steps), PAGE]
    row = profile_of(session, alice)
    assert row.when == {"kind": "weekly", "slots": [[0, 1080, 1440], [2, 360, 720]]}
    assert row.languages == {"ar": "C2"}
    assert (row.area_id, row.max_travel, row.hours_week) == (town.ossweil.id, 30, 3)
    assert (row.is_of_age, row.is_woman, row.has_licence) == (True, True, None)
    assert (row.shows_name, row.shows_phone, row.consent_source) == (True, False, "self")
    indexed = session.scalars(
        select(VolunteerTopic.topic).where(VolunteerTopic.user_id == alice.id)
    )
    assert sorted(indexed) == ["sport", "tandem"]
    page = as_alice.get(PAGE).text
    assert "Oßweil" in page
    assert "C2" in page
    assert "18:00" in page


def test_every_question_can_be_skipped_and_an_answered_one_is_not_asked_again(as_alice):
    assert f'href="{PAGE}/topics"' in as_alice.get(f"{PAGE}/times").text
    answer(as_alice, "topics", topics=["tandem"])
    assert f'href="{PAGE}/languages"' in as_alice.get(f"{PAGE}/times").text
    assert answer(as_alice, "topics", topics=["sport"]).location == PAGE


def test_what_was_said_stands_in_the_form_again(as_alice):
    answer(
        as_alice, "times", **{"when.day.1": "tue", "when.start.1": "18:30", "when.end.1": "20:00"}
    )
    page = as_alice.get(f"{PAGE}/times").text
    assert 'value="18:30"' in page
    answer(as_alice, "about", is_of_age="no")
    page = as_alice.get(f"{PAGE}/about").text
    assert 'name="is_of_age" value="no" checked' in page
    answer(as_alice, "shown", shows_phone="y")
    page = as_alice.get(f"{PAGE}/shown").text
    assert re.findall(r'<input checked [^>]*name="(\w+)"', page) == ["shows_phone"]


def test_nearly_always_is_kept_until_times_are_ticked(as_alice, alice, session):
    answer(as_alice, "times", when="flexible")
    assert profile_of(session, alice).when == {"kind": "flexible"}
    answer(as_alice, "times", keep="flexible")
    assert profile_of(session, alice).when == {"kind": "flexible"}
    answer(as_alice, "times", keep="flexible", **{"when.slot": "mon-evening"})
    assert profile_of(session, alice).when["kind"] == "weekly"


@pytest.mark.parametrize(
    ("step", "typed", "kept"),
    [
        ("times", {"when.day.1": "tue", "when.start.1": "20:00", "when.end.1": "18:00"}, "20:00"),
        ("times", {"when.start.1": "25:71", "when.day.1": "tue", "when.end.1": "x"}, "25:71"),
        ("languages", {"languages.1": "ar"}, 'value="ar" selected'),
        ("pause", {"paused_until": "2001-01-01"}, "2001-01-01"),
        ("hours", {"hours_week": "900"}, "900"),
        ("where", {"area": "nowhere"}, "field__error"),
        ("topics", {"topics": "nonsense"}, "bar--alarm"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(as_alice, session, step, typed, kept):
    page = answer(as_alice, step, expect=422, **typed).text
    assert "bar--alarm" in page
    assert kept in page
    assert session.scalars(select(Volunteer)).all() == []


def test_an_expired_token_keeps_what_was_ticked(as_alice, session):
    page = as_alice.post(f"{PAGE}/topics", data={"topics": "sewing"}, expect=422).text
    assert 'value="sewing" checked' in page
    assert session.scalars(select(Volunteer)).all() == []


def test_two_open_tabs_are_told_and_lose_nothing(as_alice, alice, session):
    answer(as_alice, "hours", hours_week="2")
    token = token_of(as_alice.get(f"{PAGE}/topics").text)
    form = {"csrf_token": token, "version": "1", "topics": ["sport"]}
    as_alice.post(f"{PAGE}/topics", data=form)
    late = {"csrf_token": token, "version": "1", "topics": ["sewing"]}
    page = as_alice.post(f"{PAGE}/topics", data=late, expect=409).text
    assert 'value="sewing" checked' in page
    assert "Sport" in page.partition('class="form"')[0]
    assert profile_of(session, alice).topics == ["sport"]
    answered = {"csrf_token": token_of(page), "version": "2", "topics": ["sewing"]}
    as_alice.post(f"{PAGE}/topics", data=answered)
    assert profile_of(session, alice).topics == ["sewing"]


def test_taking_the_yes_back_ends_at_once_what_waits(as_alice, alice, town, session):
    answer(as_alice, "topics", topics=["tandem"])
    answer(as_alice, "consent", answer="yes")
    own, other = proposal_to(town, alice), proposal_to(town, town.person("Bob"))
    answer(as_alice, "consent", answer="no")
    row = profile_of(session, alice)
    assert (row.consent_at, row.consent_source, row.topics) == (None, "", ["tandem"])
    assert session.get_one(Proposal, own.id).state is ProposalState.ENDED
    assert session.get_one(Proposal, other.id).state is ProposalState.PROPOSED


def test_alice_deletes_her_profile_and_nothing_else(as_alice, alice, town, session):
    answer(as_alice, "topics", topics=["tandem"])
    bob = town.person("Bob")
    town.add(volunteer_row(town, bob))
    as_alice.post(f"{PAGE}/delete", data={}, expect=422)
    assert profile_of(session, alice) is not None
    token = token_of(as_alice.get(f"{PAGE}/delete").text)
    as_alice.post(f"{PAGE}/delete", data={"csrf_token": token})
    assert session.scalars(select(Volunteer.user_id)).all() == [bob.id]
    assert session.scalars(select(VolunteerTopic)).all() == []


def volunteer_row(town, person, **given):
    return Volunteer(
        user_id=person.id,
        topics=[],
        languages={},
        areas=[],
        created_at=town.now,
        updated_at=town.now,
        **given,
    )


def test_a_question_is_written_once_and_waits_on_her_page_until_it_is_answered(
    as_alice, alice, town, session
):
    def ask():
        return volunteers.ask(
            session, user_id=alice.id, step=volunteers.ProfileStep.TIMES, now=town.now
        )

    assert not ask()
    answer(as_alice, "topics", topics=["tandem"])
    assert not ask()
    answer(as_alice, "consent", answer="yes")
    assert ask()
    assert not ask()
    assert f'tap--waits" href="{PAGE}/times"' in as_alice.get("/de/my/").text
    answer(as_alice, "times", when="flexible")
    assert "tap--waits" not in as_alice.get("/de/my/").text


def test_tasks_in_her_topics_are_counted_and_her_own_are_not(as_alice, alice, town):
    answer(as_alice, "topics", topics=["tandem"])
    assert "data-tasks" not in as_alice.get(PAGE).text
    town.post("tandem", kind=PostKind.REQUEST)
    town.post("tandem", kind=PostKind.REQUEST, author_id=alice.id)
    town.post("tandem", kind=PostKind.OFFER)
    town.post("sport", kind=PostKind.REQUEST)
    for state in (GroupState.ACTIVE, GroupState.RESTING):
        group = town.group(state=state)
        town.add(HelpRole(group_id=group.id, topic="tandem", must_speak=[], helpful=[], capacity=3))
    assert 'data-tasks="2"' in as_alice.get(PAGE).text


def test_what_fits_is_one_tap_away_once_she_has_agreed_and_does_not_pause(as_alice, town):
    answer(as_alice, "topics", topics=["tandem"])
    town.post("tandem", kind=PostKind.REQUEST)
    fits = 'button--primary" href="/de/my/proposals"'
    assert fits not in as_alice.get(PAGE).text
    answer(as_alice, "consent", answer="yes")
    assert fits in as_alice.get(PAGE).text
    answer(as_alice, "pause", paused_until=(town.now + timedelta(days=9)).date().isoformat())
    assert fits not in as_alice.get(PAGE).text
