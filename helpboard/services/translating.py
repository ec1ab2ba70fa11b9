"""The work of translators: claims, drafts, publishing. Nothing that anybody wrote is ever lost."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError
from helpboard.domain.policy import Actor
from helpboard.domain.translation import FIELDS, ItemKind, TranslationStatus
from helpboard.models import Translation
from helpboard.services.content_items import set_aside
from helpboard.services.translation_work import (
    Draft,
    Opened,
    OriginalChangedError,
    Work,
    check_complete,
    check_contacts,
    check_free,
    hold,
    note,
    open_work,
    publish_words,
)


def claim(session: Session, *, actor: Actor, work: Work, now: datetime) -> Translation:
    """Have a text for oneself for two hours from now; again renews it.

    Raises ``ClaimedError`` while somebody else has it. A claim that has run out can be taken over.
    """
    opened = open_work(session, actor, work, now=now)
    check_free(opened)
    hold(opened)
    if not opened.row.draft:
        _remember_source(opened)
    session.flush()
    return opened.row


def release(session: Session, *, actor: Actor, work: Work, now: datetime) -> None:
    """Let others work on a text; what was saved stays. Without a claim of one's own: nothing."""
    opened = open_work(session, actor, work, now=now)
    if opened.row.claimed_by == actor.user_id:
        opened.row.claimed_by = opened.row.claimed_until = None
        session.flush()


def save_draft(
    session: Session, *, actor: Actor, work: Work, draft: Draft, now: datetime
) -> Translation:
    """Keep what somebody wrote, and the text for her; readers see nothing of it yet.

    Raises ``ConflictError`` when somebody else has changed it since, or has claimed it: unless the
    draft says ``anyway``, when the other draft is set aside.
    """
    opened = open_work(session, actor, work, now=now)
    _keep(opened, draft)
    opened.row.status = TranslationStatus.DRAFT
    session.flush()
    return opened.row


def submit(
    session: Session, *, actor: Actor, work: Work, draft: Draft, now: datetime
) -> Translation:
    """Keep a draft and ask a second person to read it; raises as :func:`save_draft`."""
    opened = open_work(session, actor, work, now=now)
    check_complete(opened, draft.fields)
    _keep(opened, draft)
    row = opened.row
    row.status, row.claimed_by, row.claimed_until = TranslationStatus.REVIEW, None, None
    session.flush()
    return row


def publish(
    session: Session, *, actor: Actor, work: Work, draft: Draft, now: datetime
) -> Translation:
    """Let readers see a translation. It counts as checked when somebody else wrote the draft.

    Raises as :func:`save_draft`, ``OriginalChangedError`` when the original is not what stood
    beside it, ``IncompleteError`` and ``ForeignContactError``.
    """
    opened = open_work(session, actor, work, now=now)
    row = opened.row
    check_complete(opened, draft.fields)
    if draft.seen != opened.hash:
        raise OriginalChangedError(row.item_id)
    check_contacts(opened, draft.fields)
    author = row.draft_by
    is_second = row.status is TranslationStatus.REVIEW and author not in {None, actor.user_id}
    is_as_written = is_second and _known(work.kind, draft.fields) == row.draft
    _keep(opened, draft)
    writer = author if is_as_written else actor.user_id
    publish_words(opened, fields=row.draft, writer=writer)
    row.reviewed_by, row.reviewed_at = (actor.user_id, now) if is_second else (None, None)
    row.claimed_by = row.claimed_until = row.draft_by = None
    row.draft, row.draft_source, row.draft_source_hash = {}, {}, ""
    session.flush()
    note(opened, "translation:publish")
    return row


def _keep(opened: Opened, draft: Draft) -> None:
    row, actor = opened.row, opened.actor
    if draft.version != (row.version or 0):
        raise ConflictError(row.item_id)
    if not draft.anyway:
        check_free(opened)
    fields = _known(opened.item.kind, draft.fields)
    is_others = draft.anyway or row.draft_by != actor.user_id
    if row.draft and row.draft != fields and is_others:
        set_aside(row, row.draft, now=opened.now)
    row.draft, row.draft_by = fields, actor.user_id
    if draft.seen == opened.hash:
        _remember_source(opened)
    elif draft.seen != row.draft_source_hash:
        row.draft_source, row.draft_source_hash = {}, draft.seen
    hold(opened)


def _known(kind: ItemKind, fields: Mapping[str, str]) -> dict[str, str]:
    return {name: fields[name] for name in FIELDS[kind] if name in fields}


def _remember_source(opened: Opened) -> None:
    opened.row.draft_source = dict(opened.source.fields)
    opened.row.draft_source_hash = opened.hash
