from helpboard.models import Photo


def test_an_author_finds_the_way_to_change_a_post_on_its_page(trude, alice, town, browser):
    post = town.post(author_id=trude.person.id)
    own = f'href="/en/my/posts/{post.id}"'
    assert own in trude.get(f"/en/posts/{post.id}").text
    assert own not in alice.get(f"/en/posts/{post.id}").text
    assert own not in browser.get(f"/en/posts/{post.id}").text


def test_others_find_the_way_to_answer(alice, town):
    post = town.post()
    assert f'href="/en/posts/{post.id}/answer"' in alice.get(f"/en/posts/{post.id}").text


def test_a_card_says_that_there_is_a_photo_and_shows_none(browser, town, now):
    post = town.post()
    assert "With photo" not in browser.get("/en/board/").text
    town.add(Photo(name="0" * 32, post_id=post.id, width=4, height=3, created_at=now))
    page = browser.get("/en/board/").text
    assert "With photo" in page
    assert "/media/" not in page


def test_the_start_page_and_the_board_lead_to_posting(browser, town):
    for path in ("/en/", "/en/board/"):
        assert 'href="/en/posts/new"' in browser.get(path).text
