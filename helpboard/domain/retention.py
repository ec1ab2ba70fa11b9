"""How long personal data are kept (R19): one table, carried out by the worker.

The record of processing in `docs/record-of-processing.md` prints it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from helpboard.domain.intake import DOWNLOAD_LIFE
from helpboard.domain.paper import PACK_LIFE
from helpboard.domain.volunteer import ANSWER_WITHIN

THREE_MONTHS: Final = timedelta(days=90)
SIX_MONTHS: Final = timedelta(days=183)
A_YEAR: Final = timedelta(days=365)
TWO_YEARS: Final = timedelta(days=730)
WARNING: Final = timedelta(days=30)
"""How long before its end an unused account is told."""


class Kept(StrEnum):
    """What the board keeps for a while."""

    CONVERSATION = "conversation"
    CODE = "code"
    ACCOUNT = "account"
    UNCONFIRMED_ACCOUNT = "unconfirmed-account"
    LINK = "link"
    SUBMISSION = "submission"
    LETTER = "letter"
    LOGIN = "login"
    PICTURE = "picture"
    NOTICE = "notice"
    PROPOSAL = "proposal"
    JOIN_REQUEST = "join-request"
    ROSTER = "roster"
    GROUP_MESSAGE = "group-message"
    GROUP_CHANGE = "group-change"
    APPOINTMENT = "appointment"
    APPOINTMENT_DETAILS = "appointment-details"
    PLAN = "plan"
    CONTACT = "contact"
    CLEARANCE = "clearance"
    INTAKE = "intake"
    TOWN_EXPORT = "town-export"
    PAPER_PACK = "paper-pack"
    RECORDED_PERSON = "recorded-person"
    CIRCULAR = "circular"
    TASK = "task"
    QUESTION = "question"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Rule:
    """`what` goes when `life` has passed `since`."""

    what: str
    life: timedelta
    since: str


RETENTION: Final[Mapping[Kept, Rule]] = MappingProxyType(
    {
        Kept.CONVERSATION: Rule("Conversations with all messages", SIX_MONTHS, "the last message"),
        Kept.CODE: Rule(
            "Codes of people without account, with what was asked and said by them",
            timedelta(days=90),
            "the code was last used",
        ),
        Kept.ACCOUNT: Rule(
            "Accounts with everything personal, after a warning letter 30 days before",
            TWO_YEARS,
            "the last log-in",
        ),
        Kept.UNCONFIRMED_ACCOUNT: Rule(
            "Accounts whose address was never confirmed", timedelta(days=7), "the registration"
        ),
        Kept.LINK: Rule("Links in letters", timedelta(days=7), "they stopped working"),
        Kept.SUBMISSION: Rule(
            "Numbers of forms, by which a double click is noticed",
            timedelta(days=2),
            "the form was sent",
        ),
        Kept.LETTER: Rule(
            "Letters that were sent, given up or dropped", timedelta(days=30), "they were written"
        ),
        Kept.LOGIN: Rule("Log-ins", timedelta(), "they ran out"),
        Kept.NOTICE: Rule(
            "Reports that were decided, with what was frozen because of a threat",
            SIX_MONTHS,
            "the decision",
        ),
        Kept.PICTURE: Rule(
            "Files of pictures that belong to nothing", timedelta(days=1), "they were stored"
        ),
        Kept.PROPOSAL: Rule("Proposals with their answers", A_YEAR, "they ended"),
        Kept.JOIN_REQUEST: Rule("Wishes to join a group", SIX_MONTHS, "they were decided"),
        Kept.ROSTER: Rule("Who came to which meeting", A_YEAR, "the meeting"),
        Kept.GROUP_MESSAGE: Rule("Messages of leads to their helpers", A_YEAR, "they were sent"),
        Kept.GROUP_CHANGE: Rule(
            "Answers to a merge, split or handover of a group", A_YEAR, "it was over"
        ),
        Kept.APPOINTMENT: Rule("Appointments of interpreters and companions", A_YEAR, "their end"),
        Kept.APPOINTMENT_DETAILS: Rule(
            "Address and subject of an appointment", timedelta(days=1), "its end"
        ),
        Kept.PLAN: Rule("Plans with everybody in them", A_YEAR, "they were last changed"),
        Kept.CONTACT: Rule("The desk's notes of talks", TWO_YEARS, "they were noted"),
        Kept.CLEARANCE: Rule(
            "What was noted of a certificate of conduct",
            THREE_MONTHS,
            "its owner stopped helping children, or it ran out, or it was not all right",
        ),
        Kept.INTAKE: Rule(
            "Spreadsheets brought to the desk, with what they would do",
            timedelta(days=7),
            "they were brought",
        ),
        Kept.TOWN_EXPORT: Rule(
            "Files with the whole town, for a change of provider",
            DOWNLOAD_LIFE,
            "they were asked for",
        ),
        Kept.PAPER_PACK: Rule("Packs of sheets for sites", PACK_LIFE, "they were asked for"),
        Kept.RECORDED_PERSON: Rule(
            "People from a list who were asked by letter and have not answered",
            ANSWER_WITHIN,
            "the letter",
        ),
        Kept.CIRCULAR: Rule("Circulars with who answered what", A_YEAR, "they were sent"),
        Kept.TASK: Rule("Tasks of the desk that are done", A_YEAR, "they were done"),
        Kept.QUESTION: Rule(
            "Questions to the desk with their answers", A_YEAR, "they were answered or closed"
        ),
        Kept.FEEDBACK: Rule("What readers said about texts, without a name", A_YEAR, "it was sent"),
    }
)


def over_since(kept: Kept, now: datetime) -> datetime:
    """Return the moment at or before which the time of such a thing has begun, to be over now."""
    return now - RETENTION[kept].life
