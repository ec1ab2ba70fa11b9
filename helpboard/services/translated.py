"""Translations that readers see: still right, read by a second person, or taken away."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.machine_translation import GIVEN_UP
from helpboard.domain.policy import Actor
from helpboard.domain.translation import Origin
from helpboard.models import ContentRevision, MachineAttempt, Translation
from helpboard.services.content_items import take_away
from helpboard.services.translation_work import (
    Opened,
    Work,
    check_blocks,
    check_complete,
    check_contacts,
    note,
    open_work,
    publish_words,
)


def still_right(
    session: Session, *, actor: Actor, work: Work, version: int, now: datetime
) -> Translation:
    """Say that a translation is right for the words that its original has now.

    When its own writer says it, nobody else has read it beside the new original.
    Raises ``IllegalMoveError`` without a public one, ``ConflictError`` when it has changed,
    ``IncompleteError`` and ``BlocksDifferError`` when the original has more, or other blocks, and
    ``ForeignContactError`` for contact data that the original does not have.
    """
    opened = open_work(session, actor, work, now=now)
    row, revision = _shown(session, opened, version)
    check_complete(opened, revision.fields)
    check_blocks(opened, revision.fields)
    check_contacts(opened, revision.fields)
    publish_words(opened, fields=revision.fields, writer=revision.made_by)
    if revision.made_by == actor.user_id:
        row.reviewed_by = row.reviewed_at = None
    session.flush()
    note(opened, "translation:still-right")
    return row


def confirm(
    session: Session, *, actor: Actor, work: Work, version: int, now: datetime
) -> Translation:
    """Say as a second person that a public translation is right; raises as :func:`still_right`.

    Nobody confirms her own words, nor what is outdated.
    """
    opened = open_work(session, actor, work, now=now)
    row, revision = _shown(session, opened, version)
    if revision.made_by == actor.user_id or row.source_hash != opened.hash:
        raise IllegalMoveError(row.item_id)
    check_contacts(opened, revision.fields)
    if row.origin is Origin.MACHINE:
        row.origin = Origin.EDITED
    row.reviewed_by, row.reviewed_at, row.updated_at = actor.user_id, now, now
    session.flush()
    note(opened, "translation:confirm")
    return row


def withdraw(
    session: Session, *, actor: Actor, work: Work, version: int, now: datetime
) -> Translation:
    """Take a translation away from readers; its words become a draft, or are set aside.

    No machine translates the same words of the original again. Raises as :func:`still_right`.
    """
    opened = open_work(session, actor, work, now=now)
    row, revision = _shown(session, opened, version)
    take_away(row, revision, now=now)
    session.flush()
    attempt = MachineAttempt(item_id=row.item_id, lang=row.lang, source_hash=opened.hash)
    attempt.tries, attempt.next_at, attempt.trouble = 0, now + GIVEN_UP, ""
    session.merge(attempt)  # its item is locked: no worker makes one meanwhile
    session.flush()
    note(opened, "translation:withdraw")
    return row


def _shown(session: Session, opened: Opened, version: int) -> tuple[Translation, ContentRevision]:
    """Return what readers see; raises ``IllegalMoveError`` when they see nothing."""
    row = opened.row
    if version != (row.version or 0):
        raise ConflictError(row.item_id)
    if row.revision_id is None:
        raise IllegalMoveError(row.item_id)
    return row, session.get_one(ContentRevision, row.revision_id)
