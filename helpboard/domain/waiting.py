"""What can wait at the desk, and how urgent it is."""

from enum import IntEnum, StrEnum


class Waits(StrEnum):
    """A kind of thing that waits for a coordinator."""

    NOTICE = "notice"
    APPEAL = "appeal"
    HELD_ANSWER = "held-answer"
    POST = "post"
    SILENCE = "silence"
    INTERPRETER = "interpreter"
    ORGANISATION = "organisation"
    GROUP = "group"
    QUESTION = "question"
    LETTERS = "letters"
    TASK = "task"
    CONTACT = "contact"
    BACKUP = "backup"


class Risk(IntEnum):
    """The riskiest come first: a life, then whatever can hurt somebody, then everything else."""

    LIFE = 0
    HARM = 1
    NONE = 2
