"""Where a page of the board goes on, as it stands in addresses."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from helpboard.domain.errors import MalformedError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last post of the page before."""

    published_at: datetime
    post_id: int

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Read what :meth:`text` wrote; raises :class:`MalformedError` for anything else."""
        moment, _, number = text.partition("-")
        if not (moment.isdecimal() and number.isdecimal() and text.isascii() and len(text) < 40):
            raise MalformedError("after")
        if int(moment) > 10**16 or int(number) >= 2**31:
            raise MalformedError("after")
        return cls(_EPOCH + timedelta(microseconds=int(moment)), int(number))

    @property
    def text(self) -> str:
        """Return the form that stands in an address."""
        return f"{(self.published_at - _EPOCH) // timedelta(microseconds=1)}-{self.post_id}"
