"""A post between the form of somebody without account and the services: typed, checked, shown."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from helpboard.catalogue import gettext as _
from helpboard.domain.blocks import blocks_for
from helpboard.domain.facts import Problem
from helpboard.domain.topics import TOPICS
from helpboard.queries.areas import AreaRow
from helpboard.web.block_form import BlockField, BlockFields, block_fields, problem_sentence
from helpboard.web.facts import FactLine, fact_lines, headline
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree

Typed = MultiDict[str, str]


def home() -> AreaRow:
    """Return the town."""
    return home_area(kept_area_tree())


def districts() -> list[tuple[str, str]]:
    """Return the districts of the town, as slugs with names."""
    area = home()
    return [
        (row.slug, row.name) for row in kept_area_tree().below(area) if row.depth == area.depth + 1
    ]


def places() -> list[tuple[str, str]]:
    """Return the districts and, for those who do not know theirs, the town."""
    return [(home().slug, _("I do not know, or anywhere in town")), *districts()]


def topic_fields(topic: str, typed: Typed, problems: Iterable[Problem] = ()) -> BlockFields:
    """Return the fields of a topic's blocks with what was typed."""
    return block_fields(topic, typed, areas=tuple(districts()), problems=problems)


def without(fields: BlockFields, code: str) -> BlockFields:
    """Return the fields but one."""
    first, more = (tuple(one for one in part if one.code != code) for part in fields)
    return BlockFields(first, more)


def one_of(fields: BlockFields, code: str) -> BlockField:
    """Return one of the fields; every topic has ``when``."""
    return next(one for one in (*fields.first, *fields.more) if one.code == code)


def carried(topic: str, typed: Typed, *, but: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield what was chosen so far and what an address has to carry on, as pairs."""
    own = {block.code for block in blocks_for(topic)} - set(but)
    for name, value in typed.items(multi=True):
        if name.partition(".")[0] in own and value:
            yield name, value


def in_words(kind: str, topic: str, facts: Mapping[str, Any], area: str) -> dict[str, Any]:
    """Return a post as others will see it."""
    name = kept_area_tree().name_of
    lines: list[FactLine] = fact_lines(topic, facts, area_name=name)
    return {"headline": headline(kind, topic, facts, name(area)), "lines": lines}


def say_problems(form: FlaskForm, problems: Iterable[Problem]) -> None:
    """Write what is wrong at the fields that the form has itself; facts have theirs."""
    for problem in problems:
        sentence = problem_sentence(problem)
        if problem.block in form:
            form[problem.block].errors = [sentence]
        elif not problem.block or problem.block not in _facts_of(form):
            form.form_errors.append(sentence)


def _facts_of(form: FlaskForm) -> set[str]:
    topic = form.topic.data if "topic" in form else ""
    return {block.code for block in blocks_for(topic)} if topic in TOPICS else set()
