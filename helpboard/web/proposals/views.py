"""The pages of proposals; importing the parts puts their views on the blueprint."""

from helpboard.web.proposals import answering as answering
from helpboard.web.proposals import links as links
from helpboard.web.proposals import partners as partners
from helpboard.web.proposals import partnerships as partnerships
from helpboard.web.proposals import posts as posts
from helpboard.web.proposals.blueprint import bp as bp
