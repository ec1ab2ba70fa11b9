"""The fields of a topic's building blocks in a form: what is asked, and what was typed into it.

Shared by everything that has facts: posts, asking, gives and seeks. A form posts each block under
its code; scripts may send the short form, the pages send parts as ``<code>.<part>``:

==============  ==============================================================================
block           fields
==============  ==============================================================================
one choice      ``thing=bicycle``, ``condition=good``, ``german_level=B1``, ``from_area=<slug>``
many choices    repeated or with commas: ``heavy=van&heavy=two-people``, ``heavy=van,two-people``
number          ``count=3``, ``rooms=2.5`` or ``2,5``
money           in euros: ``rent=450`` or ``450,50``
yes or no       ``lift=yes``, ``lift=no``
day             ``start=2026-12-01`` or ``1.12.2026``
size            ``size=42``, ``size=M``, ``size=26``; what it means depends on the thing
language pair   ``pair=prs>de`` or ``prs-de``; in parts ``pair.from``, ``pair.to``
languages       ``languages=ar:B1!,en`` (``:`` level, ``!`` needed) or repeated; in parts
                ``languages.1``, ``languages.1.level``, ``languages.1.must=yes``, up to 10
when            ``when=flexible``; ``when=mon 17:00-20:00, fri 9-10``;
                ``when=2026-12-02, 2026-12-09 17:00-20:00``; ``when=2026-12-01/2026-12-31``
                (``..`` for an open end); or its kind ``flexible``, ``dates``, ``weekly``,
                ``period`` with parts: ``when.date.1``, ``when.from.1``, ``when.to.1`` (to 20) or
                repeated ``when.date``; ``when.slot=mon-evening`` (repeated), ``when.day.1=mon``,
                ``when.start.1``, ``when.end.1`` (to 21); ``when.first``, ``when.last``. Without a
                kind, the one whose parts are filled.
==============  ==============================================================================

What is left empty is left out. The templates are in ``templates/components/blocks.html``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from helpboard.catalogue import gettext as _
from helpboard.domain.blocks import BLOCKS, Block, Unit, blocks_for, count_unit, required_for
from helpboard.domain.facts import Problem
from helpboard.domain.things import THINGS, SizeKind, things_of
from helpboard.domain.topics import LEAVES, branch_of, leaves_of
from helpboard.web.block_kinds import KINDS, Asked, Choices, Groups
from helpboard.web.block_kinds import language_groups as language_groups
from helpboard.web.facts import HEADLINE_BLOCKS
from helpboard.web.when_typed import Typed
from helpboard.web.words.blocks import block_label
from helpboard.web.words.problems import problem_text


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockField:
    """One block in a form; ``kind`` names the macro that draws it."""

    code: str
    kind: str
    label: str
    hint: str = ""
    error: str = ""
    is_required: bool = False
    groups: Groups = ()
    values: tuple[str, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def value(self) -> str:
        """Return what was typed or chosen, of one field."""
        return self.values[0] if self.values else ""

    @property
    def is_filled(self) -> bool:
        """Tell whether anything was typed."""
        return any(self.values) or bool(self.parts.get("is_filled"))


class BlockFields(NamedTuple):
    """The few blocks that tell most, and the rest, each in the order shown."""

    first: tuple[BlockField, ...]
    more: tuple[BlockField, ...]

    @property
    def is_more_open(self) -> bool:
        """Tell whether somebody has typed into the rest, or has to look there."""
        return any(one.is_filled or one.error for one in self.more)


def block_fields(
    topic: str,
    typed: Typed,
    *,
    areas: Choices,
    problems: Iterable[Problem] = (),
    is_whole: bool = True,
) -> BlockFields:
    """Return the fields of a topic's blocks with what was typed and what is wrong with it.

    ``areas`` are slugs with the names to choose from. Blocks that can say nothing are left out.
    Where ``is_whole`` is false, as in gives and seeks, no block is needed.
    """
    errors = {problem.block: problem_sentence(problem) for problem in problems}
    asked = Asked(topic, typed, areas)
    fields = [
        _field(block, asked, errors.get(block.code, ""))
        for block in blocks_for(topic)
        if block.code != "size" or _size_kinds(topic)
    ]
    fields = [replace(one, is_required=one.is_required and is_whole) for one in fields]
    telling = _telling(topic)
    return BlockFields(
        tuple(one for one in fields if one.code in telling),
        tuple(one for one in fields if one.code not in telling),
    )


def when_field(typed: Typed, *, error: str = "") -> BlockField:
    """Return the block of times alone, for whatever has times and no topic around them."""
    return _field(BLOCKS["when"], Asked(LEAVES[0], typed, ()), error)


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong in the reader's language; limits of money in euros, as it is typed."""
    params = problem.params
    if problem.code == "out_of_range" and problem.block in {"cost", "rent"}:
        params = {name: int(cents) // 100 for name, cents in params.items()}
    return problem_text(problem.code, params)


def _telling(topic: str) -> frozenset[str]:
    when = () if count_unit(topic) is Unit.PIECES else ("when",)
    return frozenset((*required_for(topic), *HEADLINE_BLOCKS[branch_of(topic)], *when))


def _field(block: Block, asked: Asked, error: str) -> BlockField:
    values = tuple(text.strip() for text in asked.typed.getlist(block.code))
    kind, more = KINDS[block.type](block, asked)
    return BlockField(
        code=block.code,
        kind=kind,
        label=block_label(block.code, asked.topic),
        error=error,
        is_required=block.code in required_for(asked.topic),
        **{"hint": _hint(block, asked.topic), "values": values, **more},
    )


def _hint(block: Block, topic: str) -> str:
    match block.code:
        case "size":
            return _size_hint(topic)
        case "rent" | "cost":
            return _("In euros. 0 means that it is free.")
        case "rooms":
            return _("Half rooms count, too: 2.5")
        case "floor":
            return _("0 is the ground floor.")
        case _:
            return ""


def _size_kinds(topic: str) -> frozenset[SizeKind]:
    leaves = leaves_of(topic) if branch_of(topic) == topic else (topic,)
    things = (THINGS[code] for leaf in leaves for code in things_of(leaf))
    return frozenset(thing.size_kind for thing in things) - {SizeKind.NONE}


def _size_hint(topic: str) -> str:
    kinds = _size_kinds(topic)
    if SizeKind.CLOTHES in kinds and SizeKind.SHOES in kinds:
        return _("Clothes: S, M, L, or a child’s height such as 128. Shoes: 42.")
    if SizeKind.CLOTHES in kinds:
        return _("A child’s height, such as 68.")
    if SizeKind.INCHES in kinds and SizeKind.CENTIMETRES not in kinds:
        return _("In inches, such as 26.")
    if SizeKind.INCHES in kinds:
        return _("Laptops in inches, televisions in centimetres.")
    return _("The longest side in centimetres, such as 140.")
