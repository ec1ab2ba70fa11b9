"""Gives the translators of the demo town work: claims, drafts to read, feedback, better words."""

from datetime import timedelta

from sqlalchemy import select

from helpboard.catalogue_texts import interface_texts
from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content.translating import (
    CORRECTIONS,
    DRAFTS,
    FEEDBACK,
    SET_ASIDE,
    Correction,
    Draft,
)
from helpboard.domain.translation import (
    CorrectionState,
    ItemKind,
    Origin,
    TranslationStatus,
    source_hash,
)
from helpboard.models import Group, InfoPage, ReaderFeedback, TextCorrection, Translation, User
from helpboard.services.content_items import Said, item_of, record_revision

CLAIM = timedelta(hours=2)


def build_translating(build: Build, people: People) -> None:
    """Add what translators have in hand, each something; drafts and feedback are private."""
    for number, draft in enumerate(DRAFTS):
        _add(build, draft, people.translators[number % len(people.translators)])
    _give_drafts_of_pages(build, people)
    _add_feedback(build)
    for number, correction in enumerate(CORRECTIONS):
        _correct(build, correction, people.translators[number], days=number + 1)
    build.session.flush()


def _add(build: Build, draft: Draft, translator: User) -> None:
    group = build.session.scalars(select(Group).where(Group.slug == draft.group)).one()
    item, source = item_of(build.session, ItemKind.GROUP, group.id), {"about": group.about}
    row = Translation(
        item_id=item.id,
        lang=draft.lang,
        status=TranslationStatus.DRAFT,
        origin=Origin.HUMAN,
        draft={},
        draft_source={},
        updated_at=build.ago(days=2),
    )
    if draft.deed == "publish":
        said = Said(
            lang=draft.lang, fields={"about": draft.about}, made_from=source, by=translator.id
        )
        revision = record_revision(build.session, item=item, said=said, now=build.ago(days=20))
        row.status, row.revision_id = TranslationStatus.PUBLIC, revision.id
        row.source_hash = source_hash(source)
    else:
        mark = build.canaries.mark("translation.draft")
        row.draft = {"about": f"{draft.about} {mark}"}
        row.draft_by, row.draft_source = translator.id, source
        row.draft_source_hash = source_hash(source)
    if draft.deed == "review":
        row.status = TranslationStatus.REVIEW
    if draft.deed == "claim":
        row.claimed_by, row.claimed_until = translator.id, build.now + CLAIM
    if draft.lang == "tr":
        mark = build.canaries.mark("translation.set_aside")
        at = build.ago(days=3).isoformat()
        row.set_aside = [{"at": at, "fields": {"about": f"{SET_ASIDE} {mark}"}}]
    build.session.add(row)


def _give_drafts_of_pages(build: Build, people: People) -> None:
    """Let somebody have written the drafts that pages came with."""
    rows = build.session.scalars(
        select(Translation)
        .where(Translation.status == TranslationStatus.DRAFT, Translation.draft_by.is_(None))
        .order_by(Translation.item_id, Translation.lang)
    )
    for number, row in enumerate(rows):
        if row.draft:
            row.draft_by = people.translators[-1 - number % len(people.translators)].id


def _add_feedback(build: Build) -> None:
    for number, one in enumerate(FEEDBACK):
        page = build.session.scalars(select(InfoPage).where(InfoPage.path == one.path)).one()
        mark = build.canaries.mark("reader_feedback.text")
        build.session.add(
            ReaderFeedback(
                item_id=item_of(build.session, ItemKind.PAGE, page.id).id,
                lang=one.lang,
                kind=one.kind,
                text=f"{one.text} {mark}",
                at=build.ago(days=1 + 2 * number),
            )
        )


def _correct(build: Build, one: Correction, translator: User, *, days: float) -> None:
    texts = (text for text in interface_texts(one.lang) if text.source == one.source)
    text = next(texts, None)
    if text is None:
        return
    build.session.add(
        TextCorrection(
            lang=one.lang,
            catalogue=text.catalogue,
            context=text.context,
            source=text.source,
            plural=text.plural,
            before=list(text.forms),
            forms=[one.words],
            note=f"{one.note} {build.canaries.mark('text_correction.note')}",
            state=CorrectionState.TAKEN if one.is_taken else CorrectionState.PROPOSED,
            made_by=translator.id,
            at=build.ago(days=days),
        )
    )
