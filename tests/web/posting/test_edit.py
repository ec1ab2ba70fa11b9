import pytest
from sqlalchemy import select

from helpboard.domain.post import PostState
from helpboard.models import PostFacet


@pytest.fixture
def own(trude, town):
    """A post of Trude's on the board."""
    return town.post(author_id=trude.person.id, facts={"thing": "bicycle", "size": 26})


def edit(person, post, *, expect=303, **fields):
    path = f"/en/posts/{post.id}/edit"
    sent = {"kind": "offer", "topic": post.topic, "area": "ludwigsburg-mitte", "text_lang": "de",
            "text": "Neu lackiert.", "thing": "bicycle", "version": post.version}  # fmt: skip
    return person.post(path, expect=expect, **{**sent, **fields})


def test_the_form_shows_what_stands_there(trude, own):
    page = trude.get(f"/en/posts/{own.id}/edit").text
    assert "Gut erhalten.</textarea>" in page
    assert 'value="26"' in page
    assert '<option value="bicycle" selected>' in page
    assert f'name="version" type="hidden" value="{own.version}"' in page


def test_somebody_trusted_changes_a_post_and_it_stays(trude, own, browser):
    edit(trude, own, size="28")
    assert (own.state, own.text, own.facts["size"]) == (PostState.PUBLISHED, "Neu lackiert.", 28)
    assert "Neu lackiert." in browser.get(f"/de/posts/{own.id}").text


def test_a_change_by_somebody_new_is_looked_at_first(alice, town, session, browser):
    post = town.post(author_id=alice.person.id)
    edit(alice, post)
    assert post.state is PostState.PENDING
    assert session.scalars(select(PostFacet)).all() == []
    browser.get(f"/de/posts/{post.id}", expect=410)


def test_two_tabs_end_in_a_page_with_both_texts_and_nothing_is_lost(trude, own):
    seen = own.version
    edit(trude, own, text="Der erste Text")

    page = edit(trude, own, version=seen, text="Der zweite Text", size="24", expect=409).text

    assert own.text == "Der erste Text"
    assert "Der erste Text" in page
    assert "Der zweite Text</textarea>" in page
    assert 'value="24"' in page
    assert f'name="version" type="hidden" value="{own.version}"' in page
    edit(trude, own, text="Beide Texte")
    assert own.text == "Beide Texte"


@pytest.mark.parametrize("version", ["", "x", "-1", "1" * 40, "٣"])
def test_a_version_that_is_none_is_a_conflict(trude, own, version):
    edit(trude, own, version=version, expect=409)
    assert own.text == "Gut erhalten."


def test_the_same_change_sent_twice_is_one(trude, own):
    token = trude.token(f"/en/posts/{own.id}/edit")
    version = own.version
    edit(trude, own, token=token, version=version)
    edit(trude, own, token=token, version=version)
    assert own.text == "Neu lackiert."


def test_a_wrong_change_comes_back_and_nothing_has_changed(trude, own):
    page = edit(trude, own, text="mail an anna@example.org", expect=422).text
    assert "anna@example.org" in page
    assert own.text == "Gut erhalten."


def test_a_preview_of_a_change_writes_nothing(trude, own):
    page = edit(trude, own, do="preview", expect=200).text
    assert page.count("data-preview") == 3
    assert own.text == "Gut erhalten."


@pytest.mark.parametrize("deed", ["edit", "renew", "found", "withdraw", "submit"])
@pytest.mark.parametrize(
    ("state", "status"),
    [
        (PostState.PUBLISHED, 403),
        (PostState.PENDING, 404),
        (PostState.REJECTED, 404),
        (PostState.HIDDEN, 404),
        (PostState.WITHDRAWN, 410),
    ],
)
def test_a_stranger_learns_no_more_than_a_visitor(alice, trude, town, now, deed, state, status):
    was = now if state in {PostState.PUBLISHED, PostState.WITHDRAWN} else None
    post = town.post(
        author_id=trude.person.id, state=state, first_published_at=was, text="Geheimnis"
    )
    answer = alice.get(f"/en/posts/{post.id}/{deed}", expect=status)
    assert "Geheimnis" not in answer.text


def test_who_has_left_an_organisation_no_longer_changes_its_posts(alice, town, house):
    post = town.post(author_id=alice.person.id, organisation_id=house.id)
    alice.get(f"/en/posts/{post.id}/edit", expect=403)


def test_an_editor_changes_what_a_colleague_wrote(emil, alice, town, house):
    post = town.post(author_id=alice.person.id, organisation_id=house.id)
    edit(emil, post)
    assert post.text == "Neu lackiert."


def test_a_hidden_post_cannot_be_changed(trude, town):
    post = town.post(author_id=trude.person.id, state=PostState.HIDDEN)
    trude.get(f"/en/posts/{post.id}/edit", expect=409)


@pytest.mark.parametrize("number", ["0", str(2**31 - 1), "99999999999999"])
def test_no_such_post_is_not_found(trude, number):
    trude.get(f"/en/posts/{number}/edit", expect=404)
