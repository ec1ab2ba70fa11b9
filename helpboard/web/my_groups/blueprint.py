"""The addresses below which leads look after a group."""

from flask import Blueprint

bp = Blueprint("my_groups", __name__)

ONE = "/my/groups/<slug>"
