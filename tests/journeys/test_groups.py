"""How groups go on, over HTTP, with the links of the letters and no log-in for the answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.group_change import ChangeLink
from helpboard.mailer.wording import Enveloped, worded
from helpboard.models import ActionLink, Group, GroupMember, Letter, Notice
from tests.talking import lead
from tests.web.my_groups.conftest import HUB, as_, cafe, cast, link_for, sent, token_of

__all__ = ["as_", "cafe", "cast"]


def pressed(browser, address, *, expect=303):
    """Open a link as whoever got the letter, and press its button."""
    page = browser.get(address).text
    return browser.post(address, data={"csrf_token": token_of(page)}, expect=expect)


def members(session, group):
    rows = session.scalars(select(GroupMember).where(GroupMember.group_id == group.id))
    return {row.user_id: row.role for row in rows}


def last_letter(app, session, person, now, language="ar"):
    """Word the newest letter to somebody as the worker does."""
    letter = session.scalars(
        select(Letter).where(Letter.user_id == person.id).order_by(Letter.id.desc())
    ).first()
    with app.app_context():
        message = worded(
            session,
            Enveloped(
                kind=letter.kind,
                to="reader@example.org",
                language=language,
                message_id="0",
                params=letter.params,
                name=person.name,
            ),
            now=now,
        )
    return message.get_body(("plain",)).get_content()


def test_two_cafés_become_one(as_, cast, cafe, town, session, app, now):
    other = town.group("Café Brücke", slug="bruecke")
    lea = lead(town, other, "Lea")
    dana = lead(town, cafe, "Dana", GroupRole.HELPER)
    town.post("tandem", group_id=cafe.id, author_id=cast["Alice"].id)

    page = sent(as_("Alice"), f"{HUB}/merge", other=str(other.id)).location
    assert "asked first" in as_("Alice").get(page).text
    assert "Café Willkommen" in last_letter(app, session, lea, now)

    visitor = as_()
    pressed(visitor, link_for(session, lea, ChangeLink.MERGE_YES))
    assert "1 of 3 people asked has answered" in as_("Alice").get(page).text.replace("have", "has")
    pressed(as_(), link_for(session, cast["Bob"], ChangeLink.MOVE_YES))
    as_().get(link_for(session, cast["Bob"], ChangeLink.MOVE_NO), expect=410)
    pressed(as_(), link_for(session, dana, ChangeLink.MOVE_NO))

    assert members(session, other).keys() == {lea.id, cast["Alice"].id, cast["Bob"].id}
    gone = as_().get("/en/groups/willkommen", expect=301)
    assert gone.location == "/en/groups/bruecke"
    assert as_().get("/en/groups/willkommen.ics", expect=301).location == "/en/groups/bruecke.ics"
    assert "Café Brücke" in as_("Alice").get("/en/my/").text
    as_("Alice").get(HUB, expect=410)
    used = as_().get(link_for(session, cast["Bob"], ChangeLink.MOVE_YES), expect=410).text
    assert "Café Brücke" not in used


def test_a_new_group_grows_out_of_the_café(as_, cast, cafe, town, session, app, now):
    dana = lead(town, cafe, "Dana", GroupRole.HELPER)
    bob = cast["Bob"]
    path = f"{HUB}/split"
    asked = {"members": [str(bob.id), str(dana.id)], "lead": str(bob.id)}
    about = {"name": "Tandem Mitte", "area": "ludwigsburg-mitte", "topics": ["tandem"]}

    refused = sent(as_("Alice"), path, **{**about, **asked, "lead": str(cast["Alice"].id)},
                   expect=422).text  # fmt: skip
    assert 'id="lead-error"' in refused
    assert "Tandem Mitte" in refused
    sent(as_("Alice"), path, **about, **asked)
    assert "Tandem Mitte" in last_letter(app, session, dana, now)

    pressed(as_(), link_for(session, bob, ChangeLink.SPLIT_YES))
    pressed(as_(), link_for(session, dana, ChangeLink.SPLIT_NO))

    made = session.scalars(select(Group).where(Group.slug == "tandem-mitte")).one()
    assert members(session, made) == {bob.id: GroupRole.LEAD}
    assert members(session, cafe).keys() == {cast["Alice"].id, dana.id}
    assert "just being formed" in as_().get("/en/groups/tandem-mitte").text
    as_("Bob").get("/en/my/groups/tandem-mitte/edit")


def test_the_café_is_handed_over(as_, cast, cafe, session, app, now):
    alice, bob = cast["Alice"], cast["Bob"]
    sent(as_("Alice"), f"{HUB}/hand-over", user=str(bob.id))
    assert "Café Willkommen" in last_letter(app, session, bob, now)
    assert "Will you lead this group?" in as_("Bob").get("/en/my/").text
    as_("Alice").get(f"{HUB}/edit")
    again = {"user": str(bob.id), "again": "1"}
    busy = sent(as_("Alice"), f"{HUB}/hand-over", **again, expect=422).text
    assert "still waits for answers" in busy

    yes = link_for(session, bob, ChangeLink.LEAD_YES)
    done = as_().get(pressed(as_(), yes).location).text
    assert "You now lead the group." in done

    assert members(session, cafe) == {alice.id: GroupRole.HELPER, bob.id: GroupRole.LEAD}
    assert "Will you lead this group?" not in as_("Bob").get("/en/my/").text
    as_("Bob").get(f"{HUB}/edit")
    as_("Alice").get(f"{HUB}/edit", expect=403)
    as_().post(yes, data={}, expect=410)


@pytest.mark.parametrize("how", ["expired", "taken-back"])
def test_a_link_that_is_over_says_so_and_changes_nothing(as_, cast, cafe, session, now, how):
    bob = cast["Bob"]
    sent(as_("Alice"), f"{HUB}/hand-over", user=str(bob.id))
    address = link_for(session, bob, ChangeLink.LEAD_YES)
    if how == "expired":
        for link in session.scalars(select(ActionLink)):
            link.expires_at = now - timedelta(minutes=1)
    else:
        page = as_("Alice").get(f"{HUB}/life").text
        action = page.split('/take-back"')[0].rsplit('action="', 1)[1] + "/take-back"
        as_("Alice").post(action, data={"csrf_token": token_of(page)})

    as_().get(address, expect=410)
    as_().post(address, data={}, expect=410)
    assert members(session, cafe)[bob.id] is GroupRole.HELPER


def test_a_café_rests_goes_on_and_closes(as_, cast, cafe, session, now):
    until = (now.date() + timedelta(days=20)).isoformat()
    wrong = sent(as_("Alice"), f"{HUB}/rest", until="2020-01-01", expect=422).text
    assert 'id="until-error"' in wrong
    sent(as_("Alice"), f"{HUB}/rest", until=until)
    assert "resting at the moment" in as_().get("/en/groups/willkommen").text
    page = as_("Alice").get(f"{HUB}/life").text
    as_("Alice").post(f"{HUB}/wake", data={"csrf_token": token_of(page)})
    assert "resting at the moment" not in as_().get("/en/groups/willkommen").text

    sent(as_("Alice"), f"{HUB}/close", posts="withdrawn")
    assert cafe.state is GroupState.CLOSED
    as_().get("/en/groups/willkommen", expect=410)
    assert members(session, cafe) == {}


def test_a_founded_group_waits_at_the_desk_until_cora_lets_it_begin(as_, cast, session):
    about = {"name": "Tandem", "kind": "working_group", "area": "ludwigsburg-mitte"}
    chosen = {"source_lang": "de", "address_shown": "everybody", "joins": "asked"}
    hub = sent(as_("Charlie"), "/en/my/groups/new", **about, **chosen).location
    assert "Let it begin" not in as_("Charlie").get(f"{hub}/life").text
    token = token_of(as_("Charlie").get(f"{hub}/edit").text)
    as_("Charlie").post(f"{hub}/begin", data={"csrf_token": token}, expect=403)

    waiting = as_("Cora").get("/en/desk/notices").text
    assert "A new group waits for you" in waiting
    notice = session.scalars(select(Notice)).one()
    assert f"{hub}/life" in as_("Cora").get(f"/en/desk/notices/{notice.id}").text
    page = as_("Cora").get(f"{hub}/life").text
    as_("Cora").post(f"{hub}/begin", data={"csrf_token": token_of(page)})

    made = session.scalars(select(Group).where(Group.slug == "tandem")).one()
    assert made.state is GroupState.ACTIVE
    assert "A new group waits for you" not in as_("Cora").get("/en/desk/notices").text


def test_a_link_speaks_for_whom_it_was_written_to_and_nobody_else(as_, cast, cafe, session):
    bob = cast["Bob"]
    sent(as_("Alice"), f"{HUB}/hand-over", user=str(bob.id))
    as_("Charlie").get(link_for(session, bob, ChangeLink.LEAD_YES), expect=403)
    pressed(as_(), link_for(session, bob, ChangeLink.LEAD_YES))
    assert cast["Charlie"].id not in members(session, cafe)
    assert members(session, cafe)[bob.id] is GroupRole.LEAD
