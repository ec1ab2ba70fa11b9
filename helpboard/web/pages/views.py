"""The desk writes pages, explains words, keeps facts and looks after public houses."""

from helpboard.web.pages import cards as cards
from helpboard.web.pages import deeds as deeds
from helpboard.web.pages import page as page
from helpboard.web.pages import places as places
from helpboard.web.pages import revisions as revisions
from helpboard.web.pages import seats as seats
from helpboard.web.pages import terms as terms
from helpboard.web.pages import tree as tree
from helpboard.web.pages.blueprint import bp as bp
