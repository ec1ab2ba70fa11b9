"""A letter of the outbox as a message: text and HTML, in the reader's language and direction."""

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from flask import current_app
from jinja2 import Environment, StrictUndefined
from sqlalchemy.orm import Session

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.catalogue import reading
from helpboard.config import Settings
from helpboard.domain.languages import LANGUAGES, Language
from helpboard.mailer import calendar
from helpboard.mailer.content import (
    as_text,
    blocks_of,
    filled_in,
    isolated,
    own,
    quoted,
    subject_of,
)
from helpboard.mailer.headers import POLICY, more_headers
from helpboard.mailer.loaders import LOADERS
from helpboard.queries.letters import Enveloped


def worded(session: Session, letter: Enveloped, *, now: datetime) -> EmailMessage | None:
    """Make the message of a letter; None when what it tells of is gone.

    Needs an app context. The Message-ID is the letter's own, the same at every try.
    """
    loader = LOADERS.get(letter.kind)
    params = {**letter.params, "now": now}
    loaded = dict(letter.params) if loader is None else loader(session, params)
    return None if loaded is None else worded_with(letter, loaded, now=now)


def worded_with(letter: Enveloped, loaded: Mapping[str, Any], *, now: datetime) -> EmailMessage:
    """Make the message of a letter whose rows have been read."""
    here: Settings = current_app.extensions["helpboard"].settings
    language = _language(letter.language, here)
    links = _links(letter.params, language, here)
    with reading(language):
        subject, text, html = _parts(letter, {**loaded, **links}, language, here)
    message = _addressed(letter, subject, here, now=now)
    for name, value in more_headers(letter, links, here).items():
        message[name] = value
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    message["Content-Language"] = language.tag
    entry = loaded.get("calendar")
    if letter.kind in calendar.KINDS and entry is not None:
        with reading(language):
            entries = entry if isinstance(entry, list) else [entry]
            calendar.attach(message, entries, here=here)
    return message


def _addressed(letter: Enveloped, subject: str, here: Settings, *, now: datetime) -> EmailMessage:
    message = EmailMessage(policy=POLICY)
    message["From"] = formataddr((subject_of(here.site_name), here.sender))
    message["To"] = letter.to
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    return message


def _language(tag: str, here: Settings) -> Language:
    return LANGUAGES[tag if tag in here.languages else here.languages[0]]


def _links(params: Mapping[str, Any], language: Language, here: Settings) -> dict[str, str]:
    tokens = LinkTokens(key=here.secret_key)
    return {
        name: f"{here.base_url}/l/{tokens.token(row_key)}?lang={language.tag}"
        for name, row_key in params.items()
        if name.endswith("_link")
    }


def _parts(
    letter: Enveloped, values: Mapping[str, Any], language: Language, here: Settings
) -> tuple[str, str, str]:
    env = _environment(current_app.jinja_env)
    context = {
        **values,
        "url_for": _address(here),
        "lang": language.tag,
        "text_dir": language.direction.value,
        "site_name": subject_of(here.site_name),
        "base_url": here.base_url,
        "name_of_reader": letter.name,
        "may_reply": "conversation_id" in letter.params and "role" in letter.params,
    }
    folder = f"mail/{letter.kind}"
    subject = subject_of(env.get_template(f"{folder}/subject.txt").render(context))
    body = env.get_template(f"{folder}/body.txt").render(context)
    framed = {**context, "subject": subject, "blocks": blocks_of(body, base_url=here.base_url)}
    text = env.get_template("mail/frame.txt").render(framed)
    return subject, text.strip() + "\n", env.get_template("mail/frame.html").render(framed)


def _address(here: Settings) -> Any:
    """Return a ``url_for`` that makes absolute addresses and needs no request."""
    parts = urlsplit(here.base_url)
    routes = current_app.url_map.bind(parts.netloc, url_scheme=parts.scheme)

    def address(endpoint: str, /, **values: Any) -> str:
        current_app.inject_url_defaults(endpoint, values)
        return routes.build(endpoint, values, force_external=True)

    return address


@lru_cache(maxsize=4)
def _environment(pages: Environment) -> Environment:
    """Return the pages' environment as letters use it: a missing value is an error."""
    env = pages.overlay(finalize=filled_in, undefined=StrictUndefined)
    env.filters = {
        **pages.filters,
        "as_text": as_text,
        "isolated": isolated,
        "own": own,
        "quoted": quoted,
    }
    return env
