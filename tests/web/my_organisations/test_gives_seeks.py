import re

from sqlalchemy import select

from helpboard.models import Direction, GiveSeek
from tests.directory import gives
from tests.web.my_organisations.conftest import hidden, token_of

LIST = "/en/my/organisations/naehstube/gives-seeks"
NEW = f"{LIST}/new"


def item(page, **values):
    given = {"direction": "seek", "kind": "people", "topic": "tandem"}
    return {"csrf_token": token_of(page), **given, **values}


def test_bob_says_what_they_look_for_in_building_blocks(as_, session, sewing):
    browser = as_("Bob")
    step = browser.post(NEW, data=item(browser.get(NEW).text, more="1"), expect=200).text
    assert 'data-block="when"' in step

    data = item(step, when="mon 17:00-20:00", languages="ar:B1!")
    assert browser.post(NEW, data=data).location == LIST

    [row] = session.scalars(select(GiveSeek))
    assert (row.organisation_id, row.direction) == (sewing.id, Direction.SEEK)
    assert row.facts["languages"] == [{"code": "ar", "level": "B1", "must": True}]
    public = as_().get("/en/organisations/naehstube").text
    assert "People who help" in public
    assert "Arabic" in public


def test_a_double_click_makes_one_item(as_, session):
    browser = as_("Bob")
    data = item(browser.get(NEW).text)
    browser.post(NEW, data=data)
    browser.post(NEW, data=data)
    assert len(session.scalars(select(GiveSeek)).all()) == 1


def test_what_is_missing_or_wrong_is_said_at_its_field(as_, session):
    browser = as_("Bob")
    page = browser.get(NEW).text
    for name in ("kind", "topic", "direction"):
        answer = browser.post(NEW, data=item(page, **{name: "nonsense"}), expect=422).text
        assert f'id="{name}-error"' in answer
    wrong = browser.post(NEW, data=item(page, when="someday"), expect=422).text
    assert 'id="block-when-error"' in wrong
    assert session.scalars(select(GiveSeek)).all() == []


def test_of_two_tabs_the_second_sees_what_stands_there_now(as_, town, session, sewing):
    row = gives(town, sewing, facts={})
    path = f"{LIST}/{row.id}"
    first = second = as_("Alice").get(path).text
    given = {"direction": "give", "kind": "room", "topic": "sewing"}
    seen = {"seen": hidden(first, "seen")}
    as_("Alice").post(path, data=item(first, **given, **seen) | {"kind": "material"})

    late = item(second, **given, **seen) | {"kind": "training"}
    page = as_("Bob").post(path, data=late, expect=409).text

    assert "Material · Sewing" in page
    assert re.search(r'value="training"[^>]*>|<option selected value="training"', page)
    as_("Bob").post(path, data={**late, "seen": hidden(page, "seen")})
    assert session.get(GiveSeek, row.id).kind == "training"


def test_an_item_of_somebody_else_is_not_found(as_, town, session):
    other = town.organisation("Fremde")
    row = gives(town, other, facts={})
    browser = as_("Bob")
    browser.get(f"{LIST}/{row.id}", expect=404)
    token = token_of(browser.get(NEW).text)
    browser.post(f"{LIST}/{row.id}/remove", data={"csrf_token": token})
    assert session.get(GiveSeek, row.id) is not None


def test_bob_takes_an_item_away_and_twice_is_harmless(as_, town, session, sewing):
    row = gives(town, sewing, facts={})
    item_id, browser = row.id, as_("Bob")
    token = token_of(browser.get(LIST).text)
    for _time in range(2):
        browser.post(f"{LIST}/{item_id}/remove", data={"csrf_token": token})
    assert session.get(GiveSeek, item_id) is None
