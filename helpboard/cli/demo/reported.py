"""Makes the council report: an edition that everybody can read, and the next one in the making."""

from datetime import date
from typing import Any

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content import reports as content
from helpboard.domain.disclosure import LEAST, Hidden
from helpboard.domain.report import BlockKind, digest_of, with_block
from helpboard.models import NotedFigure, Report, ReportEdition

AREA = "ludwigsburg"


def build_report(build: Build, people: People) -> None:
    """Add a report with figures from elsewhere, and what of it was frozen and published."""
    carla = people.coordinators[0].id
    noted = _note(build, carla)
    first = date(build.today.year, 1, 1)
    mark = build.canaries.mark("report.blocks")
    blocks: list[dict[str, Any]] = []
    for block in _blocks(noted, f"Noch zu klären vor der Sitzung: {mark}."):
        blocks = with_block(blocks, block)
    report = Report(
        area_id=build.areas[AREA].id,
        title=content.TITLE,
        lang="de",
        first_day=first,
        last_day=build.today,
        blocks=blocks,
        made_by=carla,
        created_at=build.ago(days=400),
        updated_at=build.ago(days=3),
    )
    build.session.add(report)
    build.session.flush()
    _freeze(build, report, noted, carla)


def _note(build: Build, carla: int) -> list[NotedFigure]:
    rows = [
        NotedFigure(
            area_id=build.areas[AREA].id,
            label=label,
            value=value,
            on_date=build.ago(days=370).date(),
            source=source,
            is_estimated=is_estimated,
            counts_people=counts_people,
            noted_by=carla,
            created_at=build.ago(days=369),
        )
        for label, value, counts_people, source, is_estimated in content.NOTED
    ]
    build.session.add_all(rows)
    build.session.flush()
    return rows


def _blocks(noted: list[NotedFigure], note: str) -> list[dict[str, Any]]:
    def text(words: str) -> dict[str, Any]:
        return {"kind": BlockKind.TEXT.value, "text": words}

    def figure(code: str) -> dict[str, Any]:
        return {"kind": BlockKind.FIGURE.value, "code": code}

    return [
        text(content.STEERING),
        *({"kind": BlockKind.NOTED.value, "noted_id": row.id} for row in noted),
        text(content.VOLUNTEERS),
        figure("volunteers"),
        figure("groups"),
        {"kind": BlockKind.CHART.value, "code": "area"},
        text(content.BOARD),
        *(figure(code) for code in ("organisations", "posts", "answered", "found")),
        {"kind": BlockKind.CHART.value, "code": "months"},
        text(note),
    ]


def _freeze(build: Build, report: Report, noted: list[NotedFigure], carla: int) -> None:
    """Keep the edition of the year before; its figures were counted when the town was smaller."""
    at, year = build.ago(days=365), build.today.year - 1
    when = f"{year}"
    volunteers = {**_counted(*content.VOLUNTEERS_COUNTED, "187", when), "people": True}
    parts: list[dict[str, Any]] = [
        {"kind": "text", "text": content.STEERING},
        *(_noted(row) for row in noted),
        {"kind": "text", "text": content.VOLUNTEERS},
        volunteers,
        {"kind": "text", "text": content.BOARD},
        *(_counted(*row, when) for row in content.COUNTED),
    ]
    frozen = {
        "title": content.TITLE,
        "lang": "de",
        "area": {"slug": AREA, "name": build.areas[AREA].name},
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
        "period": f"Januar bis Dezember {year}",
        "counted_at": at.isoformat(),
        "counted_on": f"{at:%d.%m.%Y}",
        "blocks": [{**part, "id": number} for number, part in enumerate(parts, start=1)],
        "people": {f"{AREA}/volunteers": volunteers["exact"]},
    }
    edition = ReportEdition(
        report_id=report.id,
        number=1,
        frozen=frozen,
        digest=digest_of(frozen),
        frozen_by=carla,
        frozen_at=at,
        published_at=build.ago(days=350),
    )
    build.session.add(edition)
    build.session.flush()


def _counted(
    code: str, label: str, definition: str, number: int, text: str, when: str
) -> dict[str, Any]:
    return {
        "kind": BlockKind.FIGURE.value,
        "code": code,
        "label": label,
        "definition": definition,
        "when": when,
        "small": f"{definition} {when}.",
        "people": False,
        "exact": number,
        "exact_text": text,
        "shown": number,
        "shown_text": text,
    }


def _noted(row: NotedFigure) -> dict[str, Any]:
    is_few = row.counts_people and row.value < LEAST
    when = f"{row.on_date:%d.%m.%Y}"
    how = "geschätzt" if row.is_estimated else "gezählt"
    return {
        "kind": BlockKind.NOTED.value,
        "label": row.label,
        "small": f"{when}, {how}. Quelle: {row.source}",
        "when": when,
        "people": row.counts_people,
        "exact": row.value,
        "exact_text": str(row.value),
        "shown": Hidden.FEW.value if is_few else row.value,
        "shown_text": "weniger als 5" if is_few else str(row.value),
    }
