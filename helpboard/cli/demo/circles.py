"""Makes the groups of the demo town, their meetings, partners, and the sites they serve."""

from datetime import datetime, time, timedelta
from itertools import islice

from helpboard.cli.demo.build import ZONE, Build
from helpboard.cli.demo.content import shapes
from helpboard.cli.demo.content.groups import GROUPS
from helpboard.cli.demo.content.partnerships import PARTNERSHIPS
from helpboard.cli.demo.content.people import GIVEN_GROUPS_NOTE
from helpboard.cli.demo.content.roles import JOINS
from helpboard.cli.demo.content.sites import SITES
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.profiles import CITY, Directory, add_needs, postcode_of, spoken
from helpboard.domain import schedule as rules
from helpboard.domain.group import AddressShown, GroupKind, GroupState
from helpboard.domain.joining import Joins
from helpboard.domain.partnership import PartnershipState
from helpboard.models import (
    Group,
    GroupSchedule,
    Partnership,
    Place,
    Site,
    SiteGroup,
)

_HOUSES = {"cafe-lindenhain": "gemeindehaus-lindenhain"}
_FIRST_WEEK = 30
"""So many weeks ago the groups began to meet."""

Groups = dict[str, Group]


def build_groups(build: Build, places: dict[str, Place], manifest: Manifest) -> Groups:
    """Add the groups with their meetings, gives and seeks."""
    groups = {group.slug: group_of(build, group, places) for group in GROUPS}
    build.session.add_all(groups.values())
    build.session.flush()
    for group in GROUPS:
        row = groups[group.slug]
        build.session.add_all(_schedule(build, rule, row.id) for rule in group.schedules)
        add_needs(build, group.needs, group_id=row.id)
        list_group(manifest, row)
    return groups


def list_group(manifest: Manifest, row: Group) -> None:
    """Put a group into the manifest: by kind while it lives, and by state when it rests."""
    if row.state is not GroupState.CLOSED:
        manifest.groups[row.kind.value].append(row.slug)
    if row.state in {GroupState.RESTING, GroupState.CLOSED}:
        manifest.groups[row.state.value].append(row.slug)


def group_of(build: Build, group: shapes.Group, places: dict[str, Place]) -> Group:
    """Return a group as a row, at home in one of the ``places`` or nowhere."""
    house = places.get(_HOUSES.get(group.slug, ""))
    address = group.address
    if not group.address_public:
        address = f"{address}, Klingel {build.canaries.mark('group.address')}"
    elif group.schedules:
        address = _with_room(group.schedules[0].place, address)
    return Group(
        slug=group.slug,
        name=group.name,
        kind=GroupKind(group.kind),
        state=GroupState(group.state),
        area_id=build.areas[group.area].id,
        place_id=house.id if house else None,
        address=address,
        address_shown=AddressShown.EVERYBODY if group.address_public else AddressShown.RELEASED,
        about=group.about,
        source_lang=group.lang,
        topics=group.topics.split(),
        languages=spoken(group.languages),
        conditions=group.conditions.split(),
        capacity=group.capacity,
        joins=Joins(JOINS.get(group.slug, "asked")),
        state_since=build.today - timedelta(days=200),
        rests_until=build.today + timedelta(days=50) if group.state == "resting" else None,
        **build.stamps(days=600),
    )


def _with_room(room: str, address: str) -> str:
    """Return where a group meets in its house, the street said once."""
    street, _, town = address.partition(", ")
    return f"{room}, {town if street in room else address}"


def _schedule(build: Build, rule: shapes.Schedule, group_id: int) -> GroupSchedule:
    monday = build.today - timedelta(days=build.today.weekday())
    row = GroupSchedule(
        group_id=group_id,
        rule=rule.rrule,
        starts_on=monday - timedelta(weeks=_FIRST_WEEK),
        starts=time.fromisoformat(rule.start),
        ends=time.fromisoformat(rule.end),
        except_on=[],
        hosts=rule.hosts,
    )
    plan = rules.Schedule(
        id=0, rule=row.rule, starts_on=row.starts_on, starts=row.starts, ends=row.ends
    )
    midnight = datetime.combine(build.today, time(), tzinfo=ZONE)
    coming = list(islice(rules.meetings(plan, since=midnight, zone=ZONE), 8))
    row.except_on = [
        coming[number - 1].starts_at.date().isoformat() for number, _reason in rule.skips
    ]
    return row


def build_partnerships(
    build: Build, directory: Directory, groups: Groups, manifest: Manifest
) -> None:
    """Add the partnerships; what is noted of the contact is for the two sides only."""
    rows = []
    for number, partners in enumerate(PARTNERSHIPS):
        has_begun = partners.since_days > 0
        mark = build.canaries.mark("partnership.contact")
        since = build.today - timedelta(days=partners.since_days)
        review = build.today + timedelta(days=partners.review_in_days)
        rows.append(
            Partnership(
                organisation_id=directory[partners.organisation].id,
                group_id=groups[partners.group].id,
                state=PartnershipState(partners.state),
                organisation_gives=[partners.organisation_gives],
                group_gives=[partners.group_gives],
                contact=f"{partners.contact} Ablage {mark}.",
                since=since if has_begun else None,
                review_on=review if partners.review_in_days else None,
                **build.stamps(days=partners.since_days or 3 + number % 20),
            )
        )
    build.session.add_all(rows)
    build.session.flush()
    manifest.partnerships = [row.id for row in rows]


def build_sites(build: Build, groups: Groups, manifest: Manifest) -> None:
    """Add the shelters; their names on the desk do not say where they are."""
    rows = []
    for number, site in enumerate(SITES):
        row = _site(build, site, number)
        rows.append(row)
        build.session.add(row)
        build.session.flush()
        for slug in site.groups:
            mark = build.canaries.mark("site_group.note")
            build.session.add(
                SiteGroup(
                    site_id=row.id,
                    group_id=groups[slug].id,
                    note=f"{GIVEN_GROUPS_NOTE} Ablage {mark}.",
                )
            )
    manifest.sites = [row.id for row in rows]


def _site(build: Build, site: shapes.Site, number: int) -> Site:
    area = build.areas[site.area]
    is_named = site.label != site.street
    word = "Wohnung" if site.kind == "flat" else "Haus"
    postcode = postcode_of(site.area, number)
    mark = build.canaries.mark("site.address")
    closes = site.closes_in_days
    note = build.canaries.mark("site.note")
    return Site(
        key=f"lb-{number + 1:03}",
        name=site.label if is_named else f"{word} {number + 1}, {area.name}",
        kind=site.kind,
        area_id=area.id,
        address=f"{site.street}, {postcode} {CITY}, Objekt {mark}",
        head_count=site.heads,
        languages=spoken(site.languages),
        closes_on=build.today + timedelta(days=closes) if closes else None,
        note=f"Hausmeister nur vormittags erreichbar. Ablage {note}.",
        **build.stamps(days=400 - number),
    )
