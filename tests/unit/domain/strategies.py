"""Hypothesis strategies for right values of building blocks, written as a careless sender would."""

from datetime import date

from hypothesis import strategies as st

from helpboard.domain.languages import SPOKEN

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
