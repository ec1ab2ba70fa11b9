"""Addresses to reply to: one for each side of each conversation, known to nobody else."""

import hashlib
import hmac
import re
from base64 import b32decode, b32encode

from helpboard.domain.conversation import Role

_LETTERS = {Role.OWNER: "o", Role.ANSWERER: "a", Role.INTERPRETER: "i"}
_ROLES = {letter: role for role, letter in _LETTERS.items()}
_LOCAL_PART = re.compile(r"reply\+([a-z2-7]{26})-([oai])-([a-z2-7]{26})")


class ReplyAddresses:
    """Makes and reads reply addresses with the installation's secret key.

    They name a conversation by its random key: its id is given a second time when an older backup
    was put back, and a reply to an old letter would go to other people.
    """

    def __init__(self, *, key: str, domain: str) -> None:
        """Sign with ``key``; the addresses are at ``domain``, the board's own."""
        self._key = hashlib.blake2b(key.encode(), person=b"helpboard-reply").digest()
        self._domain = domain

    def address(self, conversation_key: str, role: Role) -> str:
        """Return where ``role`` writes to in a conversation; the local part has 61 characters.

        Mail systems allow 64 (RFC 5321).
        """
        about = f"{_in_letters(bytes.fromhex(conversation_key))}-{_LETTERS[role]}"
        return f"reply+{about}-{self._signature(about)}@{self._domain}"

    def side_of(self, address: str) -> tuple[str, Role] | None:
        """Return conversation's key and role of an address in any case, or None when not ours.

        Mail systems may rewrite the domain; the signature tells enough.
        """
        local = address.strip().lower().rpartition("@")[0]
        found = _LOCAL_PART.fullmatch(local)
        if found is None:
            return None
        is_ours = hmac.compare_digest(self._signature(f"{found[1]}-{found[2]}"), found[3])
        return (_from_letters(found[1]), _ROLES[found[2]]) if is_ours else None

    def _signature(self, about: str) -> str:
        """Return 128 bits."""
        return _in_letters(hmac.digest(self._key, about.encode(), "sha256")[:16])


def _in_letters(sixteen: bytes) -> str:
    """Write 16 bytes in letters that survive a mail system that changes their case."""
    return b32encode(sixteen).decode().rstrip("=").lower()


def _from_letters(text: str) -> str:
    return b32decode(f"{text.upper()}======").hex()
