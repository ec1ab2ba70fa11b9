"""Who may do what how often: the one table (R10), and the question before doing it.

Whole shelters sit behind one address, so limits for a client are wide; those for an account, an
e-mail address or a code are narrow. Failed log-ins, and letters that open an account, count for an
account at one client, so that an attacker elsewhere does not lock the right person out. Pages that
the page cache answers never come here. When counting fails everybody is allowed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flask import Response, after_this_request, current_app, g, request
from flask_wtf import FlaskForm
from werkzeug.exceptions import TooManyRequests

from helpboard.adapters.limits import Counters, Limit, client_network
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import DomainError
from helpboard.web.locale import settings

_MINUTE = timedelta(minutes=1)
_QUARTER = timedelta(minutes=15)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

FAILED_LOGINS_OF_ACCOUNT = Limit("failed log-ins of an account", 5, _QUARTER)
FAILED_LOGINS_OF_CLIENT = Limit("failed log-ins of a client", 100, _QUARTER)
REGISTRATIONS_OF_EMAIL = Limit("registrations of an address", 5, _HOUR)
REGISTRATIONS_OF_CLIENT = Limit("registrations of a client", 60, _HOUR)
RESETS = Limit("letters that open an account", 5, _DAY)
RESETS_OF_EMAIL = Limit("letters that open an account, to one address", 30, _DAY)
RESETS_OF_CLIENT = Limit("letters that open an account, of a client", 60, _HOUR)
ADDRESS_CHANGES = Limit("changes of an e-mail address", 5, _DAY)
NEW_POSTS = Limit("new posts", 10, _DAY)
NEW_POSTS_OF_CLIENT = Limit("new posts of a client", 100, _DAY)
NEW_CONVERSATIONS = Limit("new conversations of somebody not trusted", 5, _DAY)
NEW_CONVERSATIONS_OF_CLIENT = Limit("new conversations of a client", 100, _DAY)
NEW_APPOINTMENTS = Limit("new appointments", 30, _DAY)
NEW_ORGANISATIONS = Limit("new organisations", 3, _DAY)
NEW_DEPARTMENTS = Limit("new departments", 20, _DAY)
NEW_GROUPS = Limit("new groups", 3, _DAY)
NEW_PHOTOS = Limit("new photos", 60, _DAY)
NEW_LOGOS = Limit("new logos of an organisation", 20, _DAY)
WISHES_TO_HELP = Limit("wishes to help in a group", 20, _DAY)
MESSAGES_TO_ALL = Limit("messages to everybody in a group", 5, _DAY)
NEW_PROPOSALS = Limit("questions to partners and groups", 20, _DAY)
GROUP_CHANGES = Limit("breaks of a group, and proposals to hand over, merge or split it", 10, _DAY)
INVITATIONS = Limit("invitations to organisations", 20, _DAY)
MEETING_CHANGES = Limit("changes of a group's meetings, each with letters", 20, _DAY)
MESSAGES = Limit("messages", 30, _HOUR)
NOTICES = Limit("notices", 10, _HOUR)
THREATS = Limit("reports of danger of a client that are told one by one", 3, _HOUR)
FEEDBACK = Limit("words of readers about texts, of a client", 30, _HOUR)
QUESTIONS = Limit("questions to the desk", 10, _HOUR)
LETTERS_TO_STRANGERS = Limit("letters to an address that nobody has confirmed", 5, _DAY)
FILES = Limit("files made for one person", 60, _HOUR)
SEARCHES = Limit("searches", 60, _MINUTE)
SITEMAPS = Limit("site maps made for a client", 12, _QUARTER)
SHEETS = Limit("sheets of paper of a client", 60, _QUARTER)
PAGING = Limit("pages of lists", 300, _QUARTER)
PROGRAMS = Limit("answers of the API made anew for a client", 3000, _QUARTER)
WRONG_CODES = Limit("wrong codes of a client", 60, _QUARTER)
WRONG_CODES_IN_ALL = Limit("wrong codes of everybody", 600, _HOUR)
WRONG_CODES_WHEN_GUESSED = Limit("wrong codes of a client while many are wrong", 5, _HOUR)

Asked = tuple[Limit, str]
"""A limit, and whom it is asked about."""


class TooOftenError(DomainError):
    """One more is beyond a limit; the form has been told so."""

    code = "too_often"


def this_client() -> str:
    """Return whom this request counts as: its address, for IPv6 its /64."""
    return client_network(request.remote_addr)


def refuse_beyond(limit: Limit, who: str) -> None:
    """Count one more for ``who``, and answer 429 with Retry-After when that is too many."""
    if not _take(limit, who):
        raise TooManyRequests(retry_after=_seconds(limit))


def refuse_reached(limit: Limit, who: str) -> None:
    """Answer 429 when ``who`` has used up ``limit``; counts nothing (see :func:`count`)."""
    if _is_reached(limit, who):
        raise TooManyRequests(retry_after=_seconds(limit))


def is_used_up(limit: Limit, who: str) -> bool:
    """Tell whether ``who`` has used up ``limit``; counts and refuses nothing."""
    return _is_reached(limit, who)


def count(limit: Limit, who: str) -> None:
    """Count one more for ``who``, such as a wrong code, without refusing anything."""
    _counters().count(limit, who, now=datetime.now(UTC))


def is_beyond(limit: Limit, who: str) -> bool:
    """Count one more for ``who`` and tell whether that is too many; refuses nothing."""
    return not _take(limit, who)


def is_within(form: FlaskForm, *asked: Asked) -> bool:
    """Count one more for each; beyond a limit, say so in ``form``, whose text stays.

    The view then shows the form again with :func:`status_of`.
    """
    beyond = [limit for limit, who in asked if not _take(limit, who)]
    if beyond:
        _say_too_often(form, beyond[0])
    return not beyond


def require_within(form: FlaskForm, *asked: Asked) -> None:
    """Count as :func:`is_within` does; beyond a limit raise ``TooOftenError``, said in ``form``.

    It stands last in the transaction that makes what is counted. Only counting tells how many there
    are when several come at once; a look before saves the work of what would be refused anyway.
    """
    if not is_within(form, *asked):
        raise TooOftenError


def status_of(form: FlaskForm) -> int:
    """Return the status for a page with ``form``: 200, 422 with errors, 429 beyond a limit."""
    if g.get("is_beyond_limit"):
        return TooManyRequests.code
    return 422 if form.errors else 200


def has_failed_too_often(form: FlaskForm, account: str) -> bool:
    """Tell, in ``form`` too, whether too many log-ins into ``account`` or from here failed."""
    reached = [limit for limit, who in _about(account) if _is_reached(limit, who)]
    if reached:
        _say_too_often(form, reached[0])
    return bool(reached)


def count_failure(account: str) -> None:
    """Count a failed log-in into ``account`` from this client."""
    for limit, who in _about(account):
        count(limit, who)


def slow_down_readers() -> None:
    """Count searches and the paging through lists of this client; answer 429 beyond the limit."""
    if request.args.get("q"):
        refuse_beyond(SEARCHES, this_client())
    if request.args.get("after"):
        refuse_beyond(PAGING, this_client())


def _say_too_often(form: FlaskForm, limit: Limit) -> None:
    form.form_errors.append(
        _("That was very often. Nothing is lost: please wait a while and send it again.")
    )
    g.is_beyond_limit = True

    @after_this_request
    def _say_when(response: Response) -> Response:
        response.headers["Retry-After"] = str(_seconds(limit))
        return response


def _about(account: str) -> Iterator[Asked]:
    client = this_client()
    yield FAILED_LOGINS_OF_ACCOUNT, f"{account.strip().lower()} at {client}"
    yield FAILED_LOGINS_OF_CLIENT, client


def _counters() -> Counters:
    found: Counters = current_app.extensions["helpboard"].counters
    return found


def _wide(limit: Limit) -> Limit:
    """Return ``limit`` as this installation has it."""
    return replace(limit, most=limit.most * max(settings().limits_factor, 1))


def _take(limit: Limit, who: str) -> bool:
    return _counters().take(_wide(limit), who, now=datetime.now(UTC))


def _is_reached(limit: Limit, who: str) -> bool:
    return _counters().is_reached(_wide(limit), who, now=datetime.now(UTC))


def _seconds(limit: Limit) -> int:
    return int(limit.within.total_seconds())
