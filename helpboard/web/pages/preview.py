"""What words will look like to readers, without being saved, and what a writer should look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import render_template, request

from helpboard.catalogue import gettext as _
from helpboard.domain.page_profile import misspelt_blocks
from helpboard.domain.page_text import MOST_BLOCKS, BlockKind, blocks_in
from helpboard.extensions import db
from helpboard.queries.desk_pages import unknown_blocks
from helpboard.web.originals import direction_of
from helpboard.web.page_text import read_text

_UNSENT = frozenset({"csrf_token", "preview", "again"})


@dataclass(frozen=True, slots=True)
class Preview:
    """Words on their way to readers; ``fields`` are the typed ones, ``lang`` is their language."""

    fields: Mapping[str, str]
    lang: str
    action: str


def preview_page(preview: Preview, form: Any) -> str:
    """Return the page as readers will see it, with everything typed kept below the surface."""
    fields, lang = preview.fields, preview.lang
    return render_template(
        "pages/preview.html",
        form=form,
        action=preview.action,
        kept=[pair for pair in request.form.items(multi=True) if pair[0] not in _UNSENT],
        page={
            "title": fields["title"] or _("Heading"),
            "lead": fields["summary"],
            "summary": fields["summary"],
            "lang": lang,
            "dir": direction_of(lang),
            "state": {"language": "", "is_own": True, "states": ()},
            "original_url": "",
            "by_people": False,
            "checked": "",
        },
        text=read_text(fields["body"], now=datetime.now(UTC)),
        troubles=troubles(fields["body"]),
        **dict.fromkeys(("terms", "above", "below", "beside"), ()),
        following=None,
    )


def troubles(body: str) -> list[str]:
    """Return what a writer should look at again; none of it keeps anybody from saving."""
    blocks = blocks_in(body)
    found = [
        _("%(block)s is no block. Please look at how it is written.", block=text)
        for text in misspelt_blocks(body)
    ]
    for block in unknown_blocks(db.session(), blocks):
        text = f"[[{block.kind.value}:{block.slug}]]"
        if block.kind is BlockKind.PAGE:
            found.append(_("%(block)s leads to no page: readers see nothing there.", block=text))
        else:
            found.append(_("%(block)s stands for nothing: readers see nothing there.", block=text))
    if len(blocks) > MOST_BLOCKS:
        found.append(_("Only the first %(number)s blocks are shown.", number=MOST_BLOCKS))
    return found
