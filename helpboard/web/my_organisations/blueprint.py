"""The addresses below which editors look after an organisation."""

from flask import Blueprint

bp = Blueprint("my_organisations", __name__)

ONE = "/my/organisations/<slug>"
