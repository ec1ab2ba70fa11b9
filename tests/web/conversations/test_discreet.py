"""Writing to those who help in discreet matters: whatever it opens can be left (rule 12)."""

import pytest
from sqlalchemy import select

from helpboard.models import Conversation
from tests.web.conversations.pages import send


def _is_discreet(page):
    """Tell whether a page can be left quickly and says nothing in the tab."""
    is_silent = page.partition("<title>")[2].startswith("Board · ")
    assert is_silent == ("data-leave" in page)
    return is_silent


@pytest.mark.parametrize("kind", ["organisation", "group"])
@pytest.mark.parametrize(("topics", "expected"), [(["sewing", "women"], True), (["sewing"], False)])
def test_a_conversation_with_who_helps_in_discreet_matters_is_discreet(
    town, session, visit, kind, topics, expected
):
    house = getattr(town, kind)("Frauen helfen Frauen", topics=topics)
    path = f"/en/{kind}s/{house.slug}/answer"
    browser = visit()
    assert _is_discreet(browser.get(path).text) == expected
    send(browser, path, text="Good morning", name="Zahra", hear="code")
    [talk] = session.scalars(select(Conversation.id))
    for page in ("card", "mine", f"messages/{talk}", f"messages/{talk}/block"):
        assert _is_discreet(browser.get(f"/en/answers/{page}").text) == expected, page
