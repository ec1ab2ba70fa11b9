"""The workbench: what to translate next, what waits for a reader, how far each language is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import MalformedError
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.policy import Actor
from helpboard.domain.translation import ItemKind, TranslationState
from helpboard.extensions import db
from helpboard.queries.workbench import Coverage, Task, coverage, tasks
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.locale import offered
from helpboard.web.paths import address_with
from helpboard.web.permissions import Permission, allow
from helpboard.web.readable import name_of_thing
from helpboard.web.translate import feedback as feedback
from helpboard.web.translate import interface as interface
from helpboard.web.translate import item as item
from helpboard.web.translate.blueprint import bp as bp
from helpboard.web.translate.languages import own_languages
from helpboard.web.translate.machine import machine_report
from helpboard.web.translate.words import KINDS, STATES

PAGE = 25
_NAMES = ("to", "kind", "state")
MOST_AT_TOP = 10
"""Own claims and texts that wait for a second person are shown up to this many."""


@bp.get("/translate/")
@allow(Permission.TRANSLATE)
def index() -> ResponseReturnValue:
    """Show what to do next in the reader's languages, the most urgent first."""
    actor, now = acting(), datetime.now(UTC)
    own = own_languages(actor)
    to, kind, state = _chosen(own)
    langs = (to,) if to else own
    rows = tasks(db.session(), langs=langs, now=now)
    start = _start()
    found = [row for row in rows if _is_wanted(row, kind, state)]
    mine = [row for row in rows if row.claimed_by == actor.user_id]
    waiting = [row for row in rows if row.waits_for_review and row.draft_by != actor.user_id]
    typed = [(name, request.args[name]) for name in _NAMES if request.args.get(name)]
    shown = found[start : start + PAGE]
    more = [*typed, ("after", str(start + PAGE))]
    return render_template(
        "translate/index.html",
        rows=[_shown(row, actor, now=now) for row in shown],
        mine=[_shown(row, actor, now=now) for row in mine[:MOST_AT_TOP]],
        waiting=[_shown(row, actor, now=now) for row in waiting[:MOST_AT_TOP]],
        count=ngettext("%(num)d text", "%(num)d texts", len(found)),
        next_url=address_with("translate.index", more) if len(found) > start + PAGE else "",
        fields=_fields(own),
        given=dict(typed),
        has_languages=bool(own),
    )


@bp.get("/translate/coverage")
@allow(Permission.TRANSLATE)
def covered() -> ResponseReturnValue:
    """Show how far each language is, in words."""
    now = datetime.now(UTC)
    rows = tasks(db.session(), langs=offered(), now=now)
    return render_template(
        "translate/coverage.html",
        rows=[_covered(one) for one in coverage(rows, offered())],
        states=[(state.value, STATES[state]) for state in STATES],
        machine=machine_report(now),
    )


def _chosen(own: Sequence[str]) -> tuple[str | None, ItemKind | None, TranslationState | None]:
    to, kind, state = (request.args.get(name) or None for name in ("to", "kind", "state"))
    if to is not None and to not in own:
        raise MalformedError("to")
    if kind is not None and kind not in {one.value for one in ItemKind}:
        raise MalformedError("kind")
    if state is not None and state not in {one.value for one in TranslationState}:
        raise MalformedError("state")
    return (
        to,
        ItemKind(kind) if kind else None,
        TranslationState(state) if state else None,
    )


def _start() -> int:
    given = request.args.get("after", "") or "0"
    if not (given.isascii() and given.isdecimal() and len(given) <= 6):
        raise MalformedError("after")
    return int(given)


def _is_wanted(row: Task, kind: ItemKind | None, state: TranslationState | None) -> bool:
    """Without a chosen state everything is work but what is up to date."""
    is_work = row.state is not TranslationState.CURRENT if state is None else row.state is state
    return is_work and kind in {None, row.thing.kind}


def _fields(own: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    return {
        "to": [(tag, LANGUAGES[tag].own_name) for tag in own],
        "kind": [(kind.value, str(words)) for kind, words in KINDS.items()],
        "state": [(state.value, str(words)) for state, words in STATES.items()],
    }


def _shown(row: Task, actor: Actor, *, now: datetime) -> dict[str, Any]:
    thing = row.thing
    is_own = row.claimed_by is not None and row.claimed_by == actor.user_id
    return {
        "kind": str(KINDS[thing.kind]),
        "name": name_of_thing(thing),
        "lang": "" if thing.kind is ItemKind.POST else thing.source.lang,
        "to": LANGUAGES[row.lang],
        "state": row.state.value,
        "state_text": str(STATES[row.state]),
        "words": ngettext("%(num)d word", "%(num)d words", row.words),
        "ends": _ends(thing.ends_at),
        "claim": _claim(row, is_own=is_own),
        "waits": row.waits_for_review,
        "feedback": row.feedback,
        "url": url_for("translate.item", kind=thing.kind.value, thing_id=thing.id, tag=row.lang),
    }


def _ends(moment: datetime | None) -> str:
    return _("until %(day)s", day=dates.day_and_month(moment)) if moment is not None else ""


def _claim(row: Task, *, is_own: bool) -> str:
    if row.claimed_until is None:
        return ""
    time = dates.clock(row.claimed_until)
    if is_own:
        return _("Yours until %(time)s", time=time)
    return _("Somebody works on it until %(time)s", time=time)


def _covered(one: Coverage) -> dict[str, Any]:
    language = LANGUAGES[one.lang]
    return {
        "name": language.own_name,
        "lang": language.tag,
        "dir": language.direction.value,
        "percent": one.percent,
        "needed": one.needed,
        "words": {state.value: one.words.get(state, 0) for state in STATES},
        "urls": {
            state.value: url_for("translate.index", to=one.lang, state=state.value)
            for state in STATES
        },
    }
