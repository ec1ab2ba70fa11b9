from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.group import GroupRole
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.policy import Actor
from helpboard.domain.post import DEFAULT_LIFE, PostState
from helpboard.domain.posting import RefusedPostError
from helpboard.models import (
    GroupMember,
    Notice,
    OrganisationMember,
    Post,
    PostFacet,
    SearchDocument,
)
from helpboard.queries.actors import actor_of
from helpboard.services import posts
from helpboard.services.post_rights import Behalf
from tests.integration.services.posting_desk import BERLIN, problems_of
from tests.integration.services.posting_desk import alice as alice
from tests.integration.services.posting_desk import desk as desk
from tests.integration.services.posting_desk import house as house
from tests.integration.services.posting_desk import trude as trude


@pytest.mark.parametrize(
    ("who", "topic", "facts", "state"),
    [
        ("alice", "bicycle", {"thing": "bicycle"}, PostState.PENDING),
        ("trude", "bicycle", {"thing": "bicycle"}, PostState.PUBLISHED),
        ("editor", "bicycle", {"thing": "bicycle"}, PostState.PUBLISHED),
        ("trude", "childcare", {}, PostState.PENDING),
        ("editor", "childcare", {}, PostState.PENDING),
        ("editor", "rides", {}, PostState.PENDING),
        ("editor", "room", {}, PostState.PENDING),
        ("editor", "hearing", {}, PostState.PENDING),
        ("trude", "job", {}, PostState.PENDING),
        ("editor", "job", {}, PostState.PENDING),
        ("house", "job", {}, PostState.PUBLISHED),
        ("house", "mentoring", {}, PostState.PENDING),
        ("trude", "homework", {}, PostState.PENDING),
        ("trude", "homework", {"school_level": "primary"}, PostState.PENDING),
        ("trude", "homework", {"school_level": "adult"}, PostState.PUBLISHED),
        ("trude", "goods", {"thing": "bicycle"}, PostState.PUBLISHED),
        ("trude", "family", {}, PostState.PENDING),
    ],
)
def test_where_a_new_post_lands(desk, alice, trude, house, who, topic, facts, state):
    organisation, editor = house
    actor = {"alice": alice, "trude": trude, "editor": editor, "house": editor}[who]
    behalf = Behalf(organisation_id=organisation.id) if who == "house" else None

    post = desk.write(actor, topic, facts=facts, behalf=behalf)

    assert post.state is state


def test_a_job_of_an_unverified_organisation_is_checked_first(desk, town, session, trude):
    club = town.organisation(state=OrganisationState.UNVERIFIED)
    row = OrganisationMember(organisation_id=club.id, user_id=trude.user_id, role=MemberRole.OWNER)
    town.add(row)
    actor = actor_of(session, town.session.get_one(type(town.person()), trude.user_id))

    post = desk.write(actor, "job", behalf=Behalf(organisation_id=club.id))

    assert post.state is PostState.PENDING


def test_a_published_post_is_found_at_once_and_lives_four_weeks(desk, session, now, trude):
    post = desk.write(trude, facts={"thing": "bicycle", "size": 26, "count": 2})

    assert (post.published_at, post.first_published_at) == (now, now)
    assert post.expires_at == now + DEFAULT_LIFE
    assert post.count == 2
    assert post.id in set(session.scalars(select(PostFacet.post_id)))
    assert post.id in set(session.scalars(select(SearchDocument.post_id)))


def test_a_post_that_waits_is_in_no_index(desk, session, alice):
    post = desk.write(alice)

    assert post.first_published_at is None
    assert post.id not in set(session.scalars(select(PostFacet.post_id)))


def test_a_post_ends_with_its_last_day(desk, now, trude):
    day = (now + timedelta(days=3)).astimezone(BERLIN).date()
    when = {"kind": "dates", "dates": [{"date": day.isoformat()}]}

    post = desk.write(trude, "sport", facts={"when": when})

    assert post.expires_at.astimezone(BERLIN).date() == day + timedelta(days=1)


def test_a_thing_under_its_branch_goes_to_its_leaf(desk, trude):
    assert desk.write(trude, "goods", facts={"thing": "sofa"}).topic == "furniture"


def test_the_holder_of_a_code_always_waits(desk, town, now):
    code = town.code()
    post = desk.write(Actor(code_id=code.id))
    assert (post.state, post.code_id, post.author_id) == (PostState.PENDING, code.id, None)


@pytest.mark.parametrize("actor", [Actor(), Actor(user_id=1, is_active=False)])
def test_visitors_and_blocked_people_write_nothing(desk, session, actor):
    with pytest.raises(NotAllowedError):
        desk.write(actor)
    assert session.scalars(select(Post)).all() == []


def test_nobody_writes_for_an_organisation_or_a_group_of_others(desk, town, trude, house):
    organisation, editor = house
    group = town.group()
    for actor, behalf in (
        (trude, Behalf(organisation_id=organisation.id)),
        (editor, Behalf(group_id=group.id)),
    ):
        with pytest.raises(NotAllowedError):
            desk.write(actor, behalf=behalf)


def test_a_lead_writes_for_her_group(desk, town, session):
    group, person = town.group(), town.person("Lena")
    town.add(GroupMember(group_id=group.id, user_id=person.id, role=GroupRole.LEAD))
    post = desk.write(actor_of(session, person), behalf=Behalf(group_id=group.id))
    assert post.group_id == group.id


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"kind": "gift"}, ("kind", "unknown_code")),
        ({"topic": "weapons"}, ("topic", "unknown_topic")),
        ({"area": "atlantis"}, ("area", "unknown_code")),
        ({"text_lang": "xx"}, ("text_lang", "unknown_language")),
        ({"facts": {}}, ("thing", "required")),
        ({"text": "Ruf an: 0171 2345678"}, ("text", "contact_data")),
        ({"text": "mail an anna@example.org"}, ("text", "contact_data")),
        ({"text": "a" * 10_001}, ("text", "too_long")),
        ({"text": "a" * 10_000}, ("text", "too_long_word")),
        ({"text": "harmlos\u202e"}, ("text", "forbidden_character")),
        ({"text": "harm\x07los"}, ("text", "forbidden_character")),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_stored(
    desk, session, trude, values, problem
):
    before = session.scalars(select(Post.id)).all()
    with pytest.raises(RefusedPostError) as error:
        desk.write(trude, **values)
    assert problems_of(error) == [problem]
    assert session.scalars(select(Post.id)).all() == before


def test_everything_wrong_is_said_at_once(desk, trude):
    with pytest.raises(RefusedPostError) as error:
        desk.write(trude, kind="x", area="x", text="\x07", facts={"count": 0})
    assert {field for field, _code in problems_of(error)} == {
        "kind", "area", "text", "count", "thing",
    }  # fmt: skip


def test_days_that_are_over_and_areas_that_do_not_exist_are_refused(desk, now, trude):
    yesterday = (now - timedelta(days=1)).astimezone(BERLIN).date().isoformat()
    when = {"kind": "dates", "dates": [{"date": yesterday}]}
    with pytest.raises(RefusedPostError) as error:
        desk.write(trude, "sport", facts={"when": when})
    assert problems_of(error) == [("when", "days_are_over")]
    with pytest.raises(RefusedPostError) as error:
        desk.write(trude, "rides", facts={"to_area": "atlantis"})
    assert problems_of(error) == [("to_area", "unknown_code")]


def test_a_post_says_something(desk, trude):
    with pytest.raises(RefusedPostError) as error:
        desk.write(trude, "sewing", text=" \u200b ")
    assert problems_of(error) == [("text", "nothing_said")]


def test_links_are_for_those_who_are_trusted(desk, alice, trude):
    text = "Mehr auf https://example.org/kurs"
    assert desk.write(trude, text=text).text == text
    with pytest.raises(RefusedPostError) as error:
        desk.write(alice, text=text)
    assert problems_of(error) == [("text", "no_links")]


def test_somebody_new_has_three_open_posts_and_somebody_trusted_more(desk, alice, trude):
    first = [desk.write(alice, text=f"Nummer {n}") for n in range(3)]
    with pytest.raises(RefusedPostError) as error:
        desk.write(alice)
    assert problems_of(error) == [("", "too_many_posts")]
    desk.withdraw(alice, first[0])
    assert desk.write(alice).state is PostState.PENDING
    for n in range(5):
        assert desk.write(trude, text=f"Nummer {n}").state is PostState.PUBLISHED


def test_drafts_do_not_count_until_they_are_sent_in(desk, session, now, alice):
    drafts = [desk.write(alice, facts={}, text="", is_draft=True) for _ in range(4)]
    assert {draft.state for draft in drafts} == {PostState.DRAFT}
    for draft in drafts[:3]:
        desk.edit(alice, draft)
        draft.state = PostState.PENDING
    with pytest.raises(RefusedPostError):
        desk.edit(alice, drafts[3])


def test_a_draft_is_sent_in_as_it_is_once_it_is_whole(desk, session, now, trude):
    draft = desk.write(trude, facts={}, is_draft=True)

    def submit():
        return posts.submit_draft(session, actor=trude, post=draft, now=now, zone=BERLIN)

    with pytest.raises(RefusedPostError) as error:
        submit()
    assert problems_of(error) == [("thing", "required")]
    assert draft.state is PostState.DRAFT
    draft.facts = {"thing": "lock"}
    session.flush()
    assert submit().state is PostState.PUBLISHED
    with pytest.raises(IllegalMoveError):
        submit()


@pytest.mark.parametrize(
    ("topic", "values", "noted"),
    [
        ("room", {"text": "Zimmer für eine junge Frau"}, True),
        ("room", {"text": "Room for a female student"}, True),
        ("flat", {"text": "غرفة لفتاة"}, True),
        ("room", {"text": "Кімната для дівчини"}, True),
        ("room", {"text": "18-25"}, True),
        ("room", {"facts": {"conditions": ["women-only"]}}, True),
        ("room", {"text": "Helles Zimmer, 18 m², Garten, Nichtraucher"}, False),
        ("room", {"kind": "request", "text": "Junge Frau sucht ein Zimmer"}, False),
        ("sport", {"text": "Fußball für junge Frauen"}, False),
    ],
)
def test_a_wish_about_a_lodger_makes_a_note_for_the_desk_once(
    desk, session, trude, topic, values, noted
):
    post = desk.write(trude, topic, **values)
    desk.edit(trude, post, text=f"{values.get('text', '')} Bitte.", **{
        name: value for name, value in values.items() if name != "text"
    })  # fmt: skip

    rows = session.scalars(select(Notice)).all()

    assert [(row.about, row.about_id, row.reason) for row in rows] == (
        [("post", post.id, "lodger-wish")] if noted else []
    )


@pytest.mark.parametrize(
    ("text", "noted"),
    [("Bitte in die Reute-Allee 28 bringen", True), ("Bitte zum Rathaus bringen", False)],
)
def test_the_address_of_a_site_in_a_post_makes_a_note_for_the_desk_once(
    desk, session, town, trude, text, noted
):
    town.shelter("Reuteallee 28")
    post = desk.write(trude, "bicycle", text=text)
    desk.edit(trude, post, text=f"{text}.")

    rows = session.scalars(select(Notice)).all()

    assert [(row.about, row.about_id, row.reason) for row in rows] == (
        [("post", post.id, "names-a-site")] if noted else []
    )
