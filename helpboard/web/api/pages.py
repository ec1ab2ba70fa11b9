"""Information pages for programs, in the best words that there are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from helpboard.catalogue import current_language
from helpboard.domain.errors import NotFoundError
from helpboard.domain.page import PageAudience
from helpboard.extensions import db
from helpboard.queries.pages import (
    PageNode,
    PageRow,
    PageTree,
    page_languages,
    page_once_at,
    page_row,
)
from helpboard.web.api import words
from helpboard.web.api.contract import (
    Asked,
    Listed,
    Moved,
    Parameter,
    Resource,
    codes,
    page_of,
)
from helpboard.web.api.shapes import (
    ADDRESS,
    MOMENT,
    TEXT,
    YES_NO,
    Field,
    Many,
    Maybe,
    Shape,
)
from helpboard.web.caching import discreet
from helpboard.web.filters import known
from helpboard.web.kept_pages import kept_page_tree
from helpboard.web.page_text import around_text, open_source, page_text
from helpboard.web.structured import absolute
from helpboard.web.words.pages import audience_label


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in the menu; a list knows nothing but its title and summary."""

    node: PageNode
    tree: PageTree


@dataclass(frozen=True, slots=True)
class _Whole:
    """A page with its text for the reader."""

    node: PageNode
    tree: PageTree
    row: PageRow
    langs: tuple[str, ...]
    html: str


def _audience(page: _Page | _Whole) -> words.Coded:
    audience = page.tree.audience_of(page.node)
    return words.Coded(audience.value, audience_label(audience))


def _parent(page: _Page | _Whole) -> str | None:
    above = page.tree.above(page.node)
    return above[-1].path if above else None


_COMMON = (
    Field("path", TEXT, "What it is known by.", "node.path"),
    Field(
        "url",
        ADDRESS,
        "Its page on the board, in the language asked for.",
        lambda page: absolute("info.page", path=page.node.path),
    ),
    Field("parent", Maybe(TEXT), "The path of the page above it.", _parent),
    Field("audience", words.CODE, "In whose menu it stands.", _audience),
    Field(
        "is_discreet",
        YES_NO,
        "About violence and the like: show it, but keep no copy and name it in no list of what"
        " somebody has read.",
        "node.is_discreet",
    ),
)
PAGE = Shape(
    "Page",
    "An information page.",
    (
        *_COMMON,
        Field("title", TEXT, "Its title.", "node.title"),
        Field("summary", TEXT, "What it says, in short; may be empty.", "node.summary"),
        Field("lang", TEXT, "The language of title and summary.", "node.lang"),
    ),
)
PAGE_IN_FULL = Shape(
    "PageInFull",
    "An information page with its text.",
    (
        *_COMMON,
        Field(
            "title",
            Maybe(words.WORDS),
            "Its title.",
            lambda page: words.told(page.row.words, "title"),
        ),
        Field(
            "summary",
            Maybe(words.WORDS),
            "What it says, in short.",
            lambda page: words.told(page.row.words, "summary"),
        ),
        Field(
            "body",
            Maybe(words.WORDS),
            "Its text in Markdown; a mark such as [[phone:…]] stands for a fact that is kept once."
            " Marks for what nobody can read are left out.",
            lambda page: words.told(page.row.words, "body"),
        ),
        Field(
            "html", TEXT, "Its text as the board shows it: facts in their places, links relative."
        ),
        Field("source_lang", TEXT, "The language it was written in.", "row.source_lang"),
        Field("languages", Many(TEXT), "In which languages it can be read.", "langs"),
        Field("checked_at", Maybe(MOMENT), "When its facts were checked last.", "row.checked_at"),
        Field("updated_at", MOMENT, "When it changed last.", "row.updated_at"),
    ),
)


def _list(asked: Asked) -> Listed:
    tree = kept_page_tree()
    chosen = known(asked.args, "audience", set(PageAudience))
    nodes = sorted(_of_audience(tree, chosen), key=lambda node: node.path)
    shown, following = page_of(nodes, asked, key=lambda node: (node.path,))
    return Listed(things=[_Page(node, tree) for node in shown], total=len(nodes), next=following)


def _of_audience(tree: PageTree, chosen: str | None) -> Iterable[PageNode]:
    return (node for node in tree.nodes if chosen in {None, tree.audience_of(node).value})


def _show(path: str) -> _Whole | Moved:
    tree, session = kept_page_tree(), db.session()
    node = tree.by_path(path)
    if node is None:
        page_id = page_once_at(session, path)
        now_at = None if page_id is None else tree.by_id(page_id)
        if now_at is None:
            raise NotFoundError(path)
        return Moved(now_at.path)
    if node.is_discreet:
        discreet()
    row = page_row(session, node.id, current_language().tag)
    body = row.words.fields["body"]
    around = around_text(body, now=datetime.now(UTC))
    html = str(page_text(body, around).html)
    said = replace(row.words, fields={**row.words.fields, "body": open_source(body, around)})
    langs = sorted({row.source_lang, *page_languages(session, row.id)})
    return _Whole(node, tree, replace(row, words=said), tuple(langs), html)


PAGES = Resource(
    name="pages",
    about="The information pages, by path.",
    one="One page with its text. Where a page once was leads to where it is.",
    rule="<path:path>",
    key=Parameter(
        name="path",
        schema={"type": "string"},
        about="The path of a page; it may hold slashes.",
        place="path",
    ),
    parameters=(codes("audience", PageAudience, "The pages of one menu."),),
    item=PAGE,
    whole=PAGE_IN_FULL,
    lists=_list,
    shows=_show,
)
