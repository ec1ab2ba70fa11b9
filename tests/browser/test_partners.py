"""An organisation finds a group, and the lead says yes from the letter without logging in."""

import pytest
from playwright.sync_api import Page
from sqlalchemy import select, update

from helpboard.domain.group import GroupRole
from helpboard.models import Group, GroupMember, User
from tests.browser.conftest import NewPage
from tests.browser.joining import BUTTON, letter_to, letters_to, link_in
from tests.browser.judging import follow
from tests.browser.test_my_organisations import log_in, send
from tests.journeys.demo import Demo


def _lead_reads(demo: Demo, slug: str, tag: str) -> str:
    """Let whoever leads a group read letters in a language; return the address."""
    with demo.session() as session:
        lead = session.scalars(
            select(User)
            .join(GroupMember, GroupMember.user_id == User.id)
            .join(Group, Group.id == GroupMember.group_id)
            .where(Group.slug == slug, GroupMember.role == GroupRole.LEAD)
            .order_by(User.id)
        ).first()
        assert lead is not None
        session.execute(update(User).where(User.id == lead.id).values(language=tag))
        email = str(lead.email)
        session.commit()
    return email


def _ask_the_first(page: Page, tag: str, organisation: str) -> str:
    """Ask the group that fits best; return its slug."""
    page.goto(f"/{tag}/my/organisations/{organisation}/partners")
    cards = page.get_by_test_id("partner")
    first = cards.filter(has=page.locator("a.button--primary")).first
    assert first.get_by_test_id("reason").count() >= 3
    follow(first.locator("a.button--primary"))
    return page.url.partition("?")[0].rpartition("/")[2]


@pytest.mark.parametrize(("tag", "has_script"), [("de", True), ("ar", False)])
def test_an_organisation_asks_and_the_lead_accepts_from_the_letter_without_log_in(
    demo: Demo, new_page: NewPage, tag: str, has_script: bool
) -> None:
    account = demo.manifest["accounts"]["organisation"]
    organisation = account["organisation"]
    page = new_page(java_script_enabled=has_script, quiet=has_script)
    log_in(page, demo, "organisation", tag)
    slug = _ask_the_first(page, tag, organisation)
    lead = _lead_reads(demo, slug, tag)
    before = len(letters_to(demo, lead))
    send(page)

    letter = letter_to(demo, lead, after=before)
    visitor = new_page(java_script_enabled=has_script, quiet=has_script)
    visitor.goto(link_in(letter))
    assert visitor.locator("html").get_attribute("lang") == tag
    follow(visitor.locator(BUTTON).first)

    visitor.goto(f"/{tag}/organisations/{organisation}")
    assert visitor.locator(f"main a[href='/{tag}/groups/{slug}']").count() > 0
    visitor.goto(f"/{tag}/groups/{slug}")
    assert visitor.locator(f"main a[href='/{tag}/organisations/{organisation}']").count() > 0
