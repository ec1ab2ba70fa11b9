"""The things that are given and wanted: about 120 codes under the leaves of `goods`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class SizeKind(StrEnum):
    """How the size of a thing is told."""

    NONE = "none"
    CLOTHES = "clothes"
    SHOES = "shoes"
    INCHES = "inches"
    CENTIMETRES = "centimetres"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing, the leaf it belongs to, and how its size is told."""

    code: str
    leaf: str
    size_kind: SizeKind


CLOTHES_SIZES: Final = (
    "XS", "S", "M", "L", "XL", "XXL", "XXXL",  # as they are sewn into clothes
    "50", "56", "62", "68", "74", "80", "86", "92", "98", "104", "110", "116", "122", "128",
    "134", "140", "146", "152", "158", "164", "170", "176",
)  # fmt: skip
"""Grown-ups' sizes, then children's (body height in centimetres)."""

NUMBER_SIZES: Final[Mapping[SizeKind, range]] = MappingProxyType(
    {
        SizeKind.SHOES: range(16, 51),
        SizeKind.INCHES: range(12, 30),
        SizeKind.CENTIMETRES: range(10, 401),
    }
)
"""European shoe sizes; inches of wheels and screens; centimetres of the longest side."""

_CM: Final = SizeKind.CENTIMETRES
_NONE: Final = SizeKind.NONE

_CODES: Final[tuple[tuple[str, SizeKind, str], ...]] = (
    ("furniture", _CM, "sofa armchair bed bunk-bed mattress wardrobe chest-of-drawers"
     " table desk shelf shoe-rack mirror carpet"),
    ("furniture", _NONE, "chair bench lamp curtains bedding pillow blanket"
     " other-furniture"),
    ("kitchen", _CM, "fridge freezer kitchen-cupboard"),
    ("kitchen", _NONE, "stove oven microwave washing-machine dishwasher vacuum-cleaner"
     " iron kettle coffee-machine dishes glasses cutlery pots pans"
     " towels sewing-machine household-start other-kitchen"),
    ("clothing", SizeKind.CLOTHES, "jacket coat trousers shirt jumper dress skirt"
     " underwear winter-clothes children-clothes work-clothes sportswear suit"),
    ("clothing", SizeKind.SHOES, "shoes winter-shoes sports-shoes work-shoes children-shoes"),
    ("clothing", _NONE, "hat scarf gloves socks headscarf bag suitcase other-clothing"),
    ("baby", SizeKind.CLOTHES, "baby-clothes"),
    ("baby", _NONE, "pram buggy cot child-seat high-chair changing-table"
     " baby-carrier nappies baby-bottles other-baby"),
    ("bicycle", SizeKind.INCHES, "bicycle child-bicycle electric-bicycle"),
    ("bicycle", _NONE, "balance-bike scooter helmet lock bicycle-lights pump"
     " bicycle-trailer bicycle-tools other-bicycle"),
    ("electronics", _NONE, "phone charger computer keyboard printer"
     " router other-electronics"),
    ("electronics", SizeKind.INCHES, "laptop monitor"),
    ("electronics", _CM, "television"),
    ("school-supplies", _NONE, "school-bag pencil-case pens notebooks calculator books"
     " textbooks dictionary sports-bag other-school-supplies"),
    ("toys", _NONE, "dolls building-blocks ball board-games puzzle soft-toys toy-cars"
     " outdoor-toys picture-books craft-materials musical-instrument other-toys"),
)  # fmt: skip

THINGS: Final[Mapping[str, Thing]] = MappingProxyType(
    {
        code: Thing(code=code, leaf=leaf, size_kind=size_kind)
        for leaf, size_kind, codes in _CODES
        for code in codes.split()
    }
)
"""Every thing by code, grouped by leaf."""


def things_of(leaf: str) -> tuple[str, ...]:
    """Return the codes of a leaf's things in the order shown; none for a leaf without things."""
    return tuple(thing.code for thing in THINGS.values() if thing.leaf == leaf)


def is_size_of(code: str, size: object) -> bool:
    """True if the thing comes in this size: a code for clothes, else a whole number."""
    kind = THINGS[code].size_kind
    if kind is SizeKind.NONE or isinstance(size, bool):
        return False
    if kind is SizeKind.CLOTHES:
        return isinstance(size, str) and size in CLOTHES_SIZES
    return isinstance(size, int) and size in NUMBER_SIZES[kind]
