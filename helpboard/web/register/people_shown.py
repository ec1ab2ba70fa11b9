"""One person's page in the register, in words."""

from collections.abc import Mapping
from typing import Any, Final

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.account import BLOCK_CLAUSES, AccountState, AccountVerdict, BlockReason
from helpboard.domain.conversation import clearance_end
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.volunteer import ConsentSource
from helpboard.queries.person import AccountDecisionRow, ClearanceRow, PersonPage, PlaceOfWork
from helpboard.queries.volunteers import VolunteerProfile
from helpboard.web import dates
from helpboard.web.desk_words import DECIDED
from helpboard.web.facts import headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.labels import topic_text
from helpboard.web.register.people import STATES
from helpboard.web.words.account_reasons import block_reason_text
from helpboard.web.words.kinds import post_state_label
from helpboard.web.words.reader import listed
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label
from helpboard.web.words.when import when_text

Lines = list[tuple[str, str]]

ROLES: Final[Mapping[str, Any]] = {
    "coordinator": _l("Coordinates the area"),
    "deputy": _l("Stands in for the coordinator"),
    "lead": _l("Leads the group"),
    "helper": _l("Helps in the group"),
    "owner": _l("Looks after the organisation and its members"),
    "editor": _l("Looks after the organisation"),
}
_SOURCES: Final[Mapping[str, Any]] = {
    ConsentSource.SELF.value: _l("by their own click"),
    ConsentSource.SPOKEN.value: _l("said to a coordinator"),
    ConsentSource.PAPER.value: _l("on paper"),
}
_ENDPOINTS: Final = {"group": "groups.profile", "organisation": "organisations.profile"}
_ICONS: Final = {"group": "users-round", "organisation": "building-2", "area": "map-pin"}


def head_of(page: PersonPage) -> dict[str, Any]:
    """Return who it is and how to reach them."""
    user = page.user
    state = STATES[user.state] if user.email else _("Without an account")
    return {
        "id": user.id,
        "name": user.name,
        "state": str(state),
        "email": user.email,
        "phone": user.phone,
        "can_log_in": user.email is not None,
        "is_blocked": user.state is AccountState.BLOCKED,
        "is_active": user.state is AccountState.ACTIVE,
        "is_translator": user.is_translator,
        "lines": _account_lines(page),
    }


def _account_lines(page: PersonPage) -> Lines:
    user = page.user
    lines = [(_("Language of letters"), LANGUAGES[user.language].own_name)]
    lines.append((_("Known since"), dates.full_day(user.created_at)))
    if user.last_seen_at and user.email:
        lines.append((_("Last log-in"), dates.full_day(user.last_seen_at)))
    if page.logins:
        open_now = ngettext("%(num)d open log-in", "%(num)d open log-ins", page.logins)
        lines.append((_("Logged in"), open_now))
    return lines


def profile_lines(profile: VolunteerProfile) -> Lines:
    """Return what somebody has said of helping; empty when they have said nothing."""
    said, tree = profile.said, kept_area_tree()
    when = said["when"]
    times = "" if not when else (
        _("Nearly always") if when["kind"] == "flexible" else when_text(when)
    )  # fmt: skip
    spoken = [
        # Translators: level is B1 and the like
        _("%(language)s (%(level)s)", language=language_name(code), level=level)
        for code, level in said["languages"].items()
    ]
    hours = said["hours_week"]
    lines = [
        (_("Wants to do"), listed(topic_label(topic) for topic in said["topics"])),
        (_("Has time"), times),
        (_("Speaks"), listed(spoken)),
        (_("Lives in"), tree.name_of(profile.area_slug) if profile.area_slug else ""),
        (_("Also comes to"), listed(tree.name_of(slug) for slug in said["areas"])),
        (_("Hours a week"), str(hours) if hours else ""),
        (_("Pauses until"), dates.full_day(said["paused_until"]) if said["paused_until"] else ""),
        (_("Agreed to be matched"), _agreed(said)),
    ]
    return [(label, text) for label, text in lines if text] if profile.version else []


def _agreed(said: Mapping[str, Any]) -> str:
    if said["consent_at"] is None:
        return _("No: nothing is proposed")
    source = _SOURCES.get(said["consent_source"], "")
    day = dates.full_day(said["consent_at"])
    return _("%(day)s, %(source)s", day=day, source=source) if source else day


def works(page: PersonPage) -> list[dict[str, Any]]:
    """Return what somebody belongs to."""
    return [_work(one) for one in page.belongs_to]


def _work(one: PlaceOfWork) -> dict[str, Any]:
    endpoint = _ENDPOINTS.get(one.kind)
    role = str(ROLES.get(one.role, one.role))
    return {
        "icon": _ICONS[one.kind],
        "name": one.name,
        "url": url_for(endpoint, slug=one.slug) if endpoint else "",
        "detail": f"{role} · {topic_text(one.topic)}" if one.topic else role,
    }


def post_lines(page: PersonPage) -> list[dict[str, Any]]:
    """Return somebody's posts with the last verdict on each."""
    return [
        {
            "url": url_for("desk.check", post_id=one.id),
            "label": headline(one.kind, one.topic, one.facts, one.area_name),
            "detail": " · ".join(
                part
                for part in (
                    str(post_state_label(one.state)),
                    _("last decision: %(verdict)s", verdict=DECIDED[one.verdict])
                    if one.verdict
                    else "",
                    dates.full_day(one.updated_at),
                )
                if part
            ),
        }
        for one in page.posts
    ]


def trusts(page: PersonPage) -> dict[str, Any]:
    """Return for what somebody was released."""
    nobody = _("somebody who has left")
    return {
        "topics": [
            {
                "code": one.code,
                "name": topic_label(one.code),
                "detail": _("%(day)s, %(name)s", day=dates.full_day(one.at), name=one.by or nobody),
            }
            for one in page.topics
        ],
        "sites": [
            {
                "id": one.id,
                "name": one.name,
                "detail": _("%(day)s, %(name)s", day=dates.full_day(one.at), name=one.by or nobody),
            }
            for one in page.sites
        ],
    }


def clearance_lines(row: ClearanceRow | None) -> Lines:
    """Return what was seen of a certificate: the four things, and until when it counts."""
    if row is None:
        return []
    lines = [
        (_("Seen on"), dates.full_day(row.seen_on)),
        (_("Issued on"), dates.full_day(row.issued_on)),
        (_("Result"), _("Without an entry that matters") if row.is_ok else _("Not all right")),
        (_("Seen by"), row.by or _("somebody who has left")),
    ]
    if row.is_ok:
        lines.append((_("Counts until"), dates.full_day(clearance_end(row.issued_on))))
    return lines


def decision_lines(page: PersonPage) -> list[dict[str, Any]]:
    """Return what was decided about an account."""
    return [_decision(one) for one in page.decisions]


def _decision(one: AccountDecisionRow) -> dict[str, Any]:
    is_block = one.verdict is AccountVerdict.BLOCK
    reason = BlockReason(one.reason) if one.reason else None
    return {
        "verdict": _("blocked") if is_block else _("let in again"),
        "reason": f"{block_reason_text(reason.value)} ({BLOCK_CLAUSES[reason]})" if reason else "",
        "sentence": one.sentence,
        "lang": one.sentence_lang,
        "by": one.by or _("somebody who has left"),
        "at": dates.full_day(one.at),
    }
