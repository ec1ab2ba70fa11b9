"""The questions of asking, one a page: which comes next, and what the address carries on."""

from enum import StrEnum
from typing import NamedTuple

from helpboard.domain.blocks import Unit, count_unit
from helpboard.domain.errors import MalformedError
from helpboard.domain.facts import Problem
from helpboard.domain.post import PostKind
from helpboard.domain.topics import TOPICS
from helpboard.web.ask.content import Typed, carried
from helpboard.web.block_typed import read_blocks
from helpboard.web.paths import address_with


class Step(StrEnum):
    """The questions after the pictures."""

    FACTS = "facts"
    WHEN = "when"
    WHERE = "where"
    END = "end"


class Question(NamedTuple):
    """One page of asking: where it stands among the others, and what was wrong with an answer."""

    step: Step
    number: int
    of: int
    before: Step | None
    after: Step | None
    problems: tuple[Problem, ...] = ()


PICTURES = 2
"""Questions that are answered by pictures before the others."""


def steps_of(topic: str) -> tuple[Step, ...]:
    """Return the questions of a topic; nobody is asked when they need a wardrobe."""
    if count_unit(topic) is Unit.PIECES:
        return (Step.FACTS, Step.WHERE, Step.END)
    return tuple(Step)


def question(topic: str, typed: Typed) -> Question:
    """Return the question that an address asks, or the first that was not answered rightly."""
    steps = steps_of(topic)
    wanted = _wanted(typed, steps)
    problems = read_blocks(topic, typed).problems
    for step in steps[: steps.index(wanted)]:
        wrong = tuple(one for one in problems if (one.block == "when") is (step is Step.WHEN))
        if step in {Step.FACTS, Step.WHEN} and wrong:
            return _question(steps, step)._replace(problems=wrong)
    return _question(steps, wanted)


def kind_of(typed: Typed) -> PostKind:
    """Return whether somebody asks or offers; whoever says nothing asks."""
    try:
        return PostKind(typed.get("kind") or PostKind.REQUEST)
    except ValueError:
        raise MalformedError("kind") from None


def topic_of(typed: Typed) -> str | None:
    """Return the topic in an address, None before it is chosen."""
    topic = typed.get("topic") or None
    if topic is not None and topic not in TOPICS:
        raise MalformedError("topic")
    return topic


def way_to(step: Step | None, topic: str, typed: Typed) -> str:
    """Return the address of a question with everything that was answered."""
    if step is None:
        branch = TOPICS[topic].branch
        known = [("kind", kind_of(typed).value)]
        return address_with("ask.new", known if branch == topic else [*known, ("topic", branch)])
    pairs = [("kind", kind_of(typed).value), ("topic", topic), ("step", step.value)]
    if typed.get("area"):
        pairs.append(("area", typed["area"]))
    return address_with("ask.new", [*pairs, *carried(topic, typed)])


def _wanted(typed: Typed, steps: tuple[Step, ...]) -> Step:
    given = typed.get("step") or steps[0].value
    if given not in {step.value for step in steps}:
        raise MalformedError("step")
    return Step(given)


def _question(steps: tuple[Step, ...], step: Step) -> Question:
    place = steps.index(step)
    return Question(
        step,
        number=place + 1 + PICTURES,
        of=len(steps) + PICTURES,
        before=steps[place - 1] if place else None,
        after=steps[place + 1] if place + 1 < len(steps) else None,
    )
