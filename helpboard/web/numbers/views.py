"""Numbers of the board, the report to the council, the fortnightly sheet."""

from helpboard.web.numbers import editions as editions
from helpboard.web.numbers import overview as overview
from helpboard.web.numbers import radar as radar
from helpboard.web.numbers import report_blocks as report_blocks
from helpboard.web.numbers import reports as reports
from helpboard.web.numbers import sheet as sheet
from helpboard.web.numbers.blueprint import bp as bp
