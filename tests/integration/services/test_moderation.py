from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.decision import Judgement, Reason, ReasonMissingError, Verdict
from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.policy import Actor
from helpboard.domain.post import DEFAULT_LIFE, PostState
from helpboard.models import Coordinator, Decision, Entry, PostFacet
from helpboard.queries.actors import actor_by_email
from helpboard.services.moderation import decide

BERLIN = ZoneInfo("Europe/Berlin")
NO_AREA = -1
"""No sequence of any database ever gives it; a small number one day does."""


@pytest.fixture
def carla(town, session):
    """Coordinates Ludwigsburg, and so its districts."""
    person = town.person("Carla", email="carla@example.org")
    town.add(Coordinator(user_id=person.id, area_id=town.home.id))
    return actor_by_email(session, "Carla@example.org")


def decided(session, post, moderator, verdict, now, reason=None):
    return decide(
        session,
        post=post,
        moderator=moderator,
        judgement=Judgement(verdict=verdict, reason=reason),
        now=now,
        zone=BERLIN,
    )


def test_decide_publishes_a_pending_post_and_writes_who_did_it(town, session, now, carla):
    post = town.post(state=PostState.PENDING, published_at=None, expires_at=now)

    decision = decided(session, post, carla, Verdict.PUBLISH, now)

    assert (post.state, post.published_at, post.first_published_at) == (
        PostState.PUBLISHED,
        now,
        now,
    )
    assert post.expires_at == now + DEFAULT_LIFE
    assert (decision.old_state, decision.new_state) == (PostState.PENDING, PostState.PUBLISHED)
    [entry] = session.scalars(select(Entry))
    assert (entry.actor_id, entry.about_id, entry.codes["verdict"]) == (
        carla.user_id,
        post.id,
        "publish",
    )
    assert post.id in session.scalars(select(PostFacet.post_id)).all()


def test_a_post_never_outlives_its_last_date(town, session, now, carla):
    day = (now + timedelta(days=3)).astimezone(BERLIN).date()
    dates = [{"date": day.isoformat(), "from": None, "to": None}]
    post = town.post(
        "sport",
        state=PostState.PENDING,
        facts={"when": {"kind": "dates", "dates": dates}},
        expires_at=now + timedelta(days=20),
    )
    decided(session, post, carla, Verdict.PUBLISH, now)
    assert post.expires_at.astimezone(BERLIN).date() == day + timedelta(days=1)


def test_a_hidden_post_leaves_every_index_and_comes_back_in_its_old_place(
    town, session, now, carla
):
    post = town.post()
    place = post.published_at

    decided(session, post, carla, Verdict.HIDE, now, Reason.UNSAFE)
    assert session.scalars(select(PostFacet)).all() == []

    decided(session, post, carla, Verdict.PUBLISH, now)
    assert post.published_at == place


@pytest.mark.parametrize("areas", [frozenset(), frozenset({NO_AREA})])
def test_decide_refuses_somebody_else_and_changes_nothing(town, session, now, areas):
    post = town.post(state=PostState.PENDING)
    stranger = Actor(town.person("Mallory").id, is_active=True, coordinates=areas)

    with pytest.raises(NotAllowedError):
        decided(session, post, stranger, Verdict.PUBLISH, now)

    assert post.state is PostState.PENDING
    assert session.scalars(select(Decision)).all() == []


def test_a_blocked_coordinator_decides_nothing(town, session, now, carla):
    blocked = Actor(carla.user_id, is_active=False, coordinates=carla.coordinates)
    with pytest.raises(NotAllowedError):
        decided(session, town.post(), blocked, Verdict.HIDE, now, Reason.FRAUD)


@pytest.mark.parametrize("verdict", [Verdict.REJECT, Verdict.HIDE])
def test_nothing_is_kept_from_the_board_without_a_reason(town, session, now, carla, verdict):
    post = town.post(state=PostState.PENDING)
    with pytest.raises(ReasonMissingError):
        decided(session, post, carla, verdict, now)
    assert post.state is PostState.PENDING


def test_deciding_twice_is_refused_the_second_time(town, session, now, carla):
    post = town.post(state=PostState.PENDING)
    decided(session, post, carla, Verdict.PUBLISH, now)
    with pytest.raises(IllegalMoveError):
        decided(session, post, carla, Verdict.PUBLISH, now)
    assert len(session.scalars(select(Decision)).all()) == 1
