"""Hypothesis strategies for right values of building blocks, written as a careless sender would."""

from datetime import date

from hypothesis import strategies as st

from helpboard.domain.blocks import BlockType, blocks_for
from helpboard.domain.languages import CEFR, SPOKEN
from helpboard.domain.things import CLOTHES_SIZES
from helpboard.domain.topics import LEAVES

days = st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(date.isoformat)
times = st.times().map(lambda time: time.strftime("%H:%M"))
spoken = st.sampled_from(SPOKEN)


@st.composite
def dated(draw):
    start, end = sorted([draw(times), draw(times)])
    kind = draw(st.sampled_from(["day", "start", "both"]))
    if kind == "day" or start == end:
        return {"date": draw(days)}
    return {"date": draw(days), "from": start, **({"to": end} if kind == "both" else {})}


whens = st.one_of(
    st.just({"kind": "flexible"}),
    st.lists(dated(), min_size=1, max_size=4, unique_by=str).map(
        lambda rows: {"kind": "dates", "dates": rows}
    ),
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 700), st.integers(701, 1440)).map(list),
        min_size=1, max_size=5, unique_by=lambda slot: slot[0],
    ).map(lambda rows: {"kind": "weekly", "slots": rows}),
    st.tuples(days, days).map(
        lambda pair: {"kind": "period", "from": min(pair), "until": max(pair)}
    ),
)  # fmt: skip


def value_of(block, topic):
    choices = block.choices_for(topic)
    rows = st.fixed_dictionaries(
        {"code": spoken}, optional={"level": st.sampled_from(CEFR), "must": st.booleans()}
    )
    return {
        BlockType.CHOICE: st.sampled_from(choices or ("",)),
        BlockType.LEVEL: st.sampled_from(choices or ("",)),
        BlockType.THING: st.sampled_from(choices or ("",)),
        BlockType.LANGUAGE: spoken,
        BlockType.CHOICES: st.lists(st.sampled_from(choices or ("",)), min_size=1, unique=True),
        BlockType.NUMBER: st.integers(max(block.minimum, 0), block.maximum),
        BlockType.MONEY: st.integers(block.minimum, block.maximum),
        BlockType.YES_NO: st.booleans(),
        BlockType.DATE: days,
        BlockType.WHEN: whens,
        BlockType.AREA: st.sampled_from(["ludwigsburg-ost", "stuttgart"]),
        BlockType.LANGUAGE_PAIR: st.lists(spoken, min_size=2, max_size=2, unique=True).map(
            lambda two: {"from": two[0], "to": two[1]}
        ),
        BlockType.LANGUAGES: st.lists(rows, min_size=1, max_size=4, unique_by=lambda r: r["code"]),
        BlockType.SIZE: st.sampled_from(CLOTHES_SIZES) | st.integers(16, 29),
    }[block.type]


@st.composite
def right_facts(draw):
    topic = draw(st.sampled_from(LEAVES))
    chosen = draw(st.lists(st.sampled_from(blocks_for(topic)), unique_by=lambda b: b.code))
    facts = {
        block.code: draw(value_of(block, topic))
        for block in chosen
        if block.type is not BlockType.SIZE
    }
    return topic, facts
