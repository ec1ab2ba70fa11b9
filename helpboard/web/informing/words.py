"""Words of the desk for circulars, tasks, news and questions."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.circular import Audience
from helpboard.domain.task import TaskAbout, TaskList
from helpboard.web.telling_form import TellingForm
from helpboard.web.words.profile_problems import profile_problem

AUDIENCES: Final[Mapping[Audience, Any]] = {
    Audience.LEADS: _l("Everybody who leads a group"),
    Audience.ORGANISATIONS: _l("Everybody who speaks for an organisation"),
    Audience.VOLUNTEERS: _l("Volunteers with a profile"),
}

ABOUT: Final[Mapping[TaskAbout, Any]] = {
    TaskAbout.POST: _l("A post"),
    TaskAbout.ORGANISATION: _l("An organisation"),
    TaskAbout.GROUP: _l("A group"),
    TaskAbout.PERSON: _l("A person"),
    TaskAbout.SITE: _l("A site"),
    TaskAbout.NOTICE: _l("A report"),
    TaskAbout.QUESTION: _l("A question to the desk"),
}

TASK_LISTS: Final[Mapping[TaskList, Any]] = {
    TaskList.MINE: _l("Mine"),
    TaskList.OTHERS: _l("Of others"),
    TaskList.OVERDUE: _l("Overdue"),
    TaskList.DONE: _l("Done"),
}

PROBLEMS: Final[Mapping[str, Any]] = {
    "in_the_past": _l("Please choose a day that is still to come."),
    "no_buttons": _l("A day for answers needs buttons to answer with."),
    "not_of_area": _l("Please choose somebody who coordinates this area."),
    "ends_before": _l("It would end before it begins. Please change the last day first."),
}


class DeskForm(TellingForm):
    """A form of the desk: what a service refused stands at its field."""

    def sentence(self, code: str, params: Mapping[str, Any]) -> str:
        """Return what is said of a problem."""
        return str(PROBLEMS[code]) if code in PROBLEMS else profile_problem(code, params)
