"""Reading a mail that came in: from whom, to whom, what it says, and whether a machine wrote it."""

import hashlib
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from html.parser import HTMLParser

MOST_BYTES = 6 * 1024 * 1024
"""What a mail may hold with its attachments (R09); they are not passed on."""

_RECIPIENTS = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc")
_MACHINES = ("mailer-daemon@", "postmaster@", "noreply@", "no-reply@", "bounce")
_AWAY = re.compile(
    r"(?:automatic reply|auto(?:matic)? ?response|out of office|automatische antwort|"
    r"abwesenheits|undelivered|delivery status|mail delivery|unzustellbar)",
    re.IGNORECASE,
)
_BLOCKS = frozenset(["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table"])
_SKIPPED = frozenset(["head", "style", "script", "title", "blockquote"])


class UnreadableError(Exception):
    """Nobody can make a text of these bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A mail as far as the board looks at it."""

    sender: str
    recipients: tuple[str, ...]
    external_id: str
    text: str
    is_automatic: bool


def read_mail(raw: bytes, *, own_domain: str) -> Received:
    """Read a mail; raises :class:`UnreadableError`. ``own_domain`` is what our letters come from.

    Python's parser meets broken headers with half a dozen kinds of errors.
    """
    try:
        message = message_from_bytes(raw, policy=default)
        if not isinstance(message, EmailMessage):
            raise UnreadableError
        message_id = str(message["Message-ID"] or "").strip()
        return Received(
            sender=_addresses(message, "from")[0],
            recipients=tuple(
                address for name in _RECIPIENTS for address in _addresses(message, name)
            ),
            external_id=_short(message_id) if message_id else hashlib.sha256(raw).hexdigest(),
            text=_text_of(message),
            is_automatic=_is_automatic(message, message_id, own_domain),
        )
    except (
        *(MessageError, AttributeError, LookupError, TypeError, ValueError),
        RecursionError,  # thousands of parts or comments within each other
    ) as error:
        raise UnreadableError from error


def _short(message_id: str) -> str:
    """Return an id as it is stored; one that no database would take is told by its digest."""
    if len(message_id) <= 200 and message_id.isascii() and message_id.isprintable():
        return message_id
    return hashlib.sha256(message_id.encode("utf-8", "surrogatepass")).hexdigest()


def _addresses(message: EmailMessage, name: str) -> list[str]:
    values = [str(value) for value in message.get_all(name, [])]
    return [address.strip().lower() for _, address in getaddresses(values) if "@" in address]


def _text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    return _from_html(content) if part.get_content_subtype() == "html" else str(content)


def _is_automatic(message: EmailMessage, message_id: str, own_domain: str) -> bool:
    """Tell whether a machine wrote this: a bounce, a vacation note, a list, or ourselves."""
    told = (
        str(message["Auto-Submitted"] or "no").strip().lower() != "no",
        str(message["Precedence"] or "").strip().lower() in {"bulk", "junk", "list", "auto_reply"},
        message["X-Autoreply"] is not None or message["X-Autorespond"] is not None,
        str(message["Return-Path"] or "").strip() == "<>",
        message.get_content_type() == "multipart/report",
        _addresses(message, "from")[0].startswith(_MACHINES),
        message_id.rstrip(">").lower().endswith(f"@{own_domain.lower()}"),
        _AWAY.match(str(message["Subject"] or "").strip()) is not None,
    )
    return any(told)


class _TextOfHtml(HTMLParser):
    """Collects text; blocks end lines, a quote becomes a sign, what nobody sees is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self.parts.append("\n>\n" if tag == "blockquote" else "")
            self._skipped.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            del self._skipped[self._skipped.index(tag) :]
        elif tag in _BLOCKS and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(re.sub(r"\s+", " ", data))


def _from_html(html: str) -> str:
    reader = _TextOfHtml()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts)).strip()
