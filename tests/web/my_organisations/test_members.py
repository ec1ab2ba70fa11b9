import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole
from helpboard.mailer.wording import Enveloped, worded
from helpboard.models import ActionLink, Letter, OrganisationMember
from tests.conftest import SECRET
from tests.web.my_organisations.conftest import token_of

MEMBERS = "/en/my/organisations/naehstube/members"


def invited(browser, email, *, role="editor", expect=303):
    page = browser.get(MEMBERS).text
    data = {"csrf_token": token_of(page), "email": email, "role": role}
    return browser.post(MEMBERS, data=data, expect=expect)


def changed(browser, member, change, *, expect=303):
    data = {"csrf_token": token_of(browser.get(MEMBERS).text), "change": change}
    return browser.post(f"{MEMBERS}/{member.id}", data=data, expect=expect)


def link_of(session):
    return session.scalars(select(ActionLink).order_by(ActionLink.id.desc())).first()


def address_of(link):
    return f"/l/{LinkTokens(key=SECRET).token(link.key)}?lang=en"


def accepted(browser, link, *, expect=303):
    page = browser.get(address_of(link)).text
    return browser.post(address_of(link), data={"csrf_token": token_of(page)}, expect=expect)


def roles(session, organisation):
    rows = session.scalars(
        select(OrganisationMember).where(OrganisationMember.organisation_id == organisation.id)
    )
    return {row.user_id: row.role for row in rows}


def test_alice_invites_charlie_who_accepts_and_alice_is_told(as_, cast, session, sewing, now, app):
    invited(as_("Alice"), cast["Charlie"].email.upper())
    link = link_of(session)
    response = accepted(as_("Charlie"), link)

    assert response.location == "/en/my/organisations/naehstube"
    assert roles(session, sewing)[cast["Charlie"].id] is MemberRole.EDITOR
    kinds = [
        (letter.kind, letter.user_id)
        for letter in session.scalars(select(Letter).order_by(Letter.id))
    ]
    assert kinds == [
        (LetterKind.ORGANISATION_INVITATION, cast["Charlie"].id),
        (LetterKind.ORGANISATION_JOINED, cast["Alice"].id),
    ]
    as_("Charlie").get("/en/my/organisations/naehstube")


def test_the_letters_say_who_invites_to_what_and_carry_no_address(
    as_, cast, session, sewing, now, app
):
    sewing.name = "Faden <b>& Zwirn"
    invited(as_("Alice"), cast["Charlie"].email)
    letter = session.scalars(select(Letter)).one()

    with app.app_context():
        message = worded(
            session,
            Enveloped(
                kind=letter.kind,
                to=cast["Charlie"].email,
                language="en",
                message_id="m",
                params=letter.params,
            ),
            now=now,
        )

    text = message.get_body(("plain",)).get_content()
    assert "Alice" in text
    assert "Faden <b>& Zwirn" in text
    assert "/l/" in text
    assert cast["Alice"].email not in message.as_string()
    assert "<b>&" not in message.get_body(("html",)).get_content()


def test_known_and_unknown_addresses_are_invited_alike(as_, cast, session):
    known = invited(as_("Alice"), cast["Charlie"].email)
    page_known = as_("Alice").get(MEMBERS).text
    unknown = invited(as_("Alice"), "nobody@example.org")
    page_unknown = as_("Alice").get(MEMBERS).text

    assert known.location == unknown.location
    assert "c…@example.org" in page_known
    assert "n…@example.org" in page_unknown
    assert "nobody@example.org" not in page_unknown
    assert cast["Charlie"].email not in page_known
    assert len(session.scalars(select(Letter)).all()) == 2


def test_inviting_twice_by_a_double_click_writes_one_letter(as_, session):
    browser = as_("Alice")
    data = {"csrf_token": token_of(browser.get(MEMBERS).text)}
    data |= {"email": "nobody@example.org", "role": "owner"}

    browser.post(MEMBERS, data=data)
    browser.post(MEMBERS, data=data)

    assert len(session.scalars(select(Letter)).all()) == 1


@pytest.mark.parametrize(
    "email", ["", "nobody", "a@b\r\nBcc: x@example.org", "a@example.org, b@example.org"]
)
def test_a_wrong_address_is_refused_at_its_field(as_, session, email):
    page = invited(as_("Alice"), email, expect=422).text

    assert 'id="email-error"' in page
    assert session.scalars(select(Letter)).all() == []


def test_somebody_else_cannot_use_an_invitation_and_it_stays_good(as_, cast, session, sewing):
    invited(as_("Alice"), "dora@example.org")
    link = link_of(session)

    assert "for somebody else" in accepted(as_("Charlie"), link, expect=403).text
    assert cast["Charlie"].id not in roles(session, sewing)
    assert link.used_at is None


def test_a_visitor_logs_in_first_and_comes_back(as_, cast, session):
    invited(as_("Alice"), cast["Charlie"].email)
    link = link_of(session)

    location = accepted(as_(), link, expect=302).location

    assert location.startswith("/en/account/login?next=/l/") or "next=%2Fl%2F" in location
    assert link.used_at is None


def test_an_invitation_is_good_once_and_for_a_while(as_, cast, session, now):
    invited(as_("Alice"), cast["Charlie"].email)
    link = link_of(session)
    accepted(as_("Charlie"), link)
    as_("Charlie").get(address_of(link), expect=410)

    invited(as_("Alice"), "dora@example.org")
    late = link_of(session)
    late.expires_at = now - timedelta(seconds=1)
    as_("Charlie").get(address_of(late), expect=410)


def test_an_invitation_that_was_taken_back_is_worth_nothing(as_, cast, session):
    invited(as_("Alice"), cast["Charlie"].email)
    link = link_of(session)
    address = address_of(link)
    browser = as_("Alice")
    token = token_of(browser.get(MEMBERS).text)
    browser.post(
        f"/en/my/organisations/naehstube/invitations/{link.id}", data={"csrf_token": token}
    )

    as_("Charlie").get(address, expect=410)


def test_bob_sees_who_belongs_to_it_and_chooses_nobody(as_, cast, session, sewing):
    page = as_("Bob").get(MEMBERS).text
    assert "Alice" in page
    assert "Invite somebody" not in page

    data = {"csrf_token": token_of(page), "email": "x@example.org", "role": "owner"}
    as_("Bob").post(MEMBERS, data=data, expect=403)
    changed(as_("Bob"), cast["Alice"], "remove", expect=403)
    changed(as_("Bob"), cast["Bob"], "owner", expect=403)
    changed(as_("Bob"), cast["Alice"], "leave", expect=403)
    assert roles(session, sewing) == {
        cast["Alice"].id: MemberRole.OWNER,
        cast["Bob"].id: MemberRole.EDITOR,
    }


def test_a_removed_member_loses_it_at_once(as_, cast):
    as_("Bob").get("/en/my/organisations/naehstube")
    changed(as_("Alice"), cast["Bob"], "remove")
    as_("Bob").get("/en/my/organisations/naehstube", expect=403)


def test_the_last_owner_can_neither_leave_nor_step_down(as_, cast, session, sewing):
    for change in ("leave", "editor", "remove"):
        changed(as_("Alice"), cast["Alice"], change)
        page = as_("Alice").get(MEMBERS).text
        assert "Somebody must choose who looks after it" in page
    assert roles(session, sewing)[cast["Alice"].id] is MemberRole.OWNER

    changed(as_("Alice"), cast["Bob"], "owner")
    changed(as_("Alice"), cast["Alice"], "leave")
    as_("Alice").get(MEMBERS, expect=403)
    assert roles(session, sewing) == {cast["Bob"].id: MemberRole.OWNER}


def test_a_nonsense_change_changes_nothing(as_, cast, session, sewing):
    changed(as_("Alice"), cast["Bob"], "promote")
    changed(as_("Alice"), cast["Charlie"], "remove", expect=404)
    assert len(roles(session, sewing)) == 2


def test_names_of_members_are_nowhere_public(as_, cast):
    cast["Alice"].name = "Kanarienvogel"
    assert "Kanarienvogel" in as_("Bob").get(MEMBERS).text
    public = as_().get("/en/organisations/naehstube").text
    assert not re.search("Kanarienvogel", public)
