"""The smaller fixed vocabularies: kinds, conditions, activities, subjects, ready sentences."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class PlaceKind(StrEnum):
    """What a public house is."""

    WELCOME_ROOM = "welcome_room"
    OFFICE_HOUSE = "office_house"
    MEETING_HOUSE = "meeting_house"
    EDUCATION_CAMPUS = "education_campus"
    ADVICE_HOUSE = "advice_house"
    LIBRARY = "library"
    SPORTS_GROUND = "sports_ground"
    PARISH_HALL = "parish_hall"
    OTHER = "other"


class OrganisationKind(StrEnum):
    """What an organisation is."""

    TOWN_OFFICE = "town_office"
    DISTRICT_OFFICE = "district_office"
    AUTHORITY = "authority"
    ADVICE_CENTRE = "advice_centre"
    WELFARE_ASSOCIATION = "welfare_association"
    INDEPENDENT_PROVIDER = "independent_provider"
    PARISH = "parish"
    MOSQUE_COMMUNITY = "mosque_community"
    VOLUNTEER_CIRCLE = "volunteer_circle"
    SPORTS_CLUB = "sports_club"
    MIGRANTS_ORGANISATION = "migrants_organisation"
    NURSERY_OR_SCHOOL = "nursery_or_school"
    ADULT_EDUCATION_CENTRE = "adult_education_centre"
    LIBRARY = "library"
    YOUTH_CENTRE = "youth_centre"
    COMPANY = "company"
    CHAMBER = "chamber"
    FOUNDATION = "foundation"
    INTERPRETER_SERVICE = "interpreter_service"


class NeedKind(StrEnum):
    """What an organisation or group lastingly gives or seeks."""

    PEOPLE = "people"
    ROOM = "room"
    EXPERT_HOUR = "expert-hour"
    TRAINING = "training"
    MATERIAL = "material"
    TRANSPORT = "transport"
    PLACES = "places"
    INTERNSHIPS = "internships"
    REFERRALS = "referrals"
    HOSTS = "hosts"
    MONEY_ADVICE = "money-advice"
    PUBLIC_RELATIONS = "public-relations"


CONDITIONS: Final = (
    "women-only", "children-welcome", "wheelchair", "free", "no-german-needed", "german-a1",
    "german-a2", "german-b1", "beginners", "interpreter-there", "online", "outdoors",
    "min-age-16", "min-age-18", "clearance-needed", "driving-licence", "registration", "drop-in",
    "bring-tools", "non-smoking",
)  # fmt: skip
"""What holds for a post, a meeting or a role."""

ACTIVITIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "sport": (
            "football", "volleyball", "basketball", "table-tennis", "badminton", "swimming",
            "running", "cycling", "gymnastics", "dance", "yoga", "martial-arts", "climbing",
            "cricket", "fitness",
        ),
        "music": ("choir", "instrument-lessons", "band", "drumming", "listening-to-music"),
        "cooking": ("cooking-together", "baking", "shared-meal", "canning"),
        "garden": ("allotment", "planting", "harvest", "garden-care"),
        "excursion": (
            "hike", "town-walk", "museum-visit", "zoo-visit", "bicycle-tour", "day-trip",
        ),
        "sewing": ("sewing-together", "mending", "knitting", "embroidery"),
        "meeting-people": (
            "conversation-cafe", "games-evening", "film-evening", "chess", "walk-and-talk",
            "reading-circle",
        ),
    }
)  # fmt: skip
"""Activities by leaf of `leisure`."""

_SCHOOL_SUBJECTS: Final = (
    "all-subjects", "german", "maths", "english", "french", "physics", "chemistry", "biology",
    "history", "geography", "social-studies", "economics", "reading-and-writing", "exam-training",
)  # fmt: skip

SUBJECTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "homework": _SCHOOL_SUBJECTS,
        "tutoring": _SCHOOL_SUBJECTS,
        "computer": (
            "computer-basics", "smartphone", "internet-and-mail", "office-programs", "typing",
            "programming", "online-forms",
        ),
        "applications": (
            "cv", "cover-letter", "job-search", "interview-training", "certificates-recognition",
            "choosing-a-career",
        ),
    }
)  # fmt: skip
"""Subjects by leaf of `education`."""


class SentenceValue(StrEnum):
    """What a ready sentence takes beside its code.

    DATE is ISO, TIME "HH:MM", PLACE the writer's own words, MINUTES and COUNT whole numbers,
    SIZE a size as told of a thing, LANGUAGE a spoken language's code.
    """

    DATE = "date"
    TIME = "time"
    PLACE = "place"
    MINUTES = "minutes"
    COUNT = "count"
    SIZE = "size"
    LANGUAGE = "language"


_DATE, _TIME, _PLACE = SentenceValue.DATE, SentenceValue.TIME, SentenceValue.PLACE

SENTENCES: Final[Mapping[str, tuple[SentenceValue, ...]]] = MappingProxyType(
    {
        "yes-gladly": (),
        "no-sorry": (),
        "maybe-later": (),
        "can-help": (),
        "need-help": (),
        "interested": (),
        "when-suits": (),
        "i-suggest": (_DATE, _TIME),
        "suits-me": (),
        "does-not-suit": (),
        "other-day": (),
        "weekdays-evening": (),
        "weekend": (),
        "where-to-meet": (),
        "where-meet": (_PLACE,),
        "where-and-when-meet": (_PLACE, _DATE, _TIME),
        "i-am-late": (SentenceValue.MINUTES,),
        "i-am-here": (),
        "cancel": (),
        "cancel-on": (_DATE,),
        "new-appointment": (),
        "taken-already": (),
        "still-free": (),
        "is-still-free": (),
        "how-many": (),
        "this-many": (SentenceValue.COUNT,),
        "which-size": (),
        "size-is": (SentenceValue.SIZE,),
        "is-it-free": (),
        "it-is-free": (),
        "can-you-bring": (),
        "can-fetch": (),
        "fetch-on": (_DATE, _TIME),
        "please-wait": (),
        "interpreter-please": (),
        "i-speak": (SentenceValue.LANGUAGE,),
        "write-simply": (),
        "did-not-understand": (),
        "call-me-desk": (),
        "thanks": (),
        "you-are-welcome": (),
        "see-you": (),
        "see-you-on": (_DATE, _TIME),
    }
)  # fmt: skip
"""Ready sentences of conversations with the values that each takes, in order."""
