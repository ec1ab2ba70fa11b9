"""What programs get of a thing keeps to what its page keeps to."""

from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.joining import Joins
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.page import PageState
from helpboard.services.hsds import hsds_files
from tests.web.api.conftest import page, service
from tests.web.info.pages import card


@pytest.mark.parametrize(("joins", "free"), [(Joins.NOBODY, None), (Joins.ASKED, 5)])
def test_a_group_that_takes_nobody_tells_no_free_places(browser, town, joins, free):
    group = town.group(joins=joins, capacity=5)
    found = browser.get(f"/api/v1/groups/{group.slug}").json
    assert (found["takes_people"], found["free_places"]) == (free is not None, free)


@pytest.mark.parametrize(("topic", "is_discreet"), [("women", True), ("sewing", False)])
def test_what_has_a_discreet_topic_says_so_and_is_kept_by_nobody(browser, town, topic, is_discreet):
    group = town.group(topics=["meeting-people", topic])
    town.schedule(group)
    owner = town.organisation(topics=[topic])
    service(town, owner, topic=topic)
    (meeting, *_others) = browser.get("/api/v1/meetings").json["items"]
    for name, key in [
        ("groups", group.slug),
        ("organisations", owner.slug),
        ("services", "beratung"),
        ("meetings", meeting["id"]),
    ]:
        answer = browser.get(f"/api/v1/{name}/{key}")
        assert answer.json["is_discreet"] is is_discreet, name
        assert (answer.headers["Cache-Control"] == "no-store") is is_discreet, name
        (listed, *_others) = browser.get(f"/api/v1/{name}").json["items"]
        assert listed["is_discreet"] is is_discreet, name


def test_the_directory_in_hsds_marks_what_is_discreet(session, town):
    for topic in ("women", "sewing"):
        owner = town.organisation(topic, topics=[topic])
        service(town, owner, topic, topic=topic, name=topic)
    found = hsds_files(
        session,
        base_url="https://board.example",
        state="BW",
        today=town.now.date(),
        zone=ZoneInfo("Europe/Berlin"),
    )
    for things in (found["organization"], found["service"]):
        marked = {
            thing["name"]
            for thing in things
            for term in thing["attributes"]
            if term["taxonomy_term"]["code"] == "discreet"
        }
        assert marked == {"women"}


def test_the_text_of_a_page_names_nothing_that_nobody_can_read(browser, town):
    card(town, "rathaus")
    page(town, "ziel")
    page(town, "entwurf", state=PageState.DRAFT)
    hidden = town.organisation(state=OrganisationState.HIDDEN, slug="versteckt")
    lines = (
        "Ruf an: [[phone:rathaus]] oder [[phone:geheim]].",
        "Lies [[page:ziel]], [[page:entwurf|den Entwurf]] und [[page:entwurf]].",
        f"[[organisation:{hidden.slug}]]",
        "Ende",
    )
    page(town, "text", body="\n\n".join(lines))
    found = browser.get("/api/v1/pages/text").json
    assert found["body"]["text"] == (
        "Ruf an: [[phone:rathaus]] oder .\n\nLies [[page:ziel]], den Entwurf und .\n\n\n\nEnde"
    )
    assert "geheim" not in str(found)
    assert "versteckt" not in str(found)
