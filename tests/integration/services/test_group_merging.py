from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import Hear
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.group_change import ChangeLink, GroupChangeState
from helpboard.domain.joining import JoinState
from helpboard.domain.letter import LetterKind
from helpboard.domain.partnership import PartnershipState
from helpboard.models import (
    ActionLink,
    Direction,
    GiveSeek,
    GroupChange,
    GroupConsent,
    GroupMember,
    JoinRequest,
    Letter,
    Notice,
    NoticeState,
    Partnership,
    PersonBlock,
    SiteGroup,
)
from helpboard.services import group_changes
from helpboard.services.action_links import LinkExpiredError, LinkUsedError
from helpboard.services.clearance_checks import look_again
from helpboard.services.group_changes import end_due
from helpboard.services.group_outcomes import answer
from tests.integration.services.group_desk import (
    LATER,
    ZONE,
    acting,
    letters,
    members,
    merged,
    partners,
    refused,
    role_in,
    says,
    served,
    waiting,
)
from tests.integration.services.group_desk import large as large
from tests.integration.services.group_desk import small as small
from tests.talking import answered, cleared, lead


def test_whoever_says_yes_moves_and_the_lead_leads_there_too(session, small, large, now):
    group, lena, bob, dana = small
    into, leo = large
    change = merged(session, small, large, now, helpers=("yes", "no"))

    assert change.state is GroupChangeState.DONE
    assert members(session, into) == {
        leo.id: GroupRole.LEAD,
        lena.id: GroupRole.LEAD,
        bob.id: GroupRole.HELPER,
    }
    assert members(session, group) == {}
    assert (group.state, group.merged_into_id) == (GroupState.CLOSED, into.id)
    assert into.capacity == 15
    assert letters(session, dana) == [LetterKind.MERGE_MEMBER, LetterKind.GROUP_CLOSED]
    assert letters(session, bob) == [LetterKind.MERGE_MEMBER, LetterKind.GROUP_CHANGED]
    assert letters(session, leo)[-1] == LetterKind.GROUP_CHANGED


def test_everything_of_the_group_goes_along(session, town, small, large, now):
    group, lena, _bob, _dana = small
    into, _leo = large
    role = role_in(town, group)
    wish = waiting(town, group, role)
    post = town.post("tandem", group_id=group.id, author_id=lena.id)
    talk = answered(town, post, town.person("Amal"))
    given = {"direction": Direction.GIVE, "kind": "hosts", "topic": "tandem", "facts": {}}
    give = town.add(GiveSeek(group_id=group.id, **given))
    alone, both = town.organisation(), town.organisation("Beide")
    for one, where in ((alone, group), (both, group), (both, into)):
        partners(town, one, where)
    site = served(town, group)
    code = town.code(hear=Hear.HOST, host_group_id=group.id)
    schedule = town.schedule(group)
    merged(session, small, large, now)
    session.expire_all()

    assert [one.group_id for one in (role, wish, post, talk, give)] == [into.id] * 5
    assert wish.state is JoinState.WAITING
    rows = session.scalars(select(Partnership).where(Partnership.group_id == into.id))
    assert {row.organisation_id: row.state for row in rows} == {
        alone.id: PartnershipState.ACTIVE,
        both.id: PartnershipState.ACTIVE,
    }
    assert session.get(SiteGroup, (site.id, into.id)) is not None
    assert code.host_group_id == into.id
    assert (schedule.group_id, schedule.until < town.today) == (group.id, True)


def test_nobody_sees_the_other_address_by_moving(session, small, large, now):
    session.get(GroupMember, (small[0].id, small[2].id)).is_released = True
    merged(session, small, large, now)
    assert session.get(GroupMember, (large[0].id, small[2].id)).is_released is False


def test_whoever_says_nothing_stays_out_when_the_time_is_over(session, small, large, now):
    change = merged(session, small, large, now, helpers=("yes", ""))
    assert change.state is GroupChangeState.OPEN
    assert end_due(session, now=now + timedelta(days=13), zone=ZONE) is False
    assert end_due(session, now=now + LATER, zone=ZONE) is True

    assert change.state is GroupChangeState.DONE
    assert small[3].id not in members(session, large[0])


def test_no_answer_of_the_other_lead_is_a_no(session, small, large, now):
    change = merged_only_proposed(session, small, large, now)
    end_due(session, now=now + LATER, zone=ZONE)

    assert change.state is GroupChangeState.REFUSED
    assert len(members(session, small[0])) == 3
    assert letters(session, small[1]) == [LetterKind.GROUP_UNCHANGED]


def merged_only_proposed(session, small, large, now):
    actor = acting(session, small[1])
    return group_changes.merge(
        session, actor=actor, group_id=small[0].id, other_id=large[0].id, now=now
    )


def test_merging_in_a_circle_into_itself_or_into_a_closed_group_is_refused(
    session, town, small, large, now
):
    merged_only_proposed(session, small, large, now)
    gone = town.group("Zu", state=GroupState.CLOSED)
    other = town.group("Dritte")
    third = lead(town, other, "Tina")
    cases = (
        (large[1], large[0], small[0], "group_busy"),
        (third, other, other, "same_group"),
        (third, other, gone, "closed_group"),
        (third, other, town.group("Ohne"), "no_lead"),
    )
    for person, group, into, code in cases:
        with pytest.raises(FieldsError) as error:
            group_changes.merge(
                session,
                actor=acting(session, person),
                group_id=group.id,
                other_id=into.id,
                now=now,
            )
        assert refused(error) == [("other", code)]
    assert len(session.scalars(select(GroupChange)).all()) == 1


def test_an_old_address_leads_on_through_two_merges(session, town, small, large, now):
    merged(session, small, large, now)
    last = town.group("Café Ganz Groß")
    tina = lead(town, last, "Tina")
    group_changes.merge(
        session, actor=acting(session, large[1]), group_id=large[0].id, other_id=last.id, now=now
    )
    says(session, tina, ChangeLink.MERGE_YES, now)
    end_due(session, now=now + LATER, zone=ZONE)
    session.expire_all()

    assert small[0].merged_into_id == large[0].merged_into_id == last.id


def test_a_link_answers_once_and_never_after_the_change_is_taken_back(session, small, large, now):
    change = merged_only_proposed(session, small, large, now)
    link = session.scalars(
        select(ActionLink).where(ActionLink.action == ChangeLink.MERGE_YES)
    ).one()
    group_changes.take_back(
        session,
        actor=acting(session, small[1]),
        group_id=small[0].id,
        change_id=change.id,
        now=now,
    )
    assert link.used_at == now
    with pytest.raises(LinkExpiredError):
        answer(session, link, now, zone=ZONE)
    assert members(session, large[0]).keys() == {large[1].id}


def test_who_has_answered_cannot_answer_otherwise(session, small, large, now):
    merged(session, small, large, now, helpers=("no", ""))
    with pytest.raises(LinkUsedError):
        says(session, small[2], ChangeLink.MOVE_YES, now)
    rows = session.execute(select(GroupConsent.user_id, GroupConsent.says_yes)).all()
    assert (small[2].id, False) in [tuple(row) for row in rows]


def test_a_member_who_left_or_is_blocked_does_not_move(session, small, large, now):
    merged(session, small, large, now, helpers=("yes", ""))
    session.delete(session.get(GroupMember, (small[0].id, small[2].id)))
    session.flush()
    end_due(session, now=now + LATER, zone=ZONE)
    assert small[2].id not in members(session, large[0])


@pytest.mark.parametrize("is_theirs", [True, False], ids=["by-them", "by-the-mover"])
def test_nobody_is_brought_together_with_somebody_they_blocked(
    session, town, small, large, now, is_theirs
):
    group, _lena, bob, dana = small
    into, leo = large
    by, whom = (leo, bob) if is_theirs else (bob, leo)
    town.add(PersonBlock(by_user_id=by.id, user_id=whom.id, created_at=now))
    merged(session, small, large, now)

    assert bob.id not in members(session, into)
    assert dana.id in members(session, into)
    assert members(session, group) == {}
    assert letters(session, bob) == [LetterKind.MERGE_MEMBER, LetterKind.GROUP_CLOSED]


def test_a_wish_does_not_come_to_somebody_who_was_blocked(session, town, small, large, now):
    group, *_people = small
    into, leo = large
    wish = waiting(town, group, role_in(town, group))
    town.add(PersonBlock(by_user_id=wish.user_id, user_id=leo.id, created_at=now))
    merged(session, small, large, now)

    session.refresh(wish)
    assert (wish.group_id, wish.state) == (group.id, JoinState.DECLINED)


def test_who_leads_the_other_group_no_longer_agrees_for_nobody(session, town, small, large, now):
    into, leo = large
    lead(town, into, "Lore")
    change = merged_only_proposed(session, small, large, now)
    session.get(GroupMember, (into.id, leo.id)).role = GroupRole.HELPER
    session.flush()
    with pytest.raises(LinkExpiredError):
        says(session, leo, ChangeLink.MERGE_YES, now)
    assert change.agreed_at is None
    assert letters(session, small[2]) == []


def test_nobody_comes_to_work_with_children_by_merging_without_a_certificate(
    session, town, small, large, now
):
    into, leo = large
    into.topics = ["playgroup"]
    _, lena, bob, dana = small
    cleared(town, dana)
    merged(session, small, large, now)

    assert members(session, into) == {leo.id: GroupRole.LEAD, dana.id: GroupRole.HELPER}
    wishes = session.scalars(select(JoinRequest).order_by(JoinRequest.user_id)).all()
    assert [(one.user_id, one.state) for one in wishes] == [
        (lena.id, JoinState.ASKED),
        (bob.id, JoinState.ASKED),
    ]
    assert letters(session, leo).count(LetterKind.JOIN_ASKED) == 2
    assert waits_of(session) == {bob.id: True, dana.id: False, lena.id: True, leo.id: False}


def waits_of(session):
    """Return whom the letters about what has come of it tell that something is still missing."""
    rows = session.scalars(select(Letter).where(Letter.kind == LetterKind.GROUP_CHANGED))
    return {row.user_id: row.params["waits"] for row in rows}


def test_leads_and_desk_hear_who_helps_children_in_what_has_become_of_two_groups(
    session, town, small, large, now
):
    group, into = small[0], large[0]
    group.topics = into.topics = ["playgroup"]
    lead(town, into, "Bernd", GroupRole.HELPER)
    cleared(town, large[1])
    assert look_again(session, group, by_id=None, now=now)
    merged(session, small, large, now)

    notes = session.scalars(select(Notice).order_by(Notice.id)).all()
    assert [(one.about_id, one.state) for one in notes] == [
        (group.id, NoticeState.DECIDED),  # nobody helps there any more
        (into.id, NoticeState.OPEN),
    ]
    assert LetterKind.CLEARANCE_MISSING in letters(session, large[1])
