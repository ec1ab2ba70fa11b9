"""The blueprint of asking, apart from its views so that each file of them can add to it."""

from flask import Blueprint

bp = Blueprint("ask", __name__)
