"""Spreadsheets at the desk: brought and taken, written and fetched."""

from helpboard.web.intake import bringing as bringing
from helpboard.web.intake import examples as examples
from helpboard.web.intake import exporting as exporting
from helpboard.web.intake import shown as shown
from helpboard.web.intake.blueprint import bp as bp
