"""What an erasure is of. It is remembered outside the database by a random key (rule 9)."""

from enum import StrEnum


class ErasedKind(StrEnum):
    """The two ways to be somebody on the board."""

    USER = "user"
    CODE = "code"
