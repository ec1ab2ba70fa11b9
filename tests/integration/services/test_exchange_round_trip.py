"""Whatever right rows come in by file go out again as the same file, byte for byte."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpboard.adapters.spreadsheets import read_rows, write_file
from helpboard.domain.facts import check_facts
from helpboard.domain.plain_text import without_forbidden
from helpboard.domain.tables.facts_text import write_facts, write_needs
from helpboard.domain.tables.sheet import read_sheet
from helpboard.domain.tables.tables import AREAS, GROUPS, ORGANISATIONS, POSTS, SITES
from helpboard.domain.topics import TOPICS
from helpboard.domain.words import CONDITIONS, NeedKind, OrganisationKind
from helpboard.services.exchange.carry_out import carry_out
from helpboard.services.exchange.collect import collect_rows
from helpboard.services.exchange.plan import Around
from tests.unit.domain.strategies import right_facts, spoken

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
AREA = "ludwigsburg-mitte"

slugs = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
texts = st.text(max_size=80).map(without_forbidden)
lines = (
    st.text(max_size=30)
    .map(lambda text: without_forbidden(text.replace("\n", " ")))
    .filter(lambda text: "\n" not in text)
)
names = lines.filter(bool)


def listed(codes):
    return st.lists(codes, unique=True, max_size=4).map("; ".join)


def needs():
    one = st.tuples(st.sampled_from([kind.value for kind in NeedKind]), right_facts())
    return st.lists(one, max_size=2).map(
        lambda rows: write_needs(
            [
                {"kind": kind, "topic": topic, "facts": check_facts(topic, facts, is_whole=False)}
                for kind, (topic, facts) in rows
            ]
        )
    )


def rows_of(table, **columns):
    """Make rows of a table; what is not named stays empty."""
    row = st.fixed_dictionaries({name: columns.get(name, st.just("")) for name in table.names})
    return st.lists(row, min_size=1, max_size=4, unique_by=lambda cells: cells[table.key])


ORGANISATION_ROWS = rows_of(
    ORGANISATIONS,
    slug=slugs,
    name=names,
    kind=st.sampled_from([kind.value for kind in OrganisationKind]),
    state=st.sampled_from(["unverified", "verified", "hidden"]),
    area=st.just(AREA),
    about=texts,
    source_lang=st.sampled_from(["de", "de-simple", "fa-AF"]),
    street=lines,
    postcode=st.from_regex(r"[0-9]{5}", fullmatch=True).filter(str.isascii),
    city=lines,
    phone=st.sampled_from(["", "+49 7141 910123", "07141 91-01", "115"]),
    donations=texts,
    topics=listed(st.sampled_from(sorted(TOPICS))),
    languages=listed(spoken),
    gives=needs(),
    seeks=needs(),
)
GROUP_ROWS = rows_of(
    GROUPS,
    slug=slugs,
    name=names,
    kind=st.sampled_from(["working_group", "welcome_cafe"]),
    state=st.sampled_from(["forming", "active", "resting", "closed"]),
    area=st.just(AREA),
    address=lines,
    address_shown=st.sampled_from(["everybody", "released"]),
    about=texts,
    source_lang=st.just("de"),
    topics=listed(st.sampled_from(sorted(TOPICS))),
    conditions=listed(st.sampled_from(CONDITIONS)),
    capacity=st.just("") | st.integers(0, 10_000).map(str),
    schedules=st.sampled_from(["", "FREQ=WEEKLY;BYDAY=WE 18:00-20:00 from 2026-01-07"]),
    gives=needs(),
)
AREA_ROWS = rows_of(
    AREAS,
    slug=slugs,
    name=names,
    kind=st.sampled_from(["town", "district"]),
    parent=st.sampled_from(["", AREA]),
    latitude=st.floats(-90, 90).map(lambda x: str(round(x, 6) + 0.0).removesuffix(".0")),
    longitude=st.just("9.19"),
    is_portal=st.sampled_from(["yes", "no"]),
    position=st.integers(-1000, 1000).map(str),
)
SITE_ROWS = rows_of(
    SITES,
    key=names,
    name=names,
    kind=st.just("shelter"),
    area=st.just(AREA),
    address=names,
    head_count=st.just("") | st.integers(0, 1000).map(str),
    languages=listed(spoken),
    closes_on=st.just("") | st.dates(date(2000, 1, 1), date(2099, 1, 1)).map(date.isoformat),
    note=texts,
)


@st.composite
def post_rows(draw):
    found = []
    for _ in range(draw(st.integers(1, 3))):
        topic, facts = draw(right_facts())
        row = dict.fromkeys(POSTS.names, "") | {
            "kind": draw(st.sampled_from(["offer", "request"])),
            "state": "draft",
            "topic": topic,
            "area": AREA,
            "facts": write_facts(check_facts(topic, facts, is_whole=False)),
            "text": draw(texts),
            "text_lang": "de",
            "count": str(draw(st.integers(1, 9))),
            "found": "0",
            "is_urgent": draw(st.sampled_from(["yes", "no"])),
        }
        if all(row["text"] != other["text"] for other in found):
            found.append(row)
    return found


class Carousel:
    """Takes rows round: a file, the board, another file, the board again, a third file."""

    def __init__(self, session, folder):
        self.session, self.folder = session, folder

    def write(self, name, table, rows):
        path = self.folder / name
        write_file(path, table=table, rows=rows)
        return path

    def take_in(self, table, path):
        sheet = read_sheet(table, read_rows(path).rows)
        return carry_out(self.session, sheet=sheet, around=Around(now=NOW, zone=BERLIN))

    def ride(self, table, rows, suffix):
        """Return the exported rows whose keys are not of the town, after checking both files."""
        lines = [[row[name] for name in table.names] for row in rows]
        given = self.write(f"in{suffix}", table, [table.names, *lines])
        first = self.take_in(table, given)
        self.session.flush()
        self.session.expire_all()
        out = self.write(f"out{suffix}", table, collect_rows(self.session, table))
        second = self.take_in(table, out)
        assert {step.verdict.value for step in second.steps} == {"unchanged"}
        again = list(collect_rows(self.session, table))
        assert again == [
            [str(cell) for cell in row] for row in _texts(read_rows(out).rows, len(table.names))
        ]
        if suffix == ".csv":
            assert self.write("again.csv", table, again).read_bytes() == out.read_bytes()
        keys = {step.key for step in first.steps}
        heading, *lines = again
        exported = [dict(zip(heading, line, strict=True)) for line in lines]
        return [row for row in exported if not keys or row[table.key] in keys or "id" in row]


def _texts(rows, width):
    """Return rows as they are read, without the guard of CSV and the padding of XLSX."""
    return [[cell[1:] if _is_guarded(cell) else cell for cell in row[:width]] for _, row in rows]


def _is_guarded(cell):
    return cell.startswith("'") and cell.lstrip("'")[:1] in tuple("=+-@")


ONCE = settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def carousel(town, session, tmp_path):
    return Carousel(session, tmp_path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize(
    "table", [ORGANISATIONS, GROUPS, AREAS, SITES], ids=lambda table: table.name
)
@ONCE
@given(data=st.data())
def test_right_rows_go_out_as_they_came(carousel, session, table, suffix, data):
    strategy = {
        "organisations": ORGANISATION_ROWS,
        "groups": GROUP_ROWS,
        "areas": AREA_ROWS,
        "sites": SITE_ROWS,
    }[table.name]
    rows = data.draw(strategy)
    savepoint = session.begin_nested()
    try:
        exported = {row[table.key]: row for row in carousel.ride(table, rows, suffix)}
        assert exported == {row[table.key]: row for row in rows}
    finally:
        savepoint.rollback()
        session.expunge_all()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@ONCE
@given(rows=post_rows())
def test_posts_go_out_as_they_came_with_their_numbers_and_their_end(
    carousel, session, suffix, rows
):
    savepoint = session.begin_nested()
    try:
        exported = carousel.ride(POSTS, rows, suffix)
        assert [{**row, "id": "", "expires_at": ""} for row in exported] == rows
        assert all(row["id"] and row["expires_at"] for row in exported)
    finally:
        savepoint.rollback()
        session.expunge_all()
