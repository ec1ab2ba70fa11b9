"""The addresses of this part of the site."""

from flask import Blueprint

from helpboard.web.paths import MOST_ID

bp = Blueprint("plans", __name__)

ALL = "/desk/plans"
ONE = f"{ALL}/<int(max={MOST_ID}):plan_id>"
LINE = f"{ONE}/lines/<int(max={MOST_ID}):line_id>"
