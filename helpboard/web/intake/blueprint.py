"""The addresses of this part of the site."""

from flask import Blueprint

from helpboard.web.paths import MOST_ID

bp = Blueprint("intake", __name__)

IMPORT = "/desk/import"
ONE = f"{IMPORT}/<int(max={MOST_ID}):intake_id>"
EXPORT = "/desk/export"
TOWN = f"{EXPORT}/town/<int(max={MOST_ID}):export_id>"
