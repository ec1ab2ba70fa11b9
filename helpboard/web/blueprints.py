"""Every part of the site, and below which address it lives."""

from flask import Blueprint

from helpboard.web.accounts.views import bp as accounts
from helpboard.web.board.views import bp as board
from helpboard.web.calendar.views import bp as calendar
from helpboard.web.feeds.views import bp as feeds
from helpboard.web.groups.views import bp as groups
from helpboard.web.groups.views import cafes
from helpboard.web.health.views import bp as health
from helpboard.web.legal.views import bp as legal
from helpboard.web.openness.views import bp as openness
from helpboard.web.organisations.views import bp as organisations
from helpboard.web.places.views import bp as places
from helpboard.web.posts.views import bp as posts
from helpboard.web.preferences.views import bp as preferences
from helpboard.web.search.views import bp as search
from helpboard.web.start.views import bp as start
from helpboard.web.start.views import way_in

IN_LANGUAGE = "/<lang:lang>"

BLUEPRINTS: tuple[tuple[Blueprint, str], ...] = (
    (health, ""),
    (way_in, ""),
    (openness, ""),
    (feeds, ""),
    (start, IN_LANGUAGE),
    (board, IN_LANGUAGE),
    (posts, IN_LANGUAGE),
    (organisations, IN_LANGUAGE),
    (places, IN_LANGUAGE),
    (groups, IN_LANGUAGE),
    (cafes, IN_LANGUAGE),
    (calendar, IN_LANGUAGE),
    (legal, IN_LANGUAGE),
    (search, IN_LANGUAGE),
    (preferences, IN_LANGUAGE),
    (accounts, f"{IN_LANGUAGE}/account"),
)
