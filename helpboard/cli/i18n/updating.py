"""Brings the catalogues up to the source; translations that fit exactly stay."""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from helpboard.catalogue import CATALOGUES, FOLDER
from helpboard.cli.i18n.files import (
    catalogues_of,
    kept_of,
    merged,
    messages_of,
    place_of,
    read,
    written,
)
from helpboard.cli.i18n.sources import Key, Text
from helpboard.domain.languages import LANGUAGES

Source = dict[str, dict[Key, Text]]


def up_to_date(
    source: Source, tag: str, *, folder: Path = FOLDER, is_tidy: bool = False
) -> dict[Path, bytes]:
    """Return the files of a language as they should be.

    A text that moves between catalogues takes its translation along. What has left the source is
    kept at the end of ``messages``, commented out, and comes back with its text; ``is_tidy``
    leaves it out.
    """
    language = LANGUAGES[tag]
    kept = kept_of(read(place_of(tag, name, folder)) for name in CATALOGUES)
    files: dict[Path, bytes] = {}
    for name in catalogues_of(tag):
        catalogue = merged(source[name], kept, language)
        if name == "messages" and not is_tidy:
            _keep_unused(catalogue, source, kept)
        files[place_of(tag, name, folder)] = written(catalogue, language, name)
    return files


def update(source: Source, tags: Iterable[str], *, is_tidy: bool = False) -> list[Path]:
    """Write what has changed and return where."""
    changed = []
    for tag in tags:
        for path, content in up_to_date(source, tag, is_tidy=is_tidy).items():
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                changed.append(path)
    return changed


def extract_to(folder: Path, source: Source) -> list[Path]:
    """Write templates without translations for other programs and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    places = []
    for name, texts in source.items():
        place = folder / f"{name}.pot"
        place.write_bytes(written(merged(texts, {}), None, name))
        places.append(place)
    return places


def untranslated(path: Path) -> int:
    """Count the texts of a catalogue that have no translation."""
    return sum(
        not all(message.string if isinstance(message.string, tuple) else [message.string])
        for message in messages_of(read(path)).values()
    )


def _keep_unused(catalogue: Catalog, source: Source, kept: dict[Key, Message]) -> None:
    used = {key for texts in source.values() for key in texts}
    for key in sorted(kept.keys() - used, key=lambda key: (key[1], key[0])):
        catalogue.obsolete[key] = kept[key]
