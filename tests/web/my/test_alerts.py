import pytest
from sqlalchemy import select

from helpboard.domain.alert import MOST_ALERTS, Rhythm
from helpboard.models import Alert
from tests.web.accounts.test_login import token_of

NEW = "/de/my/alerts/new?kind=offer&topic=goods"


def keep(browser, address=NEW, rhythm="daily", expect=303):
    token = token_of(browser.get(address).text)
    form = {"csrf_token": token, "rhythm": rhythm}
    return browser.post(address, data=form, expect=expect)


def test_the_board_leads_to_an_alert_with_its_filter_and_stays_a_page_that_is_kept(browser, town):
    town.post()
    page = browser.get("/de/board/?kind=offer&topic=goods")
    assert "public" in page.headers["Cache-Control"]
    assert 'href="/de/my/alerts/new?kind=offer&amp;topic=goods"' in page.text


def test_a_visitor_is_sent_to_log_in_and_comes_back_to_the_filter(browser, town):
    answer = browser.get(NEW, expect=302)
    assert answer.location.startswith("/de/account/login?next=")
    assert "topic%3Dgoods" in answer.location


def test_alice_keeps_a_search_and_sees_it_in_her_list(as_alice, alice, session):
    assert keep(as_alice).location == "/de/my/alerts"
    alert = session.scalars(select(Alert)).one()
    assert (alert.user_id, alert.rhythm) == (alice.id, Rhythm.DAILY)
    assert alert.filters == {"area": "ludwigsburg", "kind": "offer", "topic": "goods"}
    page = as_alice.get("/de/my/alerts")
    assert page.headers["Cache-Control"] == "no-store"
    assert 'data-testid="alert"' in page.text
    assert "alice@example.org" in page.text


def test_alice_changes_and_ends_an_alert(as_alice, session):
    keep(as_alice)
    [alert_id] = session.scalars(select(Alert.id))
    token = token_of(as_alice.get("/de/my/alerts").text)
    as_alice.post(f"/de/my/alerts/{alert_id}", data={"csrf_token": token, "rhythm": "weekly"})
    assert session.get_one(Alert, alert_id).rhythm is Rhythm.WEEKLY
    as_alice.post(f"/de/my/alerts/{alert_id}/end", data={"csrf_token": token})
    assert session.scalars(select(Alert)).all() == []
    assert "/de/board/" in as_alice.get("/de/my/alerts").text


@pytest.mark.parametrize("path", ["", "/end"])
def test_the_alert_of_somebody_else_is_not_there(as_alice, town, session, now, path):
    bob = town.person("Bob")
    alert = town.add(
        Alert(
            user_id=bob.id,
            filters={"area": "ludwigsburg"},
            rhythm=Rhythm.DAILY,
            seen_until=now,
            next_at=now,
            created_at=now,
        )
    )
    keep(as_alice)
    token = token_of(as_alice.get("/de/my/alerts").text)
    form = {"csrf_token": token, "rhythm": "weekly"}
    as_alice.post(f"/de/my/alerts/{alert.id}{path}", data=form, expect=404)
    assert session.get_one(Alert, alert.id).rhythm is Rhythm.DAILY
    assert f'data-id="{alert.id}"' not in as_alice.get("/de/my/alerts").text


def test_an_expired_token_keeps_what_was_chosen(as_alice, session):
    page = as_alice.post(NEW, data={"rhythm": "weekly"}, expect=422)
    assert 'checked id="rhythm-2"' in page.text or 'value="weekly" checked' in page.text
    assert session.scalars(select(Alert)).all() == []


def test_a_rhythm_that_does_not_exist_is_refused_with_a_sentence(as_alice, session):
    page = keep(as_alice, rhythm="hourly", expect=422)
    assert "field__error" in page.text
    assert session.scalars(select(Alert)).all() == []


def test_the_eleventh_alert_is_refused_with_a_sentence(as_alice):
    for number in range(MOST_ALERTS):
        keep(as_alice, f"/de/my/alerts/new?q=Wort{number}")
    assert str(MOST_ALERTS) in keep(as_alice, "/de/my/alerts/new?q=mehr", expect=422).text


def test_there_is_no_alert_about_a_discreet_topic(as_alice, session):
    address = "/de/my/alerts/new?topic=women"
    assert '<form class="form"' not in as_alice.get(address).text
    token = token_of(as_alice.get("/de/my/alerts/new").text)
    as_alice.post(address, data={"csrf_token": token, "rhythm": "daily"}, expect=200)
    assert session.scalars(select(Alert)).all() == []


def test_a_filter_that_cannot_exist_is_a_wrong_address(as_alice):
    as_alice.get("/de/my/alerts/new?topic=nonsense", expect=400)


def test_the_list_needs_as_many_statements_for_three_as_for_one(as_alice, statements):
    keep(as_alice, "/de/my/alerts/new?q=eins")
    with statements() as one:
        as_alice.get("/de/my/alerts")
    for word in ("zwei", "drei"):
        keep(as_alice, f"/de/my/alerts/new?q={word}")
    with statements() as three:
        as_alice.get("/de/my/alerts")
    assert len(one) == len(three)
