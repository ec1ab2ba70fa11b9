from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.page import PageState
from helpboard.domain.translation import (
    ItemKind,
    Origin,
    Source,
    TranslationStatus,
    source_hash,
)
from helpboard.models import ContentItem, ContentRevision, GlossaryTerm, Translation
from helpboard.queries.pages import page_tree
from helpboard.queries.translations import words_for
from helpboard.services.content_items import Said, item_of, record_revision, source_changed
from tests.town import Town
from tests.translating import translated
from tests.web.info.pages import page as make_page

BEFORE = {"explanation": "Das Amt für Geld."}
AFTER = {"explanation": "Das Amt für das Geld."}


def _term(town: Town) -> GlossaryTerm:
    return town.add(  # type: ignore[no-any-return]
        GlossaryTerm(
            slug="jobcenter",
            word="Jobcenter",
            forms=[],
            explanation=BEFORE["explanation"],
            source_lang="de",
            state=PageState.PUBLISHED,
            created_at=town.now,
            updated_at=town.now,
        )
    )


def _translated(session: Session, item: ContentItem, now: datetime) -> None:
    said = Said(lang="ar", fields={"explanation": "مكتب المال."}, made_from=BEFORE)
    revision = record_revision(session, item=item, said=said, now=now)
    session.add(
        Translation(
            item_id=item.id,
            lang="ar",
            status=TranslationStatus.PUBLIC,
            origin=Origin.HUMAN,
            revision_id=revision.id,
            source_hash=source_hash(BEFORE),
            draft={},
            updated_at=now,
        )
    )
    session.flush()


def _is_outdated(session: Session, term: GlossaryTerm) -> bool:
    sources = {term.id: Source("de", AFTER)}
    return words_for(session, ItemKind.TERM, sources, "ar")[term.id].is_outdated


def test_an_item_is_made_once(session: Session, town: Town) -> None:
    term = _term(town)
    first = item_of(session, ItemKind.TERM, term.id)
    assert item_of(session, ItemKind.TERM, term.id).id == first.id
    assert (first.kind, first.term_id, first.page_id) == (ItemKind.TERM, term.id, None)


def test_a_changed_sentence_outdates_a_translation_unless_the_edit_was_small(
    session: Session, town: Town, now: datetime
) -> None:
    term = _term(town)
    item = item_of(session, ItemKind.TERM, term.id)
    _translated(session, item, now)
    before = Source("de", BEFORE)
    assert _is_outdated(session, term)

    small = Said(lang="de", fields=AFTER, is_small=True)
    source_changed(session, item=item, before=before, said=small, now=now)
    assert not _is_outdated(session, term)


def test_the_words_before_the_first_change_are_kept_too(
    session: Session, town: Town, now: datetime
) -> None:
    item = item_of(session, ItemKind.TERM, _term(town).id)
    before, said = Source("de", BEFORE), Said(lang="de", fields=AFTER)
    source_changed(session, item=item, before=before, said=said, now=now)
    again = Said(lang="de", fields=BEFORE)
    later = now + timedelta(hours=1)
    source_changed(session, item=item, before=Source("de", AFTER), said=again, now=later)
    unchanged = source_changed(session, item=item, before=before, said=again, now=later)

    rows = session.scalars(select(ContentRevision).order_by(ContentRevision.id)).all()
    assert [row.fields for row in rows] == [BEFORE, AFTER, BEFORE]
    assert unchanged is None


def test_the_menu_forgets_a_summary_that_its_page_has_taken_back(
    session: Session, town: Town
) -> None:
    page = make_page(town, "wohnen", title="Wohnen", summary="Bei Frau Roth.")
    fields = {"title": "السكن", "summary": "عند السيدة روت", "body": "نص"}
    translated(town, ItemKind.PAGE, page, "ar", fields)
    assert page_tree(session, "ar").nodes[0].summary == fields["summary"]
    page.summary = ""
    session.flush()
    assert page_tree(session, "ar").nodes[0].summary == ""
