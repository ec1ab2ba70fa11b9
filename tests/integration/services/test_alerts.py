from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.alert import MOST_ALERTS, PAUSE, Rhythm, TooManyAlertsError
from helpboard.domain.board import BoardFilter
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.search.names import WordBook
from helpboard.models import Alert, Letter
from helpboard.queries.alerts import alert_letter, alerts_of
from helpboard.services import action_links, alerts, facets

BERLIN = ZoneInfo("Europe/Berlin")
BOOK = WordBook({"thing:bicycle": [("de", "Fahrrad")], "topic:bicycle": [("de", "Fahrräder")]})


@pytest.fixture
def now():
    return datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


@pytest.fixture
def alice(town):
    return town.person("Alice")


def keep(town, user, rhythm=Rhythm.AT_ONCE, **chosen):
    chosen = BoardFilter(**{"area": "ludwigsburg", **chosen})
    return alerts.keep(
        town.session, user=user, chosen=chosen, rhythm=rhythm, now=town.now, zone=BERLIN
    )


def tell(session, now):
    return alerts.tell_due(session, now=now, zone=BERLIN, book=BOOK)


def told(session):
    rows = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert {row.kind for row in rows} <= {LetterKind.ALERT}
    return [row.params["post_ids"] for row in rows]


def test_a_new_post_that_fits_is_told_in_a_letter_with_a_link_that_ends_the_alert(
    town, session, now, alice
):
    alert = keep(town, alice, kind=PostKind.OFFER, topic="goods")
    town.post(published_at=now - timedelta(seconds=1))
    new = town.post(published_at=now + timedelta(seconds=30))
    town.post(kind=PostKind.REQUEST, published_at=now + timedelta(seconds=30))

    assert tell(session, now + timedelta(minutes=2)) == 1

    letter = session.scalars(select(Letter)).one()
    assert (letter.kind, letter.user_id, letter.params["post_ids"]) == (
        LetterKind.ALERT,
        alice.id,
        [new.id],
    )
    link = action_links.link_of(session, letter.params["unsubscribe_link"])
    assert (link.action, link.about_id, link.user_id) == ("end-alert", alert.id, alice.id)


def test_posts_of_the_same_moment_are_all_told_and_none_of_them_twice(town, session, now, alice):
    keep(town, alice)
    moment = now + timedelta(minutes=2)
    first = town.post(published_at=moment)
    tell(session, moment)
    second = town.post(published_at=moment)
    tell(session, moment + PAUSE)
    tell(session, moment + 2 * PAUSE)
    assert told(session) == [[first.id], [second.id]]


def test_a_post_that_comes_back_to_the_board_is_not_told_again(town, session, now, alice):
    keep(town, alice)
    post = town.post(published_at=now + timedelta(minutes=1))
    tell(session, now + timedelta(minutes=2))
    post.state, post.published_at = PostState.PUBLISHED, now + timedelta(hours=3)
    facets.index_post(session, post)
    tell(session, now + timedelta(hours=4))
    assert told(session) == [[post.id]]


def test_at_once_writes_one_letter_in_a_quarter_of_an_hour_and_bundles_the_rest(
    town, session, now, alice
):
    keep(town, alice)
    posts = []
    for minute in range(1, 31):
        moment = now + timedelta(minutes=minute)
        posts.append(town.post(published_at=moment).id)
        tell(session, moment)
    tell(session, now + timedelta(hours=2))
    letters = session.scalars(select(Letter).order_by(Letter.created_at)).all()
    pauses = [b.created_at - a.created_at for a, b in zip(letters, letters[1:], strict=False)]
    assert len(letters) == 3
    assert min(pauses) >= timedelta(minutes=15)
    assert sorted(post for one in told(session) for post in one) == posts


def test_words_of_a_search_count_too_and_a_word_that_nobody_says_tells_nothing(
    town, session, now, alice
):
    bob = town.person("Bob")
    keep(town, alice, text="Fahrrad")
    keep(town, bob, text="Fahrrad Xylophon")
    bicycle = town.post(published_at=now + timedelta(minutes=1))
    town.post("furniture", text="Ein Sofa", published_at=now + timedelta(minutes=1))
    town.make_searchable()
    tell(session, now + timedelta(minutes=2))
    letter = session.scalars(select(Letter)).one()
    assert (letter.user_id, letter.params["post_ids"]) == (alice.id, [bicycle.id])


def test_discreet_topics_stand_in_no_letter(town, session, now, alice):
    keep(town, alice)
    town.post("women", text="Frauencafé", published_at=now + timedelta(minutes=1))
    tell(session, now + timedelta(minutes=2))
    assert told(session) == []


def test_a_blocked_person_gets_no_letter(town, session, now, alice):
    keep(town, alice)
    alice.state = AccountState.BLOCKED
    town.post(published_at=now + timedelta(minutes=1))
    assert tell(session, now + timedelta(minutes=2)) == 0
    assert told(session) == []


def test_a_letter_shows_only_what_is_public_when_it_is_worded(town, session, now, alice):
    keep(town, alice)
    posts = [town.post(published_at=now + timedelta(seconds=n)) for n in range(1, 14)]
    tell(session, now + timedelta(minutes=2))
    [letter] = session.scalars(select(Letter)).all()
    posts[0].state = PostState.WITHDRAWN
    posts[1].expires_at = now
    session.flush()
    shown = alert_letter(session, {**letter.params, "now": now + timedelta(minutes=3)})
    assert shown is not None
    assert [card.id for card in shown["posts"]] == [post.id for post in posts[:2:-1]]
    assert (shown["count"], shown["more"]) == (11, 1)
    for post in posts:
        post.state = PostState.HIDDEN
    session.flush()
    assert alert_letter(session, {**letter.params, "now": now + timedelta(minutes=3)}) is None


def test_the_same_search_again_only_changes_the_rhythm(town, session, now, alice):
    first = keep(town, alice, topic="goods")
    again = keep(town, alice, topic="goods", rhythm=Rhythm.WEEKLY)
    assert first.id == again.id
    assert [row.rhythm for row in alerts_of(session, alice.id)] == [Rhythm.WEEKLY]


def test_nobody_has_more_than_ten_alerts(town, session, alice):
    for number in range(MOST_ALERTS):
        keep(town, alice, text=f"Wort{number}")
    with pytest.raises(TooManyAlertsError):
        keep(town, alice, text="noch eins")


def test_changing_the_rhythm_loses_no_post(town, session, now, alice):
    alert = keep(town, alice, rhythm=Rhythm.WEEKLY)
    post = town.post(published_at=now + timedelta(hours=1))
    actor, later = Actor(user_id=alice.id), now + timedelta(hours=2)
    alerts.change(
        session, actor=actor, alert_id=alert.id, rhythm=Rhythm.DAILY, now=later, zone=BERLIN
    )
    tell(session, datetime(2026, 11, 19, 6, 0, tzinfo=UTC))
    assert told(session) == [[post.id]]


def test_a_stranger_neither_changes_nor_ends_an_alert(town, session, now, alice):
    alert = keep(town, alice)
    bob = Actor(user_id=town.person("Bob").id)
    with pytest.raises(NotFoundError):
        alerts.end(session, actor=bob, alert_id=alert.id)
    with pytest.raises(NotFoundError):
        alerts.change(
            session, actor=bob, alert_id=alert.id, rhythm=Rhythm.DAILY, now=now, zone=BERLIN
        )
    assert session.get_one(Alert, alert.id).rhythm is Rhythm.AT_ONCE


def test_alerts_wait_for_each_other_and_all_have_their_turn(town, session, now, alice):
    keep(town, alice, topic="goods")
    keep(town, alice, topic="bicycle")
    post = town.post(published_at=now + timedelta(minutes=1))
    later = now + timedelta(minutes=2)
    looked = [
        alerts.tell_due(session, now=later, zone=BERLIN, book=BOOK, limit=1) for _ in range(3)
    ]
    assert looked == [1, 1, 0]
    assert told(session) == [[post.id], [post.id]]
