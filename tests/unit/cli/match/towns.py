"""Small made towns for tests."""

from dataclasses import replace
from functools import cache

from helpboard.cli.match.benchmark.measure import Scene
from helpboard.cli.match.generator.sizes import SIZES
from helpboard.cli.match.generator.town import MadeTown, make_town

TINY = replace(
    SIZES["ludwigsburg"],
    name="tiny",
    volunteers=120,
    places=110,
    circles=5,
    organisations=12,
    posts=30,
)


WIDE = replace(SIZES["stuttgart"], name="wide", volunteers=80, posts=60)
"""All organisations, groups and roles of Stuttgart, and few volunteers."""


@cache
def wide() -> MadeTown:
    """A town in which everybody has as much to choose from as in Stuttgart."""
    return make_town(WIDE, 1)


@cache
def scene(seed: int = 1) -> Scene:
    """A tiny town with everything in it; nobody changes a scene."""
    return Scene(TINY, seed)
