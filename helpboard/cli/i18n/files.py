"""Reading and writing catalogues: sorted, without places and dates, so that changes stay small."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po, write_po

from helpboard.catalogue import CATALOGUES, FOLDER, SOURCE
from helpboard.cli.i18n.sources import Key, Text
from helpboard.cli.refusal import RefusedError
from helpboard.config import SHOWN
from helpboard.domain.languages import LANGUAGES, Language

WIDTH: Final = 100
STAFF_TAGS: Final = ("de",)
"""The languages of the desk, besides English."""


def tags_with_catalogues(folder: Path = FOLDER) -> list[str]:
    """Return the languages that have a catalogue or must have one, in the registry's order."""
    return [
        tag
        for tag, language in LANGUAGES.items()
        if language is not SOURCE and (tag in SHOWN or (folder / language.catalogue).is_dir())
    ]


def catalogues_of(tag: str) -> tuple[str, ...]:
    """Return which catalogues a language has; beyond the first set it opens with ``core``."""
    if LANGUAGES[tag].is_partial:
        return ("core",)
    return CATALOGUES if tag in STAFF_TAGS else tuple(n for n in CATALOGUES if n != "staff")


def place_of(tag: str, name: str, folder: Path = FOLDER) -> Path:
    """Return where a catalogue of a language stands."""
    return folder / LANGUAGES[tag].catalogue / "LC_MESSAGES" / f"{name}.po"


def read(path: Path) -> Catalog:
    """Read a catalogue; an absent one is empty. Raises RefusedError for a broken one."""
    if not path.is_file():
        return Catalog()
    try:
        with path.open("rb") as file:
            return read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise RefusedError(f"{path} cannot be read: {error}") from error


def messages_of(catalogue: Catalog) -> dict[Key, Message]:
    """Return the messages of a catalogue without its header."""
    return {_key(message): message for message in catalogue if message.id}


def kept_of(catalogues: Iterable[Catalog]) -> dict[Key, Message]:
    """Return every translation of a language, also of texts that had left the source."""
    kept: dict[Key, Message] = {}
    for catalogue in catalogues:
        for message in (*catalogue.obsolete.values(), *catalogue):
            if message.id and any(forms_of(message)):
                kept[_key(message)] = message
    return kept


def merged(
    texts: Mapping[Key, Text], kept: Mapping[Key, Message], language: Language | None = None
) -> Catalog:
    """Return a catalogue of ``texts`` with those translations that fit exactly."""
    catalogue = Catalog(locale=language.babel if language else None, fuzzy=False)
    for key, text in texts.items():
        old = kept.get(key)
        fits = old is not None and bool(text.plural) == isinstance(old.id, tuple | list)
        catalogue.add(
            (text.singular, text.plural) if text.plural else text.singular,
            string=old.string if old is not None and fits else None,
            auto_comments=text.comments,
            user_comments=old.user_comments if old is not None else (),
            context=text.context or None,
        )
    return catalogue


def written(catalogue: Catalog, language: Language | None, name: str) -> bytes:
    """Return a catalogue as a file; without a language as a template for any."""
    result = BytesIO()
    write_po(result, catalogue, width=WIDTH, no_location=True, omit_header=True, sort_output=True)
    return f"{_header(language, name)}\n".encode() + result.getvalue()


def _header(language: Language | None, name: str) -> str:
    lines = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    lines.append("Content-Transfer-Encoding: 8bit")
    if language is not None:
        plural = get_plural(language.babel)
        lines[:0] = [f"Language: {language.babel}", f"Plural-Forms: {plural.plural_forms}"]
    title = f"{language.own_name}: {name}" if language is not None else name
    fields = "".join(f'"{line}\\n"\n' for line in lines)
    return f'# Interface texts of helpboard. {title}.\nmsgid ""\nmsgstr ""\n{fields}'


def _key(message: Message) -> Key:
    singular = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return message.context or "", str(singular)


def forms_of(message: Message) -> list[str]:
    """Return the forms of a translation, one for a text without plural; empty ones are ""."""
    given = message.string
    return [str(form) for form in given] if isinstance(given, tuple | list) else [given or ""]
