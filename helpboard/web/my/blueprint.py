"""The blueprint of everything below ``/my``."""

from flask import Blueprint

bp = Blueprint("my", __name__)
