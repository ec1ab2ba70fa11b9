"""Forms about how a group goes on: its break, its end, handing over, merging and splitting."""

from typing import Any

from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice

from helpboard.catalogue import lazy_gettext as _l
from helpboard.services.group_closing import FatePosts
from helpboard.web.profile_choices import area_choices
from helpboard.web.telling_form import TellingForm, choose, options
from helpboard.web.when_typed import iso_date


class RestForm(TellingForm):
    """Until when a group takes a break."""

    until = StringField(_l("On which day do you go on?"), render_kw={"type": "date"})

    def typed(self) -> dict[str, Any]:
        """Return the day as the domain writes it."""
        return {"until": iso_date((self.until.data or "").strip()) or ""}


class CloseForm(TellingForm):
    """What becomes of the posts of a group that closes."""

    posts = RadioField(
        _l("What shall become of the open posts of the group?"),
        choices=[
            SelectChoice(FatePosts.WITHDRAWN.value, _l("They leave the board")),
            SelectChoice(FatePosts.MINE.value, _l("They go on as my own posts")),
        ],
        default=FatePosts.WITHDRAWN.value,
    )


class HandOverForm(TellingForm):
    """Who shall lead the group."""

    user = choose(_l("Who shall lead the group?"))

    def offer(self, people: list[tuple[str, str]]) -> None:
        """Fill in the helpers to choose from."""
        self.user.choices = options([("", _l("Please choose")), *people])


class MergeForm(TellingForm):
    """Which group this one shall become part of."""

    other = choose(_l("Which group do you want to become part of?"))

    def offer(self, groups: list[tuple[str, str]]) -> None:
        """Fill in the groups to choose from."""
        self.other.choices = options([("", _l("Please choose")), *groups])


class SplitForm(TellingForm):
    """What the new group shall be, and who is asked."""

    name = StringField(_l("Name of the new group"), render_kw={"maxlength": 200, "dir": "auto"})
    area = choose(_l("In which district?"))
    topics = SelectMultipleField(_l("Topics"), validate_choice=False)
    lead = choose(_l("Who shall lead the new group?"))
    members = SelectMultipleField(_l("Who is asked to come along?"), validate_choice=False)

    def offer(self, people: list[tuple[str, str]]) -> None:
        """Fill in the members to choose from."""
        self.area.choices = options(area_choices())
        self.lead.choices = options([("", _l("Please choose")), *people])
        self.members.choices = options(people)
