"""What can go wrong in the rules of the board. Each error carries a stable code."""


class DomainError(Exception):
    """A rule of the board was broken; ``code`` names it for the outer layers."""

    code = "domain_error"


class NotAllowedError(DomainError):
    """The actor may not do this."""

    code = "not_allowed"


class NotFoundError(DomainError):
    """There is no such thing, or the reader may not know that there is."""

    code = "not_found"


class GoneError(DomainError):
    """This was public once and has left the board."""

    code = "gone"


class ConflictError(DomainError):
    """Somebody else has changed the thing since it was read."""

    code = "conflict"


class IllegalMoveError(DomainError):
    """The thing cannot move from its state to the wanted one."""

    code = "illegal_move"


class MalformedError(DomainError):
    """The request names something that cannot exist; ``field`` says which part of it."""

    code = "malformed"

    def __init__(self, field: str) -> None:
        """Remember which part of the request was wrong."""
        super().__init__(field)
        self.field = field
