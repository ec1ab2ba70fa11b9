"""Forms of pages, terms and cards. They ask for shape only; the services check."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.page import PageAudience
from helpboard.domain.page_profile import (
    LONGEST_EXPLANATION,
    LONGEST_SLUG,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    LONGEST_WORD,
    MOST_FORMS,
)
from helpboard.domain.page_text import MOST_CHARACTERS
from helpboard.web.pages.words import PROBLEMS
from helpboard.web.profile_choices import language_choices
from helpboard.web.telling_form import TellingForm, choose, options

PAGE_FORM_FIELDS = ("title", "summary", "body", "is_discreet", "for_people_only")
TERM_FORM_FIELDS = ("word", "forms", "explanation")
SMALL = _l("A small edit: translations stay right")
KEEPS = _l("It is no phone number and no e-mail address: save it all the same")


class DeskForm(TellingForm):
    """A form with the sentences of this part of the desk."""

    def sentence(self, code: str, params: Mapping[str, Any]) -> str:
        """Return what is said of a problem."""
        if code in PROBLEMS:
            return str(PROBLEMS[code]) % params
        return super().sentence(code, params)


class PageForm(DeskForm):
    """What a page says, made from one version of it."""

    version = HiddenField()
    seen = HiddenField()
    title = StringField(_l("Heading"), render_kw={"maxlength": LONGEST_TITLE, "dir": "auto"})
    summary = TextAreaField(
        _l("In one or two sentences"), render_kw={"maxlength": LONGEST_SUMMARY, "rows": 2}
    )
    body = TextAreaField(_l("Words"), render_kw={"maxlength": MOST_CHARACTERS, "rows": 22})
    is_discreet = BooleanField(_l("Discreet: no phone keeps this page"))
    for_people_only = BooleanField(_l("Only people translate it: legal, medical, with deadlines"))
    is_small = BooleanField(SMALL)
    keeps_numbers = BooleanField(KEEPS)

    @property
    def has_numbers(self) -> bool:
        """Tell whether something was taken for a number, so that the writer may disagree."""
        told = {*self.title.errors, *self.summary.errors, *self.body.errors}
        start = str(PROBLEMS["number_in_prose"]).split("%(found)s", 1)[1]
        return bool(self.keeps_numbers.data) or any(text.endswith(start) for text in told)


class SpotFields(DeskForm):
    """Where a page stands."""

    parent = choose(_l("Below which page?"))
    slug = StringField(
        _l("Last part of the address"),
        render_kw={"maxlength": LONGEST_SLUG, "dir": "ltr", "autocapitalize": "none"},
    )

    def offer(self, rows: Sequence[tuple[str, Any]]) -> None:
        """Offer menus by audience and pages by id."""
        self.parent.choices = options(rows)

    def spot(self) -> dict[str, str]:
        """Return what was chosen: a page, or the first level of a menu."""
        chosen = self.parent.data or ""
        is_menu = chosen in set(PageAudience)
        return {
            "parent": "" if is_menu else chosen,
            "audience": chosen if is_menu else "",
            "slug": self.slug.data or "",
        }


class NewPageForm(SpotFields, PageForm):
    """A page that is to be begun."""

    source_lang = choose(_l("In which language do you write?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the languages, the reader's own first."""
        super().__init__(*args, **kwargs)
        self.source_lang.choices = options(language_choices())


class MoveForm(SpotFields):
    """Another place in the tree for a page."""

    version = HiddenField()


class TermForm(DeskForm):
    """A word and what it means, made from one version of it."""

    version = HiddenField()
    seen = HiddenField()
    word = StringField(_l("Word"), render_kw={"maxlength": LONGEST_WORD, "dir": "auto"})
    forms = TextAreaField(
        _l("Other spellings"), render_kw={"rows": 4, "maxlength": MOST_FORMS * LONGEST_WORD}
    )
    explanation = TextAreaField(
        _l("What it means, in plain words"),
        render_kw={"maxlength": LONGEST_EXPLANATION, "rows": 5},
    )
    source_lang = choose(_l("In which language do you write?"))
    is_small = BooleanField(SMALL)
    keeps_numbers = BooleanField(KEEPS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the languages, the reader's own first."""
        super().__init__(*args, **kwargs)
        self.source_lang.choices = options(language_choices())


class CardForm(DeskForm):
    """Facts that stand in many pages, made from one version of them."""

    version = HiddenField()
    name = StringField(_l("Name"), render_kw={"maxlength": 200, "dir": "auto"})
    area = choose(_l("Whose card is it?"))
    phone = StringField(_l("Phone"), render_kw={"maxlength": 40, "dir": "ltr", "inputmode": "tel"})
    email = StringField(
        _l("E-mail"), render_kw={"maxlength": 254, "dir": "ltr", "inputmode": "email"}
    )
    website = StringField(
        _l("Website"), render_kw={"maxlength": 300, "dir": "ltr", "inputmode": "url"}
    )
    street = StringField(_l("Street and number"), render_kw={"maxlength": 200, "dir": "auto"})
    postcode = StringField(_l("Postcode"), render_kw={"maxlength": 10, "dir": "ltr"})
    city = StringField(_l("Town"), render_kw={"maxlength": 100, "dir": "auto"})
    languages = SelectMultipleField(_l("Which languages are spoken?"), validate_choice=False)

    def __init__(self, areas: list[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        """Offer the areas of the coordinator."""
        super().__init__(*args, **kwargs)
        self.area.choices = options(areas)


class BackForm(FlaskForm):
    """Going back to a revision, from the version that was shown."""

    version = HiddenField()
