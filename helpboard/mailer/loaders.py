"""Where the rows of each kind of letter come from, read at the moment it is worded.

A loader takes the letter's ``params``, and the moment beside them as ``now``; it returns what its
templates call by name. None means that
the thing is gone or no longer the reader's to see: the letter is dropped. A kind without a loader
gets its ``params`` as they are.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.letter import LetterKind
from helpboard.queries.account_letters import account_letter
from helpboard.queries.alerts import alert_letter
from helpboard.queries.appeals import appeal_letter
from helpboard.queries.appointments import appointment_letter, confirmed_letter, wanted_letter
from helpboard.queries.circulars import circular_letter
from helpboard.queries.conversation_letters import (
    handing_on_letter,
    held_letter,
    message_letter,
    not_taken_letter,
    refused_letter,
    silence_letter,
    thread_letter,
)
from helpboard.queries.group_letters import change_letter, group_letter, times_letter
from helpboard.queries.join_letters import (
    answered_letter,
    asked_letter,
    group_message_letter,
    member_letter,
    offered_letter,
)
from helpboard.queries.meeting_letters import changed_letter, hosts_letter, new_times_letter
from helpboard.queries.my_organisations import invitation_letter, joined_letter
from helpboard.queries.notices import notice_letter, threat_letter, threats_letter
from helpboard.queries.organisation_letters import organisation_decided_letter
from helpboard.queries.post_letters import decided_letter, ending_letter, expired_letter
from helpboard.queries.proposal_letters import (
    agreed_letter,
    how_letter,
    over_letter,
    partners_found_letter,
    partnership_letter,
    proposal_letter,
    rematch_letter,
    review_letter,
)
from helpboard.queries.questions import answered_question_letter, question_received_letter
from helpboard.queries.recorded_people import consent_letter
from helpboard.queries.restrictions import restriction_letter
from helpboard.queries.tasks import task_letter
from helpboard.queries.volunteers import question_letter

Loader = Callable[[Session, Mapping[str, Any]], dict[str, Any] | None]

LOADERS: dict[LetterKind, Loader] = {
    LetterKind.ACCOUNT_DECIDED: account_letter,
    LetterKind.ALERT: alert_letter,
    LetterKind.ANSWER_HELD: held_letter,
    LetterKind.ANSWER_REFUSED: held_letter,
    LetterKind.ANSWER_RELEASED: held_letter,
    LetterKind.APPEAL_DECIDED: appeal_letter,
    LetterKind.APPOINTMENT_ASKED: wanted_letter,
    LetterKind.APPOINTMENT_CANCELLED: appointment_letter,
    LetterKind.APPOINTMENT_CONFIRMED: confirmed_letter,
    LetterKind.APPOINTMENT_PLACED: confirmed_letter,
    LetterKind.APPOINTMENT_REMATCH: appointment_letter,
    LetterKind.APPOINTMENT_TAKEN: appointment_letter,
    LetterKind.APPOINTMENT_UNFILLED: appointment_letter,
    LetterKind.CIRCULAR: circular_letter,
    LetterKind.CIRCULAR_REMINDER: circular_letter,
    LetterKind.CLEARANCE_MISSING: group_letter,
    LetterKind.GROUP_CHANGED: change_letter,
    LetterKind.GROUP_CLOSED: group_letter,
    LetterKind.GROUP_JOINED: answered_letter,
    LetterKind.GROUP_LEFT: member_letter,
    LetterKind.GROUP_MESSAGE: group_message_letter,
    LetterKind.GROUP_REMOVED: member_letter,
    LetterKind.GROUP_ROLE: member_letter,
    LetterKind.GROUP_STATE: group_letter,
    LetterKind.GROUP_TIMES: times_letter,
    LetterKind.GROUP_UNCHANGED: change_letter,
    LetterKind.HANDED_ON: thread_letter,
    LetterKind.HANDING_ON_ASKED: handing_on_letter,
    LetterKind.HANDOVER_ASKED: change_letter,
    LetterKind.JOIN_ACCEPTED: answered_letter,
    LetterKind.JOIN_ASKED: asked_letter,
    LetterKind.JOIN_DECLINED: answered_letter,
    LetterKind.JOIN_LAPSED: answered_letter,
    LetterKind.JOIN_OFFERED: offered_letter,
    LetterKind.MEETING_CANCELLED: changed_letter,
    LetterKind.MEETING_HOSTS: hosts_letter,
    LetterKind.MEETING_MOVED: changed_letter,
    LetterKind.MEETING_RESTORED: changed_letter,
    LetterKind.MEETINGS_CHANGED: new_times_letter,
    LetterKind.MERGE_ASKED: change_letter,
    LetterKind.MERGE_MEMBER: change_letter,
    LetterKind.NEW_MESSAGE: message_letter,
    LetterKind.NOT_TAKEN: not_taken_letter,
    LetterKind.NOTICE_DECIDED: notice_letter,
    LetterKind.NOTICE_THREAT: threat_letter,
    LetterKind.NOTICE_THREATS: threats_letter,
    LetterKind.ORGANISATION_DECIDED: organisation_decided_letter,
    LetterKind.ORGANISATION_INVITATION: invitation_letter,
    LetterKind.ORGANISATION_JOINED: joined_letter,
    LetterKind.PARTNERS_FOUND: partners_found_letter,
    LetterKind.PARTNERSHIP_ENDED: partnership_letter,
    LetterKind.PARTNERSHIP_REVIEW: review_letter,
    LetterKind.POST_DECIDED: decided_letter,
    LetterKind.POST_ENDING: ending_letter,
    LetterKind.POST_EXPIRED: expired_letter,
    LetterKind.PROFILE_QUESTION: question_letter,
    LetterKind.PROPOSAL: proposal_letter,
    LetterKind.PROPOSAL_ACCEPTED: agreed_letter,
    LetterKind.PROPOSAL_HOW: how_letter,
    LetterKind.PROPOSAL_OVER: over_letter,
    LetterKind.PROPOSAL_REMATCH: rematch_letter,
    LetterKind.QUESTION_ANSWERED: answered_question_letter,
    LetterKind.QUESTION_RECEIVED: question_received_letter,
    LetterKind.RECORDED_CONSENT: consent_letter,
    LetterKind.REPLY_REFUSED: refused_letter,
    LetterKind.RESTRICTION_REVIEWED: restriction_letter,
    LetterKind.SILENCE: silence_letter,
    LetterKind.SPLIT_ASKED: change_letter,
    LetterKind.TAKEN: thread_letter,
    LetterKind.TASK_GIVEN: task_letter,
}
"""One line a kind, sorted; the functions stand in ``queries``, beside the rows that they read."""
