"""What a phone may keep, what it is told about the board, and what it forgets."""

import dataclasses
import json

import pytest
from werkzeug.test import EnvironBuilder

from helpboard.adapters.measuring import DISCREET, noted
from helpboard.models import Login, PageAddress
from tests.web.info.pages import page
from tests.web.signing_in import signing_in

OURS = {"Origin": "http://localhost"}
MARK = "X-Offline"


@pytest.fixture
def as_(browser, town):
    return signing_in(browser, town)


@pytest.mark.parametrize("path", ["", "board/", "board/?topic=goods", "cafes/", "legal/privacy"])
def test_public_pages_may_stay_on_a_phone(browser, town, path):
    response = browser.get(f"/de/{path}")
    assert response.headers[MARK] == "keep"
    assert 'data-offline="/sw.js"' in response.text


@pytest.mark.parametrize(
    "path",
    [
        "board/?topic=women",
        "groups/?topic=hearing",
        "board/?q=bett",
        "search?q=bett",
        "places/?concern=address",
        "ask",
        "ask?topic=women",
        "answers/",
        "account/login",
        "notice?about=/de/",
        "contact",
        "forgotten",
        "my/farewell",
    ],
)
def test_what_is_discreet_personal_or_searched_for_may_not(browser, town, path):
    town.make_searchable()
    response = browser.get(f"/de/{path}")
    assert MARK not in response.headers
    assert "data-offline" not in response.text


def test_a_discreet_post_may_not_stay_and_names_nothing_in_the_tab(browser, town):
    response = browser.get(f"/en/posts/{town.post('women').id}")
    assert MARK not in response.headers
    assert "data-offline" not in response.text
    assert "<title>Board · " in response.text
    assert response.text.index('href="tel:116016"') < response.text.index("<h1")


def discretion(app, path):
    """What the log is told of a page that is read: "yes" for a discreet one."""
    environ = EnvironBuilder(path=path).get_environ()
    assert b"".join(app.wsgi_app(environ, lambda *_: lambda _: None))
    return noted(environ, DISCREET)


def test_no_log_names_a_discreet_post(app, town):
    posts = [town.post(topic).id for topic in ("women", "goods")]
    assert [discretion(app, f"/en/posts/{post}") for post in posts] == ["yes", ""]


def test_no_log_names_where_a_discreet_page_once_was(app, town):
    for path, is_discreet in (("gewalt", True), ("offen", False)):
        moved = page(town, path, is_discreet=is_discreet)
        town.add(PageAddress(path=f"alt-{path}", page_id=moved.id))
    paths = [f"/en/info/alt-{path}" for path in ("gewalt", "offen")]
    assert [discretion(app, path) for path in paths] == ["yes", ""]


def test_files_and_feeds_do_not_stay(browser, town):
    for path in ("/feeds/board.atom", "/de/calendar.ics", "/robots.txt"):
        assert MARK not in browser._client.get(path).headers


def test_pages_of_somebody_logged_in_do_not_stay(as_, town):
    browser = as_(town.person())
    response = browser.get("/de/board/")
    assert MARK not in response.headers
    assert "data-offline" not in response.text


def test_pages_that_are_gone_do_not_stay(browser, town):
    assert MARK not in browser.get("/de/posts/4711", expect=404).headers


def test_the_worker_knows_what_every_page_needs_and_who_to_say_that_there_is_no_network(browser):
    answer = browser._client.get("/sw.js")
    assert answer.mimetype == "text/javascript"
    first, _, source = answer.text.partition("\n")
    build = json.loads(first.removeprefix("const BUILD = ").removesuffix(";"))
    assert build["most"] == 20
    assert build["offline"]["ar"] == "/ar/offline"
    assert all(browser._client.get(path).status_code == 200 for path in build["shell"])
    page = browser.get("/ar/offline").text
    assert all(path in page for path in build["shell"])
    assert "self.registration.unregister" not in source


def test_an_operator_can_have_nothing_kept_on_phones(app, browser, town, monkeypatch):
    board = app.extensions["helpboard"]
    here = dataclasses.replace(board.settings, keeps_pages=False)
    changed = dataclasses.replace(board, settings=here)
    monkeypatch.setitem(app.extensions, "helpboard", changed)
    response = browser.get("/de/board/?topic=bicycle")
    assert MARK not in response.headers
    assert "data-offline" not in response.text
    assert "self.registration.unregister" in browser._client.get("/sw.js").text


@pytest.mark.parametrize(("tag", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_the_home_screen_speaks_the_readers_language(browser, town, tag, direction):
    page = browser.get(f"/{tag}/").text
    assert f'<link rel="manifest" href="/{tag}/manifest.webmanifest">' in page
    told = browser._client.get(f"/{tag}/manifest.webmanifest").json
    assert (told["lang"], told["dir"], told["id"]) == (tag, direction, "/")
    assert told["start_url"] == f"/{tag}/"
    assert [one["url"] for one in told["shortcuts"]] == [
        f"/{tag}/{path}" for path in ("board/", "ask", "cafes/")
    ]
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}
    for one in (*told["icons"], *told["shortcuts"]):
        assert browser._client.get(one.get("src") or one["url"]).status_code == 200


def test_the_manifest_without_a_language_speaks_the_one_that_the_browser_likes(browser, town):
    answer = browser._client.get("/manifest.webmanifest", headers={"Accept-Language": "uk"})
    assert answer.json["lang"] == "uk"
    assert answer.json["start_url"] == "/uk/"


def test_forgetting_ends_the_log_in_on_the_server_too(as_, town, session):
    person = town.person()
    browser = as_(person)
    answer = browser.post("/de/display", data={"forget": "1"}, headers=OURS)
    assert answer.location == "/de/forgotten"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert session.query(Login).filter_by(user_id=person.id).count() == 0
    assert "data-late" in browser.get("/de/forgotten").text
    browser.get("/de/my/", expect=302)


def test_forgetting_leaves_other_log_ins_alone(as_, town, session):
    person, other = town.person(), town.person("Bob")
    as_(other)
    as_(person).post("/de/display", data={"forget": "1"}, headers=OURS)
    assert session.query(Login).filter_by(user_id=other.id).count() == 1


def test_a_code_for_the_camera_is_a_picture_that_nobody_keeps(browser, town):
    answer = browser._client.get("/q/P12.svg")
    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "no-store"
    assert browser._client.get("/q/p12.svg").data == answer.data
    assert browser._client.get("/q/p13.svg").data != answer.data
    browser.get("/q/x12.svg", expect=404)


def test_a_post_can_be_shared_and_read_aloud(browser, town):
    post = town.post("bicycle")
    page = browser.get(f"/en/posts/{post.id}").text
    assert f'src="/q/p{post.id}.svg"' in page
    assert f'data-share="http://localhost/en/posts/{post.id}"' in page
    assert "data-aloud-keys hidden" in page
