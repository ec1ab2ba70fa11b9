"""Words for building blocks and for the codes that they choose from."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.domain.blocks import Unit, count_unit
from helpboard.web.words.chosen import ACTIVITY_LABELS, SUBJECT_LABELS
from helpboard.web.words.kinds import CONDITION_LABELS
from helpboard.web.words.spoken import level_label
from helpboard.web.words.things import THING_LABELS

# Translators: how many pieces there are of a thing
_QUANTITY: Final = _("Quantity")

BLOCK_LABELS: Final[Mapping[str, object]] = {
    # Translators: labels of facts; the value follows
    "thing": pgettext("fact", "What"),
    "size": pgettext("fact", "Size"),
    "condition": pgettext("fact", "Condition of the thing"),
    "collection": pgettext("fact", "Collection"),
    "heavy": pgettext("fact", "Heavy: needed to carry it"),
    "where": pgettext("fact", "Where to"),
    "pair": pgettext("fact", "Language pair"),
    "confidential": pgettext("fact", "Confidential"),
    "load": pgettext("fact", "What is moved"),
    "vehicle": pgettext("fact", "Vehicle"),
    "from_area": pgettext("fact, a district", "From"),
    "to_area": pgettext("fact, a district", "To"),
    "carriers": pgettext("fact", "Carriers needed"),
    "activity": pgettext("fact", "Activity"),
    "place": pgettext("fact", "Place"),
    "ages": pgettext("fact", "Age group"),
    "cost": pgettext("fact", "Cost"),
    "child_ages": pgettext("fact", "Age of the children"),
    "children": pgettext("fact", "Number of children"),
    "how_often": pgettext("fact", "How often"),
    "language": pgettext("fact", "Language"),
    "level": pgettext("fact", "Language level"),
    "setting": pgettext("fact", "Alone or in a group"),
    "subject": pgettext("fact", "Subject"),
    "school_level": pgettext("fact", "School level"),
    "role": pgettext("fact", "Role"),
    "hours": pgettext("fact", "Hours a week"),
    "pay": pgettext("fact", "Pay"),
    "german_level": pgettext("fact", "German level"),
    "permit": pgettext("fact", "Work permit needed"),
    "start": pgettext("fact", "Start"),
    "duration": pgettext("fact", "Duration"),
    "rooms": pgettext("fact", "Rooms"),
    "square_metres": pgettext("fact", "Living space"),
    # Translators: German: Warmmiete, a month
    "rent": pgettext("fact", "Monthly rent with heating"),
    "persons": pgettext("fact", "For how many people"),
    "floor": pgettext("fact", "Floor"),
    "lift": pgettext("fact, in a building", "Lift"),
    # Translators: German: Wohnberechtigungsschein
    "certificate": pgettext("fact", "Housing entitlement certificate needed"),
    "count": pgettext("fact, how many", "People"),
    "when": pgettext("fact", "When"),
    "languages": pgettext("fact", "Languages"),
    "conditions": pgettext("fact", "Good to know"),
}

CHOICE_LABELS: Final[Mapping[str, Mapping[str, object]]] = {
    "thing": THING_LABELS,
    "condition": {
        # Translators: the state that a thing is in
        "new": pgettext("condition of a thing", "New"),
        "good": pgettext("condition of a thing", "Good"),
        "used": pgettext("condition of a thing", "Used"),
    },
    "collection": {
        "must-be-fetched": _("Must be collected"),
        "can-be-brought": _("Can be delivered"),
    },
    "heavy": {"two-people": _("Two people"), "van": pgettext("needed to carry", "Van")},
    "where": {
        "office": pgettext("where to", "An office"),
        "doctor": pgettext("where to", "A doctor"),
        "bank": pgettext("where to", "A bank"),
        "school": pgettext("where to", "A school or nursery"),
        "flat": pgettext("where to", "A flat"),
        "court": pgettext("where to", "A court"),
    },
    "load": {
        "furniture": pgettext("load", "Furniture"),
        "boxes": pgettext("load", "Boxes"),
        "people": pgettext("load", "People"),
    },
    "vehicle": {
        "car": _("Car"),
        "van": pgettext("vehicle", "Van"),
        "trailer": pgettext("vehicle", "Trailer"),
        "cargo-bike": _("Cargo bike"),
    },
    "activity": ACTIVITY_LABELS,
    "place": {
        "sports-hall": _("Sports hall"),
        "sports-ground": _("Sports field"),
        "swimming-pool": _("Swimming pool"),
        "park": pgettext("place", "Park"),
        "garden": pgettext("place", "Garden"),
        "kitchen": pgettext("place", "Kitchen"),
        "cafe": pgettext("place", "Café"),
        "community-centre": _("Community centre"),
        "library": pgettext("place", "Library"),
        "museum": pgettext("place", "Museum"),
        "church-hall": _("Church hall"),
        "in-town": _("In town"),
        "in-nature": _("Out in nature"),
    },
    "ages": {
        "children": pgettext("age group", "Children"),
        "teenagers": pgettext("age group", "Teenagers"),
        "adults": pgettext("age group", "Adults"),
        "older-people": pgettext("age group", "Older people"),
    },
    "child_ages": {
        # Translators: ages of children
        "under-3": _("Under 3 years"),
        "3-to-5": _("3 to 5 years"),
        "6-to-9": _("6 to 9 years"),
        "10-to-13": _("10 to 13 years"),
        "14-to-17": _("14 to 17 years"),
    },
    "how_often": {
        "once": pgettext("how often", "Once"),
        "now-and-then": pgettext("how often", "Now and then"),
        "monthly": pgettext("how often", "Once a month"),
        "every-two-weeks": pgettext("how often", "Every two weeks"),
        "weekly": pgettext("how often", "Once a week"),
        "several-times-a-week": pgettext("how often", "Several times a week"),
        "daily": pgettext("how often", "Every day"),
    },
    "setting": {
        "alone": pgettext("lessons", "Alone"),
        "group": pgettext("lessons", "In a group"),
    },
    "subject": SUBJECT_LABELS,
    "school_level": {
        "primary": _("Primary school"),
        "secondary": _("Secondary school"),
        # Translators: classes in which newcomers prepare for an apprenticeship (VABO)
        "vocational-preparation": _("Preparing for an apprenticeship"),
        "adult": _("Adult learners"),
    },
    "role": {
        "host": pgettext("role", "Welcoming guests"),
        "cook": pgettext("role", "Cooking"),
        "music": pgettext("role", "Making music"),
        "crafts": pgettext("role", "Crafts"),
        "build": pgettext("role", "Building"),
        "organise": pgettext("role", "Organising"),
    },
    "pay": {
        "paid": pgettext("pay", "Paid"),
        "unpaid-internship": _("Unpaid internship"),
        # Translators: German: Arbeitsgelegenheit, with a small allowance
        "work-opportunity": pgettext("pay", "Work opportunity with a small allowance"),
    },
    "duration": {
        "some-days": _("A few days"),
        "some-weeks": _("A few weeks"),
        "some-months": _("A few months"),
        "one-year": _("One year"),
        "several-years": _("Several years"),
        "permanent": pgettext("duration", "Permanent"),
    },
    "conditions": CONDITION_LABELS,
}


def block_label(code: str, topic: str | None = None) -> str:
    """Return the label of a block; `count` is a quantity where the topic counts pieces."""
    if code == "count" and topic is not None and count_unit(topic) is Unit.PIECES:
        return str(_QUANTITY)
    return str(BLOCK_LABELS[code])


def choice_label(block: str, code: str) -> str:
    """Return the words for one choice of a block."""
    if block in {"level", "german_level"}:
        return level_label(code)
    return str(CHOICE_LABELS[block][code])
