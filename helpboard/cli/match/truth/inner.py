"""What only the people of a made town know themselves: no town file holds it."""

from dataclasses import dataclass

from helpboard.domain.when import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Mind:
    """What a volunteer means, whatever the profile says; slots begin and end on half hours."""

    topics: tuple[str, ...]
    slots: tuple[Slot, ...]
    is_woman: bool
    age: int


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What an organisation or a group really gives, seeks and can take on."""

    gives: tuple[tuple[str, str], ...]
    seeks: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """Everything that the town file does not say; all in the order of the town file."""

    minds: tuple[Mind, ...]
    organisations: tuple[House, ...]
    groups: tuple[House, ...]
