from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState, EndedError
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Letter, Partnership
from helpboard.queries.actors import actor_of
from helpboard.queries.fitting import fitting_posts
from helpboard.queries.handing_on import partners_to_hand_on_to
from helpboard.services.answers import tell_silent
from helpboard.services.handing_on import agree, decline, propose
from helpboard.services.partings import end
from helpboard.services.taking import note_found, take, tell_not_taken
from tests.talking import answered, asked, by_code, code, editor, lead, says


def kinds(session, user):
    statement = select(Letter.kind).where(Letter.user_id == user.id).order_by(Letter.id)
    return session.scalars(statement).all()


def takes(town, talk, person):
    return take(town.session, conversation=talk, actor=actor_of(town.session, person), now=town.now)


def test_taking_raises_found_and_a_full_post_tells_the_others_kindly(town, session, now):
    amal = town.person("Amal")
    post = asked(town, "furniture", author=amal, count=2)
    near = asked(town, "furniture")
    talks = {name: answered(town, post, town.person(name)) for name in ("Bob", "Carl", "Dora")}
    people = {letter.user_id for letter in session.scalars(select(Letter))}

    takes(town, talks["Bob"], amal)
    assert (post.found, post.state) == (1, PostState.PUBLISHED)
    assert session.scalars(select(Letter).where(Letter.kind == LetterKind.NOT_TAKEN)).all() == []
    takes(town, talks["Dora"], amal)

    assert (post.found, post.state) == (2, PostState.FULFILLED)
    [no] = session.scalars(select(Letter).where(Letter.kind == LetterKind.NOT_TAKEN))
    assert no.params == {
        "conversation_id": talks["Carl"].id,
        "role": "answerer",
        "posts": [near.id],
    }
    assert no.user_id not in people
    assert len(session.scalars(select(Letter).where(Letter.kind == LetterKind.TAKEN)).all()) == 2
    assert tell_silent(session, now=now + timedelta(days=6)) == 0


def test_nobody_is_taken_twice_nor_after_the_end(town, session, now):
    amal, bob, carl = (town.person(name) for name in ("Amal", "Bob", "Carl"))
    post = asked(town, "furniture", author=amal, count=5)
    talk, ended = answered(town, post, bob), answered(town, post, carl)
    takes(town, talk, amal)
    end(session, conversation=ended, actor=actor_of(session, carl), now=now)
    for one in (talk, ended):
        with pytest.raises(IllegalMoveError):
            takes(town, one, amal)
    assert post.found == 1


def test_only_who_owns_the_post_takes_somebody(town, session):
    post = asked(town, "furniture")
    bob = town.person("Bob")
    talk = answered(town, post, bob)
    for person in (bob, town.person("Carl"), editor(town, town.organisation())):
        with pytest.raises(NotFoundError):
            takes(town, talk, person)
    assert (post.found, talk.taken_at) == (0, None)


def test_a_full_post_takes_nobody_more(town, session):
    amal = town.person("Amal")
    post = asked(town, "furniture", author=amal)
    first, second = (answered(town, post, town.person(name)) for name in ("Bob", "Carl"))
    takes(town, first, amal)
    with pytest.raises(IllegalMoveError):
        takes(town, second, amal)
    assert second.taken_at is None


def test_a_held_answer_ends_with_the_post_and_its_owner_never_learns_of_it(town, session, now):
    amal, bob, carl = (town.person(name) for name in ("Amal", "Bob", "Carl"))
    post = asked(town, "childcare", author=amal)
    held, open_ = answered(town, post, bob), answered(town, post, carl)
    open_.state, open_.released_at = ConversationState.OPEN, now
    with pytest.raises(NotFoundError):
        takes(town, held, amal)
    takes(town, open_, amal)
    assert (held.state, held.released_at) == (ConversationState.CLOSED, None)
    assert kinds(session, bob)[-1] is LetterKind.NOT_TAKEN
    assert kinds(session, amal) == []


def test_telling_twice_writes_one_letter(town, session, now):
    amal, bob, carl = (town.person(name) for name in ("Amal", "Bob", "Carl"))
    post = asked(town, "furniture", author=amal)
    talk = answered(town, post, bob)
    answered(town, post, carl)
    takes(town, talk, amal)
    tell_not_taken(session, post=post, now=now)
    assert kinds(session, carl).count(LetterKind.NOT_TAKEN) == 1


def test_who_asked_with_a_code_takes_somebody_with_it(town, session, now):
    zahra = code(town)
    post = asked(town, "furniture", code_id=zahra.id)
    talk = answered(town, post, town.person("Bob"))
    take(session, conversation=talk, actor=by_code(zahra).actor, now=now)
    assert post.state is PostState.FULFILLED


def test_fitting_posts_are_of_the_same_kind_and_branch_nearest_first(town, session, now):
    post = asked(town, "furniture")
    far = asked(town, "furniture", area_id=town.ossweil.id)
    other_leaf = asked(town, "kitchen", published_at=now - timedelta(minutes=1))
    near = asked(town, "furniture")
    asked(town, "tandem")
    town.post("furniture", kind=PostKind.OFFER)
    asked(town, "furniture", state=PostState.HIDDEN)
    found = [card.id for card in fitting_posts(session, post, now=now)]
    assert found == [near.id, far.id, other_leaf.id]


@pytest.fixture
def house(town):
    return town.organisation("Faden")


@pytest.fixture
def cafe(town, house):
    """A café that works together with the house."""
    cafe = town.group("Café")
    _partners(town, house, cafe)
    return cafe


def agrees(town, talk, person, to):
    """Say yes on a page that showed the group ``to``."""
    actor = actor_of(town.session, person)
    agree(town.session, conversation=talk, actor=actor, partner=f"group:{to.slug}", now=town.now)


def _partners(town, house, group, state=PartnershipState.ACTIVE):
    moments = {"created_at": town.now, "updated_at": town.now}
    return town.add(
        Partnership(
            organisation_id=house.id,
            group_id=group.id,
            state=state,
            organisation_gives=[],
            group_gives=[],
            **moments,
        )
    )


def test_a_conversation_goes_to_a_partner_only_when_its_writer_agrees(
    town, session, now, house, cafe
):
    edith, lena, bob = editor(town, house), lead(town, cafe), town.person("Bob")
    talk = answered(town, house, bob)
    [partner] = partners_to_hand_on_to(session, talk)
    propose(
        session,
        conversation=talk,
        actor=actor_of(session, edith),
        partner=f"group:{cafe.slug}",
        now=now,
    )
    assert partner.group_id == cafe.id
    with pytest.raises(NotFoundError):
        says(town, talk, lena)
    assert kinds(session, bob) == [LetterKind.HANDING_ON_ASKED]
    agrees(town, talk, bob, cafe)
    assert kinds(session, lena) == [LetterKind.HANDED_ON]
    says(town, talk, lena)
    with pytest.raises(NotFoundError):
        says(town, talk, edith)
    assert [one.organisation_id for one in partners_to_hand_on_to(session, talk)] == [house.id]


def test_only_partners_can_be_handed_on_to(town, session, now, house, cafe):
    edith, bob = editor(town, house), town.person("Bob")
    stranger, ended, closed = town.group("Fremd"), town.group("Vorbei"), town.group("Zu")
    _partners(town, house, ended, PartnershipState.ENDED)
    closed.state = GroupState.CLOSED
    _partners(town, house, closed)
    talk = answered(town, house, bob)
    for slug in (stranger.slug, ended.slug, closed.slug, "nonsense"):
        with pytest.raises(NotFoundError):
            propose(
                session,
                conversation=talk,
                actor=actor_of(session, edith),
                partner=f"group:{slug}",
                now=now,
            )
    assert kinds(session, bob) == []


def test_nobody_agrees_for_the_writer_and_no_is_no(town, session, now, house, cafe):
    edith, lena, bob = editor(town, house), lead(town, cafe), town.person("Bob")
    talk = answered(town, house, bob)
    key = f"group:{cafe.slug}"
    with pytest.raises(NotFoundError):
        propose(session, conversation=talk, actor=actor_of(session, bob), partner=key, now=now)
    with pytest.raises(IllegalMoveError):
        agrees(town, talk, bob, cafe)
    propose(session, conversation=talk, actor=actor_of(session, edith), partner=key, now=now)
    for person in (edith, lena, town.person("Carl")):
        with pytest.raises(NotFoundError):
            agrees(town, talk, person, cafe)
    decline(session, conversation=talk, actor=actor_of(session, bob), now=now)
    with pytest.raises(IllegalMoveError):
        agrees(town, talk, bob, cafe)
    assert talk.organisation_id == house.id


def test_a_yes_is_for_the_partner_that_was_shown_and_no_other(town, session, now, house, cafe):
    edith, bob = editor(town, house), town.person("Bob")
    other = town.group("Andere")
    _partners(town, house, other)
    talk = answered(town, house, bob)
    for slug in (cafe.slug, other.slug):
        propose(
            session,
            conversation=talk,
            actor=actor_of(session, edith),
            partner=f"group:{slug}",
            now=now,
        )
    with pytest.raises(IllegalMoveError):
        agrees(town, talk, bob, cafe)
    assert (talk.organisation_id, talk.group_id) == (house.id, None)
    agrees(town, talk, bob, other)
    assert (talk.organisation_id, talk.group_id) == (None, other.id)


def test_a_partnership_that_ends_meanwhile_hands_nothing_on(town, session, now, house):
    cafe = town.group("Café")
    partnership = _partners(town, house, cafe)
    edith, bob = editor(town, house), town.person("Bob")
    talk = answered(town, house, bob)
    key = f"group:{cafe.slug}"
    propose(session, conversation=talk, actor=actor_of(session, edith), partner=key, now=now)
    partnership.state = PartnershipState.ENDED
    session.flush()
    with pytest.raises(IllegalMoveError):
        agrees(town, talk, bob, cafe)


def test_conversations_of_people_and_ended_ones_are_handed_to_nobody(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    assert partners_to_hand_on_to(session, talk) == ()
    end(session, conversation=talk, actor=actor_of(session, bob), now=now)
    with pytest.raises(EndedError):
        propose(
            session, conversation=talk, actor=actor_of(session, alice), partner="group:x", now=now
        )


def test_marking_everything_as_found_tells_everybody_no(town, session, now):
    amal, bob = town.person("Amal"), town.person("Bob")
    post = asked(town, "furniture", author=amal, count=3)
    answered(town, post, bob)
    for found in (2, 3):
        note_found(session, actor=actor_of(session, amal), post=post, now=now, found=found)
        told = LetterKind.NOT_TAKEN in kinds(session, bob)
        assert told is (found == 3)
