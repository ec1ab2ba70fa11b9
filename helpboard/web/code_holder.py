"""The reader as whoever holds a code: what this browser remembers of it, and for how long.

Flask's session is signed, not secret. It holds the code's id, a mark that dies when the code is
changed or ended, and the moment; never the words. After an hour without a page it is over.
"""

from datetime import UTC, datetime, timedelta

from flask import abort, redirect, request, url_for
from flask import session as cookie
from sqlalchemy.orm import Session

from helpboard.adapters.code_hashes import CodeHashes
from helpboard.domain.access_code import Code
from helpboard.domain.policy import Actor
from helpboard.extensions import db
from helpboard.models import AccessCode
from helpboard.queries.actors import actor_of_code
from helpboard.web.locale import settings
from helpboard.web.submissions import submission_key

HOLDING = timedelta(hours=1)
"""How long a browser that shows no page of the code remembers it."""

TYPING = timedelta(hours=2)
"""How long a form that was shown in time is still taken, as long as its token lives."""

_HELD = "code"
_REFRESH = 60


def code_hashes() -> CodeHashes:
    """Return what makes words and hashes of codes on this installation."""
    return CodeHashes(key=settings().secret_key)


def code_holder() -> AccessCode | None:
    """Return the code that this browser holds, None when it holds none, or none any more."""
    held = cookie.get(_HELD)
    if held is None:
        return None
    code = None if _is_over(held["at"]) else db.session().get(AccessCode, held["id"])
    if code is None or code.ended_at is not None or not _is_known(code, held["mark"]):
        forget_code()
        return None
    if _moment() - held["at"] > _REFRESH:
        cookie[_HELD] = {**held, "at": _moment()}
    return code


def held_code() -> AccessCode:
    """Return the code that this browser holds; only for views that are opened by code."""
    code = code_holder()
    if code is None:
        abort(redirect(url_for("ask.enter"), 303))
    return code


def acting_by_code() -> Actor:
    """Return whoever holds a code as one who acts; without a code, a visitor without rights."""
    code = code_holder()
    return Actor() if code is None else actor_of_code(code)


def hold_code(code: AccessCode, *, seed: str = "") -> None:
    """Let this browser hold ``code``; with the ``seed`` of its words, show them once more."""
    cookie[_HELD] = {"id": code.id, "mark": _mark(code), "at": _moment(), "seed": seed}


def opened_again(session: Session, code_id: int | None, *, key: str) -> AccessCode | None:
    """Return the code that a form opens which is sent again; None for one that it opens no more.

    A code that has got new words since, or has ended, is not opened by what a browser still knows.
    """
    code = None if code_id is None else session.get(AccessCode, code_id)
    if code is None or code.ended_at is not None:
        return None
    held = code_holder()
    hashes = code_hashes()
    is_held = held is not None and held.id == code.id
    return code if is_held or code.code_hash == hashes.hashed(hashes.words(key)) else None


def forget_code() -> None:
    """Let this browser forget the code that it holds."""
    cookie.pop(_HELD, None)


def words_held() -> Code | None:
    """Return the words of a code that this browser was just given, None for any other."""
    code = code_holder()
    if code is None or not cookie[_HELD]["seed"]:
        return None
    hashes = code_hashes()
    words = hashes.words(cookie[_HELD]["seed"])
    return words if hashes.hashed(words) == code.code_hash else None


def forget_words() -> None:
    """Let this browser show the words no more; it goes on holding the code."""
    if cookie.get(_HELD, {}).get("seed"):
        cookie[_HELD] = {**cookie[_HELD], "seed": ""}


def _is_known(code: AccessCode, mark: str) -> bool:
    """Tell whether a browser knew the present words, or gave the code these by this very form.

    A form that is sent twice comes the second time with the mark from before the first (R11).
    Refused, its sender would never see the new words, and the old ones work no more.
    """
    if mark == _mark(code):
        return True
    hashes = code_hashes()
    is_sent = request.method == "POST"
    return is_sent and code.code_hash == hashes.hashed(hashes.words(submission_key()))


def _mark(code: AccessCode) -> str:
    return code_hashes().mark(code.code_hash)


def _moment() -> int:
    return int(datetime.now(UTC).timestamp())


def _is_over(at: int) -> bool:
    allowed = TYPING if request.method == "POST" else HOLDING
    return _moment() - at > allowed.total_seconds()
