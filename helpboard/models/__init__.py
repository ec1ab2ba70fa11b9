"""Every table of the board; importing this package registers them all."""

from helpboard.models.access_code import AccessCode
from helpboard.models.alert import Alert, ToldPost
from helpboard.models.area import Area
from helpboard.models.base import Base
from helpboard.models.circular import (
    Circular,
    CircularReader,
    CircularText,
    News,
    NewsText,
    Question,
    Task,
)
from helpboard.models.contact_log import AccountDecision, Contact
from helpboard.models.content_version import ContentVersion
from helpboard.models.conversation import Conversation, Message, Participant, PersonBlock
from helpboard.models.facet import Facet, PostFacet
from helpboard.models.give_seek import Direction, GiveSeek
from helpboard.models.group import (
    Group,
    GroupChange,
    GroupConsent,
    GroupMember,
    GroupMessage,
    GroupSchedule,
    HelpRole,
    JoinRequest,
    MeetingChange,
    MeetingHelper,
    MeetingNumbers,
)
from helpboard.models.house_text import HouseText, HouseTextRevision
from helpboard.models.intake import Intake, TownExport
from helpboard.models.letter import ActionLink, Letter
from helpboard.models.matching import (
    Appointment,
    AreaTravel,
    MatchWeights,
    Plan,
    PlanLine,
    Proposal,
    ProposalSide,
)
from helpboard.models.moderation import Appeal, Decision, Entry
from helpboard.models.notice import Evidence, Notice, NoticeState
from helpboard.models.organisation import (
    Organisation,
    OrganisationDecision,
    OrganisationMember,
)
from helpboard.models.page import FactCard, GlossaryTerm, InfoPage, PageAddress
from helpboard.models.paper import PaperPack
from helpboard.models.partnership import Partnership
from helpboard.models.photo import Photo
from helpboard.models.place import Counter, CounterConcern, Place
from helpboard.models.post import Post, PostReminder
from helpboard.models.report import NotedFigure, Report, ReportEdition
from helpboard.models.search import SearchDocument, SearchWord
from helpboard.models.service import Service
from helpboard.models.site import Site, SiteGroup, SiteRelease
from helpboard.models.slot_post import SlotPost
from helpboard.models.submission import Submission
from helpboard.models.told_late import ToldLate
from helpboard.models.translation import (
    ContentItem,
    ContentRevision,
    MachineAttempt,
    MachineUse,
    ReaderFeedback,
    TextCorrection,
    Translation,
)
from helpboard.models.trust import Clearance, Release
from helpboard.models.user import Coordinator, Login, RecoveryCode, User
from helpboard.models.volunteer import RecordedPerson, Volunteer, VolunteerTopic

PUBLIC_MODELS = (
    Area,
    Counter,
    CounterConcern,
    FactCard,
    GiveSeek,
    GlossaryTerm,
    Group,
    GroupMember,
    GroupSchedule,
    HelpRole,
    HouseText,
    InfoPage,
    JoinRequest,
    MeetingChange,
    News,
    NewsText,
    Organisation,
    Partnership,
    Photo,
    Place,
    Post,
    ReportEdition,
    Service,
    Translation,
)
"""Tables that public pages show or count; a change in one makes kept pages old.

Members and wishes are only counted: a group shows how many places are free.
"""

__all__ = [
    "AccountDecision",
    "Circular",
    "CircularReader",
    "CircularText",
    "Contact",
    "HouseTextRevision",
    "Intake",
    "News",
    "NewsText",
    "NotedFigure",
    "Question",
    "Report",
    "ReportEdition",
    "Task",
    "FactCard",
    "GlossaryTerm",
    "InfoPage",
    "PageAddress",
    "PaperPack",
    "CounterConcern",
    "ContentItem",
    "ContentRevision",
    "MachineAttempt",
    "MachineUse",
    "ReaderFeedback",
    "TextCorrection",
    "Translation",
    "PUBLIC_MODELS",
    "AccessCode",
    "ActionLink",
    "Alert",
    "Appeal",
    "Appointment",
    "Area",
    "AreaTravel",
    "Base",
    "Clearance",
    "ContentVersion",
    "Conversation",
    "Coordinator",
    "Counter",
    "Decision",
    "Direction",
    "Entry",
    "Evidence",
    "Facet",
    "GiveSeek",
    "Group",
    "GroupChange",
    "GroupConsent",
    "GroupMember",
    "GroupMessage",
    "GroupSchedule",
    "HelpRole",
    "HouseText",
    "JoinRequest",
    "Letter",
    "Login",
    "MatchWeights",
    "MeetingChange",
    "MeetingHelper",
    "MeetingNumbers",
    "Message",
    "Notice",
    "NoticeState",
    "Organisation",
    "OrganisationDecision",
    "OrganisationMember",
    "Participant",
    "Partnership",
    "PersonBlock",
    "Photo",
    "Place",
    "Plan",
    "PlanLine",
    "Post",
    "PostFacet",
    "PostReminder",
    "Proposal",
    "ProposalSide",
    "RecordedPerson",
    "RecoveryCode",
    "Release",
    "SearchDocument",
    "SearchWord",
    "Service",
    "Site",
    "SiteGroup",
    "SiteRelease",
    "SlotPost",
    "Submission",
    "ToldLate",
    "ToldPost",
    "TownExport",
    "User",
    "Volunteer",
    "VolunteerTopic",
]
