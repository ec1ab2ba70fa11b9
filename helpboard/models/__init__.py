"""Every table of the board; importing this package registers them all."""

from helpboard.models.area import Area
from helpboard.models.base import Base
from helpboard.models.content_version import ContentVersion
from helpboard.models.facet import Facet, PostFacet
from helpboard.models.give_seek import Direction, GiveSeek
from helpboard.models.group import Group, GroupMember, GroupSchedule
from helpboard.models.house_text import HouseText
from helpboard.models.moderation import Decision, Entry
from helpboard.models.organisation import Organisation, OrganisationMember
from helpboard.models.partnership import Partnership
from helpboard.models.place import Counter, Place
from helpboard.models.post import Post
from helpboard.models.search import SearchDocument, SearchWord
from helpboard.models.service import Service
from helpboard.models.site import Site, SiteGroup
from helpboard.models.user import Coordinator, Login, User

PUBLIC_MODELS = (
    Area,
    Counter,
    GiveSeek,
    Group,
    GroupSchedule,
    HouseText,
    Organisation,
    Partnership,
    Place,
    Post,
    Service,
)
"""Tables that public pages show; a change in one makes kept pages old."""

__all__ = [
    "PUBLIC_MODELS",
    "Area",
    "Base",
    "ContentVersion",
    "Coordinator",
    "Counter",
    "Decision",
    "Direction",
    "Entry",
    "Facet",
    "GiveSeek",
    "Group",
    "GroupMember",
    "GroupSchedule",
    "HouseText",
    "Login",
    "Organisation",
    "OrganisationMember",
    "Partnership",
    "Place",
    "Post",
    "PostFacet",
    "SearchDocument",
    "SearchWord",
    "Service",
    "Site",
    "SiteGroup",
    "User",
]
