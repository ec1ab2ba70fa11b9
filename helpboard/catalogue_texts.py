"""The interface texts of a language as people read and correct them, one by one."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from helpboard import catalogue_rules as rules
from helpboard.catalogue import FOLDER, SOURCE, sources_of
from helpboard.domain.languages import LANGUAGES, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceText:
    """A text of the pages with its translation; ``forms`` are several where it has a plural."""

    catalogue: str
    context: str
    source: str
    plural: str
    forms: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return a short name for addresses: the same for the same text in every language."""
        said = "\x1f".join((self.catalogue, self.context, self.source))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def interface_texts(tag: str, folder: Path = FOLDER) -> tuple[InterfaceText, ...]:
    """Return all texts of a language in the order of its catalogues; none for the source itself.

    They are read anew when a catalogue has changed.
    """
    if LANGUAGES[tag] is SOURCE:
        return ()
    places = [path for path in sources_of(LANGUAGES[tag], folder) if path.is_file()]
    return _texts(tuple((path, path.stat().st_mtime_ns) for path in places))


@lru_cache(maxsize=32)
def _texts(places: tuple[tuple[Path, int], ...]) -> tuple[InterfaceText, ...]:
    return tuple(text for path, _changed in places for text in _texts_of(path))


def _texts_of(path: Path) -> Iterator[InterfaceText]:
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    for message in catalogue:
        if message.id:
            yield _text(path.stem, message)


def _text(name: str, message: Message) -> InterfaceText:
    ids = message.id if isinstance(message.id, tuple | list) else (message.id, "")
    said = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
    return InterfaceText(
        catalogue=name,
        context=message.context or "",
        source=str(ids[0]),
        plural=str(ids[1]),
        forms=tuple(str(form) for form in said),
    )


def corrections_file(language: Language, texts: Iterable[InterfaceText]) -> bytes:
    """Return texts as a catalogue file that ``helpboard i18n take`` reads."""
    catalogue = Catalog(locale=language.babel, fuzzy=False)
    for text in texts:
        catalogue.add(
            (text.source, text.plural) if text.plural else text.source,
            string=text.forms if text.plural else text.forms[0],
            context=text.context or None,
        )
    result = BytesIO()
    write_po(result, catalogue, width=100, sort_output=True)
    return result.getvalue()


def broken_rules(
    language: Language, text: InterfaceText, forms: tuple[str, ...], *, folder: Path = FOLDER
) -> frozenset[rules.Rule]:
    """Return which rules a proposed translation of ``text`` breaks."""
    listed = folder / "same_words.txt"
    same = rules.same_words(listed.read_text("utf-8") if listed.is_file() else "")
    numbers = rules.numbers_of_forms(language) if text.plural else [[]]
    if len(forms) != len(numbers):
        return frozenset({rules.Rule.FORMS})
    broken: set[rules.Rule] = set()
    for form, spoken_of in zip(forms, numbers, strict=True):
        source = text.plural if text.plural and spoken_of != [1] else text.source
        broken |= rules.broken_by(language, source, form, same, may_omit=len(spoken_of) == 1)
    return frozenset(broken)
