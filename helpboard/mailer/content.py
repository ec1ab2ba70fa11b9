"""What a letter says, read once for both its parts: the text and the HTML.

``body.txt`` is written in a convention small enough for everybody:

- paragraphs stand apart by an empty line;
- lines that begin with ``- `` are a list of facts;
- ``→ label | address`` is a button, ``⇢ label | address`` a link for what matters less; they lead
  to this board and nowhere else;
- words of a person come through ``| quoted(lang)``, a name within a sentence through ``| own``.

Line breaks in anything that is filled in become spaces, so nobody's words make a button.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

FIRST_STRONG, POP = "\u2068", "\u2069"
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATED = re.compile(f"{FIRST_STRONG}([^{FIRST_STRONG}{POP}]*){POP}")
_QUOTE = re.compile(r">([A-Za-z-]*)> ?(.*)")
_TIDY = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a letter: ``paragraph``, ``facts``, ``quote``, ``button`` or ``link``."""

    kind: str
    lines: tuple[str, ...]
    lang: str = ""
    url: str = ""


class Lines(str):
    """Text whose line breaks are meant, such as the words of a person, each line marked."""

    __slots__ = ()


def own(text: object) -> str:
    """Isolate a name or another short word of a person, so that it turns no sentence around."""
    return f"{FIRST_STRONG}{_on_one_line(str(text))}{POP}"


def quoted(text: object, lang: str = "") -> Lines:
    """Mark the words of a person, which are in ``lang``, line by line."""
    lines = str(text).splitlines() or [""]
    return Lines("\n".join(f">{lang}> {_harmless(line)}" for line in lines))


def filled_in(value: object) -> Any:
    """Flatten whatever a template fills in, except lines that are meant."""
    if isinstance(value, Lines) or not isinstance(value, str):
        return value
    flat = _TIDY.sub(" ", value)
    return Markup(flat) if isinstance(value, Markup) else flat  # noqa: S704 - it was Markup


def _harmless(line: str) -> str:
    kept = (sign for sign in line if sign == "\t" or unicodedata.category(sign) != "Cc")
    return _BIDI.sub("", "".join(kept))


def _on_one_line(text: str) -> str:
    return _harmless(_TIDY.sub(" ", text)).strip()


def subject_of(rendered: str) -> str:
    """Return a subject: one line of at most 150 characters, without control characters."""
    return _on_one_line(rendered)[:150].strip()


def blocks_of(rendered: str, *, base_url: str) -> list[Block]:
    """Read a rendered body; raises ``ValueError`` for a button that leads away from the board."""
    blocks: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", rendered.strip()):
        for line in paragraph.splitlines():
            _add(blocks, _block_of(line.strip(), base_url), is_new=False)
        _add(blocks, Block("end", ()), is_new=True)
    return [block for block in blocks if block.kind != "end"]


def _block_of(line: str, base_url: str) -> Block:
    if line.startswith(("→ ", "⇢ ")):
        label, _, url = line[2:].rpartition(" | ")
        if not label or not url.startswith(f"{base_url}/") or " " in url:
            raise ValueError("a button needs a label and an address of this board")
        return Block("button" if line.startswith("→") else "link", (label,), url=url)
    if line.startswith("- "):
        return Block("facts", (line.removeprefix("- "),))
    if found := _QUOTE.fullmatch(line):
        return Block("quote", (found[2],), lang=found[1])
    return Block("paragraph", (line,))


def _add(blocks: list[Block], new: Block, *, is_new: bool) -> None:
    last = blocks[-1] if blocks and not is_new else None
    if last is None or (last.kind, last.lang) != (new.kind, new.lang) or new.url:
        blocks.append(new)
    elif new.kind == "paragraph":
        blocks[-1] = Block("paragraph", (f"{last.lines[0]} {new.lines[0]}",))
    else:
        blocks[-1] = Block(last.kind, (*last.lines, *new.lines), lang=last.lang)


def isolated(text: str) -> Markup:
    """Return a text for HTML: escaped, what is isolated in ``<bdi>``."""
    return Markup(_ISOLATED.sub(r"<bdi>\1</bdi>", str(escape(text))))  # noqa: S704 - escaped


def as_text(block: Block) -> Lines:
    """Return a block as it stands in the text part."""
    if block.url:
        return Lines(f"{block.lines[0]}:\n{block.url}")
    mark = {"facts": "- ", "quote": "> "}.get(block.kind, "")
    return Lines("\n".join(f"{mark}{line}".rstrip() for line in block.lines))
