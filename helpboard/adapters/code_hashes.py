"""What the database and the browser keep of a code's words, and where new words come from.

Words can be guessed, so they are hashed with the installation's secret key: the table alone tells
nothing, and a wrong guess can only be tried at the board itself, which counts.
"""

import hashlib
import hmac

from helpboard.domain.access_code import WORDS_OF_A_CODE, Code, spoken
from helpboard.domain.code_words import WORDS


class CodeHashes:
    """Makes words and hashes with the installation's secret key."""

    def __init__(self, *, key: str) -> None:
        """Derive what the codes are keyed with from ``key``."""
        self._key = hashlib.blake2b(key.encode(), person=b"helpboard-codes").digest()

    def words(self, seed: str) -> Code:
        """Return the code of a filled-in form; the same ``seed`` gives the same words again.

        So a form that is sent twice shows one card, though the words are stored nowhere. A seed is
        worthless without the key. 2^256 is so much more than the number of codes that none is
        likelier than another.
        """
        number = int.from_bytes(self._digest("words", seed))
        found = []
        for _ in range(WORDS_OF_A_CODE):
            number, place = divmod(number, len(WORDS))
            found.append(WORDS[place])
        return tuple(found)

    def hashed(self, code: Code) -> str:
        """Return what the database keeps of ``code``."""
        return self._digest("hash", spoken(code)).hex()

    def mark(self, code_hash: str) -> str:
        """Return what a browser keeps to show that it knew the code; it dies with the hash."""
        return self._digest("mark", code_hash).hex()[:32]

    def _digest(self, purpose: str, about: str) -> bytes:
        return hmac.digest(self._key, f"{purpose}:{about}".encode(), "sha256")
