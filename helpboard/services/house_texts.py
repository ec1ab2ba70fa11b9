"""Writing the texts of the house: every change is a revision, and none is lost."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.house_text import KEYS, check_clauses
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, Entry, HouseText, HouseTextRevision
from helpboard.queries.actors import areas_in
from helpboard.queries.house_texts import last_revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wants a text to say; ``version`` is the revision that they have seen."""

    key: str
    lang: str
    title: str
    body: str
    version: int


def write_text(
    session: Session, *, actor: Actor, home_id: int, draft: Draft, now: datetime
) -> HouseTextRevision:
    """Let a text say ``draft`` from now on; without words it is not shown any more.

    Raises ``NotAllowedError`` for whoever does not look after the home area, ``NotFoundError`` for
    an unknown text, ``ClausesMissingError`` for rules without the numbers that reasons name, and
    ``ConflictError`` when somebody else has written since; then nothing has changed.
    """
    home = session.get_one(Area, home_id, with_for_update=True)
    policy.require(actor, Action.EDIT_HOUSE_TEXT, Thing(areas=areas_in(home.path)))
    if draft.key not in KEYS:
        raise NotFoundError(draft.key)
    check_clauses(draft.key, draft.body)
    if last_revision(session, draft.key, draft.lang) != draft.version:
        raise ConflictError(draft.key)
    _put(session, draft, now=now)
    revision = HouseTextRevision(
        key=draft.key,
        lang=draft.lang,
        title=draft.title,
        body=draft.body,
        made_by=actor.user_id,
        at=now,
    )
    session.add(revision)
    session.flush()
    session.add(_entry(revision))
    session.flush()
    return revision


def go_back(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    revision: HouseTextRevision,
    version: int,
    now: datetime,
) -> HouseTextRevision:
    """Let a text say again what it said in ``revision``; raises as :func:`write_text`."""
    draft = Draft(
        key=revision.key,
        lang=revision.lang,
        title=revision.title,
        body=revision.body,
        version=version,
    )
    return write_text(session, actor=actor, home_id=home_id, draft=draft, now=now)


def _put(session: Session, draft: Draft, *, now: datetime) -> None:
    row = session.get(HouseText, (draft.key, draft.lang))
    if not draft.body:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = HouseText(key=draft.key, lang=draft.lang, created_at=now)
        session.add(row)
    row.title, row.body, row.updated_at = draft.title, draft.body, now


def _entry(revision: HouseTextRevision) -> Entry:
    return Entry(
        at=revision.at,
        actor_id=revision.made_by,
        action=Action.EDIT_HOUSE_TEXT.value,
        about="house_text",
        about_id=revision.id,
        codes={"key": revision.key, "lang": revision.lang},
    )
