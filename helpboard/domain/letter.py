"""Letters: what is written to people, and where a letter stands on its way."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class LetterKind(StrEnum):
    """Why somebody gets a letter; each has a folder of its own under ``templates/mail``."""

    ACCOUNT_BLOCKED = "account-blocked"
    ACCOUNT_DECIDED = "account-decided"
    ACCOUNT_INVITED = "account-invited"
    ACCOUNT_UNUSED = "account-unused"
    ADDRESS_CHANGED = "address-changed"
    ALERT = "alert"
    ALREADY_REGISTERED = "already-registered"
    ANSWER_HELD = "answer-held"
    ANSWER_REFUSED = "answer-refused"
    ANSWER_RELEASED = "answer-released"
    APPEAL_DECIDED = "appeal-decided"
    APPOINTMENT_ASKED = "appointment-asked"
    APPOINTMENT_CANCELLED = "appointment-cancelled"
    APPOINTMENT_CONFIRMED = "appointment-confirmed"
    APPOINTMENT_PLACED = "appointment-placed"
    APPOINTMENT_REMATCH = "appointment-rematch"
    APPOINTMENT_TAKEN = "appointment-taken"
    APPOINTMENT_UNFILLED = "appointment-unfilled"
    CIRCULAR = "circular"
    CIRCULAR_REMINDER = "circular-reminder"
    CLEARANCE_MISSING = "clearance-missing"
    CONFIRM_ADDRESS = "confirm-address"
    CONFIRM_ANSWER = "confirm-answer"
    CONFIRM_NEW_ADDRESS = "confirm-new-address"
    DESK_LATE = "desk-late"
    ERASE_ACCOUNT = "erase-account"
    FAREWELL = "farewell"
    GROUP_CHANGED = "group-changed"
    GROUP_CLOSED = "group-closed"
    GROUP_JOINED = "group-joined"
    GROUP_LEFT = "group-left"
    GROUP_MESSAGE = "group-message"
    GROUP_REMOVED = "group-removed"
    GROUP_ROLE = "group-role"
    GROUP_STATE = "group-state"
    GROUP_TIMES = "group-times"
    GROUP_UNCHANGED = "group-unchanged"
    HANDED_ON = "handed-on"
    HANDING_ON_ASKED = "handing-on-asked"
    HANDOVER_ASKED = "handover-asked"
    JOIN_ACCEPTED = "join-accepted"
    JOIN_ASKED = "join-asked"
    JOIN_DECLINED = "join-declined"
    JOIN_LAPSED = "join-lapsed"
    JOIN_OFFERED = "join-offered"
    LEAVE_ADDRESS = "leave-address"
    LOGIN_LINK = "login-link"
    MEETING_CANCELLED = "meeting-cancelled"
    MEETING_HOSTS = "meeting-hosts"
    MEETING_MOVED = "meeting-moved"
    MEETING_RESTORED = "meeting-restored"
    MEETINGS_CHANGED = "meetings-changed"
    MERGE_ASKED = "merge-asked"
    MERGE_MEMBER = "merge-member"
    NEW_MESSAGE = "new-message"
    NEW_PASSWORD = "new-password"  # noqa: S105 - a kind of letter
    NOTICE_DECIDED = "notice-decided"
    NOTICE_RECEIVED = "notice-received"
    NOTICE_THREAT = "notice-threat"
    NOTICE_THREATS = "notice-threats"
    NOT_TAKEN = "not-taken"
    NO_ACCOUNT = "no-account"
    ORGANISATION_DECIDED = "organisation-decided"
    ORGANISATION_INVITATION = "organisation-invitation"
    ORGANISATION_JOINED = "organisation-joined"
    PARTNERSHIP_ENDED = "partnership-ended"
    PARTNERSHIP_REVIEW = "partnership-review"
    PARTNERS_FOUND = "partners-found"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - a kind of letter
    POST_DECIDED = "post-decided"
    POST_ENDING = "post-ending"
    POST_EXPIRED = "post-expired"
    PROFILE_QUESTION = "profile-question"
    PROPOSAL = "proposal"
    PROPOSAL_ACCEPTED = "proposal-accepted"
    PROPOSAL_HOW = "proposal-how"
    PROPOSAL_OVER = "proposal-over"
    PROPOSAL_REMATCH = "proposal-rematch"
    QUESTION_ANSWERED = "question-answered"
    QUESTION_RECEIVED = "question-received"
    QUESTION_WAITS = "question-waits"
    RECORDED_CONSENT = "recorded-consent"
    REPLY_REFUSED = "reply-refused"
    RESTRICTION_REVIEWED = "restriction-reviewed"
    SECOND_FACTOR_OFF = "second-factor-off"
    SECOND_FACTOR_ON = "second-factor-on"
    SILENCE = "silence"
    SPLIT_ASKED = "split-asked"
    TAKEN = "taken"
    TASK_GIVEN = "task-given"
    TEST = "test"


class LetterState(StrEnum):
    """Waiting for the worker, taken by the mail server, given up, or no longer wanted."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"


MOST_TRIES = 10
"""After so many refusals a letter goes to the dead-letter list (R12)."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 15, 30, 60, 75, 90))
"""How long to wait after each refusal but the last: about five hours in all (R12)."""

LIMITED: frozenset[LetterKind] = frozenset({LetterKind.ALERT})
"""Kinds that nobody waits for: of all of them together a reader gets few an hour (R09)."""

MOST_AN_HOUR = 4
"""Letters of limited kinds that one reader gets in an hour; the others wait."""

REACHES_BLOCKED: frozenset[LetterKind] = frozenset(
    {LetterKind.ACCOUNT_BLOCKED, LetterKind.ACCOUNT_DECIDED, LetterKind.RESTRICTION_REVIEWED}
)
"""Kinds that somebody gets whose account is blocked; all others are dropped for them."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a letter that was not taken."""

    state: LetterState
    next_try_at: datetime


def after_refusal(*, tries: int, is_for_good: bool, now: datetime) -> Fate:
    """Tell what becomes of a letter after its try number ``tries`` (from 1) was refused."""
    if is_for_good or tries >= MOST_TRIES:
        return Fate(LetterState.DEAD, now)
    return Fate(LetterState.WAITING, now + PAUSES[tries - 1])
