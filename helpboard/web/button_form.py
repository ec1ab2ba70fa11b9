"""A form with nothing to fill in: a button below what its page explains."""

from flask_wtf import FlaskForm


class ButtonForm(FlaskForm):
    """Nothing but the form token."""
