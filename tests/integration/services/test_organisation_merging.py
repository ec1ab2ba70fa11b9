from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState
from helpboard.domain.errors import ConflictError, GoneError, IllegalMoveError, NotAllowedError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.policy import Actor
from helpboard.domain.short_code import ShortKind
from helpboard.models import (
    Alert,
    Base,
    Entry,
    Facet,
    GiveSeek,
    Letter,
    Organisation,
    OrganisationMember,
    Participant,
    Partnership,
    PostFacet,
    Service,
)
from helpboard.models.give_seek import Direction
from helpboard.queries.short_codes import slug_behind
from helpboard.services.organisation_merging import REHOMED, STAYS, merge
from tests.talking import answered


@pytest.fixture
def moderator(town):
    return Actor(user_id=town.person("Carla").id, coordinates=frozenset({town.home.id}))


@pytest.fixture
def two(town):
    old = town.organisation("Nähstube Faden e.V.", slug="old", phone="07141 1234567",
                            topics=["sewing", "tandem"])  # fmt: skip
    new = town.organisation("Nähstube Faden", slug="new")
    return old, new


def merged(session, moderator, old, new, now):
    return merge(session, moderator=moderator, gone=(old.id, old.version),
                 stays=(new.id, new.version), now=now)  # fmt: skip


def partnership(town, organisation, group, state=PartnershipState.ACTIVE):
    return town.add(Partnership(
        organisation_id=organisation.id, group_id=group.id, state=state, organisation_gives=[],
        group_gives=[], created_at=town.now, updated_at=town.now))  # fmt: skip


def test_every_table_that_knows_organisations_is_thought_of():
    known = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "organisation"
    }
    done = {model.__tablename__ for model in (*REHOMED, *STAYS)}
    assert known - done == {"organisation", "search_document"}


def test_everything_goes_along_and_facts_fill_gaps(session, town, moderator, two, now):
    old, new = two
    owner, editor = town.person("Alice"), town.person("Bob")
    for row, person, role in ((old, owner, MemberRole.OWNER), (new, owner, MemberRole.EDITOR),
                              (old, editor, MemberRole.EDITOR)):  # fmt: skip
        town.add(OrganisationMember(organisation_id=row.id, user_id=person.id, role=role))
    department = town.organisation("Zweigstelle", parent_id=old.id)
    post = town.post(organisation_id=old.id)
    talk = answered(town, old, town.person("Zoe"))
    town.add(Service(slug="kurs", organisation_id=old.id, area_id=town.mitte.id, topic="sewing",
                     name="Kurs", source_lang="de", languages=[], conditions=[]))  # fmt: skip
    for row, topic in ((old, "sewing"), (new, "sewing"), (old, "tandem")):
        town.add(GiveSeek(organisation_id=row.id, direction=Direction.GIVE, kind="people",
                          topic=topic, facts={}))  # fmt: skip
    alert = town.add(Alert(
        user_id=owner.id, filters={"organisation": "old"}, rhythm="daily", seen_until=now,
        next_at=now + timedelta(days=1), created_at=now))  # fmt: skip

    merged(session, moderator, old, new, now)

    members = session.execute(
        select(OrganisationMember.organisation_id, OrganisationMember.user_id,
               OrganisationMember.role).order_by(OrganisationMember.user_id)
    ).all()  # fmt: skip
    assert members == [(new.id, owner.id, "owner"), (new.id, editor.id, "editor")]
    assert (new.phone, new.topics) == ("07141 1234567", ["sewing", "tandem"])
    assert {row.organisation_id for row in (post, talk)} == {new.id}
    assert (department.parent_id, alert.filters) == (new.id, {"organisation": "new"})
    assert session.scalars(select(Service.organisation_id)).all() == [new.id]
    given = select(GiveSeek.topic).where(GiveSeek.organisation_id == new.id)
    assert sorted(session.scalars(given)) == ["sewing", "tandem"]
    assert (old.state, old.merged_into_id) == (OrganisationState.HIDDEN, new.id)
    assert slug_behind(session, ShortKind.ORGANISATION, old.id) == "new"
    letters = session.scalars(select(Letter.user_id).where(
        Letter.kind == LetterKind.ORGANISATION_DECIDED)).all()  # fmt: skip
    assert sorted(letters) == sorted([owner.id, editor.id])
    assert session.scalars(select(Entry.codes)).one() == {"verdict": "merge", "other": old.id}
    found = select(PostFacet.post_id).join(Facet, Facet.id == PostFacet.facet_id)
    by_code = {code: session.scalars(found.where(Facet.code == f"organisation:{code}")).all()
               for code in ("old", "new")}  # fmt: skip
    assert by_code == {"old": [], "new": [post.id]}


def test_with_a_group_that_works_with_both_one_partnership_goes_on(
    session, town, moderator, two, now
):
    old, new = two
    both, once, again = town.group("Beide"), town.group("Eine"), town.group("Wieder")
    ended = partnership(town, old, both)
    kept = partnership(town, new, both)
    moved = partnership(town, old, once)
    revived = partnership(town, old, again)
    partnership(town, new, again, PartnershipState.ENDED)
    merged(session, moderator, old, new, now)
    assert (ended.state, ended.organisation_id) == (PartnershipState.ENDED, old.id)
    going_on = session.scalars(select(Partnership.id).where(
        Partnership.organisation_id == new.id, Partnership.state == PartnershipState.ACTIVE)
        .order_by(Partnership.id)).all()  # fmt: skip
    assert going_on == sorted([kept.id, moved.id, revived.id])


def test_a_talk_between_the_two_ends(session, town, moderator, two, now):
    old, new = two
    talk = answered(town, old, town.person("Bob"))
    side = session.scalars(select(Participant).where(Participant.conversation_id == talk.id)).one()
    side.user_id, side.organisation_id = None, new.id
    session.flush()
    merged(session, moderator, old, new, now)
    assert talk.state is ConversationState.CLOSED


def test_nothing_changes_when_it_may_not_be(session, town, moderator, two, now):
    old, new = two
    far = town.organisation("Weit weg", area_id=town.ossweil.id)
    below = town.organisation("Abteilung", parent_id=old.id)
    else_ = Actor(user_id=1, coordinates=frozenset({town.ossweil.id}))
    with pytest.raises(NotAllowedError):
        merged(session, else_, old, far, now)
    for one, other in ((old, below), (below, old), (old, old)):
        with pytest.raises(IllegalMoveError):
            merged(session, moderator, one, other, now)
    with pytest.raises(ConflictError):
        merge(session, moderator=moderator, gone=(old.id, old.version + 1),
              stays=(new.id, new.version), now=now)  # fmt: skip
    merged(session, moderator, old, new, now)
    with pytest.raises(GoneError):
        merged(session, moderator, old, far, now)
    assert session.scalars(select(Organisation.merged_into_id).where(
        Organisation.merged_into_id.is_not(None))).all() == [new.id]  # fmt: skip
