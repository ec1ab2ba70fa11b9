"""What the page of a text shows: both sides, what changed, words explained, what can be done."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.policy import Actor
from helpboard.domain.text_changes import changed_lines
from helpboard.domain.translation import FIELDS, Origin, TranslationState, TranslationStatus
from helpboard.extensions import db
from helpboard.queries.glossary import TermRow, glossary
from helpboard.queries.translatable import Translatable
from helpboard.queries.workbench import WorkSheet
from helpboard.services.translation_work import Work
from helpboard.web import dates
from helpboard.web.kept_pages import Glossary, glossary_of
from helpboard.web.originals import direction_of, name_of
from helpboard.web.page_text import read_text
from helpboard.web.readable import name_of_thing, url_of_thing
from helpboard.web.translate.forms import PREFIX, TextForm
from helpboard.web.translate.words import FIELD_NAMES, KINDS, STATES


def shown_sheet(
    thing: Translatable, work: Work, sheet: WorkSheet, form: TextForm, actor: Actor, *, trouble: str
) -> dict[str, Any]:
    """Return everything that the page shows besides its form."""
    terms = glossary(db.session(), work.lang)
    known = glossary_of([term for term in terms if term.source_lang == thing.source.lang])
    return {
        "thing": {
            "kind": str(KINDS[thing.kind]),
            "name": name_of_thing(thing),
            "url": url_of_thing(thing),
            "lang": thing.source.lang,
            "dir": direction_of(thing.source.lang),
            "language": name_of(thing.source.lang),
        },
        "work": {"kind": work.kind.value, "thing_id": work.thing_id, "tag": work.lang},
        "language": LANGUAGES[work.lang],
        "sides": [
            _side(name, thing, sheet, known)
            for name in FIELDS[thing.kind]
            if _is_shown(name, thing, sheet)
        ],
        "terms": [_term(term) for term in _terms_in(thing, known)],
        "state": str(STATES[sheet.state]),
        "state_code": sheet.state.value,
        "notes": _notes(sheet, actor),
        "can": _possible(sheet, actor),
        "conflict_rows": _both(thing, sheet, form) if trouble else [],
        "set_aside": [_aside(at, fields) for at, fields in sheet.set_aside],
    }


def _is_shown(name: str, thing: Translatable, sheet: WorkSheet) -> bool:
    words = (thing.source.fields, sheet.draft or {}, sheet.public or {})
    return any(fields.get(name, "").strip() for fields in words)


def _side(name: str, thing: Translatable, sheet: WorkSheet, terms: Glossary) -> dict[str, Any]:
    source = thing.source.fields[name]
    before = (sheet.made_from or {}).get(name)
    return {
        "name": name,
        "field": PREFIX + name,
        "label": str(FIELD_NAMES[name]),
        "source": _marked(source, terms),
        "changes": changed_lines(before, source) if before is not None else (),
    }


def _terms_in(thing: Translatable, glossary: Glossary) -> list[TermRow]:
    text = "\n".join(thing.source.fields.values())
    hits = glossary.pattern.findall(text) if glossary.pattern else []
    found = {glossary.by_form[hit].id: glossary.by_form[hit] for hit in hits}
    return list(found.values())


def _marked(text: str, glossary: Glossary) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is a word of the glossary."""
    if glossary.pattern is None:
        return [(text, False)]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for hit in glossary.pattern.finditer(text):
        pieces += [(text[end : hit.start()], False), (hit.group(), True)]
        end = hit.end()
    return [piece for piece in (*pieces, (text[end:], False)) if piece[0]]


def _term(term: TermRow) -> dict[str, str]:
    return {
        "word": term.word,
        "explanation": term.explanation,
        "lang": term.words.lang,
        "dir": direction_of(term.words.lang),
    }


def _notes(sheet: WorkSheet, actor: Actor) -> list[str]:
    """Return sentences on who works on it and how far readers can trust it."""
    said = []
    if sheet.claimed_until is not None:
        said.append(_claim(sheet, actor))
    if sheet.status is TranslationStatus.REVIEW:
        said.append(_("This draft waits for a second person."))
    if sheet.draft_by and sheet.draft_by_id != actor.user_id:
        # Many names end with a full stop themselves.
        said.append(_("The draft is by %(name)s.", name=sheet.draft_by.rstrip(".")))
    if sheet.public is not None:
        said.append(_trust(sheet))
    return said


def _claim(sheet: WorkSheet, actor: Actor) -> str:
    time = dates.clock(sheet.claimed_until) if sheet.claimed_until is not None else ""
    if sheet.claimed_by_id == actor.user_id:
        return _("This text is yours until %(time)s.", time=time)
    return _("%(name)s works on this text until %(time)s.", name=sheet.claimed_by, time=time)


def _trust(sheet: WorkSheet) -> str:
    if sheet.origin is Origin.MACHINE:
        return _("Readers see the words of a machine.")
    if sheet.is_reviewed:
        return _("Readers see a translation that a second person has read.")
    return _("Readers see a translation that was not checked by a second person.")


def _possible(sheet: WorkSheet, actor: Actor) -> dict[str, bool]:
    """Return what the reader can do now; the services ask again."""
    is_own = sheet.claimed_by_id == actor.user_id and sheet.claimed_by_id is not None
    is_public = sheet.public is not None
    is_current = sheet.state in {TranslationState.CURRENT, TranslationState.MACHINE}
    return {
        "claim": sheet.claimed_until is None,
        "renew": is_own,
        "release": is_own,
        "still_right": sheet.state is TranslationState.OUTDATED,
        "confirm": is_public
        and is_current
        and not sheet.is_reviewed
        and sheet.public_by != actor.user_id,
        "withdraw": is_public,
    }


def _both(thing: Translatable, sheet: WorkSheet, form: TextForm) -> list[dict[str, str]]:
    """Return the fields in which somebody else wrote something different from what was typed."""
    theirs = sheet.draft or sheet.public or {}
    rows = []
    for name in FIELDS[thing.kind]:
        yours = form[PREFIX + name].data or ""
        if yours != theirs.get(name, ""):
            rows.append(
                {"label": str(FIELD_NAMES[name]), "theirs": theirs.get(name, ""), "yours": yours}
            )
    return rows


def _aside(at: Any, fields: Mapping[str, str]) -> dict[str, Any]:
    return {
        "at": f"{dates.full_day(at)}, {dates.clock(at)}",
        "fields": [(str(FIELD_NAMES[name]), words) for name, words in fields.items() if words],
    }


def preview_of(tag: str, fields: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Return the fields as readers will see them, the text of a page with its facts."""
    now = datetime.now(UTC)
    with reading(LANGUAGES[tag]):
        return [
            (name, read_text(words, now=now).html if name == "body" else words)
            for name, words in fields.items()
            if words.strip()
        ]
