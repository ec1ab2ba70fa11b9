from datetime import timedelta

import pytest

from helpboard.domain.decision import Reason, Verdict
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotAllowedError
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.domain.posting import RefusedPostError
from tests.integration.services.posting_desk import BERLIN, problems_of
from tests.integration.services.posting_desk import alice as alice
from tests.integration.services.posting_desk import desk as desk
from tests.integration.services.posting_desk import house as house
from tests.integration.services.posting_desk import trude as trude


@pytest.mark.parametrize(
    ("old", "for_trusted", "for_new"),
    [
        (PostState.PENDING, PostState.PUBLISHED, PostState.PENDING),
        (PostState.PUBLISHED, PostState.PUBLISHED, PostState.PENDING),
        (PostState.REJECTED, PostState.PENDING, PostState.PENDING),
        (PostState.FULFILLED, PostState.PUBLISHED, PostState.PENDING),
        (PostState.EXPIRED, PostState.PUBLISHED, PostState.PENDING),
        (PostState.WITHDRAWN, PostState.PUBLISHED, PostState.PENDING),
    ],
)
def test_where_an_edited_post_lands(desk, town, alice, trude, now, old, for_trusted, for_new):
    for actor, state in ((trude, for_trusted), (alice, for_new)):
        post = town.post(author_id=actor.user_id, state=old, published_at=now - timedelta(days=1))
        assert desk.edit(actor, post).state is state


def test_an_edit_of_a_sensitive_post_is_checked_whoever_edits(desk, town, trude):
    post = town.post("mentoring", author_id=trude.user_id)
    assert desk.edit(trude, post).state is PostState.PENDING


def test_what_the_desk_refused_is_looked_at_again_whoever_wrote_it(desk, trude):
    post = desk.write(trude)
    desk.decide(post, Verdict.HIDE, Reason.UNSAFE)
    with pytest.raises(IllegalMoveError):
        desk.edit(trude, post)
    desk.withdraw(trude, post)
    assert desk.edit(trude, post).state is PostState.PENDING


def test_an_edit_that_changes_nothing_leaves_a_post_where_it_is(desk, town, alice):
    post = town.post(author_id=alice.user_id)
    version = post.version
    values = {"text": post.text, "facts": dict(post.facts)}
    assert desk.edit(alice, post, **values).state is PostState.PUBLISHED
    assert post.version == version


def test_an_edit_of_an_older_version_is_a_conflict_and_changes_nothing(desk, town, trude):
    post = town.post(author_id=trude.user_id)
    seen = post.version
    desk.edit(trude, post, text="Erste")
    with pytest.raises(ConflictError):
        desk.edit(trude, post, version=seen, text="Zweite")
    assert post.text == "Erste"


def test_only_who_wrote_it_edits_it(desk, town, session, alice, trude, house):
    organisation, editor = house
    own = town.post(author_id=alice.user_id)
    theirs = town.post(author_id=alice.user_id, organisation_id=organisation.id)
    for actor, post in ((trude, own), (desk.carla, own), (editor, own), (alice, theirs)):
        for deed in (desk.edit, desk.renew, desk.found, desk.withdraw):
            with pytest.raises(NotAllowedError):
                deed(actor, post)
    assert desk.edit(editor, theirs).text == "Anders."


def test_a_code_edits_finds_and_withdraws_its_own_post_only(desk, town, now):
    code, other = town.code(), town.code()
    post = town.post(code_id=code.id)
    holder = Actor(code_id=code.id)
    with pytest.raises(NotAllowedError):
        desk.withdraw(Actor(code_id=other.id), post)
    assert desk.edit(holder, post).state is PostState.PENDING


def test_new_days_give_an_open_post_a_new_end(desk, town, now, trude):
    day = (now + timedelta(days=9)).astimezone(BERLIN).date()
    post = town.post("sport", author_id=trude.user_id, expires_at=now + timedelta(days=2))
    when = {"kind": "dates", "dates": [{"date": day.isoformat()}]}
    desk.edit(trude, post, facts={"when": when})
    assert post.expires_at.astimezone(BERLIN).date() == day + timedelta(days=1)


def test_an_edit_does_not_prolong_a_life(desk, town, now, trude):
    end = now + timedelta(days=2)
    post = town.post(author_id=trude.user_id, expires_at=end)
    assert desk.edit(trude, post).expires_at == end


def test_an_open_post_never_seeks_fewer_than_are_found(desk, town, trude):
    post = town.post(author_id=trude.user_id, count=3, found=2)
    facts = {"thing": "bicycle", "count": 2}
    with pytest.raises(RefusedPostError) as error:
        desk.edit(trude, post, facts=facts)
    assert problems_of(error) == [("count", "out_of_range")]
