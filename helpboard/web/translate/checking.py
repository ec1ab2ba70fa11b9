"""What to look at in a translation: what hinders it to be published, and what is only a hint."""

from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.contact_values import foreign_contacts
from helpboard.domain.translating import (
    LONG_SENTENCE,
    block_differences,
    heading_difference,
    is_odd_length,
    long_sentences,
)
from helpboard.domain.translation import FIELDS
from helpboard.queries.translatable import Translatable
from helpboard.web.translate.forms import PREFIX, TextForm


def say_what_hinders(form: TextForm, thing: Translatable, *, is_final: bool) -> bool:
    """Say at its field what must not come before readers; a draft may be as it is."""
    if not is_final:
        return True
    for name in FIELDS[thing.kind]:
        source, given = thing.source.fields[name], form[PREFIX + name].data or ""
        errors = [*_missing(source, given), *_blocks(source, given), *_contacts(thing, given)]
        form[PREFIX + name].errors = [*form[PREFIX + name].errors, *errors]
    return not form.errors


def _missing(source: str, given: str) -> list[str]:
    return [_("Please translate this field too.")] if source.strip() and not given.strip() else []


def _blocks(source: str, given: str) -> list[str]:
    missing, unknown = block_differences(source, given)
    said = []
    if missing and given.strip():
        sentence = _(
            "Please copy these blocks from the original: %(blocks)s", blocks=" ".join(missing)
        )
        said.append(sentence)
    if unknown:
        sentence = _(
            "The original does not have these blocks: %(blocks)s", blocks=" ".join(unknown)
        )
        said.append(sentence)
    return said


def _contacts(thing: Translatable, given: str) -> list[str]:
    """A phone number or an address belongs into the original, or better into a card."""
    source = "\n".join(thing.source.fields.values())
    return [said_of_contacts()] if foreign_contacts(source, given) else []


def said_of_contacts() -> str:
    """Return the sentence on contact data that the original does not have."""
    return _("Please take out phone numbers and addresses that are not in the original.")


def said_of_parts() -> str:
    """Return the sentence on a translation that lacks what its original has by now."""
    return _(
        "The original has other fields or blocks than the translation. Please bring them in and "
        "publish it."
    )


def hints_of(form: TextForm, thing: Translatable, tag: str) -> dict[str, list[str]]:
    """Return for each field what its translator may want to look at again."""
    return {name: list(_hints(form, thing, tag, name)) for name in FIELDS[thing.kind]}


def _hints(form: TextForm, thing: Translatable, tag: str, name: str) -> Any:
    source, given = thing.source.fields[name], form[PREFIX + name].data or ""
    if not given.strip():
        return
    if not form[PREFIX + name].errors:
        yield from _blocks(source, given)
        yield from _contacts(thing, given)
    if is_odd_length(source, given):
        yield _("This is much shorter or longer than the original. Is everything there?")
    if name == "body" and heading_difference(source, given):
        yield _("The original has other headings or lists.")
    long = long_sentences(given, most=LONG_SENTENCE) if tag == "de-simple" else ()
    if long:
        yield ngettext(
            "%(num)d sentence has more than 12 words: “%(first)s”",
            "%(num)d sentences have more than 12 words, the first one: “%(first)s”",
            len(long),
            first=long[0],
        )
