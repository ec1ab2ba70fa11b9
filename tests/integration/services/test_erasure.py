# Longer than 300 lines because everything that an erasure leaves and takes is told in one place.
"""A person who is erased leaves nothing behind; whoever they talked with keeps their own words."""

import pytest
from sqlalchemy import func, select

from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.erasure import ErasedKind
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import Words
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.domain.translation import ItemKind
from helpboard.models import (
    AccessCode,
    ActionLink,
    Alert,
    Base,
    Clearance,
    Conversation,
    Coordinator,
    Entry,
    GroupConsent,
    GroupMember,
    JoinRequest,
    Letter,
    Login,
    MeetingHelper,
    Message,
    Notice,
    NoticeState,
    OrganisationMember,
    Participant,
    Partnership,
    PersonBlock,
    Photo,
    PlanLine,
    Post,
    PostFacet,
    RecoveryCode,
    Release,
    SearchDocument,
    SiteRelease,
    Translation,
    User,
    Volunteer,
)
from helpboard.services import letters
from helpboard.services.erasure import LEFT_ALONE, erase_code, erase_person
from tests.integration.services.people import CANARY, Journal, code_of, fill, talk
from tests.talking import answered, editor, says
from tests.translating import machine_translated


@pytest.fixture
def journal():
    return Journal()


def rows_of(session):
    """Every row of every table, as text."""
    session.flush()
    return [
        f"{table.name}: {row}"
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table))
    ]


def test_nothing_of_an_erased_person_is_left_in_any_table(town, session, journal, now):
    other = town.person("Bob")
    person = town.person(CANARY, phone=f"0171 {CANARY}", password_hash=CANARY, totp_secret=CANARY)
    post = fill(town, person, other)
    town.make_searchable()
    key, person_id = person.key, person.id
    assert sum(CANARY in row for row in rows_of(session)) >= 14

    erased = erase_person(session, user_id=person.id, journal=journal, now=now)

    assert [row for row in rows_of(session) if CANARY in row or key in row] == []
    assert session.get(User, person_id) is None
    assert journal == [(ErasedKind.USER, key, now)]
    assert erased.pictures == (CANARY,)
    assert (post.state, post.text, post.author_id) == (PostState.WITHDRAWN, "", None)
    assert session.scalar(select(func.count()).select_from(PostFacet)) == 0
    found = select(func.count(SearchDocument.post_id))
    assert session.scalar(found) == 0
    gone = (Login, RecoveryCode, Alert, Release, Clearance, PersonBlock, ActionLink, Letter)
    gone += (Volunteer, JoinRequest, MeetingHelper, GroupConsent, PlanLine, SiteRelease)
    for table in gone:
        assert session.scalars(select(table)).all() == []


def test_the_other_side_keeps_its_words_and_sees_that_the_talk_has_ended(
    town, session, journal, now
):
    other, person = town.person("Bob"), town.person(CANARY)
    fill(town, person, other)
    erase_person(session, user_id=person.id, journal=journal, now=now)
    assert session.scalars(select(Message.text)).all() == ["Ist es noch da?"]
    conversation = session.scalars(select(Conversation)).one()
    assert conversation.state is ConversationState.CLOSED
    assert conversation.waits_since is None
    sides = session.scalars(select(Participant).order_by(Participant.id)).all()
    assert [(side.user_id, side.name) for side in sides] == [(None, ""), (other.id, "Bob")]


def test_what_belongs_to_others_stays_untouched(town, session, journal, now):
    person, other = town.person(CANARY), town.person("Bob")
    faden = town.organisation()
    town.add(
        OrganisationMember(organisation_id=faden.id, user_id=person.id, role=MemberRole.EDITOR)
    )
    own = town.post(author_id=other.id, text="Bobs Rad")
    theirs = town.post(author_id=person.id, organisation_id=faden.id, text="Nähen am Dienstag")
    talk(
        town,
        organisation_id=faden.id,
        answerer=other,
        words=[(Role.ANSWERER, other, "Geht das?"), (Role.OWNER, person, "Ja, kommt vorbei.")],
    )
    erase_person(session, user_id=person.id, journal=journal, now=now)
    assert (own.state, own.text) == (PostState.PUBLISHED, "Bobs Rad")
    assert (theirs.state, theirs.text, theirs.author_id) == (
        PostState.PUBLISHED,
        "Nähen am Dienstag",
        None,
    )
    said = session.scalars(select(Message.text).order_by(Message.id)).all()
    assert said == ["Geht das?", "Ja, kommt vorbei."]
    assert session.scalars(select(Conversation.state)).one() is ConversationState.OPEN


def test_what_somebody_answered_for_an_organisation_stays_theirs(town, session, journal, now):
    asker, faden = town.person("Asker"), town.organisation()
    person = editor(town, faden, CANARY)
    about = town.post(author_id=asker.id)
    words = Words(text="Wir haben eine Maschine.")
    conversation = answered(town, about, person, words, organisation_id=faden.id)
    says(town, conversation, asker, "Danke!")
    erase_person(session, user_id=person.id, journal=journal, now=now)
    said = session.scalars(select(Message.text).order_by(Message.id)).all()
    assert said == ["Wir haben eine Maschine.", "Danke!"]
    side = session.scalars(select(Participant).where(Participant.role == Role.ANSWERER)).one()
    assert (side.organisation_id, side.user_id, side.has_ended) == (faden.id, None, False)
    assert session.scalars(select(Conversation.state)).one() is ConversationState.OPEN
    assert [row for row in rows_of(session) if CANARY in row] == []


def test_a_post_loses_its_translations_and_what_they_were_made_from(town, session, journal, now):
    person = town.person()
    post = town.post(author_id=person.id, text=f"{CANARY} verschenkt Möbel.")
    machine_translated(town, ItemKind.POST, post, "en", {"text": f"{CANARY} gives furniture."})
    other = machine_translated(town, ItemKind.POST, town.post(), "en", {"text": "Good."})

    erase_person(session, user_id=person.id, journal=journal, now=now)

    assert [row for row in rows_of(session) if CANARY in row] == []
    assert session.scalars(select(Translation.item_id)).all() == [other.item_id]


@pytest.mark.parametrize(
    ("state", "was_public", "after"),
    [
        (PostState.DRAFT, False, None),
        (PostState.DRAFT, True, PostState.DRAFT),
        (PostState.PENDING, False, PostState.WITHDRAWN),
        (PostState.PUBLISHED, True, PostState.WITHDRAWN),
        (PostState.HIDDEN, True, PostState.HIDDEN),
        (PostState.REJECTED, False, PostState.REJECTED),
        (PostState.FULFILLED, True, PostState.FULFILLED),
    ],
)
def test_posts_in_every_state_lose_their_words(
    town, session, journal, now, state, was_public, after
):
    person = town.person()
    post = town.post(
        author_id=person.id,
        state=state,
        text=CANARY,
        first_published_at=now if was_public else None,
    )
    post_id = post.id
    erase_person(session, user_id=person.id, journal=journal, now=now)
    left = session.get(Post, post_id)
    assert (left and left.state) == after
    assert left is None or left.text == ""


def test_an_answer_that_waited_at_the_desk_goes_with_who_wrote_it(town, session, journal, now):
    person, asker = town.person(CANARY), town.person("Asker")
    post = town.post(author_id=asker.id)
    talk(
        town, post_id=post.id, owner=asker, answerer=person, words=[(Role.ANSWERER, person, CANARY)]
    )
    erase_person(session, user_id=person.id, journal=journal, now=now)
    assert session.scalars(select(Conversation)).all() == []
    assert post.state is PostState.PUBLISHED


def test_an_interpreter_who_goes_ends_nothing(town, session, journal, now):
    person, owner, other = town.person(CANARY), town.person("Owner"), town.person("Other")
    conversation = talk(
        town, post_id=town.post(author_id=owner.id).id, owner=owner, answerer=other,
        words=[(Role.ANSWERER, other, "Hallo"), (Role.INTERPRETER, person, CANARY)],
    )  # fmt: skip
    town.add(
        Participant(
            conversation_id=conversation.id, role=Role.INTERPRETER, user_id=person.id, name=CANARY
        )
    )
    erase_person(session, user_id=person.id, journal=journal, now=now)
    assert session.scalars(select(Message.text)).all() == ["Hallo"]
    assert session.scalars(select(Conversation.state)).one() is ConversationState.OPEN


def test_the_desk_sees_what_has_lost_the_last_who_looked_after_it(town, session, journal, now):
    person, other = town.person(), town.person("Bob")
    alone, shared, edited = (town.organisation(f"Verein {n}") for n in range(3))
    group = town.group()
    town.add(
        OrganisationMember(organisation_id=alone.id, user_id=person.id, role=MemberRole.OWNER),
        OrganisationMember(organisation_id=alone.id, user_id=other.id, role=MemberRole.EDITOR),
        OrganisationMember(organisation_id=shared.id, user_id=person.id, role=MemberRole.OWNER),
        OrganisationMember(organisation_id=shared.id, user_id=other.id, role=MemberRole.OWNER),
        OrganisationMember(organisation_id=edited.id, user_id=person.id, role=MemberRole.EDITOR),
        GroupMember(group_id=group.id, user_id=person.id, role=GroupRole.LEAD),
        Coordinator(user_id=person.id, area_id=town.home.id),
    )
    erase_person(session, user_id=person.id, journal=journal, now=now)
    entries = session.scalars(select(Entry).where(Entry.action == LEFT_ALONE)).all()
    assert {(entry.about, entry.about_id) for entry in entries} == {
        ("organisation", alone.id),
        ("group", group.id),
        ("area", town.home.id),
    }
    assert session.scalars(select(OrganisationMember.user_id)).all() == [other.id] * 2


def test_an_open_notice_keeps_its_words_for_the_desk_without_a_name(town, session, journal, now):
    person = town.person()
    notice = town.add(
        Notice(
            about="post", about_id=1, reason="spam", text="Das ist Betrug.", name=CANARY,
            email=person.email, user_id=person.id, state=NoticeState.OPEN, created_at=now,
        )
    )  # fmt: skip
    erase_person(session, user_id=person.id, journal=journal, now=now)
    assert (notice.text, notice.name, notice.email, notice.user_id) == (
        "Das ist Betrug.",
        "",
        None,
        None,
    )


def test_nothing_of_an_erased_code_is_left_and_answers_stay(town, session, journal, now):
    code, other = code_of(town), town.person("Bob")
    key, code_id = code.key, code.id
    post = town.post(code_id=code.id, text=CANARY)
    town.add(Photo(name="p", post_id=post.id, width=1, height=1, alt=CANARY, created_at=now))
    talk(
        town, post_id=post.id, owner=code, answerer=other,
        words=[(Role.ANSWERER, other, "Ich helfe gern."), (Role.OWNER, None, CANARY)],
    )  # fmt: skip
    letters.write(session, kind=LetterKind.NEW_MESSAGE, to=code, params={"x": CANARY}, now=now)
    erased = erase_code(session, code_id=code.id, journal=journal, now=now)
    assert [row for row in rows_of(session) if CANARY in row or key in row] == []
    assert session.get(AccessCode, code_id) is None
    assert journal == [(ErasedKind.CODE, key, now)]
    assert erased.pictures == ("p",)
    assert post.state is PostState.WITHDRAWN
    assert session.scalars(select(Message.text)).all() == ["Ich helfe gern."]


def test_who_is_gone_cannot_be_erased_again(town, session, journal, now):
    person, code = town.person(), code_of(town)
    erase_person(session, user_id=person.id, journal=journal, now=now)
    erase_code(session, code_id=code.id, journal=journal, now=now)
    for erase in (
        lambda: erase_person(session, user_id=person.id, journal=journal, now=now),
        lambda: erase_code(session, code_id=code.id, journal=journal, now=now),
    ):
        with pytest.raises(NotFoundError):
            erase()
    assert len(journal) == 2


def test_the_erasure_is_written_down_before_anything_changes(town, session, now):
    class Full:
        def remember(self, kind, key, *, at):
            raise OSError("disk full")

    person = town.person()
    post = town.post(author_id=person.id)
    with pytest.raises(OSError, match="full"):
        erase_person(session, user_id=person.id, journal=Full(), now=now)
    assert post.state is PostState.PUBLISHED


def test_every_key_to_a_person_goes_or_forgets_when_the_person_goes():
    keys = [
        key
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in {"user", "access_code"}
    ]
    assert len(keys) > 20
    assert {key.ondelete for key in keys} <= {"CASCADE", "SET NULL"}


def test_contacts_of_partners_go_with_who_wrote_them_and_old_ones_with_their_sides(
    town, session, journal, now
):
    alice, bob = town.person("Alice"), town.person("Bob")
    house, other = town.organisation("Faden"), town.organisation("Zwirn")
    member = OrganisationMember(organisation_id=house.id, user_id=alice.id, role=MemberRole.OWNER)
    town.add(member)
    rows = [
        town.add(
            Partnership(
                organisation_id=one.id, group_id=town.group().id, state="active",
                organisation_gives=[], group_gives=[], contact="Ruf an", contact_by=by,
                created_at=now, updated_at=now,
            )
        )
        for one, by in ((other, alice.id), (house, None), (house, bob.id), (other, None))
    ]  # fmt: skip
    erase_person(session, user_id=alice.id, journal=journal, now=now)
    assert [row.contact for row in rows] == ["", "", "Ruf an", "Ruf an"]
