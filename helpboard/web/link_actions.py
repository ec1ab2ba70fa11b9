"""What the links in letters can do. Each part of the site adds its own; ``web/links`` shows them.

To add one: a function that does it in ``services``, and in the part's own package, imported by its
views::

    link_actions.add(
        "confirm-address",
        LinkAction(
            title=_l("Confirm your address"),
            sentence=_l("Press the button to say that this is your address."),
            button=_l("Yes, this is my address"),
            done=_l("Your address is confirmed."),
            do=services.accounts.confirm_address,   # (session, link, now) -> anything
            then=_log_in_and_go_on,                 # (what do returned) -> a response, optional
            again=("accounts.link", _l("Get a new link")),      # optional
            refusals=((FullError, _l("All places are taken.")),),    # optional
        ),
    )

The link itself is made by ``services/action_links.py: offer`` with the same code, and a letter gets
its key as a parameter that ends in ``_link``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from helpboard.domain.errors import DomainError, NotAllowedError, NotFoundError
from helpboard.models import ActionLink

Choices = tuple[Any, tuple[tuple[str, Any], ...]]
"""A legend with (value, label) of radio buttons."""


@dataclass(frozen=True, slots=True)
class AskedWords:
    """What somebody writes beside the button: a form with the field ``text``, and its hint."""

    form: type[FlaskForm]
    hint: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAction:
    """One thing that a link can do, and the lazy texts around it.

    ``do`` runs in the transaction that uses the link up; when it raises, the link stays good.
    ``then`` answers after the commit with what ``do`` returned; without it, ``done`` is shown.
    ``about`` names what it is about in one line of somebody's own words, ``lines`` are sentences
    below it, ``choices`` a legend with (value, label) of radio buttons: `do` reads what was chosen
    as ``request.form["choice"]`` and takes anything else for no choice, unless the link
    ``needs_choice``: then it is asked for once more. ``choices_of`` are choices that differ from
    link to link. ``may_repeat`` leaves the link good until its time is over, so that somebody can
    think again. ``words`` are asked for with the button: the page takes them when their form is
    valid, and `do` reads ``request.form["text"]`` and cleans it. ``again`` is where a reader whose
    link is over gets another: endpoint and words. ``refusals`` are the sentences for what ``do`` or
    ``about`` may raise, or functions that make one of the error; nothing has changed then.
    ``is_personal`` refuses a reader who is logged in as somebody else than the link was written to.
    ``is_one_click`` lets mail programs do it without a page (RFC 8058): for unsubscribing only.
    """

    title: Any
    sentence: Any
    button: Any
    done: Any
    do: Callable[[Session, ActionLink, datetime], Any]
    then: Callable[[Any], ResponseReturnValue] | None = None
    about: Callable[[Session, ActionLink], str] | None = None
    lines: Callable[[Session, ActionLink], list[str]] | None = None
    choices: Choices | None = None
    choices_of: Callable[[Session, ActionLink], Choices] | None = None
    words: AskedWords | None = None
    may_repeat: bool = False
    needs_choice: bool = False
    again: tuple[str, Any] | None = None
    refusals: tuple[tuple[type[DomainError], Any], ...] = ()
    is_personal: bool = False
    is_one_click: bool = False


class NotYourLinkError(NotAllowedError):
    """The link was written to somebody else; whoever has it now got it passed on."""

    code = "not_your_link"


ACTIONS: dict[str, LinkAction] = {}
"""By the code in ``action_link.action``."""


def add(code: str, action: LinkAction) -> None:
    """Let links of ``code`` do something; each code has one meaning."""
    if code in ACTIONS:
        raise ValueError(f"two actions are called {code}")
    ACTIONS[code] = action


def action_of(link: ActionLink) -> LinkAction:
    """Return what a link does; raises ``NotFoundError`` when this board no longer knows it."""
    if link.action not in ACTIONS:
        raise NotFoundError(link.action)
    return ACTIONS[link.action]


def check_reader(link: ActionLink, reader_id: int | None) -> None:
    """Raise ``NotYourLinkError`` for somebody who is logged in as another than its receiver.

    A reader without log-in is taken for the receiver: who else reads the letter?
    """
    is_other = link.user_id is not None and reader_id not in (None, link.user_id)
    if is_other and action_of(link).is_personal:
        raise NotYourLinkError(link.id)


def refusal_of(link: ActionLink | None, error: DomainError) -> Any | None:
    """Return what is said of ``error``, None when the link's action has no words for it."""
    action = ACTIONS.get(link.action) if link else None
    said = action.refusals if action else ()
    words = next((words for kind, words in said if isinstance(error, kind)), None)
    return words(error) if callable(words) else words
