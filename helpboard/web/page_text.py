"""The text of an information page as safe HTML: facts in their places, terms explained."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markdown_it.token import Token
from markupsafe import Markup

from helpboard.catalogue import current_language
from helpboard.domain.page_text import MARK, STANDING, Block, BlockKind, mark, marked, with_blocks
from helpboard.extensions import db
from helpboard.queries.glossary import TermRow
from helpboard.queries.page_facts import Facts, facts_of
from helpboard.queries.pages import PageNode, PageTree, pages_once_at
from helpboard.web.caching import fresh_until
from helpboard.web.hours import next_midnight
from helpboard.web.kept_pages import Glossary, kept_glossary, kept_page_tree
from helpboard.web.markdown import parsed, rendered, words_of
from helpboard.web.page_facts import fact_card, fact_inline, page_link, term_link

_ALONE = re.compile(rf"(?:\s*{MARK.pattern}\s*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a text needs of the board: facts for its blocks, pages to lead to, terms to explain.

    ``moved`` are the ids of pages by the addresses that they once had.
    """

    tree: PageTree
    facts: Facts
    glossary: Glossary
    now: datetime
    moved: Mapping[str, int] = field(default_factory=dict)

    def has(self, block: Block) -> bool:
        """Tell whether a block stands for something that everybody may read."""
        if block.kind is BlockKind.PAGE:
            return self.page_at(block.slug) is not None
        return block.names in self.facts

    def page_at(self, path: str) -> PageNode | None:
        """Return the page that has an address, or once had it, if everybody may read it."""
        return self.tree.by_path(path) or self.tree.by_id(self.moved.get(path, 0))


@dataclass(frozen=True, slots=True)
class PageText:
    """A text ready to be shown: its HTML, its parts (anchor, heading), and the terms in it."""

    html: Markup
    parts: tuple[tuple[str, str], ...]
    terms: tuple[TermRow, ...]


def read_text(text: str, *, now: datetime) -> PageText:
    """Return ``text`` for a reader, with all that it needs read in few statements.

    For pages and for previews of them; a page with opening hours is true until the day ends.
    """
    return page_text(text, around_text(text, now=now))


def open_source(text: str, around: Around) -> str:
    """Return ``text`` as it is written, without the names of what nobody may read."""
    blocks = marked(text).blocks
    return with_blocks(text, {block for block in blocks if around.has(block)})


def around_text(text: str, *, now: datetime) -> Around:
    """Read what the blocks of ``text`` need of the board."""
    blocks = marked(text).blocks
    facts = facts_of(db.session(), blocks, current_language().tag)
    if any(fact.opening_hours for fact in facts.values()):
        fresh_until(next_midnight(now))
    tree, glossary = kept_page_tree(), kept_glossary()
    named = {block.slug for block in blocks if block.kind is BlockKind.PAGE}
    moved = pages_once_at(db.session(), {path for path in named if tree.by_path(path) is None})
    return Around(tree=tree, facts=facts, glossary=glossary, now=now, moved=moved)


def page_text(text: str, around: Around) -> PageText:
    """Return ``text`` for a reader. A block that stands for nothing is shown as nothing.

    The cost grows with the length, which is bounded (:data:`MOST_CHARACTERS`), however the text is
    nested.
    """
    source = marked(text)
    work = _Work(source.blocks, around)
    tokens = parsed(source.text)
    for at, token in enumerate(tokens):
        if token.type == "inline":
            work.inline(tokens, at)
    html = MARK.sub(work.made_of, str(rendered(tokens)))
    return PageText(
        Markup(html),  # noqa: S704 - cleaned, and every mark replaced by a template's own
        tuple(work.parts),
        tuple(work.explained),
    )


@dataclass(slots=True)
class _Work:
    """One text on its way: what was made for its marks so far."""

    blocks: tuple[Block, ...]
    around: Around
    made: dict[int, Markup] = field(default_factory=dict)
    parts: list[tuple[str, str]] = field(default_factory=list)
    explained: list[TermRow] = field(default_factory=list)

    def inline(self, tokens: Sequence[Token], at: int) -> None:
        """Fill the marks of one paragraph, heading or cell, and explain the terms in it."""
        before, token, behind = tokens[at - 1], tokens[at], tokens[at + 1]
        if before.type == "paragraph_open" and self._is_cards(token.content):
            before.hidden = behind.hidden = True
            self._fill(token.content, as_cards=True)
            return
        self._fill(token.content)
        if before.type == "heading_open":
            self._note_part(before, token)
        else:
            self._explain(token.children or ())
        _out_of_links(token.children or (), self.made)

    def made_of(self, found: re.Match[str]) -> str:
        """Return the HTML for a mark."""
        return str(self.made.get(int(found[1]), ""))

    def _words_for(self, found: re.Match[str]) -> str:
        """Return the bare words for a mark, for the list of parts."""
        return str(self.made.get(int(found[1]), Markup("")).striptags())

    def _is_cards(self, content: str) -> bool:
        return _ALONE.fullmatch(content) is not None and all(
            self.blocks[int(number)].kind in STANDING for number in MARK.findall(content)
        )

    def _fill(self, content: str, *, as_cards: bool = False) -> None:
        for number in map(int, MARK.findall(content)):
            self.made[number] = self._block(self.blocks[number], as_card=as_cards)

    def _block(self, block: Block, *, as_card: bool) -> Markup:
        if block.kind is BlockKind.PAGE:
            node = self.around.page_at(block.slug)
            return page_link(node, block.words) if node else Markup.escape(block.words)
        row = self.around.facts.get(block.names)
        if row is None:
            return Markup("")
        if as_card:
            return fact_card(row, now=self.around.now)
        return fact_inline(block, row, now=self.around.now)

    def _note_part(self, heading: Token, token: Token) -> None:
        if heading.tag == "h2":
            anchor = f"part-{len(self.parts) + 1}"
            heading.attrSet("id", anchor)
            self.parts.append((anchor, MARK.sub(self._words_for, words_of(token))))

    def _explain(self, children: Iterable[Token]) -> None:
        """Mark the first place of each term; never within a link, which leads elsewhere."""
        glossary = self.around.glossary
        depth = 0

        def explained(found: re.Match[str]) -> str:
            term = glossary.by_form[found[0]]
            if term in self.explained:
                return found[0]
            self.explained.append(term)
            number = len(self.blocks) + len(self.explained)
            self.made[number] = term_link(term, found[0])
            return mark(number)

        for child in children:
            depth += child.nesting if child.type.startswith("link") else 0
            if child.type == "text" and not depth and glossary.pattern is not None:
                child.content = glossary.pattern.sub(explained, child.content)


def _out_of_links(children: Iterable[Token], made: dict[int, Markup]) -> None:
    """Take the links out of blocks that stand within another link."""
    depth = 0
    for child in children:
        depth += child.nesting if child.type.startswith("link") else 0
        if depth:
            for number in map(int, MARK.findall(child.content)):
                made[number] = Markup.escape(made.get(number, Markup("")).striptags())
