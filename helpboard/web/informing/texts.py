"""Fields for words in one or several languages: a short and a long text for each."""

from collections.abc import Mapping
from typing import Any

from wtforms import SelectField, StringField, TextAreaField

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.languages import LANGUAGES
from helpboard.services.texts_by_language import Parts
from helpboard.web.informing.words import DeskForm
from helpboard.web.locale import offered
from helpboard.web.originals import name_of
from helpboard.web.telling_form import options


def texts_form(base: type[DeskForm], parts: Parts, labels: tuple[Any, Any]) -> Any:
    """Return ``base`` with two fields for every language of this board, and which is the source.

    ``labels`` name the short and the long text.
    """
    made: dict[str, Any] = {
        "source_lang": SelectField(_l("In which language do you write it?"), validate_choice=False)
    }
    for tag in offered():
        written = {"dir": LANGUAGES[tag].direction.value, "lang": tag}
        made[f"{parts.short}_{tag}"] = StringField(
            labels[0], render_kw={"maxlength": parts.most_short, **written}
        )
        made[f"{parts.long}_{tag}"] = TextAreaField(
            labels[1], render_kw={"maxlength": parts.most_long, "rows": 8, **written}
        )
    return type(f"{base.__name__}WithTexts", (base,), made)


def fill_languages(form: Any) -> None:
    """Let the source be any language of this board."""
    form.source_lang.choices = options((tag, LANGUAGES[tag].own_name) for tag in offered())


def typed_texts(form: Any, parts: Parts) -> dict[str, tuple[str, str]]:
    """Return what was typed, by language."""
    return {
        tag: (form[f"{parts.short}_{tag}"].data or "", form[f"{parts.long}_{tag}"].data or "")
        for tag in offered()
    }


def as_data(texts: Mapping[str, tuple[str, str]], parts: Parts) -> dict[str, str]:
    """Return stored texts as the data of a form."""
    data: dict[str, str] = {}
    for tag, (short, long) in texts.items():
        data |= {f"{parts.short}_{tag}": short, f"{parts.long}_{tag}": long}
    return data


def languages_of(form: Any, parts: Parts) -> list[dict[str, Any]]:
    """Return the languages of a form for its page; those that were begun are open."""
    shown = []
    for tag in offered():
        short, long = form[f"{parts.short}_{tag}"], form[f"{parts.long}_{tag}"]
        is_open = tag == form.source_lang.data or bool(
            short.data or long.data or short.errors or long.errors
        )
        shown.append(
            {
                "tag": tag,
                "own_name": LANGUAGES[tag].own_name,
                "name": name_of(tag),
                "short": short,
                "long": long,
                "is_open": is_open,
                "is_begun": bool(short.data or long.data),
            }
        )
    return sorted(shown, key=lambda one: one["tag"] != form.source_lang.data)
