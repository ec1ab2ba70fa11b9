"""Profiles that are likely of one and the same organisation. These functions only suggest."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from helpboard.domain.names import looks_of, names_look_alike

LEAST_DIGITS = 6
"""A phone number of fewer digits says nothing."""


class SameBy(StrEnum):
    """What two profiles have in common."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is compared of a profile; ``parent_id`` is the organisation it is a department of."""

    id: int
    slug: str
    name: str
    parent_id: int | None
    phone: str
    email: str
    website: str
    street: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Likely:
    """Another profile, and what makes it likely the same."""

    other: Known
    same: tuple[SameBy, ...]


def likely_same(one: Known, others: Iterable[Known]) -> tuple[Likely, ...]:
    """Return the profiles that are likely the same as ``one``, those with most in common first.

    Departments share a phone and a house with their organisation and with each other: only their
    names count. A house alone is no sign either: many sit in the town hall.
    """
    strangers = (row for row in others if row.id != one.id and not _are_family(one, row))
    found = [Likely(other, same) for other in strangers if _says_much(same := _same(one, other))]
    return tuple(sorted(found, key=lambda row: (-len(row.same), row.other.name, row.other.id)))


def likely_pairs(known: Iterable[Known], *, most: int) -> tuple[tuple[Known, Likely], ...]:
    """Return pairs with the very same marks, each once, the first ``most``.

    Reads every profile once: names with a wrong letter are found by :func:`likely_same` only.
    """
    marked: defaultdict[tuple[SameBy, str], list[Known]] = defaultdict(list)
    for one in known:
        for mark in _marks(one):
            marked[mark].append(one)
    same: defaultdict[tuple[int, int], list[SameBy]] = defaultdict(list)
    rows: dict[int, Known] = {}
    for (by, _value), group in marked.items():
        for one, other in _neighbours(group):
            same[one.id, other.id].append(by)
            rows |= {one.id: one, other.id: other}
    telling = (pair for pair in same.items() if _says_much(pair[1]))
    pairs = sorted(telling, key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple((rows[one], Likely(rows[other], tuple(by))) for (one, other), by in pairs[:most])


def _says_much(same: Iterable[SameBy]) -> bool:
    return bool(set(same) - {SameBy.ADDRESS})


def _neighbours(group: list[Known]) -> Iterator[tuple[Known, Known]]:
    """Return each with the next one: of ten with one phone number nobody wants 45 pairs."""
    ordered = sorted(group, key=lambda one: one.id)
    return (
        (one, other)
        for one, other in zip(ordered, ordered[1:], strict=False)
        if not _are_family(one, other)
    )


def _are_family(one: Known, other: Known) -> bool:
    if one.parent_id is not None and one.parent_id == other.parent_id:
        return True
    return one.parent_id == other.id or other.parent_id == one.id


def _same(one: Known, other: Known) -> tuple[SameBy, ...]:
    marks = dict(_marks(other))
    same = [by for by, value in _marks(one) if marks.get(by) == value]
    alike = names_look_alike(one.name, (other.name,)) or names_look_alike(other.name, (one.name,))
    if alike and SameBy.NAME not in same:
        same.insert(0, SameBy.NAME)
    return tuple(same)


def _marks(one: Known) -> Iterator[tuple[SameBy, str]]:
    """Return what stands for a profile as it is compared; empty things stand for nothing."""
    if one.parent_id is not None:
        yield SameBy.NAME, looks_of(one.name).replace(" ", "")
        return
    digits = re.sub(r"^(\+49|0049|0)", "", re.sub(r"[^\d+]", "", one.phone))
    street = re.sub(r"[^\w]+", "", one.street.casefold().replace("strasse", "str"))
    marks = (
        (SameBy.NAME, looks_of(one.name).replace(" ", "")),
        (SameBy.PHONE, digits if len(digits) >= LEAST_DIGITS else ""),
        (SameBy.EMAIL, one.email.casefold()),
        (SameBy.WEBSITE, _website(one.website)),
        (SameBy.ADDRESS, f"{one.postcode} {street}" if street and one.postcode else ""),
    )
    yield from ((by, value) for by, value in marks if value)


def _website(address: str) -> str:
    parts = urlsplit(address)
    return parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/")
