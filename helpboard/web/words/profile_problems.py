"""Sentences for what may be wrong with an organisation's profile, its services and its members."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.web.words.problems import problem_text

PROFILE_PROBLEMS: Final[Mapping[str, object]] = {
    "not_a_phone": _("Please write a phone number with its area code, such as 07141 910 0."),
    "not_an_email": _("Please write an e-mail address such as office@example.org."),
    "not_an_address": _("Please write a web address such as https://www.example.org."),
    "not_opening_hours": _("These hours cannot be understood. Please use the weekly form."),
    # Translators: found is a phone number, an e-mail address or a link within a text
    "contact_data": _(
        "“%(found)s” cannot stand in this text. Phone, e-mail and website have their own fields, "
        "and everybody can write to you through the board."
    ),
    "closed_group": _("This group is closed. Please choose another one."),
    "group_busy": _("One of the groups still waits for answers to another question of this kind."),
    "leads_alone": _("This person alone leads the old group. Let another one lead it first."),
    "no_end": _("Please say until which day you meet. Two years from now is the latest."),
    "no_lead": _("Nobody leads this group who could be asked. The coordinator can help."),
    "no_lead_left": _("Somebody who leads the old group has to stay in it."),
    "no_meeting": _("There is no such day between the first day and the last."),
    "rest_until": _("Please choose a day from tomorrow on, a year from now at the latest."),
    "same_group": _("This is the group itself. Please choose another one."),
    "too_far": _("Please choose an earlier day. Two years from now is the latest."),
    "too_far_away": _("Please choose a day that is at most three months away."),
    "too_many_invitations": _("Too many invitations are waiting already."),
    "too_many_items": _("There are %(maximum)s entries already. Please remove one first."),
    "too_many_services": _("There are %(maximum)s services already. Please end one first."),
}


def profile_problem(code: str, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence for a problem's code, its params filled in."""
    if code in PROFILE_PROBLEMS:
        return str(PROFILE_PROBLEMS[code]) % (params or {})
    return problem_text(code, params)
