import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotAllowedError
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.group_change import ChangeLink, GroupChangeState
from helpboard.domain.letter import LetterKind
from helpboard.models import (
    Coordinator,
    Entry,
    Group,
    GroupChange,
    GroupMember,
    Letter,
)
from helpboard.services import group_changes, helpers
from helpboard.services.group_changes import NewGroup, end_due
from helpboard.services.helpers import Whom
from tests.integration.services.group_desk import (
    LATER,
    ZONE,
    acting,
    letters,
    members,
    refused,
    says,
)
from tests.integration.services.group_desk import large as large
from tests.integration.services.group_desk import small as small
from tests.talking import lead


def test_a_group_is_handed_over_and_its_old_lead_helps(session, small, now):
    group, lena, bob, _dana = small
    change = group_changes.hand_over(
        session, actor=acting(session, lena), group_id=group.id, user_id=bob.id, now=now
    )
    assert members(session, group)[lena.id] is GroupRole.LEAD
    says(session, bob, ChangeLink.LEAD_YES, now)

    assert change.state is GroupChangeState.DONE
    assert members(session, group)[bob.id] is GroupRole.LEAD
    assert members(session, group)[lena.id] is GroupRole.HELPER
    assert letters(session, lena) == [LetterKind.GROUP_CHANGED]


@pytest.mark.parametrize("way", ["no", "silence", "left"])
def test_without_a_yes_the_old_lead_goes_on(session, small, now, way):
    group, lena, bob, _dana = small
    change = group_changes.hand_over(
        session, actor=acting(session, lena), group_id=group.id, user_id=bob.id, now=now
    )
    if way == "no":
        says(session, bob, ChangeLink.LEAD_NO, now)
    elif way == "left":
        session.delete(session.get(GroupMember, (group.id, bob.id)))
    end_due(session, now=now + LATER, zone=ZONE)

    assert change.state is GroupChangeState.REFUSED
    assert [who for who, role in members(session, group).items() if role is GroupRole.LEAD] == [
        lena.id
    ]
    assert letters(session, lena) == [LetterKind.GROUP_UNCHANGED]


@pytest.mark.parametrize("way", ["helper again", "removed", "blocked"])
def test_who_was_taken_off_a_group_gives_it_to_nobody_by_an_older_letter(
    session, town, small, now, way
):
    group, lena, bob, _dana = small
    mia = lead(town, group, "Mia")
    change = group_changes.hand_over(
        session, actor=acting(session, lena), group_id=group.id, user_id=bob.id, now=now
    )
    her = Whom(group_id=group.id, user_id=lena.id)
    if way == "helper again":
        helpers.let_lead(session, actor=acting(session, mia), whom=her, leads=False, now=now)
    elif way == "removed":
        helpers.remove(session, actor=acting(session, mia), whom=her, now=now)
    else:
        lena.state = AccountState.BLOCKED
        session.flush()
    says(session, bob, ChangeLink.LEAD_YES, now)

    assert change.state is GroupChangeState.REFUSED
    assert members(session, group)[bob.id] is GroupRole.HELPER
    assert members(session, group)[mia.id] is GroupRole.LEAD


def test_a_coordinator_finds_a_lead_for_a_group_and_it_is_in_the_log(session, town, small, now):
    group, lena, bob, _dana = small
    cora = town.person("Cora", totp_secret="JBSWY3DPEHPK3PXP")
    town.add(Coordinator(user_id=cora.id, area_id=town.home.id))
    session.delete(session.get(GroupMember, (group.id, lena.id)))
    session.flush()

    group_changes.hand_over(
        session, actor=acting(session, cora), group_id=group.id, user_id=bob.id, now=now
    )
    says(session, bob, ChangeLink.LEAD_YES, now)

    assert members(session, group)[bob.id] is GroupRole.LEAD
    [entry] = session.scalars(select(Entry))
    assert (entry.action, entry.about_id) == ("group:hand-over", group.id)


def test_helpers_and_strangers_propose_nothing(session, town, small, large, now):
    for person in (small[2], town.person("Fremde"), large[1]):
        with pytest.raises(NotAllowedError):
            group_changes.hand_over(
                session,
                actor=acting(session, person),
                group_id=small[0].id,
                user_id=small[3].id,
                now=now,
            )
        with pytest.raises(NotAllowedError):
            group_changes.split(
                session,
                actor=acting(session, person),
                group_id=small[0].id,
                wanted=wanted(small),
                now=now,
            )
    assert session.scalars(select(GroupChange)).all() == []


def wanted(small, **changed):
    _group, _lena, bob, dana = small
    values = {
        "name": "Tandem Mitte",
        "area": "ludwigsburg-mitte",
        "topics": ("tandem",),
        "members": frozenset({bob.id, dana.id}),
        "lead_id": bob.id,
    }
    return NewGroup(**{**values, **changed})


def split(session, small, now, **changed):
    return group_changes.split(
        session,
        actor=acting(session, small[1]),
        group_id=small[0].id,
        wanted=wanted(small, **changed),
        now=now,
    )


def test_a_new_group_grows_out_of_those_who_say_yes(session, small, now):
    group, lena, bob, dana = small
    change = split(session, small, now)
    says(session, dana, ChangeLink.SPLIT_YES, now)
    assert change.state is GroupChangeState.OPEN
    says(session, bob, ChangeLink.SPLIT_YES, now)

    made = session.scalars(select(Group).where(Group.slug == "tandem-mitte")).one()
    assert made.state is GroupState.FORMING
    assert (made.topics, made.address) == (["tandem"], "")
    assert members(session, made) == {bob.id: GroupRole.LEAD, dana.id: GroupRole.HELPER}
    assert members(session, group) == {lena.id: GroupRole.LEAD}
    assert letters(session, lena) == [LetterKind.GROUP_CHANGED]


def test_whoever_says_nothing_to_a_split_stays(session, small, now):
    group, lena, bob, dana = small
    split(session, small, now)
    says(session, bob, ChangeLink.SPLIT_YES, now)
    end_due(session, now=now + LATER, zone=ZONE)

    made = session.scalars(select(Group).where(Group.slug == "tandem-mitte")).one()
    assert members(session, made).keys() == {bob.id}
    assert members(session, group).keys() == {lena.id, dana.id}


def test_without_its_new_lead_no_group_begins(session, small, now):
    change = split(session, small, now)
    says(session, small[3], ChangeLink.SPLIT_YES, now)
    says(session, small[2], ChangeLink.SPLIT_NO, now)

    assert change.state is GroupChangeState.REFUSED
    assert len(members(session, small[0])) == 3
    assert session.scalars(select(Group).where(Group.slug == "tandem-mitte")).all() == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"name": ""}, ("name", "required")),
        ({"area": "atlantis"}, ("area", "unknown_code")),
        ({"topics": ("nonsense",)}, ("topics", "unknown_code")),
        ({"members": frozenset()}, ("members", "empty")),
        ({"members": frozenset({2**31 - 1})}, ("members", "unknown_code")),
        ({"lead_id": None}, ("lead", "required")),
        ({"lead_id": 2**31 - 1}, ("lead", "unknown_code")),
        ({"lead_id": "lena"}, ("lead", "leads_alone")),
        ({"members": "lena"}, ("members", "no_lead_left")),
    ],
)
def test_an_impossible_split_is_refused_at_its_field(session, small, now, changed, problem):
    lena = small[1]
    known = {"lead_id": lena.id, "members": frozenset({lena.id, small[2].id})}
    changed = {name: known[name] if value == "lena" else value for name, value in changed.items()}
    with pytest.raises(FieldsError) as error:
        split(session, small, now, **changed)
    assert refused(error) == [problem]
    assert session.scalars(select(GroupChange)).all() == []
    assert session.scalars(select(Letter)).all() == []
