"""The blueprint of writing posts, apart from its views so that each file of them can add to it."""

from flask import Blueprint

bp = Blueprint("posting", __name__)
