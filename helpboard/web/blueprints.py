"""Every part of the site, and below which address it lives."""

from flask import Blueprint

from helpboard.web.health.views import bp as health
from helpboard.web.preferences.views import bp as preferences

IN_LANGUAGE = "/<lang:lang>"

BLUEPRINTS: tuple[tuple[Blueprint, str], ...] = (
    (health, ""),
    (preferences, IN_LANGUAGE),
)
