"""The account pages' blueprint; its views stand in the modules beside it."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)
