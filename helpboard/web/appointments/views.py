"""Ordering interpreters and companions, and answering such orders."""

from helpboard.web.appointments import deeds as deeds
from helpboard.web.appointments import letter_links as letter_links
from helpboard.web.appointments import ordering as ordering
from helpboard.web.appointments import shown as shown
from helpboard.web.appointments.blueprint import bp as bp
