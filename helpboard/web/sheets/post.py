"""A post on paper: facts exact in every language, the author's words where they are read."""

from datetime import datetime

from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.post import PostKind
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.board import CardRow
from helpboard.queries.posts import post_page
from helpboard.web import dates
from helpboard.web.caching import discreet, fresh_until
from helpboard.web.facts import SEPARATOR, fact_lines, headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.paper_sheet import Part, Sheet, base_language, in_each
from helpboard.web.sheet_words import own_words
from helpboard.web.wordings import wordings
from helpboard.web.words.kinds import post_kind_label
from helpboard.web.words.reader import as_written

_PICTURES = {PostKind.OFFER: "hand-heart", PostKind.REQUEST: "hand"}


def post_sheet(post_id: int, tags: tuple[str, ...], *, now: datetime) -> Sheet:
    """Return the sheet of a public post; what is gone answers 410, what never was 404."""
    card = post_page(db.session(), post_id, now=now).card
    fresh_until(card.expires_at)
    code = short_code(ShortKind.POST, card.id)
    if is_discreet(card.topic):
        discreet()
    with reading(base_language()):
        parts = headline(card.kind, card.topic, card.facts, "").split(SEPARATOR)
        foot = (
            _("on the board since %(day)s", day=dates.full_day(card.published_at)),
            _("On the board until %(day)s", day=dates.full_day(card.expires_at)),
        )
    return Sheet(
        code=code,
        title=f"{settings().site_name} {code}",
        parts=in_each(tags, lambda: _part(card, tags)),
        picture=_PICTURES[card.kind],
        shape=card.kind.value,
        foot=foot,
        strip=SEPARATOR.join(parts[:2]),
    )


def _part(card: CardRow, tags: tuple[str, ...]) -> Part:
    words = wordings({ItemKind.POST: [card]}).of(ItemKind.POST, card.id)
    lines = fact_lines(card.topic, card.facts, area_name=kept_area_tree().name_of)
    by = card.organisation_name or card.group_name
    facts = [(line.label, line.value) for line in lines]
    facts.append((_("Where"), as_written(card.area_name)))
    if by:
        facts.append((_("From"), as_written(by)))
    return Part(
        kind=post_kind_label(card.kind),
        headline=headline(card.kind, card.topic, card.facts, ""),
        facts=tuple(facts),
        words=own_words(words, card.text_lang, "text", tags=tags),
        how=_("Scan the code to answer. Nobody sees your e-mail address or your phone number."),
    )
