import re
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from helpboard.domain.post import PostState
from helpboard.models import Coordinator, Photo
from tests.web.posting.conftest import hidden


def files_in(folder):
    return sorted(file.name for file in folder.glob("*")) if folder.exists() else []


def named(page):
    return re.findall(r"/media/([0-9a-f]{32})-small", page)


def test_a_photo_is_stored_anew_and_shown_with_the_post(trude, posts, session, picture, browser):
    trude.write(photo=picture())

    [post] = posts()
    [photo] = session.scalars(select(Photo))
    assert (photo.post_id, photo.width, photo.height) == (post.id, 64, 48)
    page = browser.get(f"/en/posts/{post.id}").text
    assert f'src="/media/{photo.name}-small"' in page
    assert 'loading="lazy"' in page
    assert 'width="64" height="48"' in page
    answer = browser.get(f"/media/{photo.name}")
    assert answer.mimetype == "image/webp"
    assert Image.open(BytesIO(answer.data)).size == (64, 48)


def test_headers_of_a_public_photo(trude, town, session, picture, posts, browser):
    trude.write(photo=picture())
    [photo] = session.scalars(select(Photo))
    headers = browser.get(f"/media/{photo.name}-small").headers
    assert headers["Content-Disposition"].startswith("inline")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "public, max-age=86400, immutable"
    posts()[0].expires_at = town.now + timedelta(minutes=10)
    seconds = int(
        re.search(r"max-age=(\d+)", browser.get(f"/media/{photo.name}").headers["Cache-Control"])[1]
    )
    assert 0 < seconds <= 600


@pytest.mark.parametrize("state", [PostState.PENDING, PostState.HIDDEN, PostState.WITHDRAWN])
def test_a_photo_of_what_is_not_public_is_for_its_author_and_the_desk(
    trude, alice, town, session, picture, posts, browser, at_browser, state
):
    trude.write(photo=picture())
    posts()[0].state = state
    carla = town.person("Carla", totp_secret="A" * 32)
    town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
    [photo] = session.scalars(select(Photo))
    path = f"/media/{photo.name}"
    for person in (trude, at_browser(carla)):
        assert person.get(path).headers["Cache-Control"] == "no-store"
    for stranger in (alice, browser):
        stranger.get(path, expect=404)


def test_photos_stay_over_a_form_that_was_refused(trude, posts, session, picture, uploads):
    page = trude.write(photo=picture(), thing="", expect=422).text
    [name] = named(page)
    sent = {"photos": hidden(page, "photos"), f"photo.alt.{name}": "Ein rotes Rad"}

    trude.write(**sent)

    [photo] = session.scalars(select(Photo))
    assert (photo.name, photo.alt, photo.post_id) == (name, "Ein rotes Rad", posts()[0].id)
    assert files_in(uploads) == [f"{name}-small.webp", f"{name}.webp"]


def test_photos_are_taken_over_one_by_one_and_removed_again(trude, posts, session, picture):
    page = trude.write(do="photos", photo=picture(), expect=200).text
    page = trude.write(
        do="photos", photos=hidden(page, "photos"), photo=picture(colour="blue"), expect=200
    ).text
    first, second = dict.fromkeys(named(page))
    trude.write(photos=hidden(page, "photos"), **{"photo.remove": first})
    assert posts()
    assert session.scalars(select(Photo.name)).all() == [second]


def test_a_photo_of_a_form_is_seen_by_its_sender_alone(trude, alice, browser, picture):
    page = trude.write(do="photos", photo=picture(), expect=200).text
    path = re.search(r'src="(/media/[^"]+)"', page)[1]
    assert trude.get(path).headers["Cache-Control"] == "no-store"
    for stranger in (alice, browser):
        stranger.get(path, expect=404)
    trude.get(path.partition("?")[0], expect=404)


def test_three_photos_are_enough(trude, posts, session, picture):
    four = [picture(f"{n}.png") for n in range(4)]
    page = trude.write(photo=four, expect=422).text
    assert "Please choose 3 at most." in page
    assert len(set(named(page))) == 3
    trude.write(photos=hidden(page, "photos"))
    assert len(session.scalars(select(Photo)).all()) == 3


@pytest.mark.parametrize(
    "content", [b"<svg onload=alert(1)>", b"GIF89a<script>", b"", b"\x89PNG\r\n\x1a\n" + b"x" * 99]
)
def test_what_is_no_picture_is_refused_at_its_field(trude, posts, session, content):
    page = trude.write(photo=(BytesIO(content), "x.png"), expect=422).text
    assert 'id="photo-error"' in page
    assert "Gut erhalten.</textarea>" in page
    assert posts() == []


@pytest.mark.parametrize("words", ["\x07", "\u202e", "a" * 201, "<script>"])
def test_hostile_words_of_a_photo_are_refused_or_harmless(trude, session, picture, words):
    page = trude.write(do="photos", photo=picture(), expect=200).text
    [name] = named(page)
    sent = {"photos": hidden(page, "photos"), f"photo.alt.{name}": words}
    expect = 303 if words == "<script>" else 422
    trude.write(expect=expect, **sent)
    assert session.scalars(select(Photo.alt)).all() == (["<script>"] if expect == 303 else [])


@pytest.mark.parametrize("photos", ["", "nonsense", "W10.x.y"])
def test_a_forged_list_of_photos_is_no_list(trude, posts, session, photos):
    trude.write(photos=photos)
    assert len(posts()) == 1
    assert session.scalars(select(Photo)).all() == []


def test_nobody_takes_over_the_photos_of_another_form(trude, alice, session, picture):
    page = trude.write(do="photos", photo=picture(), expect=200).text
    alice.write(photos=hidden(page, "photos"))
    assert session.scalars(select(Photo)).all() == []


def test_a_photo_belongs_to_one_post(trude, posts, session, picture):
    page = trude.write(do="photos", photo=picture(), expect=200).text
    sent = {"photos": hidden(page, "photos")}
    trude.write(**sent)
    again = trude.write(text="Noch eins", **sent, expect=422).text
    assert "belongs to another post" in again
    assert named(again) == []
    assert len(posts()) == 1


def test_the_same_form_with_a_photo_twice_leaves_no_second_file(trude, picture, uploads, posts):
    token = trude.token("/en/posts/new?kind=offer&topic=bicycle")
    for _ in range(2):
        trude.write(csrf_token=token, photo=picture())
    assert len(posts()) == 1
    assert len(files_in(uploads)) == 2


def test_editing_keeps_photos_and_drops_those_removed(trude, posts, session, picture, uploads):
    trude.write(photo=[picture("a.png"), picture("b.png", colour="blue")])
    [post] = posts()
    path = f"/en/posts/{post.id}/edit"
    page = trude.get(path).text
    first, second = dict.fromkeys(named(page))
    fields = {"thing": "bicycle", "text_lang": "de", "area": "ludwigsburg-mitte"}
    trude.post(path, text="Ohne Fotofelder", version=post.version, **fields)
    assert len(session.scalars(select(Photo)).all()) == 2
    trude.post(path, text="Neu", version=post.version, photos=hidden(page, "photos"),
               **{"photo.remove": first}, **fields)  # fmt: skip
    assert session.scalars(select(Photo.name)).all() == [second]
    assert files_in(uploads) == [f"{second}-small.webp", f"{second}.webp"]


@pytest.mark.parametrize(
    "name", ["x", "..%2f..%2fsecret", "0" * 32, "0" * 32 + "-large", "0" * 32 + "-"]
)
def test_no_such_picture(browser, name):
    browser.get(f"/media/{name}", expect=404)


def test_a_photo_of_a_discreet_topic_is_kept_by_no_phone(trude, session, picture, posts, browser):
    trude.write(photo=picture())
    posts()[0].topic = "women"
    [photo] = session.scalars(select(Photo))
    assert browser.get(f"/media/{photo.name}").headers["Cache-Control"] == "no-store"


def test_what_a_photo_shows_says_to_nobody_how_to_reach_its_author(trude, posts, picture):
    page = trude.write(photo=picture(), do="photos", expect=200).text
    [name] = set(named(page))
    words = {f"photo.alt.{name}": "Anruf: 0171 2345678"}
    again = trude.write(photos=hidden(page, "photos"), expect=422, **words).text
    assert "0171 2345678" in again
    assert posts() == []
