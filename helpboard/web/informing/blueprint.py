"""The addresses of this part of the site."""

from flask import Blueprint

bp = Blueprint("informing", __name__)
