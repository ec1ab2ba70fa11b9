"""A page that shows posts is kept no longer than until the first of them ends."""

from datetime import timedelta

import pytest

from tests.directory import deadline_of


@pytest.mark.parametrize(
    "path",
    ["/de/", "/de/board/", "/de/board/?q=Fahrrad", "/de/search?q=Fahrrad", "/feeds/board.atom"],
)
def test_a_page_lasts_until_the_first_of_its_posts_ends(app, town, now, path):
    first = now + timedelta(days=2)
    town.post(expires_at=first)
    town.post(expires_at=now + timedelta(days=9))
    town.make_searchable()
    assert deadline_of(app, path) == str(int(first.timestamp()))


def test_a_post_lasts_as_long_as_those_shown_beside_it(app, town, now):
    shown = town.post(expires_at=now + timedelta(days=9))
    first = town.post(expires_at=now + timedelta(days=2))
    assert deadline_of(app, f"/de/posts/{shown.id}") == str(int(first.expires_at.timestamp()))


def test_a_profile_lasts_as_long_as_its_posts(app, town, now):
    organisation = town.organisation()
    first = town.post(organisation_id=organisation.id, expires_at=now + timedelta(days=2))
    path = f"/de/organisations/{organisation.slug}"
    assert deadline_of(app, path) == str(int(first.expires_at.timestamp()))
