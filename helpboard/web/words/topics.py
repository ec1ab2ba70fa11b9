"""Words for the branches and leaves of the tree of topics."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext

TOPIC_LABELS: Final[Mapping[str, object]] = {
    # Translators: the ten branches of the board
    "goods": _("Donated goods"),
    "guidance": _("Company and advice"),
    "transport": _("Lifts and transport"),
    "leisure": _("Leisure"),
    "family": _("Family and children"),
    "language": pgettext("branch of the board", "Language"),
    "education": _("Education and science"),
    "projects": _("Projects and ideas"),
    "work": pgettext("branch of the board", "Work"),
    "housing": _("Housing"),
    # Translators: from here on the topics within the branches
    "furniture": pgettext("topic", "Furniture"),
    "kitchen": _("Kitchen and household"),
    "clothing": _("Clothing"),
    "baby": _("Things for babies"),
    "bicycle": _("Bicycles"),
    "electronics": _("Electronics"),
    "school-supplies": _("School supplies"),
    "toys": _("Toys"),
    # Translators: somebody comes along to an office
    "office-visit": _("Going along to an office"),
    "doctor-visit": _("Going along to the doctor"),
    "bank": _("Help at the bank"),
    "flat-viewing": _("Going along to see a flat"),
    "school-visit": _("Going along to school or nursery"),
    # Translators: the personal interview in the asylum procedure (German: Anhörung)
    "hearing": _("Support for the asylum hearing"),
    "asylum-advice": _("Advice on asylum"),
    "debt-advice": _("Advice on debts"),
    "furniture-transport": _("Moving furniture by vehicle"),
    # Translators: being driven somewhere
    "rides": _("Lifts for people"),
    "pick-up": _("Help with picking things up"),
    "sport": pgettext("topic", "Sport"),
    "music": pgettext("topic", "Music"),
    "cooking": _("Cooking"),
    "garden": _("Gardening"),
    "excursion": _("Outings"),
    "sewing": _("Sewing and needlework"),
    "meeting-people": _("Meeting people"),
    "childcare": _("Childcare"),
    # Translators: a grown-up accompanies one child or family for a longer time (Patenschaft)
    "mentoring": _("Mentoring children and families"),
    "women": _("Support for women"),
    "seniors": _("Support for older people"),
    "playgroup": _("Playgroup"),
    "german-course": _("German course"),
    # Translators: two people teach each other their languages
    "tandem": _("Language tandem"),
    "interpreting": pgettext("topic", "Interpreting"),
    # Translators: letters from offices are read and answered together
    "letters": _("Help with letters and forms"),
    "homework": _("Help with homework"),
    "tutoring": _("Tutoring"),
    "computer": _("Learning computers and internet"),
    "applications": _("Help with job applications"),
    "festival": _("Festival"),
    "welcome-garden": _("Welcome garden"),
    "theatre": _("Theatre"),
    "bike-workshop": _("Bicycle workshop"),
    "internship": _("Internship"),
    # Translators: vocational training in a company (German: Ausbildung)
    "apprenticeship": _("Apprenticeship"),
    "job": pgettext("topic", "Job"),
    # Translators: low-paid community work for asylum seekers (German: Arbeitsgelegenheit)
    "work-opportunity": _("Work opportunity for asylum seekers"),
    "room": pgettext("topic", "Room to live in"),
    "flat": pgettext("topic", "Flat"),
    "moving": _("Help with moving house"),
    "renovating": _("Renovating"),
}


def topic_label(code: str) -> str:
    """Return the words for a branch or leaf."""
    return str(TOPIC_LABELS[code])
