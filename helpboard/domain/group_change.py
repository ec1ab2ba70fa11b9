"""Changes of a group that people have to agree to, each for themselves."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.group import PUBLIC_STATES, GroupState


class GroupChangeKind(StrEnum):
    """Two groups become one, some of the members become a new group, or another one leads."""

    MERGE = "merge"
    SPLIT = "split"
    HANDOVER = "handover"


class GroupChangeState(StrEnum):
    """Open until everybody answered or the time is over; then done, or given up."""

    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


ANSWER_LIFE = timedelta(days=14)
"""How long members have to answer; whoever says nothing stays out of the new group."""


class ChangeLink(StrEnum):
    """What a link in a letter about a change answers; every yes has its no."""

    LEAD_YES = "group-lead-yes"
    LEAD_NO = "group-lead-no"
    MERGE_YES = "group-merge-yes"
    MERGE_NO = "group-merge-no"
    MOVE_YES = "group-move-yes"
    MOVE_NO = "group-move-no"
    SPLIT_YES = "group-split-yes"
    SPLIT_NO = "group-split-no"


ANSWERS: Final[Mapping[str, bool]] = {link.value: link.value.endswith("yes") for link in ChangeLink}


def merge_problem(
    *, group_id: int, other_id: int, other_state: GroupState, is_busy: bool
) -> str | None:
    """Return why a group cannot become part of another one, None when it can.

    While one of them is busy with another change it can neither merge the other way round.
    """
    if group_id == other_id:
        return "same_group"
    if other_state not in PUBLIC_STATES:
        return "closed_group"
    return "group_busy" if is_busy else None


def outcome(
    kind: GroupChangeKind,
    answers: Mapping[int, bool | None],
    *,
    new_lead_id: int | None,
    leads: Collection[int],
    is_agreed: bool,
    is_over: bool,
) -> GroupChangeState:
    """Tell what becomes of a change; ``answers`` are those of the people who are asked now.

    Without the new lead there is no handover and no split. Of a merge, the other group's leads are
    asked first; ``is_agreed`` once one of them has said yes and the members are asked. Members
    decide for themselves: nobody's no holds up the others, but a group goes nowhere when none of
    its own ``leads`` that are asked goes along.
    """
    if kind is GroupChangeKind.MERGE and not is_agreed:
        return _of_leads(answers, is_over)
    if kind is GroupChangeKind.MERGE:
        own = {answers[who] for who in leads if who in answers}
        return GroupChangeState.REFUSED if _is_none(own, is_over) else _of_members(answers, is_over)
    lead = answers.get(new_lead_id or 0, False)
    if lead is False or (lead is None and is_over):
        return GroupChangeState.REFUSED
    if kind is GroupChangeKind.HANDOVER:
        return GroupChangeState.DONE if lead else GroupChangeState.OPEN
    is_answered = None not in answers.values()
    return GroupChangeState.DONE if lead and (is_answered or is_over) else GroupChangeState.OPEN


def _is_none(own: set[bool | None], is_over: bool) -> bool:
    """Tell whether none of the leads that are asked will say yes."""
    return bool(own) and True not in own and (is_over or None not in own)


def _of_leads(answers: Mapping[int, bool | None], is_over: bool) -> GroupChangeState:
    is_refused = False in answers.values() or is_over or not answers
    return GroupChangeState.REFUSED if is_refused else GroupChangeState.OPEN


def _of_members(answers: Mapping[int, bool | None], is_over: bool) -> GroupChangeState:
    if None in answers.values() and not is_over:
        return GroupChangeState.OPEN
    is_wanted = True in answers.values() or not answers
    return GroupChangeState.DONE if is_wanted else GroupChangeState.REFUSED
