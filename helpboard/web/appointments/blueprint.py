"""The addresses of this part of the site."""

from flask import Blueprint

from helpboard.web.paths import MOST_ID

bp = Blueprint("appointments", __name__)

ALL = "/my/appointments"
ONE = f"{ALL}/<int(max={MOST_ID}):appointment_id>"
