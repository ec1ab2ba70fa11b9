from urllib.parse import quote

import pytest

from helpboard.domain.post import PostKind, PostState


def test_the_board_shows_a_post_in_the_readers_language(browser, town):
    town.post("bicycle", facts={"thing": "bicycle", "condition": "used"}, kind=PostKind.OFFER)

    german = browser.get("/de/board/").text
    english = browser.get("/en/board/").text

    assert "Bicycle" in english
    assert 'data-testid="post-card"' in german


def test_the_board_in_arabic_reads_from_the_right(browser, town):
    town.post()
    assert '<html lang="ar" dir="rtl"' in browser.get("/ar/board/").text


@pytest.mark.parametrize(
    "query",
    [
        "topic=nonsense",
        "kind=gift",
        "area=atlantis",
        "day=someday",
        "part=noon",
        "speaks=klingon",
        "after=elsewhere",
        "after=1" + "0" * 30 + "-1",
        "organisation=nobody",
        "q=a%00b",
        "q=%ff",
        "&".join(f"p{n}=1" for n in range(400)),
    ],
)
def test_a_wrong_address_is_answered_400_in_the_readers_language(browser, town, query):
    response = browser.get(f"/ar/board/?{query}", expect=400)
    assert '<html lang="ar" dir="rtl"' in response.text


@pytest.mark.parametrize(
    ("state", "was_public", "status"),
    [
        (PostState.DRAFT, False, 404),
        (PostState.PENDING, False, 404),
        (PostState.REJECTED, False, 404),
        (PostState.HIDDEN, True, 404),
        (PostState.FULFILLED, True, 410),
        (PostState.EXPIRED, True, 410),
        (PostState.WITHDRAWN, True, 410),
    ],
)
def test_what_is_gone_answers_410_and_what_never_was_404(
    browser, town, now, state, was_public, status
):
    first = now if was_public else None
    post = town.post(state=state, text="Geheimer Satz", first_published_at=first)

    response = browser.get(f"/de/posts/{post.id}", expect=status)

    assert "Geheimer Satz" not in response.text


def test_a_published_post_past_its_end_is_gone_whatever_the_worker_did(browser, town, now):
    post = town.post(expires_at=now)
    browser.get(f"/de/posts/{post.id}", expect=410)


def test_a_post_shows_the_authors_words_in_their_own_language(browser, town):
    post = town.post(text="دراجة جيدة", text_lang="ar")
    page = browser.get(f"/en/posts/{post.id}").text
    assert 'lang="ar" dir="rtl"' in page
    assert "This text is in Arabic." in page


@pytest.mark.parametrize("path", ["/xx/board/", "/de/posts/0x1", "/de/posts/" + "9" * 30, "/nope"])
def test_an_unknown_address_is_404_with_a_way_on(browser, town, path):
    assert "/board/" in browser.get(path, expect=404).text


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ("uk,en;q=0.5", "uk"),
        ("uk-UA,en;q=0.5", "uk"),
        ("ti-ER,ar_EG;q=0.8,en;q=0.5", "ar"),
        ("en;q=0.5,fa-IR-u-nu-latn", "fa"),
        ("ru;q=0,*;q=0.1", "de"),
        ("", "de"),
    ],
)
def test_the_way_in_follows_the_browsers_language(browser, town, asked, tag):
    response = browser.get("/", expect=302, headers={"Accept-Language": asked})
    assert response.location == f"/{tag}/"
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("slug", ["x' | 'y", 'x" OR "y', "x\\", "%s", "a:b"])
@pytest.mark.parametrize("path", ["/de/board/?q=rad&", "/de/board/?", "/feeds/board.atom?"])
def test_an_organisation_that_does_not_exist_is_no_operator_for_search(browser, town, path, slug):
    town.post()
    town.make_searchable()
    browser.get(f"{path}organisation={quote(slug)}", expect=400)


@pytest.mark.parametrize(
    "text", ["'", '"', "a' & 'b", 'a" OR "b', "NEAR(a b)", "\\", "%s %(x)s", "*"]
)
def test_search_words_are_never_operators(browser, town, text):
    town.post()
    town.make_searchable()
    assert 'data-testid="result-count"' in browser.get(f"/de/board/?q={quote(text)}").text
    browser.get(f"/de/search?q={quote(text)}")


def test_a_page_about_something_discreet_is_kept_by_nobody_and_has_a_way_out(browser, town):
    post = town.post("women")
    response = browser.get(f"/en/posts/{post.id}")
    assert response.headers["Cache-Control"] == "no-store"
    assert "data-leave" in response.text
