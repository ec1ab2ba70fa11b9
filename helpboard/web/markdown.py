"""The board's Markdown subset: headings, lists, emphasis, links; no raw HTML, no pictures (R22)."""

from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
RULES = (
    "heading", "list", "emphasis", "link", "autolink", "newline", "blockquote", "hr", "table",
    "escape",
)  # fmt: skip


class _Parser(MarkdownIt):
    """Shows the address of a bare link as it was written.

    Neither it nor entities (``&#x202E;``) may bring in signs that ``plain_text`` refuses.
    """

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - so it is called there
        """Return ``link`` undecoded."""
        return link


_PARSER = _Parser("zero", {"html": False, "breaks": False}).enable(list(RULES))
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}


def markdown(text: str) -> Markup:
    """Return ``text`` as safe HTML; the page's own ``h1`` stays the only one.

    Links go to http and https only and carry ``rel="nofollow noopener"``.
    """
    return rendered(parsed(text))


def parsed(text: str) -> list[Token]:
    """Return ``text`` as tokens; lists and quotes nested deeper than 20 levels are plain text."""
    tokens = _PARSER.parse(text)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
    return tokens


def rendered(tokens: Sequence[Token]) -> Markup:
    """Return tokens as safe HTML. Headings may have an ``id``: only whoever calls can give one."""
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return Markup(  # noqa: S704 - nh3 has just cleaned it
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"a": {"href"}, "h2": {"id"}, "h3": {"id"}},
            attribute_filter=_own_or_web,
            url_schemes={"http", "https"},
            link_rel="nofollow noopener",
        )
    )


def _own_or_web(_tag: str, attribute: str, value: str) -> str | None:
    """Keep ids, our own rel, and addresses with a host: no text leads to this site's forms.

    Anything else goes, a link's title too: a mark in it would put a card's HTML into an attribute.
    """
    is_web = attribute == "href" and value.startswith(("http://", "https://"))
    return value if is_web or attribute in {"id", "rel"} else None


def plain_pieces(text: str) -> list[tuple[str, int, str]]:
    """Return ``text`` without marks, for paper that knows no HTML.

    Each piece is its kind (``heading``, ``paragraph`` or ``item``), the level of a heading, and its
    words; the address of a link stands behind it. Tables become paragraphs, cell by cell.
    """
    pieces: list[tuple[str, int, str]] = []
    kind, level, in_items = "paragraph", 1, 0
    for token in _PARSER.parse(text):
        if token.type == "heading_open":
            kind, level = "heading", int(_HEADINGS[token.tag][1])
        elif token.type == "heading_close":
            kind, level = "paragraph", 1
        elif token.type in {"list_item_open", "list_item_close"}:
            in_items += 1 if token.type.endswith("open") else -1
        elif token.type == "inline":
            shown = "item" if in_items and kind == "paragraph" else kind
            pieces.append((shown, level, words_of(token)))
    return pieces


def words_of(token: Token) -> str:
    """Return the words of an inline token without marks; addresses stand behind their links."""
    found, address = [], ""
    for child in token.children or ():
        if child.type == "link_open":
            address = str(child.attrGet("href") or "")
        elif child.type == "link_close" and address.startswith(("http://", "https://")):
            found.append(f" ({address})")
        elif child.type in {"softbreak", "hardbreak"}:
            found.append(" ")
        else:
            found.append(child.content)
    return "".join(found)
