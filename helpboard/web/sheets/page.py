"""An information page on paper; of a long one the beginning, and the code for the rest."""

import re
from datetime import datetime
from typing import Final

from markupsafe import Markup

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.page_text import BlockKind, marked
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.extensions import db
from helpboard.queries.page_facts import facts_of
from helpboard.queries.pages import PageNode, PageRow, page_row, pages_once_at
from helpboard.web.kept_pages import glossary_of, kept_page_tree
from helpboard.web.locale import settings
from helpboard.web.originals import direction_of
from helpboard.web.page_text import Around, page_text
from helpboard.web.paper_sheet import OwnWords, Part, Sheet, in_each
from helpboard.web.sheet_words import is_read_here, trust_note

_PICTURE: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_END: Final = re.compile(r"</(?:p|li|h[1-6]|tr|div)>")


def page_sheet(node: PageNode, tags: tuple[str, ...], *, now: datetime) -> Sheet:
    """Return the sheet of a public information page."""
    code = short_code(ShortKind.PAGE, node.id)
    return Sheet(
        code=code,
        title=f"{settings().site_name} {code}",
        parts=in_each(tags, lambda: _part(node.id, tags, now)),
        picture="info",
    )


def _part(page_id: int, tags: tuple[str, ...], now: datetime) -> Part:
    row = page_row(db.session(), page_id, current_language().tag)
    is_here = is_read_here(row.words, row.source_lang, tags)
    return Part(
        kind=_("Information"),
        headline=row.words.fields["title"] if is_here else "",
        words=_body(row, now) if is_here else None,
        how=_("Scan the code to read on in your language.")
        if is_here
        else trust_note(row.words, row.source_lang),
    )


def _body(row: PageRow, now: datetime) -> OwnWords:
    body = row.words.fields["body"]
    blocks, tree = marked(body).blocks, kept_page_tree()
    facts = facts_of(db.session(), blocks, current_language().tag)
    named = {block.slug for block in blocks if block.kind is BlockKind.PAGE}
    moved = pages_once_at(db.session(), {path for path in named if tree.by_path(path) is None})
    around = Around(tree=tree, facts=facts, glossary=glossary_of(()), now=now, moved=moved)
    html = _PICTURE.sub("", str(page_text(body, around).html))
    pieces = (Markup(piece).striptags() for piece in _END.split(html))  # noqa: S704 - cleaned
    text = "\n".join(piece for piece in (row.words.fields["summary"], *pieces) if piece)
    return OwnWords(
        text=text,
        lang=row.words.lang,
        dir=direction_of(row.words.lang),
        note=trust_note(row.words, row.source_lang),
        html=Markup(html),  # noqa: S704 - as above, and less
    )
