from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupState
from helpboard.domain.joining import Joins, JoinState
from helpboard.domain.letter import LetterKind
from helpboard.models import ActionLink, GroupMember, JoinRequest, Letter
from helpboard.services import openings
from tests.joining import asks, helper, led, role
from tests.talking import cleared
from tests.web.signing_in import address_of, signing_in, token_in


@pytest.fixture
def as_(browser, town):
    return signing_in(browser, town)


@pytest.fixture
def amal(town):
    return town.person("Amal")


def address(group, deed=""):
    return f"/en/groups/{group.slug}/join{deed}"


def sent(browser, group, *, expect=303, **fields):
    token = token_in(browser.get(address(group)).text)
    return browser.post(address(group), data={"csrf_token": token, **fields}, expect=expect)


def pressed(browser, group, deed, *, expect=303):
    token = token_in(browser.get(address(group)).text)
    return browser.post(address(group, deed), data={"csrf_token": token}, expect=expect)


def wishes(session):
    return session.scalars(select(JoinRequest).order_by(JoinRequest.id)).all()


def test_a_stranger_logs_in_first_and_comes_back(as_, town):
    group, _ = led(town)
    answer = as_(None).get(address(group), expect=302)
    assert f"next=/en/groups/{group.slug}/join" in answer.location


def test_amal_asks_and_reads_how_her_wish_stands(as_, town, session, amal):
    group, lead = led(town, capacity=9)
    browser = as_(amal)
    page = browser.get(address(group)).text
    assert lead.name not in page
    assert "8 free places" in page

    answer = sent(browser, group, note="Ich koche gern.")

    assert answer.location == address(group)
    [wish] = wishes(session)
    assert (wish.state, wish.note, wish.note_lang) == (JoinState.ASKED, "Ich koche gern.", "en")
    assert "Your place is kept." in browser.get(address(group)).text
    assert "Your place is kept." in browser.get("/en/my/").text


def test_where_everybody_may_come_amal_lands_on_her_place_and_the_address_stays_unsaid(
    as_, town, session, amal
):
    group, _ = led(town, joins=Joins.AT_ONCE, address_shown="released", address="Turmgasse 77")
    browser = as_(amal)
    sent(browser, group)
    answer = browser.get(address(group), expect=303)
    assert answer.location == f"/en/my/groups/{group.slug}/place"
    assert "Turmgasse" not in browser.get(answer.location).text

    session.get(GroupMember, (group.id, amal.id)).is_released = True
    assert "Turmgasse 77" in browser.get(answer.location).text


def test_a_double_click_is_one_wish_and_one_letter(as_, town, session, amal):
    group, _ = led(town)
    browser = as_(amal)
    data = {"csrf_token": token_in(browser.get(address(group)).text), "note": "Hallo"}
    browser.post(address(group), data=data)
    browser.post(address(group), data=data)
    assert len(wishes(session)) == 1
    assert len(session.scalars(select(Letter)).all()) == 1


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Ruf mich an: 0171 2345678", "0171 2345678"),
        ("umgedreht \u202e", "U+202E"),
        ("x" * 1001, "1000"),
    ],
)
def test_a_bad_note_is_told_at_its_field_and_kept(as_, town, session, amal, note, said):
    group, _ = led(town)
    page = sent(as_(amal), group, note=note, expect=422).text
    assert 'id="note-error"' in page
    assert said in page
    assert note[:10] in page
    assert wishes(session) == []


def test_a_task_is_chosen_and_what_it_asks_is_said(as_, town, session, amal):
    group, _ = led(town)
    women = role(town, group, topic="sewing", women_only=True)
    role(town, group, topic="rides", min_age=18)
    browser = as_(amal)

    for chosen in ("", "999999", "x", "9" * 30):
        assert 'id="role-error"' in sent(browser, group, role=chosen, expect=422).text
    assert 'id="is_woman-error"' in sent(browser, group, role=women.id, expect=422).text
    sent(browser, group, role=women.id, is_woman="y")

    assert [wish.help_role_id for wish in wishes(session)] == [women.id]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"joins": Joins.NOBODY}, "takes in nobody"),
        ({"state": GroupState.RESTING}, "resting"),
        ({"state": GroupState.FORMING}, "just being formed"),
    ],
)
def test_a_group_that_takes_nobody_says_so(as_, town, session, amal, values, said):
    group, _ = led(town, **values)
    browser = as_(amal)
    page = browser.get(address(group)).text
    assert said in page
    assert 'name="note"' not in page
    assert "/join" not in browser.get(f"/en/groups/{group.slug}").text
    token = token_in(browser.get("/en/my/alerts/new").text)
    browser.post(address(group), data={"csrf_token": token}, expect=422)
    assert wishes(session) == []


def test_a_closed_group_is_gone_and_an_unknown_one_was_never_there(as_, town, amal):
    group, _ = led(town, state=GroupState.CLOSED)
    as_(amal).get(address(group), expect=410)
    as_(amal).get("/en/groups/nowhere/join", expect=404)


def test_an_old_form_token_keeps_what_was_typed(as_, town, session, amal):
    group, _ = led(town)
    page = as_(amal).post(address(group), data={"note": "Ich koche."}, expect=422).text
    assert "Ich koche." in page
    assert wishes(session) == []


def test_the_place_in_the_order_and_an_offer_stand_on_the_page_and_are_taken_there(
    as_, town, session, amal
):
    group, _ = led(town, capacity=2, joins=Joins.AT_ONCE)
    hamid = helper(town, group)
    asks(town, group, town.person("Badr"))
    wish = asks(town, group, amal)
    browser = as_(amal)
    assert "number 2 on the waiting list" in browser.get(address(group)).text

    group.capacity = 4
    openings.offer_everywhere(session, now=town.now)
    page = browser.get(address(group)).text
    assert "A place is free for you" in page
    assert "A place is free for you" in browser.get("/en/my/").text
    pressed(browser, group, "/take")
    assert (wish.state, hamid.id != amal.id) == (JoinState.ACCEPTED, True)
    assert session.get(GroupMember, (group.id, amal.id)) is not None


def test_whoever_must_show_a_certificate_first_reads_what_to_do(as_, town, amal):
    group, _ = led(town)
    children = role(town, group, topic="playgroup")
    sent(as_(amal), group, role=children.id)
    assert "How to reach the coordinator" in as_(amal).get(address(group)).text
    cleared(town, amal)
    assert "How to reach the coordinator" not in as_(amal).get(address(group)).text


def test_a_wish_is_taken_back_by_its_person_only(as_, town, session, amal):
    group, _ = led(town)
    wish = asks(town, group, amal)
    token = token_in(as_(town.person("Badr")).get(address(group)).text)
    as_(None).post(address(group, "/withdraw"), data={"csrf_token": token}, expect=302)
    badr = town.person("Badr")
    token = token_in(as_(badr).get(address(group)).text)
    as_(badr).post(address(group, "/withdraw"), data={"csrf_token": token}, expect=404)
    assert wish.state is JoinState.ASKED
    pressed(as_(amal), group, "/withdraw")
    assert wish.state is JoinState.WITHDRAWN


def test_amal_is_warned_that_she_helps_elsewhere_at_that_time(as_, town, amal):
    group, _ = led(town)
    town.schedule(group)
    other = town.group("Radwerkstatt", slug="rad")
    town.schedule(other)
    town.add(GroupMember(group_id=other.id, user_id=amal.id, role="helper"))
    page = as_(amal).get(address(group)).text
    assert "you already help in" in page
    assert "Radwerkstatt" in page


@pytest.fixture
def offered(town, session, amal):
    """A place that is offered to Amal, and the links in her letter."""
    group, _ = led(town, capacity=2, joins=Joins.AT_ONCE)
    hamid = helper(town, group)
    wish = asks(town, group, amal)
    session.delete(session.get(GroupMember, (group.id, hamid.id)))
    session.flush()
    openings.offer_everywhere(session, now=town.now)
    links = session.scalars(select(ActionLink).where(ActionLink.about_id == wish.id))
    return wish, {link.action: link for link in links}


def used(browser, link, *, expect=303):
    page = browser.get(address_of(link)).text
    return browser.post(address_of(link), data={"csrf_token": token_in(page)}, expect=expect)


def test_the_letter_takes_the_place_without_a_log_in_and_only_once(as_, session, offered, amal):
    wish, links = offered
    browser = as_(None)
    assert browser.get(used(browser, links["take-offered-place"]).location).status_code == 200
    assert wish.state is JoinState.ACCEPTED
    assert (
        LetterKind.JOIN_ACCEPTED
        in session.scalars(select(Letter.kind).where(Letter.user_id == amal.id)).all()
    )

    browser.get(address_of(links["take-offered-place"]), expect=410)
    page = browser.get(address_of(links["give-up-place"]), expect=409).text
    assert "no longer kept for you" in page
    assert "Nothing has changed." in page
    assert wish.state is JoinState.ACCEPTED


def test_a_letter_that_was_passed_on_does_nothing_for_somebody_else(as_, town, offered):
    wish, links = offered
    badr = town.person("Badr")
    for link in links.values():
        assert "for somebody else" in as_(badr).get(address_of(link), expect=403).text
        page = as_(None).get(address_of(link)).text
        as_(badr).post(address_of(link), data={"csrf_token": token_in(page)}, expect=403)
    assert wish.state is JoinState.OFFERED


def test_an_old_letter_says_that_its_time_is_over(as_, town, session, offered):
    wish, links = offered
    links["take-offered-place"].expires_at = town.now - timedelta(seconds=1)
    assert (
        "time has passed" in as_(None).get(address_of(links["take-offered-place"]), expect=410).text
    )
    assert wish.state is JoinState.OFFERED


def test_giving_up_lets_the_next_one_in(as_, town, session, offered):
    wish, links = offered
    used(as_(None), links["give-up-place"])
    assert wish.state is JoinState.WITHDRAWN


def test_the_public_page_counts_places_and_those_who_wait(as_, town, session):
    group, _ = led(town, capacity=3)
    browser = as_(None)
    page = browser.get(f"/en/groups/{group.slug}").text
    assert "2 free places" in page
    assert f"/en/groups/{group.slug}/join" in page
    for name in ("Amal", "Badr", "Cem"):
        asks(town, group, town.person(name))
    page = browser.get(f"/en/groups/{group.slug}").text
    assert "All places are taken. 1 person is waiting." in page
    assert "Cem" not in page


def test_a_page_is_as_quick_with_many_roles_and_wishes(as_, town, session, statements, amal):
    def visited(number):
        group, _ = led(town)
        for _n in range(number):
            one = role(town, group, capacity=1)
            asks(town, group, town.person(), one.id)
            asks(town, group, town.person(), one.id)
        session.commit()
        browser = as_(amal)
        browser.get(address(group))
        with statements() as noted:
            browser.get(address(group))
        return len(noted)

    assert visited(1) == visited(3)
