"""Which texts stand where: what is extracted, and into which catalogue it goes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from jinja2 import TemplateSyntaxError

from helpboard.catalogue import CATALOGUES
from helpboard.cli.refusal import RefusedError
from helpboard.config import PACKAGE, ROOT

Key = tuple[str, str]
"""What a text is found by: its context (mostly empty) and its English words."""

PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "core": (
        "helpboard/web/words/*",
        "helpboard/web/facts.py",
        "helpboard/web/ask/*",
        "helpboard/web/deciding_time.py",
        "helpboard/web/answers/*",
        "helpboard/web/safety/*",
        "templates/ask/*",
        "templates/answers/*",
        "templates/safety/*",
        "templates/components/safety*",
    ),
    "staff": (
        "helpboard/cli/*",
        "helpboard/spreadsheet_words.py",
        "helpboard/web/desk*",
        "helpboard/web/register/*",
        "helpboard/web/informing/*",
        "helpboard/web/house/*",
        "helpboard/web/numbers/*",
        "helpboard/web/intake/*",
        "helpboard/web/plans/*",
        "helpboard/web/pages/*",
        "helpboard/web/packs/*",
        "helpboard/web/translate/*",
        "templates/desk/*",
        "templates/register/*",
        "templates/informing/*",
        "templates/house/*",
        "templates/numbers/*",
        "templates/intake/*",
        "templates/plans/*",
        "templates/pages/*",
        "templates/packs/*",
        "templates/translate/*",
    ),
}
"""Which files make a catalogue; what no pattern names goes to ``messages``. ``*`` crosses folders.

``core`` is what somebody needs who understands nothing else of a page: a language opens with it.
A text that several catalogues want goes to the most basic one.
"""

KEYWORDS: Final = {
    **DEFAULT_KEYWORDS,
    "_l": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
    "lazy_npgettext": ((1, "c"), 2, 3),
}
COMMENT_TAGS: Final = ("Translators:",)
JINJA: Final = {
    "extensions": "jinja2.ext.do",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "trimmed": "true",
    "newstyle_gettext": "true",
    "silent": "false",
    "encoding": "utf-8",
}
"""How templates are read; a guard proves that the app reads them alike."""


@dataclass(slots=True)
class Text:
    """One text of the source: ``plural`` is None for most."""

    singular: str
    plural: str | None = None
    context: str = ""
    comments: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """Return what the text is found by."""
        return self.context, self.singular


def catalogue_of(path: str) -> str:
    """Return the catalogue for the texts of a file, named from the root with slashes."""
    for name, patterns in PLACES.items():
        if any(fnmatchcase(path, pattern) for pattern in patterns):
            return name
    return "messages"


def texts_of_source(root: Path = ROOT) -> dict[str, dict[Key, Text]]:
    """Return the texts of every catalogue, each text in one of them only.

    Raises RefusedError where there is no source, as in an installed wheel, and for one text that
    is asked for with two different plurals: gettext knows no such thing.
    """
    if root == PACKAGE:
        raise RefusedError("Texts are extracted from the source, and this is an installed board.")
    found: dict[str, dict[Key, Text]] = {name: {} for name in CATALOGUES}
    for path in source_files(root):
        name = path.relative_to(root).as_posix()
        try:
            texts = list(texts_of_file(path))
        except (TemplateSyntaxError, SyntaxError, UnicodeDecodeError) as error:
            raise RefusedError(f"{name} cannot be read: {error}") from error
        for text in texts:
            _add(found[catalogue_of(name)], text, name)
    for basic, later in (("core", "messages"), ("core", "staff"), ("messages", "staff")):
        for key in found[basic].keys() & found[later].keys():
            _add(found[basic], found[later].pop(key), later)
    return {name: dict(sorted(texts.items(), key=_order)) for name, texts in found.items()}


def _order(item: tuple[Key, Text]) -> tuple[str, str]:
    (context, singular), _ = item
    return singular, context


def source_files(root: Path) -> Iterable[Path]:
    """Return the files in which texts of the interface may stand."""
    yield from sorted((root / "helpboard").rglob("*.py"))
    templates = root / "templates"
    yield from sorted(path for path in templates.rglob("*") if path.suffix in {".html", ".txt"})


def texts_of_file(path: Path) -> Iterator[Text]:
    """Return every text that a file asks for, as often as it does."""
    is_python = path.suffix == ".py"
    with path.open("rb") as file:
        rows: Iterable[Any] = extract(
            "python" if is_python else "jinja2.ext:babel_extract",
            file,
            keywords=KEYWORDS,
            comment_tags=COMMENT_TAGS,
            options={"encoding": "utf-8"} if is_python else JINJA,
        )
        for _line, message, comments, context in rows:
            singular, plural = message if isinstance(message, tuple) else (message, None)
            yield Text(singular, plural, context or "", list(comments))


def _add(texts: dict[Key, Text], text: Text, place: str) -> None:
    if not text.singular:
        raise RefusedError(f"{place} asks for an empty text.")
    known = texts.setdefault(text.key, text)
    if known is text:
        return
    if known.plural and text.plural and known.plural != text.plural:
        raise RefusedError(f"{place}: “{text.singular}” has two plurals.")
    known.plural = known.plural or text.plural
    known.comments += [comment for comment in text.comments if comment not in known.comments]
