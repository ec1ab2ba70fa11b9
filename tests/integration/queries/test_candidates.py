from datetime import timedelta

import pytest

from helpboard.domain.account import AccountState
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.post import PostKind
from helpboard.domain.proposal import ProposalKind
from helpboard.models import GroupMember, HelpRole, JoinRequest, PersonBlock, Proposal, Volunteer
from helpboard.queries.candidates import groups_for_post, partners_for_organisation
from helpboard.queries.goods import fitting_goods
from helpboard.queries.match_people import declined
from helpboard.queries.tasks_for_volunteer import groups_for_volunteer, requests_for_volunteer
from helpboard.queries.volunteers_for_post import volunteers_for_post
from tests.proposing import Sewers, gives, volunteer
from tests.talking import asked, cleared, lead, released

WEDNESDAY = {"when": {"kind": "weekly", "slots": [[2, 1020, 1200]]}}


def names(found):
    return [one.name for one in found]


def test_volunteers_for_a_post_agreed_are_there_and_talk_to_its_author(town, session, now):
    amal = town.person("Amal")
    post = asked(town, "sewing", author=amal)
    volunteer(town, "Vera")
    volunteer(town, "Near", topics=("cooking",))
    volunteer(town, "Other", topics=("computer",))
    volunteer(town, "Unasked", consent_at=None)
    volunteer(town, "Away", paused_until=now.date())
    volunteer(town, "Back", paused_until=now.date() - timedelta(days=1))
    volunteer(town, "Blocked").state = AccountState.BLOCKED
    enemy = volunteer(town, "Enemy")
    town.add(PersonBlock(by_user_id=enemy.id, user_id=amal.id, created_at=now))
    said_no = volunteer(town, "Said no")
    town.add(_declined(town, post, said_no))

    found = volunteers_for_post(session, post, now=now, most=9)
    assert names(found) == ["Vera", "Back", "Near"]


def test_unknown_times_come_after_known_ones_and_wrong_times_never(town, session, now):
    post = asked(town, "sewing", facts=WEDNESDAY)
    volunteer(town, "Unknown", when=None)
    volunteer(town, "Friday", when={"kind": "weekly", "slots": [[4, 1020, 1200]]})
    volunteer(town, "Vera", topics=("cooking",))
    found = volunteers_for_post(session, post, now=now)
    assert names(found) == ["Vera", "Unknown"]
    assert [one.fit.answer for one in found] == [Answer.YES, Answer.UNKNOWN]


@pytest.mark.parametrize(("topic", "needs_paper"), [("hearing", False), ("childcare", True)])
def test_what_is_sensitive_finds_only_the_released_and_with_children_the_cleared(
    town, session, now, topic, needs_paper
):
    post = asked(town, topic)
    volunteer(town, "Plain", topics=(topic,))
    cleared(town, volunteer(town, "Paper", topics=(topic,)))
    released(town, volunteer(town, "Released", topics=(topic,)), topic)
    both = released(town, volunteer(town, "Both", topics=(topic,)), topic)
    cleared(town, both)
    old = released(town, volunteer(town, "Old", topics=(topic,)), topic)
    cleared(town, old, age=6 * 366)
    found = set(names(volunteers_for_post(session, post, now=now, most=9)))
    assert found == ({"Both"} if needs_paper else {"Both", "Old", "Released"})


def test_a_volunteer_sees_groups_with_places_and_requests_that_fit(town, session, now):
    vera = volunteer(town)
    open_one, full, own = (town.group(name) for name in ("Open", "Full", "Own"))
    for group in (open_one, full, own):
        town.schedule(group)
        for topic in ("sewing", "cooking"):
            town.add(
                HelpRole(group_id=group.id, topic=topic, must_speak=[], helpful=[], capacity=1)
            )
    lead(town, own)
    town.add(GroupMember(group_id=own.id, user_id=vera.id, role="helper"))
    full.capacity = 1
    lead(town, full)
    [found] = groups_for_volunteer(session, vera.id, now=now).best
    assert (found.group.name, found.topic) == ("Open", "sewing")

    wanted = asked(town, "sewing")
    asked(town, "computer")
    asked(town, "childcare")
    asked(town, "sewing", author=vera)
    [task] = requests_for_volunteer(session, vera.id, now=now)
    assert task.post.id == wanted.id
    session.get_one(Volunteer, vera.id).consent_at = None
    session.flush()
    assert requests_for_volunteer(session, vera.id, now=now) == ()


@pytest.mark.parametrize(
    ("state", "days", "is_suggested"),
    [("declined", 9, False), ("declined", 200, True), ("waiting", 9, False), ("lapsed", 9, True)],
)
def test_a_group_that_somebody_wished_to_join_is_not_suggested_while_that_holds(
    town, session, now, state, days, is_suggested
):
    vera, group = volunteer(town), town.group()
    town.schedule(group)
    sewing = town.add(
        HelpRole(group_id=group.id, topic="sewing", must_speak=[], helpful=[], capacity=1)
    )
    moment = now - timedelta(days=days)
    town.add(
        JoinRequest(
            group_id=group.id, user_id=vera.id, state=state, asked_at=moment, decided_at=moment
        )
    )
    assert bool(groups_for_volunteer(session, vera.id, now=now).best) is is_suggested
    assert declined(session) == (
        frozenset() if state == "lapsed" else {(str(vera.id), str(sewing.id))}
    )


def test_partners_and_groups_that_are_settled_are_not_suggested_again(town, session, now):
    sewers = Sewers(town)
    assert names(partners_for_organisation(session, sewers.house.id, now=now).best) == [
        "Café Willkommen"
    ]
    sewers.ask()
    assert partners_for_organisation(session, sewers.house.id, now=now).best == ()
    resting = town.group("Resting", state="resting")
    gives(town, "room", "sewing", group=resting)
    assert partners_for_organisation(session, sewers.house.id, now=now).best == ()


def test_groups_for_a_post_do_what_it_is_about(town, session, now):
    town.group("AK Nähen", topics=["sewing"])
    town.group("AK Kochen", topics=["cooking"])
    town.group("AK Rad", topics=["bicycle"])
    post = asked(town, "sewing")
    assert names(groups_for_post(session, post, now=now).best) == ["AK Nähen", "AK Kochen"]


def test_nobody_is_led_to_a_group_or_a_thing_of_somebody_whom_they_have_blocked(town, session, now):
    anna, bert = town.person("Anna"), town.person("Bert")
    cafe = town.group()
    town.add(GroupMember(group_id=cafe.id, user_id=bert.id, role="lead"))
    gives(town, "room", "sewing", group=cafe)
    wish = asked(town, "sewing", author=anna)
    town.post(author_id=bert.id)
    bicycle = town.post(kind=PostKind.REQUEST, author_id=anna.id)

    def found():
        groups = groups_for_post(session, wish, now=now).best
        return len(groups), len(fitting_goods(session, bicycle, now=now))

    assert found() == (1, 1)
    town.add(PersonBlock(by_user_id=anna.id, user_id=bert.id, created_at=now))
    assert found() == (0, 0)


def test_a_group_with_other_times_is_a_near_miss_that_says_when_it_could(town, session, now):
    late = town.group("AK Nähen", topics=["sewing"])
    town.schedule(late)
    post = asked(town, "sewing", facts={"when": {"kind": "weekly", "slots": [[0, 540, 660]]}})
    found = groups_for_post(session, post, now=now)
    assert found.best == ()
    [near] = found.near
    assert (near.change.code, near.change.params) == (
        "first-with-time",
        {"weekday": 2, "from": 1080, "to": 1200},
    )


def test_a_volunteer_is_told_which_place_fails_by_one_rule_and_what_would_change_it(
    town, session, now
):
    vera = volunteer(town, "Vera", when=WEDNESDAY["when"])
    group = town.group("Montagstreff")
    monday = {"kind": "weekly", "slots": [[0, 540, 660]]}
    for topic in ("sewing", "cooking"):
        town.add(
            HelpRole(
                group_id=group.id,
                topic=topic,
                must_speak=[],
                helpful=[],
                capacity=1,
                min_minutes=60,
                when=monday,
            )
        )
    found = groups_for_volunteer(session, vera.id, now=now)
    assert found.best == ()
    [near] = found.near
    assert (near.group.name, near.topic) == ("Montagstreff", "sewing")
    assert [row.rule for row in near.fit.failed] == ["time"]
    assert near.change.code == "first-with-time"


def test_things_meet_with_a_van_when_they_are_heavy(town, session, now):
    van = town.post("furniture-transport", facts={"vehicle": "van"})
    town.post("furniture-transport", facts={"vehicle": "cargo-bike"})
    offer = town.post(
        "furniture", facts={"thing": "sofa", "heavy": ["van"]}, author_id=town.person("G").id
    )
    wanted = asked(town, "furniture", facts={"thing": "sofa"})
    [found] = fitting_goods(session, wanted, now=now)
    assert (found.id, found.must_be_carried, found.carrier_id) == (offer.id, True, van.id)
    assert fitting_goods(session, asked(town, "sewing"), now=now) == ()


def _declined(town, post, person):
    return Proposal(
        kind=ProposalKind.PERSON_TASK,
        state="declined",
        post_id=post.id,
        user_id=person.id,
        reasons={},
        lapses_at=town.now,
        created_at=town.now,
        updated_at=town.now,
    )
