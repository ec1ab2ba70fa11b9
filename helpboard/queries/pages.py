"""Information pages as everybody reads them: the tree, one page, and where pages once were."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.translation import ItemKind, Source, Words, wanted_languages
from helpboard.models import ContentItem, ContentRevision, InfoPage, PageAddress, Translation
from helpboard.queries.translations import words_for


@dataclass(frozen=True, slots=True)
class PageNode:
    """A page in the menu, in the best words there are for a reader; ``lang`` is theirs.

    In a :class:`PageTree` whatever stands below a discreet page is discreet, too.
    """

    id: int
    parent_id: int | None
    path: str
    audience: PageAudience
    lang: str
    title: str
    summary: str
    is_discreet: bool


class PageTree:
    """The public pages of a moment; one below a page that is not public is not public either."""

    def __init__(self, nodes: Iterable[PageNode]) -> None:
        """Take nodes in the order of their menus; what hangs on itself hangs on nothing."""
        self.nodes = tuple(_walked(_by_parent(nodes)))
        self._below = _by_parent(self.nodes)
        self._by_id = {node.id: node for node in self.nodes}
        self._by_path = {node.path: node for node in self.nodes}

    def by_path(self, path: str) -> PageNode | None:
        """Return the page with an address, if everybody may read it."""
        return self._by_path.get(path)

    def by_id(self, page_id: int) -> PageNode | None:
        """Return the page of an id, if everybody may read it."""
        return self._by_id.get(page_id)

    def first_level(self, audience: PageAudience) -> tuple[PageNode, ...]:
        """Return the first pages of somebody's menu."""
        return tuple(node for node in self._below.get(None, ()) if node.audience is audience)

    def below(self, node: PageNode) -> tuple[PageNode, ...]:
        """Return the pages right below one."""
        return tuple(self._below.get(node.id, ()))

    def above(self, node: PageNode) -> tuple[PageNode, ...]:
        """Return the pages above one, the first level first."""
        found: list[PageNode] = []
        while node.parent_id is not None:
            node = self._by_id[node.parent_id]
            found.append(node)
        return tuple(reversed(found))

    def audience_of(self, node: PageNode) -> PageAudience:
        """Return in whose menu a page stands: that of the page of the first level above it."""
        return next(iter(self.above(node)), node).audience

    def beside(self, node: PageNode) -> tuple[PageNode, ...]:
        """Return the pages with the same parent, the page itself among them."""
        if node.parent_id is None:
            return self.first_level(node.audience)
        return tuple(self._below[node.parent_id])

    def after(self, node: PageNode) -> PageNode | None:
        """Return the next page for somebody who reads one after the other in one menu."""
        own = self.audience_of(node)
        menu = [one for one in self.nodes if self.audience_of(one) is own]
        at = menu.index(node) + 1
        return menu[at] if at < len(menu) else None


def _by_parent(nodes: Iterable[PageNode]) -> Mapping[int | None, Sequence[PageNode]]:
    below: dict[int | None, list[PageNode]] = defaultdict(list)
    for node in nodes:
        below[node.parent_id].append(node)
    return below


def _walked(below: Mapping[int | None, Sequence[PageNode]]) -> Iterator[PageNode]:
    """Yield each page before those below it, and hand down that it is discreet."""
    waiting = list(reversed(below.get(None, ())))
    while waiting:
        node = waiting.pop()
        yield node
        waiting += (
            replace(one, is_discreet=one.is_discreet or node.is_discreet)
            for one in reversed(below.get(node.id, ()))
        )


@dataclass(frozen=True, slots=True)
class PageRow:
    """A public page with its words for a reader."""

    id: int
    path: str
    source_lang: str
    words: Words
    for_people_only: bool
    checked_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A public page that search engines may know, with the languages that it really has."""

    path: str
    updated_at: datetime
    langs: frozenset[str]


def page_tree(session: Session, tag: str) -> PageTree:
    """Read the menu of all public pages in the best words for a reader; two statements."""
    rows = session.execute(
        select(
            *(InfoPage.id, InfoPage.parent_id, InfoPage.path, InfoPage.audience),
            *(InfoPage.source_lang, InfoPage.title, InfoPage.summary, InfoPage.is_discreet),
        )
        .where(InfoPage.state == PageState.PUBLISHED)
        .order_by(InfoPage.position, InfoPage.id)
    ).all()
    said = _headings(session, tag)
    nodes = []
    for row in rows:
        known = said.get(row.id, {})
        for lang in wanted_languages(tag):
            if lang == row.source_lang or lang in known:
                break
        else:
            lang = row.source_lang
        title, summary = known.get(lang, (row.title, row.summary))
        summary = summary if row.summary.strip() else ""
        nodes.append(
            PageNode(
                *(row.id, row.parent_id, row.path, row.audience),
                *(lang, title or row.title, summary, row.is_discreet),
            )
        )
    return PageTree(nodes)


def _headings(session: Session, tag: str) -> dict[int, dict[str, tuple[str, str]]]:
    """Read titles and summaries of translated pages by page and language, and no body."""
    fields = ContentRevision.fields
    statement = (
        select(
            ContentItem.page_id,
            Translation.lang,
            fields["title"].as_string(),
            fields["summary"].as_string(),
        )
        .join(ContentItem, ContentItem.id == Translation.item_id)
        .join(ContentRevision, ContentRevision.id == Translation.revision_id)
        .where(ContentItem.page_id.is_not(None), Translation.lang.in_(wanted_languages(tag)))
    )
    found: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    for page_id, lang, title, summary in session.execute(statement):
        if page_id is not None:
            found[page_id][lang] = (title or "", summary or "")
    return found


def page_row(session: Session, page_id: int, tag: str) -> PageRow:
    """Read one page in the best words for a reader; whether it is public says the tree.

    Raises :class:`NotFoundError` when it has just gone.
    """
    page = session.get(InfoPage, page_id)
    if page is None:
        raise NotFoundError(str(page_id))
    fields = {"title": page.title, "summary": page.summary, "body": page.body}
    source = Source(page.source_lang, fields)
    return PageRow(
        id=page.id,
        path=page.path,
        source_lang=page.source_lang,
        words=words_for(session, ItemKind.PAGE, {page.id: source}, tag)[page.id],
        for_people_only=page.for_people_only,
        checked_at=page.checked_at,
        updated_at=page.updated_at,
    )


def page_once_at(session: Session, path: str) -> int | None:
    """Return the id of the page that once had an address; None when there was none."""
    statement = select(PageAddress.page_id).where(PageAddress.path == path)
    return session.scalars(statement).one_or_none()


def pages_once_at(session: Session, paths: Collection[str]) -> dict[str, int]:
    """Return the ids of the pages that once had addresses; no statement for none."""
    if not paths:
        return {}
    statement = select(PageAddress.path, PageAddress.page_id).where(PageAddress.path.in_(paths))
    return {row.path: row.page_id for row in session.execute(statement)}


def page_languages(session: Session, page_id: int) -> frozenset[str]:
    """Return the languages that a page has public words in, beside that of its source."""
    statement = (
        select(Translation.lang)
        .join(ContentItem, ContentItem.id == Translation.item_id)
        .where(ContentItem.page_id == page_id, Translation.revision_id.is_not(None))
    )
    return frozenset(session.scalars(statement))


def mapped_pages(session: Session) -> list[MappedPage]:
    """Read the public pages that are not discreet, with the languages that they really have."""
    shown = {node.path for node in page_tree(session, "de").nodes if not node.is_discreet}
    langs: dict[int, set[str]] = defaultdict(set)
    translated = (
        select(ContentItem.page_id, Translation.lang)
        .join(ContentItem, ContentItem.id == Translation.item_id)
        .where(ContentItem.page_id.is_not(None), Translation.revision_id.is_not(None))
    )
    for page_id, lang in session.execute(translated):
        if page_id is not None:
            langs[page_id].add(lang)
    rows = session.execute(
        select(InfoPage.id, InfoPage.path, InfoPage.source_lang, InfoPage.updated_at)
        .where(InfoPage.path.in_(shown))
        .order_by(InfoPage.path)
    )
    return [
        MappedPage(row.path, row.updated_at, frozenset({row.source_lang, *langs[row.id]}))
        for row in rows
    ]
