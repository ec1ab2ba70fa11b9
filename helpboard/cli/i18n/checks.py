"""Checks the catalogues: fresh, complete, and nothing broken in any translation."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Message

from helpboard import catalogue_rules as rules
from helpboard.catalogue import FOLDER
from helpboard.cli.i18n.files import catalogues_of, forms_of, messages_of, place_of, read
from helpboard.cli.i18n.sources import Key, Text
from helpboard.cli.i18n.updating import Source, up_to_date
from helpboard.config import SHOWN
from helpboard.domain.languages import LANGUAGES, Language


def faults_of(source: Source, tag: str, folder: Path = FOLDER) -> Iterator[str]:
    """Say everything that is wrong with the catalogues of a language."""
    wanted = up_to_date(source, tag, folder=folder)
    same = rules.same_words(_same_words(folder))
    for name in catalogues_of(tag):
        path = place_of(tag, name, folder)
        short = path.relative_to(folder.parent).as_posix()
        if not path.is_file() or path.read_bytes() != wanted[path]:
            yield f"{short} is not up to its source: make i18n."
        for message in messages_of(read(path)).values():
            said = _said(message)
            for fault in _faults(LANGUAGES[tag], message, same):
                yield f"{short}: the translation of “{said}” {fault}."
        if tag in SHOWN:  # of the others, the report of coverage says what is missing
            yield from (
                f"{short}: “{singular}” is not translated."
                for _, singular in _missing(source[name], path)
            )


def _same_words(folder: Path) -> str:
    path = folder / "same_words.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _missing(texts: dict[Key, Text], path: Path) -> Iterator[Key]:
    messages = messages_of(read(path))
    for key in texts:
        message = messages.get(key)
        if message is None or not all(forms_of(message)):
            yield key


def _faults(
    language: Language, message: Message, same: frozenset[tuple[str, str]]
) -> Iterator[str]:
    forms = forms_of(message)
    if not any(forms):
        return
    if message.fuzzy:
        yield "is marked fuzzy and would not be shown"
    if isinstance(message.id, tuple | list):
        yield from _plural_faults(language, message, forms, same)
    else:
        yield from _form_faults(language, str(message.id), forms[0], same, may_omit=False)


def _plural_faults(
    language: Language, message: Message, forms: list[str], same: frozenset[tuple[str, str]]
) -> Iterator[str]:
    numbers = rules.numbers_of_forms(language)
    if len(forms) != len(numbers):
        yield f"has {len(forms)} plural forms instead of {len(numbers)}"
        return
    singular, plural = str(message.id[0]), str(message.id[1])
    for form, spoken_of in zip(forms, numbers, strict=True):
        if form:
            is_one_number = len(spoken_of) == 1
            text = singular if spoken_of == [1] else plural
            yield from _form_faults(language, text, form, same, may_omit=is_one_number)


def _form_faults(
    language: Language, text: str, form: str, same: frozenset[tuple[str, str]], *, may_omit: bool
) -> Iterator[str]:
    yield from chain(
        rules.placeholder_faults(text, form, may_omit=may_omit),
        rules.html_faults(text, form),
        rules.edge_faults(text, form),
        rules.script_faults(language, form) if form != text else (),
        rules.copy_faults(language, text, form, same),
    )


def _said(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple | list) else message.id)
