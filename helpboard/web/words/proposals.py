"""Sentences of proposals: what a side is asked, what came of it, and why somebody said no.

Rows are those of ``queries/proposals.py``; names are isolated, since they may run either way.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from helpboard.catalogue import gettext
from helpboard.catalogue import lazy_gettext as _
from helpboard.domain.proposal import DeclineReason, Party, ProposalKind

DECLINE_REASONS: Final[Mapping[DeclineReason, object]] = {
    DeclineReason.TOO_FAR: _("It is too far away."),
    DeclineReason.TIME: _("The time does not fit."),
    DeclineReason.LANGUAGE: _("The language does not fit."),
    DeclineReason.FULL: _("There is no free place, or no time, at the moment."),
    DeclineReason.NOT_OUR_TOPIC: _("It is not what we do."),
    DeclineReason.PREFER_ANOTHER: _("We have decided for somebody else."),
    DeclineReason.OTHER: _("Another reason."),
}


def decline_text(reason: str) -> str:
    """Return why a side said no."""
    return str(DECLINE_REASONS[DeclineReason(reason)])


def own_name(name: str) -> str:
    """Isolate a name, so that it turns no sentence around."""
    return f"\u2068{name}\u2069"


def _names(row: Any) -> dict[str, str]:
    return {
        "organisation": own_name(row.organisation.name if row.organisation else ""),
        "group": own_name(row.group.name if row.group else ""),
        "name": own_name(row.helper.name if row.helper else ""),
    }


def subject_text(row: Any) -> str:
    """Return what a letter about a proposal is called, before anything is opened."""
    if row.kind is ProposalKind.PARTNERSHIP:
        return gettext("Working together: %(organisation)s and %(group)s", **_names(row))
    if row.kind is ProposalKind.JOINING:
        return gettext("Helping in %(group)s", **_names(row))
    if row.party in (Party.GROUP, Party.VOLUNTEER, Party.CARRIER):
        return gettext("Could you help with this?")
    return gettext("About your post")


def question_text(row: Any) -> str:
    """Return what a side is asked, as one sentence; what it is about stands beside it."""
    return _QUESTIONS[row.kind](row)


def _partnership(row: Any) -> str:
    names = _names(row)
    if not row.was_asked_by_other:
        return gettext(
            "We think that %(organisation)s and %(group)s fit together well. "
            "Would you like to work together?",
            **names,
        )
    if row.party is Party.GROUP:
        return gettext("%(organisation)s would like to work together with %(group)s.", **names)
    return gettext("%(group)s would like to work together with %(organisation)s.", **names)


def _group_task(row: Any) -> str:
    names = _names(row)
    if row.party is Party.GROUP:
        return gettext("Could %(group)s take this on?", **names)
    return gettext("%(group)s could help with your post.", **names)


def _person_task(row: Any) -> str:
    if row.party is Party.VOLUNTEER:
        return gettext("Somebody needs help, and we think of you. Could you do this?")
    if row.helper and row.helper.name:
        return gettext("%(name)s would like to help with your post.", **_names(row))
    return gettext("A volunteer would like to help with your post.")


def _joining(row: Any) -> str:
    names = _names(row)
    if row.party is Party.VOLUNTEER:
        return gettext(
            "We think that %(group)s fits you well. Would you like to help there?", **names
        )
    if row.helper and row.helper.name:
        return gettext("%(name)s would like to help in %(group)s.", **names)
    return gettext("A volunteer would like to help in %(group)s.", **names)


def _goods(row: Any) -> str:
    if row.party is Party.AUTHOR:
        return gettext("Somebody is looking for what you give away. May they have it?")
    if row.party is Party.CARRIER:
        return gettext("Something has to be carried. Could you do that?")
    return gettext("Somebody gives away what you are looking for. Would you like to have it?")


_QUESTIONS: Final[Mapping[ProposalKind, Callable[[Any], str]]] = {
    ProposalKind.PARTNERSHIP: _partnership,
    ProposalKind.GROUP_TASK: _group_task,
    ProposalKind.PERSON_TASK: _person_task,
    ProposalKind.JOINING: _joining,
    ProposalKind.GOODS: _goods,
}


def agreed_text(row: Any) -> str:
    """Return what all sides have said yes to, and how it goes on."""
    return _AGREED[row.kind](row)


def _agreed_partnership(row: Any) -> str:
    return gettext(
        "%(organisation)s and %(group)s work together from today. "
        "Both of your pages say so. In half a year we ask you how it goes.",
        **_names(row),
    )


def _agreed_group_task(row: Any) -> str:
    names = _names(row)
    if row.party is Party.GROUP:
        return gettext("%(group)s takes this on. Write to each other what comes next.", **names)
    return gettext("%(group)s takes on your post. Write to each other what comes next.", **names)


def _agreed_person_task(row: Any) -> str:
    if row.party is not Party.VOLUNTEER:
        return gettext("A volunteer helps with your post. You will hear from each other here.")
    if row.talk_id is None:
        return gettext("Both of you have said yes. Please write to the other side first.")
    return gettext("Both of you have said yes. Write to each other what comes next.")


def _agreed_joining(row: Any) -> str:
    names = _names(row)
    if row.party is Party.VOLUNTEER:
        return gettext("%(group)s is glad about your help. Its meetings are on your page.", **names)
    return gettext("A volunteer helps in %(group)s from now on.", **names)


def _agreed_goods(row: Any) -> str:
    return gettext("All have said yes. Write to each other when and where.")


_AGREED: Final[Mapping[ProposalKind, Callable[[Any], str]]] = {
    ProposalKind.PARTNERSHIP: _agreed_partnership,
    ProposalKind.GROUP_TASK: _agreed_group_task,
    ProposalKind.PERSON_TASK: _agreed_person_task,
    ProposalKind.JOINING: _agreed_joining,
    ProposalKind.GOODS: _agreed_goods,
}


def gone_text(row: Any) -> str:
    """Return what has come to nothing, as one sentence."""
    names = _names(row)
    if row.kind is ProposalKind.PARTNERSHIP and row.party is Party.GROUP:
        return gettext("Nothing has come of working together with %(organisation)s.", **names)
    if row.group is not None and row.party is not Party.GROUP:
        return gettext("Nothing has come of it with %(group)s.", **names)
    return gettext("Nothing has come of it.")
