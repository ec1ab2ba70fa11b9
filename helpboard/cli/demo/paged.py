"""Makes the information pages of the demo town: facts, pages, terms, and their translations."""

from collections.abc import Iterable
from dataclasses import replace

from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content import pages_newcomers, pages_others, shapes
from helpboard.cli.demo.content.cards import CARDS
from helpboard.cli.demo.content.pages_ar import ARABIC
from helpboard.cli.demo.content.pages_en import ENGLISH
from helpboard.cli.demo.content.pages_more import MORE
from helpboard.cli.demo.content.pages_uk import UKRAINIAN
from helpboard.cli.demo.content.terms import TERMS
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.profiles import CITY, postcode_of, spoken
from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.translation import (
    FIELDS,
    ItemKind,
    Origin,
    TranslationStatus,
    source_hash,
)
from helpboard.models import FactCard, GlossaryTerm, InfoPage, PageAddress, Translation
from helpboard.services.content_items import Said, item_of, record_revision

TRANSLATED = (*ENGLISH, *ARABIC, *UKRAINIAN, *MORE)
MOVED = {"umziehen": "wohnen/umzug", "arzt": "leben/gesundheit"}
"""Old addresses that printed sheets still carry, and where the pages are now."""

_FIRST_PHONE = 400


def build_pages(build: Build, manifest: Manifest) -> None:
    """Add cards, pages and terms with their translations; the drafts among them are private."""
    _add_cards(build)
    pages = _add_pages(build)
    for words in TRANSLATED:
        fields = {"title": words.title, "summary": words.summary, "body": words.body.strip()}
        said = Said(lang=words.lang, fields=fields)
        _translate(build, ItemKind.PAGE, pages[words.path], said, state=words.state)
    for old, path in MOVED.items():
        build.session.add(PageAddress(path=old, page_id=pages[path].id))
    _add_terms(build)
    manifest.pages += [path for path, page in pages.items() if page.state is PageState.PUBLISHED]
    build.session.flush()


def _add_cards(build: Build) -> None:
    for number, card in enumerate(CARDS):
        is_alone = card.email == "-"
        build.session.add(
            FactCard(
                slug=card.slug,
                name=card.name,
                area_id=None if is_alone else build.areas["ludwigsburg"].id,
                phone=card.phone or f"+497141555{_FIRST_PHONE + number}",
                email="" if is_alone else card.email or f"{card.slug}@example.org",
                website=card.website,
                street=card.street,
                postcode=postcode_of("ludwigsburg-mitte", number) if card.street else "",
                city=CITY if card.street else "",
                opening_hours=card.hours,
                languages=spoken(card.languages),
                **build.stamps(days=200),
            )
        )
    build.session.flush()


def _add_pages(build: Build) -> dict[str, InfoPage]:
    """Add all pages in German, parents first."""
    pages: dict[str, InfoPage] = {}
    written: Iterable[shapes.Page] = (
        *pages_newcomers.NEWCOMERS,
        *pages_others.ENGAGED,
        *pages_others.CITIZENS,
        *pages_others.UNSEEN,
    )
    for position, page in enumerate(written):
        above, _, slug = page.path.rpartition("/")
        pages[page.path] = _page(build, page, slug=slug, parent=pages.get(above))
        pages[page.path].position = position
        build.session.add(pages[page.path])
        build.session.flush()
        if pages[page.path].state is PageState.PUBLISHED:
            _record(build, ItemKind.PAGE, pages[page.path])
    return pages


def _page(build: Build, page: shapes.Page, *, slug: str, parent: InfoPage | None) -> InfoPage:
    flags = page.flags.split()
    state = next((one for one in PageState if one.value in flags), PageState.PUBLISHED)
    body = page.body.strip()
    if state is not PageState.PUBLISHED:
        body = f"{body} Kennwort {build.canaries.mark('info_page.body')}."
    return InfoPage(
        parent_id=parent.id if parent else None,
        audience=PageAudience(page.audience),
        slug=slug,
        path=page.path,
        state=state,
        source_lang="de",
        title=page.title,
        summary=page.summary,
        body=body,
        is_discreet="discreet" in flags,
        for_people_only="people" in flags,
        checked_at=build.ago(days=page.checked) if page.checked else None,
        **build.stamps(days=90),
    )


def _add_terms(build: Build) -> None:
    for term in TERMS:
        row = GlossaryTerm(
            slug=term.slug,
            word=term.word,
            forms=list(term.forms),
            explanation=term.explanation,
            source_lang="de",
            state=PageState.PUBLISHED,
            **build.stamps(days=120),
        )
        build.session.add(row)
        build.session.flush()
        _record(build, ItemKind.TERM, row)
        for lang, explanation in term.words.items():
            said = Said(lang=lang, fields={"explanation": explanation})
            _translate(build, ItemKind.TERM, row, said, state="current")


def _own_fields(kind: ItemKind, thing: InfoPage | GlossaryTerm) -> dict[str, str]:
    return {name: getattr(thing, name) for name in FIELDS[kind]}


def _record(build: Build, kind: ItemKind, thing: InfoPage | GlossaryTerm) -> None:
    """Write down the first revision of what somebody wrote in German."""
    item = item_of(build.session, kind, thing.id)
    said = Said(lang=thing.source_lang, fields=_own_fields(kind, thing))
    record_revision(build.session, item=item, said=said, now=build.ago(days=90))


def _translate(
    build: Build, kind: ItemKind, thing: InfoPage | GlossaryTerm, said: Said, *, state: str
) -> None:
    """Add what ``thing`` says in another language; ``state`` as in :class:`shapes.PageWords`."""
    item = item_of(build.session, kind, thing.id)
    source = _own_fields(kind, thing)
    if state == "outdated":
        source["body"] = source["body"].partition("\n\n")[2]
    row = Translation(
        item_id=item.id,
        lang=said.lang,
        status=TranslationStatus.PUBLIC,
        origin=Origin.MACHINE if state == "machine" else Origin.HUMAN,
        source_hash=source_hash(source),
        draft={},
        reviewed_at=build.ago(days=50) if state in {"current", "outdated"} else None,
        updated_at=build.ago(days=50),
    )
    if state == "draft":
        mark = build.canaries.mark("translation.draft")
        row.status, row.source_hash = TranslationStatus.DRAFT, ""
        row.draft = {**said.fields, "body": f"{said.fields['body']} {mark}"}
        row.draft_source_hash = source_hash(source)
    else:
        made = replace(said, made_from=source)
        revision = record_revision(build.session, item=item, said=made, now=build.ago(days=60))
        row.revision_id = revision.id
    build.session.add(row)
