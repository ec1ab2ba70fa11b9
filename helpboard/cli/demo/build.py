"""What every part of the demo's making needs: the session, the moment, chance, and canaries."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from helpboard.models import Area

ZONE = ZoneInfo("Europe/Berlin")
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass
class Canaries:
    """Unique strings put into private fields, by `table.column`."""

    rng: random.Random
    by_field: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _given: set[str] = field(default_factory=set)

    def new(self) -> str:
        """Return a mark that was never given before, such as `K7QX93MD`."""
        mark = ""
        while not mark or mark in self._given or mark.isdigit():
            mark = "".join(self.rng.choices(_LETTERS, k=8))
        self._given.add(mark)
        return mark

    def mark(self, column: str) -> str:
        """Return a new mark and note that it stands in `column`."""
        return self.note(column, self.new())

    def note(self, column: str, text: str) -> str:
        """Note that a private text stands in `column`, and return it."""
        self.by_field[column].append(text)
        return text


@dataclass
class Build:
    """One making of the town; `now` is cut to the hour, so that a day's pages stay the same."""

    session: Session
    seed: int
    now: datetime
    areas: dict[str, Area] = field(default_factory=dict)
    canaries: Canaries = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.now.replace(minute=0, second=0, microsecond=0)
        self.canaries = Canaries(self.random("canaries"))

    @property
    def today(self) -> date:
        """Return the day in the town."""
        return self.now.astimezone(ZONE).date()

    def random(self, part: str) -> random.Random:
        """Return the chance of one part, which no other part's changes disturb."""
        return random.Random(f"{self.seed}:{part}")  # noqa: S311 - an invented town, no secret

    def ago(self, *, days: float) -> datetime:
        """Return the moment so many days before now."""
        return self.now - timedelta(days=days)

    def stamps(self, *, days: float) -> dict[str, datetime]:
        """Return both time stamps of a row made so many days ago."""
        return {"created_at": self.ago(days=days), "updated_at": self.ago(days=days)}


def slug_of(text: str) -> str:
    """Return a text as it stands in addresses: small letters, digits, hyphens."""
    plain = text.lower()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(letter, written)
    kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain)
    return "-".join(kept.split())[:80].strip("-")
