"""The headers of letters: how they are written, and what they say beside From, To and Subject."""

from collections.abc import Mapping
from email.policy import EmailPolicy
from typing import Any

from helpboard.adapters.reply_addresses import ReplyAddresses
from helpboard.config import Settings
from helpboard.domain.conversation import Role
from helpboard.queries.letters import Enveloped

_WHOLE = frozenset({"in-reply-to", "list-unsubscribe", "references"})


class LetterPolicy(EmailPolicy):
    """Python's own policy, but addresses in headers stay whole.

    It would write a word of more than 77 characters in code (RFC 2047), where no mail program
    looks for an address or an id.
    """

    def fold(self, name: str, value: Any) -> str:
        """Write a header as lines."""
        if name.lower() in _WHOLE:
            return f"{name}: {value}{self.linesep}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Write a header as bytes."""
        if name.lower() in _WHOLE:
            return self.fold(name, value).encode("ascii")
        folded: bytes = super().fold_binary(name, value)
        return folded


POLICY = LetterPolicy(linesep="\r\n")


def domain_of(here: Settings) -> str:
    """Return the domain that letters come from and replies go to."""
    return here.sender.rpartition("@")[2]


def message_id(own_part: str, here: Settings) -> str:
    """Return a Message-ID below the board's own domain."""
    return f"<{own_part}@{domain_of(here)}>"


def more_headers(letter: Enveloped, links: Mapping[str, str], here: Settings) -> dict[str, str]:
    """Return what a letter says to machines; ``links`` are its action links by name."""
    headers = {
        "Message-ID": message_id(letter.message_id, here),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if letter.conversation_key:
        root = message_id(f"conversation-{letter.conversation_key}", here)
        headers |= {"In-Reply-To": root, "References": root}
        if role := letter.params.get("role"):
            addresses = ReplyAddresses(key=here.secret_key, domain=domain_of(here))
            headers["Reply-To"] = addresses.address(letter.conversation_key, Role(role))
    if unsubscribe := links.get("unsubscribe_link"):
        one_click = unsubscribe.replace("?", "/unsubscribe?")
        headers["List-Unsubscribe"] = f"<{one_click}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
