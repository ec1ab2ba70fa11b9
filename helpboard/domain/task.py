"""Tasks of the desk: what somebody does until when."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

MOST_TITLE: Final = 120
MOST_TEXT: Final = 3_000
DUE_SOON: Final = timedelta(days=2)
"""So many days before its day a task waits on the desk."""


class TaskState(StrEnum):
    """Whether a task is done."""

    OPEN = "open"
    DONE = "done"


class TaskAbout(StrEnum):
    """The kinds of things that a task can be about."""

    POST = "post"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"
    SITE = "site"
    NOTICE = "notice"
    QUESTION = "question"


class TaskList(StrEnum):
    """Which tasks a list shows."""

    MINE = "mine"
    OTHERS = "others"
    OVERDUE = "overdue"
    DONE = "done"


def is_overdue(state: TaskState, due_on: date | None, *, today: date) -> bool:
    """Tell whether a task should have been done before ``today``."""
    return state is TaskState.OPEN and due_on is not None and due_on < today
