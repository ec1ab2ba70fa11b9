"""Where the pages of conversations hang."""

from flask import Blueprint

bp = Blueprint("conversations", __name__)
