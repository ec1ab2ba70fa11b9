"""What tests of import and export share: a desk that takes rows in, and a town full of them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.post import PostState
from helpboard.domain.tables.sheet import read_sheet
from helpboard.domain.tables.text import guard
from helpboard.models import (
    Facet,
    GiveSeek,
    InfoPage,
    Post,
    PostFacet,
    RecordedPerson,
    Site,
    SiteGroup,
    Volunteer,
)
from helpboard.services.exchange.carry_out import carry_out
from helpboard.services.exchange.collect import collect_rows
from helpboard.services.exchange.plan import Around, plan_import
from tests.town import Town

MOMENT = datetime(2026, 11, 22, 12, 30, 15, 123456, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


class Exchange:
    """Imports rows given as dictionaries, and exports them."""

    def __init__(self, session, now, within=None, by_id=None):
        self.session, self.now, self.within, self.by_id = session, now, within, by_id

    def around(self):
        return Around(now=self.now, zone=BERLIN, within=self.within, by_id=self.by_id)

    def sheet(self, table, *rows):
        heading = list(dict.fromkeys(name for row in rows for name in row))
        lines = [heading, *([guard(row.get(name, "")) for name in heading] for row in rows)]
        return read_sheet(table, list(enumerate(lines, start=1)))

    def plan(self, table, *rows):
        sheet = self.sheet(table, *rows)
        return plan_import(self.session, sheet=sheet, around=self.around())

    def carry_out(self, table, *rows):
        sheet = self.sheet(table, *rows)
        plan = carry_out(self.session, sheet=sheet, around=self.around())
        self.session.flush()
        self.session.expire_all()
        return plan

    def export(self, table):
        heading, *rows = collect_rows(self.session, table)
        return [dict(zip(heading, row, strict=True)) for row in rows]


def wrong(plan):
    return [(p.row, p.column, p.code) for p in plan.problems]


def verdicts(plan):
    return [step.verdict.value for step in plan.steps]


def changes(plan):
    return [(d.column, d.old, d.new) for step in plan.steps for d in step.differences]


def furnish(town: Town, session: Session) -> None:
    """Fill the town with a row of everything, in all shades."""
    parent = town.organisation(slug="a-parent", kind="parish", phone="+49 7141 910123")
    town.organisation(slug="b-child", parent_id=parent.id, about="=SUM\r\n„ß“", postcode="01067")
    group = town.group(slug="cafe", capacity=12, conditions=["free", "drop-in"])
    town.schedule(group, until=date(2026, 12, 31), except_on=["2026-05-06"])
    town.schedule(group, rule="FREQ=MONTHLY;BYDAY=1MO")
    town.add(
        GiveSeek(group_id=group.id, direction="give", kind="room", topic="sewing", facts={}),
        GiveSeek(
            organisation_id=parent.id, direction="seek", kind="people", topic="bicycle",
            facts={"thing": "bicycle"},
        ),
    )  # fmt: skip
    town.post(facts={"thing": "bicycle", "when": {"kind": "flexible"}})
    town.post("room", organisation_id=parent.id, group_id=group.id, text="'=1\nZwei")
    for state in PostState:
        town.post(state=state, text=f"In {state.value}", expires_at=town.now - timedelta(days=40))
    site = town.add(
        Site(
            key="Haus 7", name="Römerhügel", kind="shelter", area_id=town.mitte.id,
            address="Geheim 1", head_count=30, languages=["ar"], closes_on=date(2027, 1, 1),
            created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    town.add(SiteGroup(site_id=site.id, group_id=group.id, note="Mondays"))
    for number, email in enumerate(("", "ask@example.org")):
        person = town.person("Renate", email=email or None, phone="+49 7141 1")
        profile = {"topics": ["bicycle"], "languages": {"de": "C2", "ar": "B1"}, "areas": []}
        profile |= {"created_at": town.now, "updated_at": town.now, "area_id": town.mitte.id}
        town.add(Volunteer(user_id=person.id, when={"kind": "flexible"}, **profile))
        town.add(
            RecordedPerson(
                user_id=person.id, file_key=f"Liste {number}", consent_on=date(2026, 1, 1),
                consent_source="paper", asked_at=town.now if email else None,
            )
        )  # fmt: skip
    above = None
    for path in ("wohnen", "wohnen/miete"):
        above = town.add(
            InfoPage(
                path=path, slug=path.rpartition("/")[2], parent_id=above and above.id,
                audience=PageAudience.NEWCOMERS, state=PageState.PUBLISHED, source_lang="de",
                title="=Titel", summary="-1", body="## Eins\n\n[[card:amt]]", is_discreet=True,
                checked_at=MOMENT, created_at=town.now, updated_at=town.now,
            )
        )  # fmt: skip
    town.mitte.latitude, town.mitte.longitude = 48.897, 9.191
    session.flush()


def carried(session: Session, post: Post) -> set[str]:
    statement = select(Facet.code).join(PostFacet).where(PostFacet.post_id == post.id)
    return set(session.scalars(statement))
