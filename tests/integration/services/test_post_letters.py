from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.decision import Judgement, Reason, Verdict
from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.models import Coordinator, Letter, OrganisationMember
from helpboard.queries.actors import actor_by_email, actor_of
from helpboard.queries.post_letters import decided_letter, ending_letter, expired_letter
from helpboard.services.action_links import link_of
from helpboard.services.expiry import expire_due
from helpboard.services.moderation import decide
from helpboard.services.post_letters import remind_ending, renew_by_link
from helpboard.services.posts import renew, withdraw

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def alice(town):
    return town.person("Alice", language="ar")


@pytest.fixture
def letters(session):
    def written():
        return list(session.scalars(select(Letter).order_by(Letter.id)))

    return written


@pytest.fixture
def decided(town, session, now):
    person = town.person("Carla", email="carla@example.org")
    town.add(Coordinator(user_id=person.id, area_id=town.home.id))
    carla = actor_by_email(session, "carla@example.org")

    def do(post, verdict, reason=None):
        judgement = Judgement(verdict=verdict, reason=reason)
        decide(session, post=post, moderator=carla, judgement=judgement, now=now, zone=BERLIN)

    return do


def test_the_author_hears_what_was_decided_in_her_language(
    town, session, now, alice, letters, decided
):
    post = town.post(author_id=alice.id, state=PostState.PENDING, first_published_at=None)
    decided(post, Verdict.PUBLISH)
    decided(post, Verdict.HIDE, Reason.UNSAFE)

    first, second = letters()
    assert (first.kind, first.user_id, first.language) == (
        LetterKind.POST_DECIDED, alice.id, "ar",
    )  # fmt: skip
    assert (first.params["verdict"], second.params["verdict"]) == ("publish", "hide")
    assert second.params["reason"] == "unsafe"
    assert "text" not in first.params
    assert decided_letter(session, first.params)["post_row"] is post


def test_a_code_with_an_address_hears_and_one_without_does_not(town, letters, decided):
    for email in ("zahra@example.org", None):
        post = town.post(code_id=town.code(email=email).id, state=PostState.PENDING)
        decided(post, Verdict.PUBLISH)
    [letter] = letters()
    assert letter.code_id is not None
    assert letter.params["by_code"] is True


def test_when_the_author_has_left_those_who_speak_now_hear(town, alice, letters, decided):
    house = town.organisation()
    olga, emil = town.person("Olga"), town.person("Emil")
    for person in (olga, emil):
        town.add(OrganisationMember(
            organisation_id=house.id, user_id=person.id, role=MemberRole.EDITOR
        ))  # fmt: skip
    by_emil = town.post(author_id=emil.id, organisation_id=house.id, state=PostState.PENDING)
    by_alice = town.post(author_id=alice.id, organisation_id=house.id, state=PostState.PENDING)
    decided(by_emil, Verdict.PUBLISH)
    decided(by_alice, Verdict.PUBLISH)
    heard = [(letter.params["post_id"], letter.user_id) for letter in letters()]
    assert heard == [(by_emil.id, emil.id), (by_alice.id, olga.id), (by_alice.id, emil.id)]


def remind(session, now):
    return remind_ending(session, now=now, zone=BERLIN)


def test_the_author_is_reminded_five_days_before_the_end_and_once(
    town, session, now, alice, letters
):
    later = {"author_id": alice.id, "published_at": now - timedelta(days=24)}
    near = town.post(**later, expires_at=now + timedelta(days=5))
    town.post(**later, expires_at=now + timedelta(days=5, minutes=1))
    town.post(author_id=alice.id, state=PostState.PENDING, expires_at=now + timedelta(days=1))

    for moment in (now, now, now + timedelta(seconds=30)):
        remind(session, moment)

    [letter] = letters()
    assert letter.params["post_id"] == near.id
    link = link_of(session, letter.params["renew_link"])
    assert (link.user_id, link.about_id) == (alice.id, near.id)


def test_each_life_is_reminded_of_and_a_renewed_one_is_not_worded(
    town, session, now, alice, letters
):
    post = town.post(author_id=alice.id, expires_at=now + timedelta(days=2))
    remind(session, now)
    renew(session, actor=actor_of(session, alice), post=post, now=now, zone=BERLIN)
    [first] = letters()
    assert ending_letter(session, {**first.params, "now": now}) is None
    later = now + timedelta(days=24)
    assert remind(session, later) == 1
    assert ending_letter(session, {**letters()[1].params, "now": later}) is not None


def test_a_post_that_ends_with_its_last_day_needs_no_reminder(town, session, now, alice, letters):
    day = (now + timedelta(days=2)).astimezone(BERLIN).date()
    when = {"kind": "dates", "dates": [{"date": day.isoformat(), "from": None, "to": None}]}
    end = town.post("sport", author_id=alice.id, facts={"when": when})
    end.expires_at = renew(
        session, actor=actor_of(session, alice), post=end, now=now, zone=BERLIN
    ).expires_at
    assert remind(session, now) == 1  # looked at, and never again
    assert remind(session, now) == 0
    assert letters() == []


def test_many_ends_are_reminded_of_a_part_at_a_time_and_each_once(
    town, session, now, alice, letters
):
    for number in range(5):
        town.post(author_id=alice.id, expires_at=now + timedelta(days=1, minutes=number))
    counts = [remind_ending(session, now=now, zone=BERLIN, limit=2) for _ in range(4)]
    assert sum(counts) == 5
    assert counts[-1] == 0
    assert len({letter.params["post_id"] for letter in letters()}) == 5


def test_the_author_hears_that_a_post_has_ended_and_renews_it_by_the_link(
    town, session, now, alice, letters
):
    post = town.post(author_id=alice.id, expires_at=now - timedelta(minutes=1))
    for _ in range(2):
        expire_due(session, now=now, zone=BERLIN)
    [letter] = letters()
    assert letter.kind is LetterKind.POST_EXPIRED
    assert expired_letter(session, {**letter.params, "now": now}) is not None
    link = link_of(session, letter.params["renew_link"])

    renewed = renew_by_link(session, link, now=now, zone=BERLIN)

    assert renewed is post
    assert post.state is PostState.PENDING
    assert post.expires_at > now + timedelta(days=27)
    assert expired_letter(session, {**letter.params, "now": now}) is None


def test_a_link_renews_only_while_its_reader_may(town, session, now, alice, letters):
    house = town.organisation()
    member = OrganisationMember(organisation_id=house.id, user_id=alice.id, role=MemberRole.EDITOR)
    town.add(member)
    post = town.post(
        author_id=alice.id, organisation_id=house.id, expires_at=now + timedelta(days=1)
    )
    remind(session, now)
    link = link_of(session, letters()[0].params["renew_link"])
    session.delete(member)
    session.flush()
    with pytest.raises(NotAllowedError):
        renew_by_link(session, link, now=now, zone=BERLIN)
    assert post.expires_at == now + timedelta(days=1)


def test_a_link_revives_nothing_that_the_desk_hid(town, session, now, alice, letters, decided):
    post = town.post(author_id=alice.id, expires_at=now + timedelta(days=1))
    remind(session, now)
    link = link_of(session, letters()[0].params["renew_link"])
    decided(post, Verdict.HIDE, Reason.FRAUD)
    with pytest.raises(IllegalMoveError):
        renew_by_link(session, link, now=now, zone=BERLIN)


def test_forty_days_bring_one_reminder_and_one_letter_of_the_end(
    town, session, now, alice, letters
):
    post = town.post(author_id=alice.id, expires_at=now + timedelta(days=28))
    for hour in range(0, 40 * 24, 6):
        moment = now + timedelta(hours=hour)
        remind(session, moment)
        expire_due(session, now=moment, zone=BERLIN)
    assert [letter.kind for letter in letters()] == [
        LetterKind.POST_ENDING,
        LetterKind.POST_EXPIRED,
    ]
    assert post.state is PostState.EXPIRED


def test_a_withdrawn_post_ends_in_silence(town, session, now, alice, letters):
    post = town.post(author_id=alice.id, expires_at=now + timedelta(days=1))
    withdraw(session, actor=actor_of(session, alice), post=post, now=now)
    remind(session, now)
    expire_due(session, now=now + timedelta(days=2), zone=BERLIN)
    assert letters() == []
