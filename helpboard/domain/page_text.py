"""The text of an information page: Markdown with blocks that stand for facts stored once.

A block is ``[[kind:slug]]``, or ``[[page:path|words]]`` for a link. Those of a whole card stand on
a line of their own; all others stand within a sentence.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_CHARACTERS: Final = 40_000
"""Of a page's text; about twenty printed pages. Readers are shown no more than this."""

MOST_BLOCKS: Final = 100
"""Of one page; further ones are shown as nothing."""

MOST_COLUMNS: Final = 12
"""Of a table; lines with more cells are no table."""

MOST_CELLS: Final = 2_000
"""Of all tables of a text; further lines are no table."""

MOST_DEPTH: Final = 6
"""Levels of the tree of pages; an address has no more parts."""


class BlockKind(StrEnum):
    """What a block stands for."""

    CARD = "card"
    PLACE = "place"
    ORGANISATION = "organisation"
    SERVICE = "service"
    PHONE = "phone"
    HOURS = "hours"
    EMAIL = "email"
    PAGE = "page"


STANDING: Final = frozenset(
    {BlockKind.CARD, BlockKind.PLACE, BlockKind.ORGANISATION, BlockKind.SERVICE}
)
"""Blocks that make a card where they have a line of their own."""

PARTS_OF_CARD: Final = frozenset({BlockKind.PHONE, BlockKind.HOURS, BlockKind.EMAIL})
"""Blocks whose slug is that of a fact card."""

_KINDS: Final = "|".join(BlockKind)
_BLOCK: Final = re.compile(
    rf"\[\[(?P<kind>{_KINDS}):(?P<slug>[a-z0-9/-]{{1,400}})(?:\|(?P<words>[^\[\]|\n]{{1,200}}))?\]\]"
)
IN_BRACKETS: Final = r"\[\[[^\[\]\n]{0,640}\]\]"
"""The pattern of what stands in double brackets, a block or not: as long as the longest block."""

# Private characters: no text has any, see domain.plain_text.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKS: Final = re.compile("[\ue000\ue001]")
MARK: Final = re.compile(f"{_OPEN}([0-9]{{1,6}}){_CLOSE}")
"""What stands in a marked text for the thing of that number."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block; ``words`` are those of a link to a page, empty for its title."""

    kind: BlockKind
    slug: str
    words: str = ""

    @property
    def names(self) -> tuple[BlockKind, str]:
        """Return what the block needs: a kind of thing and its slug."""
        kind = BlockKind.CARD if self.kind in PARTS_OF_CARD else self.kind
        return kind, self.slug


@dataclass(frozen=True, slots=True)
class Marked:
    """A text whose blocks are marks (:data:`MARK`) with their number in ``blocks``."""

    text: str
    blocks: tuple[Block, ...]


def mark(number: int) -> str:
    """Return what stands in a marked text for the thing of that number."""
    return f"{_OPEN}{number}{_CLOSE}"


def blocks_in(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in their order, however many there are."""
    return tuple(_block(found) for found in _BLOCK.finditer(text))


def marked(text: str) -> Marked:
    """Return the first :data:`MOST_CHARACTERS` of ``text`` with marks in place of blocks.

    A block with a line of its own becomes a paragraph of its own.
    """
    blocks: list[Block] = []

    def replaced(found: re.Match[str]) -> str:
        if len(blocks) == MOST_BLOCKS:
            return ""
        blocks.append(_block(found))
        return mark(len(blocks) - 1)

    lines = _MARKS.sub("", text[:MOST_CHARACTERS]).splitlines()
    return Marked("\n".join(_BLOCK.sub(replaced, one) for one in _apart(lines)), tuple(blocks))


def with_blocks(text: str, standing: Collection[Block]) -> str:
    """Return ``text`` without the blocks that do not stand for anything; links leave their words.

    ``standing`` are those of :func:`marked` that do; of further ones readers see nothing.
    """

    def kept(found: re.Match[str]) -> str:
        block = _block(found)
        if block in standing:
            return found[0]
        return block.words if block.kind is BlockKind.PAGE else ""

    return _BLOCK.sub(kept, text)


def _apart(lines: Iterable[str]) -> Iterator[str]:
    """Put blank lines around cards; take the cells of a table that is too wide apart."""
    cells = 0
    for line in lines:
        cells += line.count("|")
        found = _BLOCK.fullmatch(line.strip())
        if found and found["kind"] in STANDING:
            yield from ("", line, "")
        elif line.count("|") > MOST_COLUMNS + 1 or cells > MOST_CELLS:
            yield line.replace("|", " ")
        else:
            yield line


def _block(found: re.Match[str]) -> Block:
    return Block(BlockKind(found["kind"]), found["slug"].strip("/"), (found["words"] or "").strip())
