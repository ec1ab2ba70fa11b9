"""Words for kinds, states and conditions."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext

POST_KINDS: Final[Mapping[str, object]] = {
    # Translators: a notice that offers something
    "offer": pgettext("kind of notice", "Offer"),
    # Translators: a notice that looks for something
    "request": pgettext("kind of notice", "Request"),
}

POST_HEADWORDS: Final[Mapping[str, object]] = {
    # Translators: the word for a notice that offers something
    "offer": pgettext("headline", "Offered"),
    # Translators: the word for a notice that looks for something
    "request": pgettext("headline", "Wanted"),
}

_HEADLINES: Final[Mapping[str, object]] = {
    # Translators: beginning of a headline, as in "Offered: Fridge"
    "offer": _("Offered: %(subject)s"),
    # Translators: beginning of a headline, as in "Wanted: Fridge"
    "request": _("Wanted: %(subject)s"),
}

POST_STATES: Final[Mapping[str, object]] = {
    # Translators: states of a notice
    "draft": pgettext("state of a notice", "Draft"),
    "pending": pgettext("state of a notice", "Waiting to be checked"),
    "published": pgettext("state of a notice", "On the board"),
    "rejected": pgettext("state of a notice", "Not accepted"),
    "hidden": pgettext("state of a notice", "Hidden"),
    # Translators: somebody was found for it
    "fulfilled": pgettext("state of a notice", "Found"),
    "expired": pgettext("state of a notice", "Run out"),
    "withdrawn": pgettext("state of a notice", "Withdrawn"),
}

PARTNERSHIP_STATES: Final[Mapping[str, object]] = {
    # Translators: states of a partnership of an organisation and a group
    "proposed": pgettext("state of a partnership", "Proposed"),
    "active": pgettext("state of a partnership", "Active"),
    "declined": pgettext("state of a partnership", "Declined"),
    "ended": pgettext("state of a partnership", "Ended"),
}

GROUP_KINDS: Final[Mapping[str, object]] = {
    # Translators: a group of volunteers with one task (German: Arbeitskreis)
    "working_group": _("Working group"),
    # Translators: an open café where newcomers and locals meet (German: Begegnungscafé)
    "welcome_cafe": _("Welcome café"),
}

GROUP_STATES: Final[Mapping[str, object]] = {
    # Translators: states of a group of volunteers
    "forming": pgettext("state of a group", "Being formed"),
    "active": pgettext("state of a group", "Active"),
    "resting": pgettext("state of a group", "Taking a break"),
    "closed": pgettext("state of a group", "Closed"),
}

PLACE_KINDS: Final[Mapping[str, object]] = {
    "welcome_room": _("Welcome room"),
    # Translators: one building where several offices sit
    "office_house": _("House of several offices"),
    # Translators: a public house where people meet
    "meeting_house": _("Meeting place"),
    # Translators: partners for training and work under one roof (German: Ausbildungscampus)
    "education_campus": _("Training campus"),
    "advice_house": _("House of advice centres"),
    "library": pgettext("kind of place", "Library"),
    "sports_ground": _("Sports ground"),
    "parish_hall": _("Parish hall"),
    "other": pgettext("kind of place", "Other place"),
}

ORGANISATION_KINDS: Final[Mapping[str, object]] = {
    # Translators: an office of the town's administration
    "town_office": _("Town office"),
    # Translators: an office of the rural district (German: Landratsamt)
    "district_office": _("District office"),
    # Translators: job centre, employment agency, foreigners' office
    "authority": _("Authority"),
    "advice_centre": _("Advice centre"),
    # Translators: German: Wohlfahrtsverband
    "welfare_association": _("Welfare association"),
    # Translators: German: freier Träger
    "independent_provider": _("Independent provider"),
    # Translators: a Christian congregation
    "parish": _("Parish"),
    "mosque_community": _("Mosque community"),
    # Translators: German: Freundeskreis
    "volunteer_circle": _("Circle of volunteers"),
    "sports_club": _("Sports club"),
    "migrants_organisation": _("Migrants' organisation"),
    "nursery_or_school": _("Nursery or school"),
    # Translators: German: Volkshochschule
    "adult_education_centre": _("Adult education centre"),
    "library": pgettext("kind of organisation", "Library"),
    "youth_centre": _("Youth centre"),
    "company": pgettext("kind of organisation", "Company"),
    # Translators: chamber of commerce, chamber of crafts
    "chamber": pgettext("kind of organisation", "Chamber"),
    "foundation": pgettext("kind of organisation", "Foundation"),
    "interpreter_service": _("Interpreter service"),
}

NEED_KINDS: Final[Mapping[str, object]] = {
    # Translators: what organisations and groups give to, or want from, each other
    "people": _("People who help"),
    "room": _("A room to use"),
    "expert-hour": _("An hour with an expert"),
    "training": pgettext("for volunteers", "Training"),
    "material": pgettext("given or wanted", "Material"),
    "transport": pgettext("given or wanted", "Transport"),
    # Translators: free places in a course or a sports group
    "places": _("Places in courses or sport"),
    "internships": _("Internships"),
    # Translators: newcomers are sent on to somebody who can help
    "referrals": _("Newcomers to refer"),
    # Translators: people who receive guests in a café
    "hosts": _("Hosts"),
    "money-advice": _("Advice on money and grants"),
    "public-relations": _("Public relations"),
}

CONDITION_LABELS: Final[Mapping[str, object]] = {
    "women-only": _("Women only"),
    "children-welcome": _("Children are welcome"),
    "wheelchair": _("Accessible by wheelchair"),
    "free": pgettext("costs nothing", "Free of charge"),
    "no-german-needed": _("No German needed"),
    # Translators: A1, A2 and B1 are language levels
    "german-a1": _("German from level A1"),
    "german-a2": _("German from level A2"),
    "german-b1": _("German from level B1"),
    "beginners": _("Beginners are welcome"),
    "interpreter-there": _("An interpreter is there"),
    "online": _("Online"),
    "outdoors": _("Outdoors"),
    "min-age-16": _("From age 16"),
    "min-age-18": _("From age 18"),
    # Translators: certificate of good conduct for work with children (Führungszeugnis)
    "clearance-needed": _("Certificate of good conduct needed"),
    "driving-licence": _("Driving licence needed"),
    "registration": _("Please register first"),
    "drop-in": _("Just come, no registration"),
    "bring-tools": _("Bring your own tools"),
    "non-smoking": _("No smoking"),
}


def post_kind_label(code: str) -> str:
    """Return the words for a kind of post."""
    return str(POST_KINDS[code])


def post_state_label(code: str) -> str:
    """Return the words for a state of a post."""
    return str(POST_STATES[code])


def partnership_state_label(code: str) -> str:
    """Return the words for a state of a partnership."""
    return str(PARTNERSHIP_STATES[code])


def post_headword(code: str) -> str:
    """Return the headline word of a kind of post: "Offered", "Wanted"."""
    return str(POST_HEADWORDS[code])


def headline_start(kind: str, subject: str) -> str:
    """Return the beginning of a post's headline."""
    return str(_HEADLINES[kind]) % {"subject": subject}


def group_kind_label(code: str) -> str:
    """Return the words for a kind of group."""
    return str(GROUP_KINDS[code])


def group_state_label(code: str) -> str:
    """Return the words for a state of a group."""
    return str(GROUP_STATES[code])


def place_kind_label(code: str) -> str:
    """Return the words for a kind of place."""
    return str(PLACE_KINDS[code])


def organisation_kind_label(code: str) -> str:
    """Return the words for a kind of organisation."""
    return str(ORGANISATION_KINDS[code])


def need_kind_label(code: str) -> str:
    """Return the words for what is lastingly given or sought."""
    return str(NEED_KINDS[code])


def condition_label(code: str) -> str:
    """Return the words for a condition."""
    return str(CONDITION_LABELS[code])
