"""A volunteer's profile, asked step by step."""

from helpboard.web.volunteering import letter_links, pages, recorded
from helpboard.web.volunteering.blueprint import bp as bp

__all__ = ["bp", "letter_links", "pages", "recorded"]
