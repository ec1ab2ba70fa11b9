"""The log: whose entries somebody reads, how it is searched, and the file of it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from helpboard.domain.policy import Action
from helpboard.models import Entry, FactCard, Place
from helpboard.queries.log import PAGE
from helpboard.queries.log_areas import ABOUTS as PLACED
from helpboard.web.desk.log_words import ABOUTS, ACTIONS

SOURCE = Path(__file__).resolve().parents[3] / "helpboard"


def ids(page):
    return [int(one) for one in re.findall(r'data-testid="entry" data-id="(\d+)"', page.text)]


@pytest.fixture
def entry(town):
    def make(about, about_id, **values):
        defaults = {"at": town.now, "action": "post:decide", "codes": {"verdict": "publish"}}
        return town.add(Entry(about=about, about_id=about_id, **{**defaults, **values}))

    return make


def test_a_coordinator_reads_of_her_areas_and_of_her_own_deeds(town, cast, as_, entry):
    here, there = town.post(), town.post(area_id=town.ossweil.id)
    own = entry("post", here.id, actor_id=cast["Else"].id)
    near = entry("post", there.id, actor_id=cast["Carla"].id)
    far = entry("post", here.id, actor_id=cast["Carla"].id)
    house = entry("house_text", 1, actor_id=cast["Carla"].id, action="house-text:edit")
    gone = entry("plan", 9999, action="plan:make")
    notice_of_nothing = entry("weights", 1, action="matching:weights")
    assert ids(as_("Else").get("/en/desk/log")) == [near.id, own.id]
    everything = [notice_of_nothing.id, gone.id, house.id, far.id, near.id, own.id]
    assert ids(as_("Carla").get("/en/desk/log")) == everything


@pytest.mark.parametrize(
    ("about", "action"),
    [
        ("card", "card:change"),
        ("correction", "correction:take"),
        ("feedback", "feedback:settle"),
        ("page", "page:publish"),
        ("term", "term:publish"),
        ("translation", "translation:publish"),
    ],
)
def test_what_others_did_about_pages_is_read_by_those_who_look_after_the_house(
    cast, as_, entry, about, action
):
    row = entry(about, 7, action=action, actor_id=cast["Deniz"].id, codes={})
    assert ids(as_("Carla").get("/en/desk/log")) == [row.id]
    assert ids(as_("Else").get("/en/desk/log")) == []


def test_what_others_did_about_a_house_or_a_card_is_read_in_its_area(town, cast, as_, entry):
    times = {"created_at": town.now, "updated_at": town.now}
    place = town.add(
        Place(
            slug="haus",
            name="Haus",
            kind="house",
            source_lang="de",
            area_id=town.ossweil.id,
            **times,
        )
    )
    card = town.add(
        FactCard(slug="amt", name="Amt", languages=[], area_id=town.ossweil.id, **times)
    )
    rows = [
        entry("place", place.id, action="place:edit", actor_id=cast["Deniz"].id, codes={}),
        entry("card", card.id, action="card:change", actor_id=cast["Deniz"].id, codes={}),
    ]
    for who in ("Carla", "Else"):
        assert ids(as_(who).get("/en/desk/log")) == [row.id for row in reversed(rows)]
    found = as_("Carla").get("/en/desk/log?area=ludwigsburg-mitte")
    assert ids(found) == []


def test_it_is_searched_by_who_what_when_and_where(town, cast, as_, entry):
    here, there = town.post(), town.post(area_id=town.ossweil.id)
    old = entry("post", here.id, actor_id=cast["Carla"].id, at=town.now - timedelta(days=40))
    two = entry("post", there.id, actor_id=cast["Deniz"].id)
    read = lambda query: ids(as_("Carla").get(f"/en/desk/log?{query}"))  # noqa: E731
    today, then = town.now.date(), (town.now - timedelta(days=30)).date()
    assert read(f"by={cast['Deniz'].id}") == [two.id]
    assert read("action=post:decide&about=post") == [two.id, old.id]
    assert read("action=plan:make") == []
    assert read(f"until={then}") == [old.id]
    assert read(f"from={then}&until={today + timedelta(days=1)}") == [two.id]
    assert read("area=ludwigsburg-ossweil") == [two.id]
    for nonsense in ("by=x", "from=31.12.", "area=nowhere", "before=-1", f"by={10**30}"):
        as_("Carla").get(f"/en/desk/log?{nonsense}", expect=400)


def test_pages_follow_each_other_and_the_file_holds_everything_as_text(town, cast, as_, entry):
    carla, post = cast["Carla"], town.post()
    carla.name = "=1+1"
    made = [entry("post", post.id, actor_id=carla.id).id for _ in range(PAGE + 3)]
    first = as_("Carla").get("/en/desk/log")
    [following] = re.findall(r'href="([^"]*before=\d+)"', first.text)
    second = as_("Carla").get(following.replace("&amp;", "&"))
    assert ids(first) + ids(second) == made[::-1]
    assert "put on the board" in first.text
    file = as_("Carla").get("/en/desk/log/file?as=csv")
    lines = file.get_data().decode("utf-8-sig").splitlines()
    assert len(lines) == len(made) + 1
    assert ",'=1+1,post:decide,decided about a post,post," in lines[1]
    assert as_("Carla").get("/en/desk/log/file?as=xlsx").get_data()[:2] == b"PK"
    as_("Carla").get("/en/desk/log/file?as=exe", expect=400)


def test_after_an_erasure_the_log_names_nobody(session, town, cast, as_, entry):
    row = entry("post", town.post().id, actor_id=cast["Deniz"].id)
    assert "Deniz" in as_("Carla").get("/en/desk/log").text
    session.delete(cast["Deniz"])
    session.flush()
    page = as_("Carla").get("/en/desk/log")
    assert ids(page) == [row.id]
    assert "Deniz" not in page.text


def test_every_action_and_every_thing_of_the_log_has_words():
    texts = [path.read_text("utf-8") for path in (SOURCE / "services").glob("*.py")]
    used = {one for text in texts for one in re.findall(r'action="([a-z-]+:[a-z-]+)"', text)}
    named = {one for text in texts for one in re.findall(r"action=Action\.(\w+)\.value", text)}
    used |= {Action[name].value for name in named}
    whats = {one for text in texts for one in re.findall(r'what="([a-z-]+)", now=now', text)}
    assert whats
    used |= {f"group:{what}" for what in whats if f"group:{what}" in ACTIONS}
    assert used - set(ACTIONS) == set()
    assert set(PLACED) == set(ABOUTS)
    noted = {one for text in texts for one in re.findall(r'about=\(?"([a-z_]+)"', text)}
    assert noted - set(ABOUTS) == set()
