"""The board's Markdown subset: headings, lists, emphasis, links; no raw HTML, no pictures (R22)."""

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
RULES = (
    "heading", "list", "emphasis", "link", "autolink", "newline", "blockquote", "hr", "table",
    "escape", "entity",
)  # fmt: skip

_PARSER = MarkdownIt("zero", {"html": False, "breaks": False}).enable(list(RULES))
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}


def markdown(text: str) -> Markup:
    """Return ``text`` as safe HTML; the page's own ``h1`` stays the only one.

    Links go to http and https only and carry ``rel="nofollow noopener"``.
    """
    tokens = _PARSER.parse(text)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return Markup(  # noqa: S704 - nh3 has just cleaned it
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"a": {"href"}},
            attribute_filter=_web_address,
            url_schemes={"http", "https"},
            link_rel="nofollow noopener",
        )
    )


def _web_address(_tag: str, attribute: str, value: str) -> str | None:
    """Drop an address that does not name its host, so that no text leads to this site's forms."""
    is_kept = attribute != "href" or value.startswith(("http://", "https://"))
    return value if is_kept else None
