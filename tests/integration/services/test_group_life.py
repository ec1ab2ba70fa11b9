from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState, Hear, Role
from helpboard.domain.errors import GoneError, IllegalMoveError, NotAllowedError
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.joining import JoinState
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import Words
from helpboard.domain.organisation import MemberRole
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.models import (
    Coordinator,
    Entry,
    GroupMember,
    Letter,
    OrganisationMember,
    Post,
    SearchDocument,
    SiteGroup,
    SiteRelease,
)
from helpboard.queries.actors import actor_of
from helpboard.queries.sides import role_in, sides_of
from helpboard.services import group_life, groups
from helpboard.services.conversations import would_wait
from helpboard.services.group_closing import FatePosts
from tests.integration.services.group_desk import partners, served, waiting
from tests.integration.services.group_desk import role_in as role_of_help
from tests.talking import answered, asked, by, lead

ZONE = ZoneInfo("Europe/Berlin")


@pytest.fixture
def cafe(town):
    return town.group()


@pytest.fixture
def alice(town, cafe):
    return lead(town, cafe, "Alice")


@pytest.fixture
def cora(town):
    person = town.person("Cora", totp_secret="JBSWY3DPEHPK3PXP")
    town.add(Coordinator(user_id=person.id, area_id=town.home.id))
    return person


def done(session, do, person, group, now, **more):
    return do(
        session, actor=actor_of(session, person), group_id=group.id, now=now, zone=ZONE, **more
    )


def closed(session, person, group, now, posts=FatePosts.WITHDRAWN):
    return done(session, group_life.close, person, group, now, posts=posts)


def test_a_break_ends_by_itself_and_everybody_hears_of_both(session, town, cafe, alice, now):
    bob = lead(town, cafe, "Bob", GroupRole.HELPER)
    until = now.astimezone(ZONE).date() + timedelta(days=30)
    done(session, group_life.rest, alice, cafe, now, until=until)
    assert (cafe.state, cafe.rests_until) == (GroupState.RESTING, until)

    assert group_life.wake_due(session, now=now + timedelta(days=28), zone=ZONE) is False
    assert cafe.state is GroupState.RESTING
    group_life.wake_due(session, now=now + timedelta(days=30), zone=ZONE)

    assert (cafe.state, cafe.rests_until) == (GroupState.ACTIVE, None)
    states = [(row.user_id, row.params["state"]) for row in session.scalars(select(Letter))]
    assert states == [(bob.id, "rests"), (alice.id, "goes-on"), (bob.id, "goes-on")]


@pytest.mark.parametrize("days", [-1, 0, 367, None])
def test_a_break_needs_a_day_within_a_year(session, cafe, alice, now, days):
    today = now.astimezone(ZONE).date()
    until = None if days is None else today + timedelta(days=days)
    with pytest.raises(FieldsError):
        done(session, group_life.rest, alice, cafe, now, until=until)
    assert cafe.state is GroupState.ACTIVE


def test_what_is_only_being_formed_cannot_rest(session, cafe, alice, now):
    cafe.state = GroupState.FORMING
    with pytest.raises(IllegalMoveError):
        done(session, group_life.rest, alice, cafe, now, until=now.date() + timedelta(days=9))


def test_only_a_coordinator_of_the_area_lets_a_group_begin(session, town, cafe, alice, cora, now):
    cafe.state = GroupState.FORMING
    other = town.person("Conny", totp_secret="JBSWY3DPEHPK3PXP")
    town.add(Coordinator(user_id=other.id, area_id=town.mitte.id))
    for person in (alice, other):
        with pytest.raises(NotAllowedError):
            done(session, group_life.begin, person, cafe, now)
    done(session, group_life.begin, cora, cafe, now)

    assert cafe.state is GroupState.ACTIVE
    assert [(row.user_id, row.kind) for row in session.scalars(select(Letter))] == [
        (alice.id, LetterKind.GROUP_STATE)
    ]
    assert [entry.action for entry in session.scalars(select(Entry))] == ["group:begin"]


@pytest.mark.parametrize(
    ("state", "waits"),
    [(GroupState.FORMING, True), (GroupState.ACTIVE, False), (GroupState.RESTING, False)],
)
def test_a_group_that_anybody_founded_answers_no_sensitive_request_unseen(
    session, town, cafe, alice, now, state, waits
):
    cafe.state = state
    answerer = by(session, alice, group_id=cafe.id)
    assert would_wait(session, asked(town), answerer, now=now) is waits


def test_closing_ends_everything_and_tells_everybody_once(session, town, cafe, alice, now):
    bob = lead(town, cafe, "Bob", GroupRole.HELPER)
    wish = waiting(town, cafe, role_of_help(town, cafe))
    organisation, owner = town.organisation(), town.person("Otto")
    town.add(
        OrganisationMember(organisation_id=organisation.id, user_id=owner.id, role=MemberRole.OWNER)
    )
    partnership = partners(town, organisation, cafe)
    post = town.post("tandem", group_id=cafe.id, author_id=alice.id)
    town.post("tandem", group_id=cafe.id, state=PostState.DRAFT)
    talk = answered(town, cafe, town.person("Amal"))
    code = town.code(hear=Hear.HOST, host_group_id=cafe.id)
    schedule = town.schedule(cafe)
    town.make_searchable()
    closed(session, alice, cafe, now)
    session.expire_all()

    assert cafe.state is GroupState.CLOSED
    assert session.scalars(select(GroupMember)).all() == []
    assert wish.state is JoinState.DECLINED
    assert partnership.state is PartnershipState.ENDED
    assert post.state is PostState.WITHDRAWN
    assert session.scalars(select(Post.id)).all() == [post.id]
    assert talk.state is ConversationState.CLOSED
    assert (code.hear, code.host_group_id) == (Hear.CODE, None)
    assert schedule.until < town.today
    of_it = select(SearchDocument.id).where(SearchDocument.group_id == cafe.id)
    assert session.scalars(of_it).all() == []
    told = [
        (row.user_id, row.params["role"])
        for row in session.scalars(select(Letter).where(Letter.kind == LetterKind.GROUP_CLOSED))
    ]
    assert told == [(bob.id, "member"), (wish.user_id, "waiting"), (owner.id, "partner")]


def test_the_lead_may_go_on_with_the_posts_and_their_talks(session, town, cafe, alice, now):
    post = town.post("tandem", group_id=cafe.id, author_id=alice.id)
    talk = answered(town, post, town.person("Amal"), Words(text="Ich komme gern."))
    closed(session, alice, cafe, now, posts=FatePosts.MINE)
    session.expire_all()

    assert (post.state, post.group_id, post.author_id) == (PostState.PUBLISHED, None, alice.id)
    assert talk.state is ConversationState.OPEN
    assert role_in(sides_of(session, talk), actor_of(session, alice)) is Role.OWNER


def test_a_coordinator_never_takes_a_groups_posts(session, town, cafe, alice, cora, now):
    post = town.post("tandem", group_id=cafe.id, author_id=alice.id)
    closed(session, cora, cafe, now, posts=FatePosts.MINE)

    assert post.state is PostState.WITHDRAWN
    assert [entry.action for entry in session.scalars(select(Entry))] == ["group:close"]


def test_nobody_speaks_for_a_closed_group_and_it_stays_closed(session, town, cafe, alice, now):
    closed(session, alice, cafe, now)
    town.add(GroupMember(group_id=cafe.id, user_id=alice.id, role=GroupRole.LEAD))
    assert actor_of(session, alice).leads == frozenset()
    with pytest.raises(GoneError):
        group_life.wake(
            session,
            actor=Actor(user_id=alice.id, leads=frozenset({cafe.id})),
            group_id=cafe.id,
            now=now,
            zone=ZONE,
        )


def test_a_lead_names_only_shelters_that_she_knows(session, town, cafe, alice, cora, now):
    known, hidden, secret = (served(town, town.group(f"G{n}")) for n in range(3))
    town.add(SiteRelease(site_id=known.id, user_id=alice.id, released_at=now))
    town.add(SiteGroup(site_id=hidden.id, group_id=cafe.id))

    groups.serve_sites(
        session,
        actor=actor_of(session, alice),
        group_id=cafe.id,
        site_ids=[known.id, secret.id],
        today=town.today,
        now=now,
    )

    rows = session.scalars(select(SiteGroup.site_id).where(SiteGroup.group_id == cafe.id))
    assert set(rows) == {known.id, hidden.id}
    groups.serve_sites(
        session,
        actor=actor_of(session, cora),
        group_id=cafe.id,
        site_ids=[secret.id],
        today=town.today,
        now=now,
    )
    rows = session.scalars(select(SiteGroup.site_id).where(SiteGroup.group_id == cafe.id))
    assert set(rows) == {secret.id}
    assert [entry.action for entry in session.scalars(select(Entry))] == ["group:sites"]
