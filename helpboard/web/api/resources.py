"""The table of the API: every kind of thing that programs can read."""

from helpboard.web.api.areas import AREAS
from helpboard.web.api.groups import GROUPS
from helpboard.web.api.meetings import MEETINGS
from helpboard.web.api.organisations import ORGANISATIONS
from helpboard.web.api.pages import PAGES
from helpboard.web.api.posts import POSTS
from helpboard.web.api.services import SERVICES

RESOURCES = (POSTS, ORGANISATIONS, SERVICES, GROUPS, MEETINGS, PAGES, AREAS)

READ_BY_LISTS = {f"api/v1/{one.name}": frozenset(one.read_by_list) for one in RESOURCES}
"""The query parameters of each list, by its path."""
