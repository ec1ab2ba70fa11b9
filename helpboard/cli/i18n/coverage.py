"""How much of each catalogue is translated, by oneself or by a language one inherits from."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from helpboard.catalogue import FOLDER
from helpboard.cli.i18n.files import catalogues_of, forms_of, messages_of, place_of, read
from helpboard.cli.i18n.sources import Key
from helpboard.cli.i18n.updating import Source
from helpboard.domain.languages import LANGUAGES, Review

READ_BY: Final = {Review.SOURCE: "source", Review.REVIEWED: "yes", Review.UNREVIEWED: "**no**"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A catalogue of a language; ``inherited`` texts are said as its fallback says them."""

    tag: str
    catalogue: str
    texts: int
    translated: int
    inherited: int
    words_to_do: int
    review: str

    @property
    def percent(self) -> int:
        """Return how much a reader gets in a language that they read, rounded down."""
        return 100 * (self.translated + self.inherited) // self.texts if self.texts else 100

    @property
    def as_row(self) -> dict[str, Any]:
        """Return it for machines."""
        return {**asdict(self), "percent": self.percent}


def coverage(source: Source, tags: Iterable[str], folder: Path = FOLDER) -> Iterator[Coverage]:
    """Measure every catalogue that the languages have or should have."""
    for tag in tags:
        language = LANGUAGES[tag]
        for name in catalogues_of(tag):
            wanted = source[name].keys()
            own = _translated(tag, name, folder) & wanted
            behind = [_translated(other, name, folder) for other in language.fallback]
            inherited = (set().union(*behind) & wanted) - own
            yield Coverage(
                tag=tag,
                catalogue=name,
                texts=len(wanted),
                translated=len(own),
                inherited=len(inherited),
                words_to_do=sum(len(key[1].split()) for key in wanted - own - inherited),
                review=language.review.value,
            )


def state_table(rows: Iterable[Coverage]) -> str:
    """Return the state of the languages for ``docs/translating.md``."""
    by_tag: dict[str, dict[str, str]] = {}
    for row in rows:
        by_tag.setdefault(row.tag, {})[row.catalogue] = _state(row)
    lines = [
        "| language | core | messages | staff | read by a native speaker |",
        "|---|---|---|---|---|",
        "| English (source) | – | – | – | source |",
    ]
    for tag, states in by_tag.items():
        shown = " | ".join(states.get(name, "–") for name in ("core", "messages", "staff"))
        language = LANGUAGES[tag]
        lines.append(f"| {language.own_name} ({tag}) | {shown} | {READ_BY[language.review]} |")
    return "\n".join(lines)


def _state(row: Coverage) -> str:
    if row.percent < 100:
        return f"{row.percent} %"
    fallback = ", ".join(LANGUAGES[row.tag].fallback)
    return f"complete with {fallback}" if row.inherited else "complete"


def _translated(tag: str, name: str, folder: Path) -> set[Key]:
    messages = messages_of(read(place_of(tag, name, folder)))
    return {key for key, message in messages.items() if all(forms_of(message))}
