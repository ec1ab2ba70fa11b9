"""What an import of information pages does beside setting columns: addresses and revisions."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.translation import ItemKind, Source
from helpboard.models import InfoPage
from helpboard.services.content_items import Said, item_of, source_changed
from helpboard.services.page_spots import forget_address
from helpboard.services.pages import source_of


def begin_page(session: Session, page: InfoPage) -> None:
    """Give a new page the last word of its address; nothing else is looked for there any more."""
    page.slug = page.path.rpartition("/")[2]
    forget_address(session, page.path)


def page_before(entity: Any, *, is_new: bool) -> Source | None:
    """Return what a page says before an import changes it; None for new ones and other things."""
    return source_of(entity) if isinstance(entity, InfoPage) and not is_new else None


def record_page(session: Session, page: InfoPage, *, before: Source | None, now: datetime) -> None:
    """Keep what a page says now as a revision, if any word is new."""
    said = Said(lang=page.source_lang, fields=source_of(page).fields)
    item = item_of(session, ItemKind.PAGE, page.id)
    source_changed(session, item=item, before=before, said=said, now=now)
