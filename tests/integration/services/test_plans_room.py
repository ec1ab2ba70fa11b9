"""Plans ask no more people into a group than it takes in all, whoever holds which place."""

from helpboard.domain.joining import JoinState
from helpboard.models import Group, GroupMember, JoinRequest
from tests.integration.services.test_plans import ask, work_out
from tests.integration.services.test_plans import carla as carla
from tests.integration.services.test_plans import kitchen as kitchen
from tests.integration.services.test_plans import zone as zone
from tests.joining import helper
from tests.planning import WEDNESDAY, role, volunteer
from tests.talking import lead


def test_the_roles_of_a_group_share_what_it_takes_in_all(town, carla, kitchen, zone):
    group = town.session.get_one(Group, kitchen.group_id)
    role(town, group, capacity=3, when=WEDNESDAY)
    lead(town, group)
    asked = town.person("Asked")
    wish = {"state": JoinState.ASKED, "asked_at": town.now}
    town.add(JoinRequest(group_id=group.id, user_id=asked.id, **wish))
    for number in range(6):
        volunteer(town, f"V{number}")
    assert len(work_out(town, ask(town, carla), zone)) == 5

    group.capacity = 4
    assert len(work_out(town, ask(town, carla), zone)) == 2

    group.capacity = 1
    assert work_out(town, ask(town, carla), zone) == []


def test_whoever_helps_in_two_groups_takes_a_place_in_both(town, carla, kitchen, zone):
    other = role(town, town.group("Anderswo"), capacity=1, when=WEDNESDAY)
    busy = volunteer(town, "Busy")
    for one in (kitchen, other):
        town.add(
            GroupMember(group_id=one.group_id, user_id=busy.id, role="helper", help_role_id=one.id)
        )
    kitchen.capacity = 1
    volunteer(town, "Free")
    assert work_out(town, ask(town, carla), zone) == []


def test_a_helper_without_a_role_takes_one_of_the_places_of_the_group(town, carla, kitchen, zone):
    group = town.session.get_one(Group, kitchen.group_id)
    group.capacity = 2
    helper(town, group)
    for name in ("Vera", "Viktor"):
        volunteer(town, name)
    assert len(work_out(town, ask(town, carla), zone)) == 1
