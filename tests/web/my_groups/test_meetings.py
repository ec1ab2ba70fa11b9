"""The hub of a group and the pages of its meetings."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.joining import JoinState
from helpboard.domain.meeting import Coming
from helpboard.models import (
    GroupMember,
    HelpRole,
    JoinRequest,
    MeetingHelper,
    MeetingNumbers,
    Post,
    SlotPost,
)
from tests.web.accounts.test_login import token_of
from tests.web.my_groups.cafe_hub import HUB, NOW, press
from tests.web.my_groups.cafe_hub import as_ as as_
from tests.web.my_groups.cafe_hub import cafe as cafe
from tests.web.my_groups.cafe_hub import cast as cast
from tests.web.my_groups.cafe_hub import now as now
from tests.web.my_groups.cafe_hub import page as page
from tests.web.my_groups.cafe_hub import schedule as schedule
from tests.web.my_groups.cafe_hub import then as then


def test_the_hub_shows_the_next_meeting_its_gap_and_what_leads_do(as_, town, cast, schedule):
    town.add(
        MeetingHelper(
            schedule_id=schedule.id,
            on_date=date(2026, 12, 2),
            user_id=cast["Hans"].id,
            coming=Coming.COMES,
            is_host=True,
            at=NOW,
        )
    )

    lead = as_("Lea").get(HUB)
    helper = as_("Hans").get(HUB).text
    coordinator = as_("Carla").get(HUB).text

    assert lead.headers["Cache-Control"] == "no-store"
    for text in (lead.text, helper, coordinator):
        assert "Wednesday 2\u00a0December" in text
        assert "18:00–20:00" in text
        assert "One host is missing" in text
        assert "<bdi>Hans</bdi>" in text
    for text in (lead.text, coordinator):
        assert "Cancel the meeting" in text
    assert "Look for hosts on the board" in lead.text
    assert "Look for hosts on the board" not in coordinator
    assert "Cancel the meeting" not in helper
    assert 'name="say"' in helper
    assert 'name="say"' not in coordinator


def test_who_came_in_by_asking_alone_reads_how_many_come_and_not_who(
    as_, page, town, session, cafe, cast, schedule
):
    comes = {"schedule_id": schedule.id, "on_date": date(2026, 12, 2), "at": NOW}
    town.add(MeetingHelper(user_id=cast["Hans"].id, coming=Coming.COMES, is_host=True, **comes))
    wish = JoinRequest(
        group_id=cafe.id, user_id=cast["Hala"].id, state=JoinState.ACCEPTED, asked_at=NOW
    )
    town.add(wish)
    for path in (HUB, page()):
        text = as_("Hala").get(path).text
        assert "Hans" not in text
        assert "<bdi>1 person</bdi>" in text
        assert "<bdi>Hans</bdi>" in as_("Lea").get(path).text

    wish.decided_by = cast["Lea"].id
    session.flush()
    assert "<bdi>Hans</bdi>" in as_("Hala").get(HUB).text
    wish.decided_by = None
    session.get_one(GroupMember, (cafe.id, cast["Hala"].id)).is_released = True
    session.flush()
    assert "<bdi>Hans</bdi>" in as_("Hala").get(HUB).text


def test_a_gap_goes_on_the_board_with_two_taps_and_leaves_it_when_somebody_comes(
    as_, page, session, cast, browser
):
    lead = as_("Lea")
    assert page("/board") in lead.get(HUB).text
    assert "Welcoming guests" in lead.get(page("/board")).text
    press(lead, page("/board"))
    press(lead, page("/board"))
    [slot] = session.scalars(select(SlotPost))
    address = f"/en/posts/{slot.post_id}"
    assert "Welcoming guests" in lead.get(address).text
    assert "It stands on the board" in lead.get(HUB).text

    press(as_("Hans"), page(), say="host")
    as_("Hala").get(address)
    press(as_("Hala"), page(), say="host")

    as_("Hala").get(address, expect=410)
    assert "Enough hosts come" in as_("Lea").get(HUB).text
    as_("Lea").get(page("/board"), expect=409)
    as_("Lea").post(page("/board"), expect=422)
    assert len(session.scalars(select(Post)).all()) == 1


def test_the_lead_notes_what_was_said_on_the_phone_and_afterwards_who_came(
    as_, page, session, cast, then
):
    lead, hans = as_("Lea"), f"member.{cast['Hans'].id}"
    said = {f"member.{cast['Hala'].id}": "", hans: "host"}
    token = token_of(lead.get(page()).text)
    lead.post(page("/people"), data={"csrf_token": token, **said}, expect=303)
    [row] = session.scalars(select(MeetingHelper))
    assert (row.user_id, row.coming, row.is_host) == (cast["Hans"].id, Coming.COMES, True)
    lead.post(page("/people"), data={"csrf_token": token, hans: "no_show"}, expect=400)
    lead.post(page("/people"), data={hans: "absent"}, expect=422)

    then.move_to(NOW + timedelta(days=3))
    text = lead.get(HUB).text
    assert "How many came?" in text
    token = token_of(lead.get(page()).text)
    lead.post(page("/people"), data={"csrf_token": token, hans: "no_show"}, expect=303)
    session.expire_all()
    assert session.scalars(select(MeetingHelper)).one().coming is Coming.NO_SHOW
    press(lead, page("/numbers"), expect=422, guests="1000", helpers="-1")
    press(lead, page("/numbers"), guests="24", helpers="3")
    assert session.scalars(select(MeetingNumbers)).one().guests == 24
    after = lead.get(HUB).text
    assert "How many came?" not in after
    assert "<td>24</td><td>3</td>" in after


def test_strangers_helpers_and_nonsense_get_no_further_than_they_may(as_, page, cafe, town):
    for name, deeds in (
        ("Karim", ("", "/cancel", "/move", "/restore", "/numbers", "/board")),
        ("Hans", ("/cancel", "/move", "/restore", "/numbers", "/board")),
        ("Carla", ("/board",)),
    ):
        for deed in deeds:
            as_(name).get(page(deed), expect=403)
    as_("Karim").get(HUB, expect=403)
    lead = as_("Lea")
    lead.get(page(day="2026-12-03"), expect=404)
    lead.get(page(day="20261202"), expect=404)
    lead.get(page(day="gestern"), expect=404)
    lead.get(page("/cancel", day="2026-11-25"), expect=409)
    press(lead, page(), expect=400, say="vielleicht")
    lead.post(page(), data={"say": "comes"}, expect=422)
    cafe.state = GroupState.RESTING
    town.session.flush()
    assert "No meeting is planned." in lead.get(HUB).text
    cafe.state = GroupState.CLOSED
    town.session.flush()
    lead.get(HUB, expect=410)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_hub_costs_the_same_whoever_belongs_to_it(as_, town, cafe, rows, statements, cast):
    for number in range(rows):
        helper = town.person(f"Person {number}")
        town.add(GroupMember(group_id=cafe.id, user_id=helper.id, role=GroupRole.HELPER))
    browser = as_("Lea")
    browser.get(HUB)
    with statements() as noted:
        browser.get(HUB)

    assert len(noted) == 15, "\n".join(noted)


def test_free_places_of_a_role_go_on_the_board_with_two_taps(as_, town, cafe, session):
    role = town.add(
        HelpRole(
            group_id=cafe.id, topic="tandem", must_speak=["de"], helpful=[], when=None, capacity=2
        )
    )
    path = f"{HUB}/roles/{role.id}/board"
    lead = as_("Lea")
    assert path in lead.get(HUB).text
    assert "2\u00a0free places" in lead.get(HUB).text

    press(lead, path)

    [slot] = session.scalars(select(SlotPost))
    assert slot.help_role_id == role.id
    assert "Language tandem" in lead.get(f"/en/posts/{slot.post_id}").text
    assert "stands on the board" in lead.get(HUB).text
    as_("Hans").get(path, expect=403)
    as_("Lea").get(f"{HUB}/roles/999/board", expect=404)
