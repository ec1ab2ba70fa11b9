"""The form of a circular: who gets it, what it says, how to answer."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, RadioField, SelectField
from wtforms.fields import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.circular import Audience, CircularAnswer, Filters
from helpboard.domain.group import GroupKind
from helpboard.domain.languages import SPOKEN
from helpboard.domain.policy import Actor
from helpboard.domain.topics import BRANCHES
from helpboard.domain.words import OrganisationKind
from helpboard.queries.circulars import CircularPage
from helpboard.queries.plans import SiteChoice
from helpboard.services.circulars import PARTS, Draft
from helpboard.web.desk_areas import own_area_choices
from helpboard.web.informing.texts import as_data, fill_languages, texts_form, typed_texts
from helpboard.web.informing.words import AUDIENCES, DeskForm
from helpboard.web.locale import offered
from helpboard.web.profile_choices import topic_choices
from helpboard.web.telling_form import options
from helpboard.web.words.circulars import ANSWERS
from helpboard.web.words.kinds import group_kind_label, organisation_kind_label
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

_ANY = _l("It does not matter")
_CHOOSE = _l("Please choose something from the list.")


class CircularForm(DeskForm):
    """Everything but the texts, which every board has in its own languages."""

    version = HiddenField()
    audience = RadioField(
        _l("Who is it for?"),
        [InputRequired(_CHOOSE)],
        choices=options((one.value, words) for one, words in AUDIENCES.items()),
    )
    area = SelectField(_l("In which area, with everything below it?"), [InputRequired(_CHOOSE)])
    kind = SelectField(_l("Only this kind"), validate_choice=False)
    topic = SelectField(_l("Only with this topic"), validate_choice=False)
    speaks = SelectField(_l("Only who speaks this language"), validate_choice=False)
    site_id = SelectField(_l("Only groups that serve this site"), default="")
    is_alone = BooleanField(
        _l("Only groups and organisations without a partner, or volunteers without a group")
    )
    buttons = SelectMultipleField(
        _l("With which buttons can people answer?"),
        choices=options((one.value, words) for one, words in ANSWERS.items()),
        validate_choice=False,
    )
    answer_by = DateField(_l("Answers until"), [Optional()])

    def offer(self, actor: Actor, sites: Iterable[SiteChoice]) -> None:
        """Fill in what the reader chooses from."""
        fill_languages(self)
        self.area.choices = options(own_area_choices(actor))
        self.kind.choices = _kinds()
        self.topic.choices = _topics()
        spoken = sorted(((code, language_name(code)) for code in SPOKEN), key=lambda one: one[1])
        self.speaks.choices = options([("", _ANY), *spoken])
        self.site_id.choices = options([("", _ANY), *((str(site.id), site.name) for site in sites)])

    def draft(self) -> Draft:
        """Return what was typed; the service checks it."""
        return Draft(
            area_id=int(self.area.data),
            audience=Audience(self.audience.data),
            filters=Filters(
                kind=self.kind.data or "",
                topic=self.topic.data or "",
                speaks=self.speaks.data or "",
                site_id=_number(self.site_id.data),
                is_alone=bool(self.is_alone.data),
            ),
            buttons=tuple(one.value for one in CircularAnswer if one.value in self.buttons.data)
            + tuple(code for code in self.buttons.data if code not in set(CircularAnswer)),
            source_lang=self["source_lang"].data or "",
            texts=typed_texts(self, PARTS),
            answer_by=self.answer_by.data if isinstance(self.answer_by.data, date) else None,
        )


class VersionForm(FlaskForm):
    """A button that binds to the version that was looked at."""

    version = HiddenField()

    def number(self) -> int:
        """Return the version; one that is none is no version at all."""
        return _number(self.version.data) or -1


@lru_cache(maxsize=4)
def _form_class(_tags: tuple[str, ...]) -> Any:
    return texts_form(CircularForm, PARTS, (_l("Subject"), _l("Text")))


def circular_form(actor: Actor, sites: Iterable[SiteChoice], page: CircularPage | None) -> Any:
    """Return the form, filled with a draft or for a new one."""
    form = _form_class(offered())(data=_data(page))
    form.offer(actor, sites)
    return form


def version_of(form: Any) -> int:
    """Return the version that a form was made from."""
    return _number(form.version.data) or -1


def _data(page: CircularPage | None) -> dict[str, Any]:
    if page is None:
        return {"audience": Audience.LEADS.value, "source_lang": "de", "buttons": []}
    stored = page.filters
    return {
        "version": str(page.version),
        "audience": page.audience.value,
        "area": str(page.area_id),
        "kind": stored.kind,
        "topic": stored.topic,
        "speaks": stored.speaks,
        "site_id": str(stored.site_id or ""),
        "is_alone": stored.is_alone,
        "buttons": list(page.buttons),
        "answer_by": page.answer_by,
        "source_lang": page.source_lang,
        **as_data(page.texts, PARTS),
    }


def _kinds() -> list[SelectChoice]:
    groups, houses = _l("Groups"), _l("Organisations")
    return [
        SelectChoice("", _ANY),
        *(SelectChoice(one.value, group_kind_label(one), optgroup=groups) for one in GroupKind),
        *(
            SelectChoice(one.value, organisation_kind_label(one), optgroup=houses)
            for one in OrganisationKind
        ),
    ]


def _topics() -> list[SelectChoice]:
    whole = _l("A whole branch")
    return [
        SelectChoice("", _ANY),
        *(SelectChoice(branch, topic_label(branch), optgroup=whole) for branch in BRANCHES),
        *(
            SelectChoice(leaf, words, optgroup=branch)
            for branch, leaves in topic_choices().items()
            for leaf, words in leaves
        ),
    ]


def _number(text: str | None) -> int:
    """Return an id that was typed; 0 for anything that is none."""
    typed = text or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
