"""Writing the glossary: words of the offices, explained; every change is a revision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.page import NEXT_STATES, PageState
from helpboard.domain.page_profile import TermText, check_language, check_term, same_words
from helpboard.domain.policy import Actor
from helpboard.domain.profile import slug_of
from helpboard.domain.translation import ItemKind, Source
from helpboard.models import ContentRevision, GlossaryTerm
from helpboard.services.content_items import Said, item_of, source_changed
from helpboard.services.deeds import note_deed
from helpboard.services.organisations import free_slug
from helpboard.services.pages import lock_writing

FIELDS = ("word", "forms", "explanation")


def create_term(
    session: Session, *, actor: Actor, home_id: int, typed: Mapping[str, Any], now: datetime
) -> GlossaryTerm:
    """Begin to explain a word, as a draft; raises ``FieldsError``.

    A word that another term explains already is refused.
    """
    lock_writing(session, actor=actor, home_id=home_id)
    text, lang = check_term(typed), check_language(typed)
    _refuse_twice(session, text, None)
    term = GlossaryTerm(
        slug=free_slug(session, GlossaryTerm.slug, slug_of(text.word) or "word"),
        state=PageState.DRAFT,
        source_lang=lang,
        created_at=now,
        updated_at=now,
        **{name: getattr(text, name) for name in FIELDS},
    )
    session.add(term)
    session.flush()
    _record(session, term, None, by=actor.user_id, now=now)
    _note(session, actor, "write", term, now=now)
    return term


def change_term(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    term_id: int,
    typed: Mapping[str, Any],
    version: int,
    now: datetime,
) -> GlossaryTerm:
    """Explain a word differently; with ``is_small`` its translations stay right.

    Raises ``FieldsError``, and ``ConflictError`` when somebody else has written since ``version``.
    """
    term = term_to_change(session, term_id, actor=actor, home_id=home_id, version=version)
    text, before = check_term(typed), source_of_term(term)
    _refuse_twice(session, text, term)
    changed = [name for name in FIELDS if getattr(term, name) != getattr(text, name)]
    if not changed:
        return term
    for name in changed:
        setattr(term, name, getattr(text, name))
    term.updated_at = now
    session.flush()
    is_small = bool(typed.get("is_small"))
    _record(session, term, before, by=actor.user_id, now=now, is_small=is_small)
    _note(session, actor, "change", term, now=now, fields=changed, small=is_small)
    return term


def term_back(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    term_id: int,
    revision_id: int,
    version: int,
    now: datetime,
) -> GlossaryTerm:
    """Explain a word again as a revision did; raises as :func:`change_term`."""
    term = term_to_change(session, term_id, actor=actor, home_id=home_id, version=version)
    item = item_of(session, ItemKind.TERM, term.id)
    found = session.get(ContentRevision, revision_id)
    if found is None or (found.item_id, found.lang) != (item.id, term.source_lang):
        raise NotFoundError(revision_id)
    same = {"word": term.word, "forms": "\n".join(term.forms), "keeps_numbers": True}
    return change_term(
        session,
        actor=actor,
        home_id=home_id,
        term_id=term_id,
        typed={**same, **found.fields},
        version=version,
        now=now,
    )


def set_term_state(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    term_id: int,
    state: PageState,
    now: datetime,
) -> GlossaryTerm:
    """Publish or hide a term; again changes nothing. Raises ``IllegalMoveError``."""
    term = term_to_change(session, term_id, actor=actor, home_id=home_id)
    if term.state is state:
        return term
    if NEXT_STATES[term.state] is not state:
        raise IllegalMoveError(term_id)
    term.state, term.updated_at = state, now
    session.flush()
    what = "publish" if state is PageState.PUBLISHED else "hide"
    _note(session, actor, what, term, now=now)
    return term


def delete_term(
    session: Session, *, actor: Actor, home_id: int, term_id: int, now: datetime
) -> None:
    """Delete a term that was never public; raises ``IllegalMoveError`` for any other."""
    term = term_to_change(session, term_id, actor=actor, home_id=home_id)
    if term.state is not PageState.DRAFT:
        raise IllegalMoveError(term_id)
    _note(session, actor, "delete", term, now=now)
    session.delete(term)
    session.flush()


def term_to_change(
    session: Session, term_id: int, *, actor: Actor, home_id: int, version: int | None = None
) -> GlossaryTerm:
    """Lock a term that was read at ``version``; raises ``ConflictError`` when it has moved."""
    lock_writing(session, actor=actor, home_id=home_id)
    term = session.get(GlossaryTerm, term_id, with_for_update=True, populate_existing=True)
    if term is None:
        raise NotFoundError(term_id)
    if version is not None and term.version != version:
        raise ConflictError(term_id)
    return term


def source_of_term(term: GlossaryTerm) -> Source:
    """Return the words of a term as translations are made from them."""
    return Source(term.source_lang, {"explanation": term.explanation})


def _refuse_twice(session: Session, text: TermText, term: GlossaryTerm | None) -> None:
    rows = session.execute(select(GlossaryTerm.id, GlossaryTerm.word, GlossaryTerm.forms))
    own = term.id if term else None
    others = [word for row_id, name, forms in rows if row_id != own for word in (name, *forms)]
    twice = same_words(text, others)
    if twice:
        name = "word" if twice == text.word else "forms"
        raise FieldsError(FieldProblem(name, "explained_already", {"found": twice}))


def _record(
    session: Session,
    term: GlossaryTerm,
    before: Source | None,
    *,
    by: int | None,
    now: datetime,
    is_small: bool = False,
) -> None:
    fields = source_of_term(term).fields
    said = Said(lang=term.source_lang, fields=fields, is_small=is_small, by=by)
    item = item_of(session, ItemKind.TERM, term.id)
    source_changed(session, item=item, before=before, said=said, now=now)


def _note(
    session: Session, actor: Actor, what: str, term: GlossaryTerm, *, now: datetime, **codes: Any
) -> None:
    note_deed(
        session, actor=actor, action=f"term:{what}", about=("term", term.id), now=now, **codes
    )
