"""People who help in a group, and its lead, on a phone, in two directions."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.joining import Joins, JoinState
from helpboard.models import Group, GroupMember, HelpRole, JoinRequest, User
from tests.browser.conftest import NewPage
from tests.browser.judging import axe_findings, too_wide
from tests.browser.test_my_organisations import log_in
from tests.journeys.demo import Demo

NOTE = "Ich koche gern und habe am Mittwoch Zeit."
UNFOLD = "all => all.filter(one => one.closest('main')).forEach(one => { one.open = true })"


def asked_by_three(demo: Demo, slug: str) -> int:
    """Let people ask, wait and be offered a place in a group; return the id of a member."""
    now = datetime.now(UTC)
    with demo.session() as session:
        group = session.scalars(select(Group).where(Group.slug == slug)).one()
        group.joins = Joins.ASKED
        known = select(GroupMember.user_id).where(GroupMember.group_id == group.id)
        others = select(User.id).where(User.email.is_not(None), User.id.not_in(known))
        others = others.where(User.id.not_in(account["id"] for account in _accounts(demo)))
        states = (JoinState.ASKED, JoinState.OFFERED, JoinState.WAITING)
        people = session.scalars(others.order_by(User.id.desc()).limit(len(states))).all()
        session.add_all(
            JoinRequest(
                group_id=group.id, user_id=person, note=NOTE, note_lang="de", state=state,
                asked_at=now, offered_until=now + timedelta(days=5),
            )
            for person, state in zip(people, states, strict=True)
        )  # fmt: skip
        session.add(
            HelpRole(
                group_id=group.id, topic="rides", note="Mit dem eigenen Wagen", must_speak=["de"],
                helpful=["ar", "uk"], when={"kind": "weekly", "slots": [[2, 1020, 1140]]},
                capacity=2, min_age=18, women_only=True, needs_clearance=True,
            )
        )  # fmt: skip
        session.commit()
        return session.scalars(known.order_by(GroupMember.user_id)).all()[-1]


def _accounts(demo: Demo) -> list[dict[str, int]]:
    return [one for one in demo.manifest["accounts"].values() if "id" in one]


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_every_page_of_helpers_and_leads_fits_a_phone_and_has_no_barrier(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    slug = demo.manifest["accounts"]["group_lead"]["group"]
    member = asked_by_three(demo, slug) if tag == "de" else 0
    own = f"my/groups/{slug}"
    places = {
        "group_lead": [f"{own}/{one}" for one in ("members", "message", "place")],
        "newcomer": [f"groups/{slug}/join"],
    }
    if member:
        places["group_lead"].append(f"{own}/members/{member}")
    faults = {}
    for who, paths in places.items():
        page = new_page(axe=True)
        log_in(page, demo, who, tag)
        for path in paths:
            page.goto(f"/{tag}/{path}")
            page.locator("details").evaluate_all(UNFOLD)
            faults[path] = [*axe_findings(page), *too_wide(page)]
    assert {path: found for path, found in faults.items() if found} == {}
