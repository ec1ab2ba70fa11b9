from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.post import PostState
from helpboard.models import ActionLink, Alert
from helpboard.models.alert import Rhythm
from helpboard.services.action_links import offer
from helpboard.services.post_letters import RENEW
from helpboard.web.link_actions import ACTIONS, LinkAction
from tests.conftest import SECRET
from tests.web.accounts.test_login import token_of

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def alice(town):
    return town.person("Alice", language="ar")


@pytest.fixture
def alert(town, alice, now):
    return town.add(
        Alert(
            user_id=alice.id,
            filters={},
            rhythm=Rhythm.DAILY,
            seen_until=now,
            next_at=now,
            created_at=now,
        )
    )


@pytest.fixture
def link(session, alice, alert, now):
    return offer(
        session,
        action="end-alert",
        now=now,
        life=timedelta(days=60),
        user_id=alice.id,
        about_id=alert.id,
    )


def address(link: ActionLink) -> str:
    return f"/l/{LinkTokens(key=SECRET).token(link.key)}"


def alerts(session):
    return session.scalars(select(Alert.id)).all()


def test_a_link_shows_what_it_will_do_in_the_language_of_its_reader(browser, session, alert, link):
    page = browser.get(address(link))
    assert '<html lang="ar" dir="rtl"' in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert '<html lang="de"' in browser.get(f"{address(link)}?lang=de").text
    browser.head(address(link))
    assert alerts(session) == [alert.id]


def test_its_button_does_it_once_and_a_second_time_is_told_kindly(browser, session, alert, link):
    form = {"csrf_token": token_of(browser.get(address(link)).text)}
    answer = browser.post(f"{address(link)}?lang=de", data=form)
    assert alerts(session) == []
    browser.get(answer.location)

    assert "only once" in browser.get(f"{address(link)}?lang=en", expect=410).text
    browser.post(address(link), data=form, expect=410)


def test_an_expired_form_token_shows_the_page_again(browser, session, alert, link):
    page = browser.post(address(link), data={"csrf_token": "old"}, expect=422).text
    assert alerts(session) == [alert.id]
    browser.post(address(link), data={"csrf_token": token_of(page)})
    assert alerts(session) == []


def test_a_link_whose_time_is_over_does_nothing(browser, session, alert, link, now):
    form = {"csrf_token": token_of(browser.get(address(link)).text)}
    link.expires_at = now - timedelta(seconds=1)
    assert "for a while only" in browser.get(f"{address(link)}?lang=en", expect=410).text
    browser.post(address(link), data=form, expect=410)
    assert alerts(session) == [alert.id]


def test_a_link_whose_row_was_cleared_away_is_over(browser, session, link):
    place = address(link)
    session.delete(link)
    browser.get(place, expect=410)


def test_a_token_that_is_not_ours_leads_nowhere(browser, link):
    browser.get(address(link)[:-1], expect=404)
    browser.get(f"/l/{link.id}-{'A' * 32}", expect=404)
    browser.post(f"/l/{link.id}-{'A' * 32}/unsubscribe", data=ONE_CLICK, expect=404)


def test_a_mail_program_unsubscribes_with_one_click(browser, session, link):
    browser.post(f"{address(link)}/unsubscribe", data=ONE_CLICK, expect=200)
    assert alerts(session) == []


def test_a_person_who_opens_the_one_click_address_sees_the_page(browser, session, alert, link):
    answer = browser.get(f"{address(link)}/unsubscribe?lang=de", expect=303)
    assert answer.location == f"{address(link)}?lang=de"
    assert alerts(session) == [alert.id]


def fail(*_):
    raise AssertionError("this must not be done")


def test_only_unsubscribing_goes_with_one_click(browser, session, link, monkeypatch):
    link.action = "reset"
    monkeypatch.setitem(
        ACTIONS, "reset", LinkAction(title="", sentence="", button="", done="", do=fail)
    )
    browser.post(f"{address(link)}/unsubscribe", data=ONE_CLICK, expect=404)
    assert session.scalar(select(ActionLink.used_at)) is None


def test_nobody_ends_the_alert_of_somebody_else(browser, session, town, alert, link):
    link.user_id = town.person("Bob").id
    browser.post(f"{address(link)}/unsubscribe", data=ONE_CLICK, expect=200)
    assert alerts(session) == [alert.id]


def test_an_error_behind_a_link_is_logged_without_its_token(
    app, session, link, monkeypatch, caplog
):
    monkeypatch.setitem(ACTIONS, "end-alert", None)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    session.commit()

    assert app.test_client().get(address(link)).status_code == 500

    [record] = [record for record in caplog.records if "Exception on" in record.getMessage()]
    assert record.getMessage() == "Exception on /l/<token> [GET]"
    assert address(link) not in caplog.text


def test_why_a_post_cannot_be_renewed_is_said_and_the_link_stays_good(
    browser, session, town, alice, now
):
    for _ in range(3):
        town.post(author_id=alice.id)
    past = {"state": PostState.EXPIRED, "expires_at": now - timedelta(days=1)}
    ended = town.post(author_id=alice.id, **past)
    life = timedelta(days=60)
    link = offer(session, action=RENEW, now=now, life=life, user_id=alice.id, about_id=ended.id)
    path = f"{address(link)}?lang=en"
    form = {"csrf_token": token_of(browser.get(path).text)}
    page = browser.post(path, data=form, expect=409).text
    assert "You have 3 open posts already." in page
    assert (ended.state, link.used_at) == (PostState.EXPIRED, None)


def test_an_old_link_does_nothing_to_a_row_that_got_its_id_after_a_restore(
    browser, session, town, alert, link, now
):
    old, number = address(link), link.id
    form = {"csrf_token": token_of(browser.get(old).text)}
    session.delete(link)
    session.flush()
    again = offer(
        session,
        action="end-alert",
        now=now,
        life=timedelta(days=60),
        user_id=alert.user_id,
        about_id=alert.id,
    )
    again.id = number
    session.flush()

    browser.get(old, expect=410)
    browser.post(old, data=form, expect=410)
    browser.post(f"{old}/unsubscribe", data=ONE_CLICK, expect=404)
    assert (alerts(session), again.used_at) == ([alert.id], None)
    browser.post(address(again), data=form)
    assert alerts(session) == []
