"""Roles and places of a group, and the links in letters about them, in the reader's words."""

from collections.abc import Iterable
from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.joining import (
    AlreadyMemberError,
    Asked,
    ClearanceMissingError,
    JoinState,
    NoPlaceError,
    NotJoinableError,
)
from helpboard.queries.joining import RoleRow, WishRow
from helpboard.web import dates
from helpboard.web.labels import languages_label, topic_text
from helpboard.web.words.when import when_text

REFUSALS: tuple[tuple[type[Exception], Any], ...] = (
    (AlreadyMemberError, _l("This person belongs to the group already.")),
    (NoPlaceError, _l("All places are taken or kept for somebody at the moment.")),
    (
        ClearanceMissingError,
        _l(
            "This is work with children. The town's coordinator must see a certificate of good "
            "conduct first."
        ),
    ),
    (NotJoinableError, _l("The group cannot take in this person at the moment.")),
    (IllegalMoveError, _l("Somebody has answered already, or the wish was taken back.")),
    (NotAllowedError, _l("You no longer answer for this group.")),
)
"""What is said when a deed about places is refused; the first that fits."""


def refusal_text(error: Exception) -> str | None:
    """Return what to say of an error, None when there are no words for it."""
    return next((str(words) for kind, words in REFUSALS if isinstance(error, kind)), None)


def free_text(free: int | None, waiting: int) -> str:
    """Return how many places are free, and how many people wait when there is none."""
    if free is None:
        return _("There is room for everybody who wants to help.")
    if free:
        return ngettext(
            "%(num)d free place for a volunteer", "%(num)d free places for volunteers", free
        )
    if not waiting:
        return _("No free places for volunteers at the moment")
    return ngettext(
        "All places are taken. %(num)d person is waiting.",
        "All places are taken. %(num)d people are waiting.",
        waiting,
    )


def role_view(row: RoleRow) -> dict[str, Any]:
    """Return a role as somebody sees it who might take it."""
    return {
        "id": row.id,
        "topic": row.topic,
        "label": topic_text(row.topic),
        "note": row.note,
        "free": free_text(row.free, row.waiting),
        "has_place": row.free > 0,
        "lines": [*_lines(row), *asked_lines(row.asked)],
    }


def asked_lines(asked: Asked) -> Iterable[str]:
    """Yield what a role asks of a person, each as a sentence."""
    if asked.women_only:
        yield _("For women, among women.")
    if asked.min_age is not None:
        yield _("You must be at least %(num)d years old.", num=asked.min_age)
    if asked.needs_clearance:
        yield _("Work with children: the coordinator must see a certificate of good conduct first.")


def _lines(row: RoleRow) -> Iterable[str]:
    if row.when:
        yield when_text(row.when)
    must, helpful = languages_label(row.must_speak), languages_label(row.helpful)
    if must:
        yield _("You need to speak: %(languages)s", languages=must)
    if helpful:
        yield _("It helps if you speak: %(languages)s", languages=helpful)


def wish_text(row: WishRow) -> str:
    """Return how somebody's own wish stands, as a sentence."""
    if row.is_offer and row.offered_until is not None:
        day = dates.weekday_and_day(row.offered_until)
        return _("A place is free for you. We keep it until %(day)s.", day=day)
    if row.state is JoinState.WAITING:
        return _("You are number %(num)d on the waiting list.", num=row.position)
    return _("The group has your wish and will answer you by e-mail. Your place is kept.")
