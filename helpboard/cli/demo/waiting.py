"""Makes what waits in the desk's register: houses to verify or to look at again, new groups."""

from dataclasses import replace
from random import Random

from sqlalchemy import select

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.circles import group_of, list_group
from helpboard.cli.demo.content import waiting
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.profiles import add_needs, organisation_of
from helpboard.domain.decision import Reason
from helpboard.domain.group import GroupRole
from helpboard.domain.joining import Joins
from helpboard.domain.organisation import (
    MemberRole,
    OrganisationState,
    OrganisationVerdict,
    VerifiedHow,
)
from helpboard.models import (
    GroupMember,
    Notice,
    NoticeState,
    Organisation,
    OrganisationDecision,
    OrganisationMember,
    User,
)
from helpboard.services.groups import TO_BEGIN
from helpboard.services.organisations import CHANGED, TO_VERIFY

_NUMBERED_FROM = 60
"""Their phones come after those of the directory."""
"""So many groups have a word of the desk beside a site that they serve."""


def build_waiting(build: Build, people: People, manifest: Manifest) -> None:
    """Add who has come of late, and what coordinators have decided about the others."""
    rng = build.random("waiting")
    _vouch(build, people, rng)
    for number, profile in enumerate(waiting.ORGANISATIONS):
        new = replace(profile, state=OrganisationState.UNVERIFIED.value)
        row = organisation_of(build, new, _NUMBERED_FROM + number, days=1 + number * 0.8)
        twin = waiting.TWINS.get(profile.slug)
        if twin:
            row.phone = _by_slug(build, twin).phone
        build.session.add(row)
        build.session.flush()
        add_needs(build, profile.needs, organisation_id=row.id)
        owner = people.writers[-1 - number]
        build.session.add(
            OrganisationMember(organisation_id=row.id, user_id=owner.id, role=MemberRole.OWNER)
        )
        manifest.organisations[OrganisationState.UNVERIFIED.value].append(row.slug)
    _note_houses(build)
    _found_groups(build, people, manifest)
    build.session.flush()


def _vouch(build: Build, people: People, rng: Random) -> None:
    """Say who has verified the houses, and how; and why the hidden ones are hidden."""
    ways, carla = list(VerifiedHow), people.coordinators[0]
    rows = build.session.scalars(select(Organisation).order_by(Organisation.id)).all()
    for row in rows:
        if row.state is OrganisationState.VERIFIED:
            row.verified_by, row.verified_how = carla.id, rng.choice(ways).value
        if row.state is OrganisationState.HIDDEN and row.parent_id is None:
            mark = build.canaries.mark("organisation_decision.sentence")
            build.session.add(
                OrganisationDecision(
                    organisation_id=row.id,
                    verdict=OrganisationVerdict.HIDE,
                    reason=Reason.COMMERCIAL.value,
                    sentence=waiting.SENTENCE % {"mark": mark},
                    sentence_lang="de",
                    decided_by=carla.id,
                    at=build.ago(days=40),
                )
            )


def _note_houses(build: Build) -> None:
    unverified = build.session.scalars(
        select(Organisation)
        .where(Organisation.state == OrganisationState.UNVERIFIED, Organisation.parent_id.is_(None))
        .order_by(Organisation.id)
    )
    for number, row in enumerate(unverified):
        _note(build, "organisation", row.id, TO_VERIFY, days=1 + number * 0.4)
    for number, (slug, text) in enumerate(waiting.CHANGED):
        row = _by_slug(build, slug)
        _note(build, "organisation", row.id, CHANGED, days=2 + number, text=text)


def _found_groups(build: Build, people: People, manifest: Manifest) -> None:
    for number, shape in enumerate(waiting.GROUPS):
        row = group_of(build, shape, {})
        row.created_at = row.updated_at = build.ago(days=2 + number)
        row.state_since, row.joins = build.today, Joins.ASKED
        build.session.add(row)
        build.session.flush()
        founder: User = people.writers[-10 - number]
        build.session.add(
            GroupMember(
                group_id=row.id,
                user_id=founder.id,
                role=GroupRole.LEAD,
                joined_at=build.ago(days=2 + number),
            )
        )
        _note(build, "group", row.id, TO_BEGIN, days=2 + number)
        list_group(manifest, row)


def _note(
    build: Build, about: str, about_id: int, reason: str, *, days: float, text: str = ""
) -> None:
    build.session.add(
        Notice(
            about=about,
            about_id=about_id,
            reason=reason,
            text=text,
            state=NoticeState.OPEN,
            created_at=build.ago(days=days),
        )
    )


def _by_slug(build: Build, slug: str) -> Organisation:
    return build.session.scalars(select(Organisation).where(Organisation.slug == slug)).one()
