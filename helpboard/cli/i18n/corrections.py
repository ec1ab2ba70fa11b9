"""Words that a board's translators proposed and its coordinators took: out of a board, and in."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message

from helpboard.catalogue import FOLDER
from helpboard.catalogue_texts import InterfaceText, broken_rules, corrections_file
from helpboard.cli.board import reading_board
from helpboard.cli.i18n.files import catalogues_of, messages_of, place_of, read, written
from helpboard.cli.i18n.sources import Key
from helpboard.cli.refusal import RefusedError
from helpboard.domain.languages import LANGUAGES
from helpboard.queries.corrections import taken


def write_corrections(tag: str, target: Path) -> int:
    """Write what this board has taken for a language as a catalogue file; return how many texts."""
    with reading_board() as session:
        texts = [
            InterfaceText(
                catalogue=row.catalogue, context=row.context, source=row.source,
                plural=row.plural, forms=tuple(row.forms),
            )
            for row in taken(session, tag)
        ]  # fmt: skip
    target.write_bytes(corrections_file(LANGUAGES[tag], texts))
    return len(texts)


def take_corrections(tag: str, source: Path, folder: Path = FOLDER) -> list[str]:
    """Bring a file of corrections into the catalogues of a language; return what was left out.

    A text that no catalogue has, or whose new words break a rule, stays as it is.
    """
    if not source.is_file():
        raise RefusedError(f"There is no file {source}.")
    wanted = messages_of(read(source))
    left = dict(wanted)
    refused: list[str] = []
    for name in catalogues_of(tag):
        path = place_of(tag, name, folder)
        catalogue = read(path)
        known = messages_of(catalogue)
        here = [key for key in wanted if key in known]
        for key in here:
            del left[key]
            refused += _taken(tag, name, known[key], wanted[key])
        if here:
            path.write_bytes(written(catalogue, LANGUAGES[tag], name))
    return [*refused, *_unknown(left)]


def _taken(tag: str, name: str, message: Message, better: Message) -> Iterator[str]:
    ids = message.id if isinstance(message.id, tuple | list) else (message.id, "")
    given = better.string if isinstance(better.string, tuple | list) else (better.string,)
    forms = tuple(str(form) for form in given)
    text = InterfaceText(
        catalogue=name, context=message.context or "", source=str(ids[0]), plural=str(ids[1]),
        forms=forms,
    )  # fmt: skip
    broken = sorted(broken_rules(LANGUAGES[tag], text, forms))
    if broken:
        yield f"“{text.source}” was left as it is: {', '.join(broken)}."
    else:
        message.string = better.string


def _unknown(left: dict[Key, Message]) -> Iterator[str]:
    for _context, source in left:
        yield f"“{source}” is in no catalogue."
