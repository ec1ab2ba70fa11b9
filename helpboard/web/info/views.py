"""Information pages and the glossary as everybody reads them."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, ngettext
from helpboard.domain.listing import name_key
from helpboard.domain.page import PageAudience
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.extensions import db
from helpboard.queries.pages import page_languages, page_row
from helpboard.web.caching import discreet, public_page
from helpboard.web.filters import words_typed
from helpboard.web.info.shown import (
    heading_view,
    menu_view,
    term_groups,
    term_view,
)
from helpboard.web.kept_pages import kept_glossary, kept_page_tree, page_ever_at
from helpboard.web.locale import exists_in
from helpboard.web.page_links import link_view
from helpboard.web.page_text import read_text
from helpboard.web.words.pages import audience_label

bp = Blueprint("info", __name__)


@bp.get("/info/")
@public_page
def index() -> ResponseReturnValue:
    """Show the menu of all pages: newcomers first."""
    tree = kept_page_tree()
    menus = [(audience_label(one), menu_view(tree, one)) for one in PageAudience]
    return render_template("info/index.html", menus=[one for one in menus if one[1]])


@bp.get("/info/<path:path>")
@public_page
def page(path: str) -> ResponseReturnValue:
    """Show one page; where a page once was leads to where it is."""
    tree, session, now = kept_page_tree(), db.session(), datetime.now(UTC)
    node = tree.by_path(path)
    if node is None:
        return _to_new_address(path)
    row = page_row(session, node.id, current_language().tag)
    if node.is_discreet:
        discreet()
    text = read_text(row.words.fields["body"], now=now)
    exists_in({row.source_lang, *page_languages(session, row.id)})
    following = tree.after(node)
    return render_template(
        "info/page.html",
        page=heading_view(row),
        text=text,
        terms=[term_view(term) for term in text.terms],
        above=[link_view(one) for one in tree.above(node)],
        below=[link_view(one) for one in tree.below(node)],
        beside=[{**link_view(one), "is_here": one is node} for one in tree.beside(node)],
        following=link_view(following) if following else None,
        address=url_for("info.page", path=row.path),
        code=short_code(ShortKind.PAGE, row.id),
    )


@bp.get("/glossary/")
@public_page
def glossary() -> ResponseReturnValue:
    """Show all terms by letter, or those in which the words typed are found."""
    typed = words_typed(request.args)
    wanted = name_key(typed)
    found = [
        term
        for term in kept_glossary().terms
        if wanted in name_key(" ".join((term.word, *term.forms, term.explanation)))
    ]
    return render_template(
        "info/glossary.html",
        typed=typed,
        groups=term_groups(found),
        count=ngettext("%(num)d word", "%(num)d words", len(found)),
    )


def _to_new_address(path: str) -> ResponseReturnValue:
    """Lead to the page that was once at ``path``; raises ``NotFoundError`` without any."""
    node = page_ever_at(path)
    if node.is_discreet:
        discreet()
    return redirect(url_for("info.page", path=node.path), 301)
