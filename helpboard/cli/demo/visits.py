"""Makes appointments for which interpreters and companions are wanted, and who is asked."""

from datetime import datetime, time, timedelta
from itertools import cycle, islice
from typing import Final

from sqlalchemy import select

from helpboard.cli.demo.accounts import EDITED
from helpboard.cli.demo.build import ZONE, Build
from helpboard.cli.demo.content.roles import SUBJECTS
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.notices import Authors
from helpboard.domain.appointment import INTERPRETING, AppointmentKind, AppointmentState
from helpboard.domain.proposal import ANSWER_LIFE, Party, ProposalKind, ProposalState, SideAnswer
from helpboard.models import Appointment, Proposal, ProposalSide, Release, Volunteer
from helpboard.queries.appointment_candidates import Candidate, candidates
from helpboard.services.plan_lines import HUNDREDTHS, reason_rows

INTERPRETERS: Final = 40
_WANTED: Final = (
    *(("open", days) for days in (3, 5, 6, 9, 12, 20)),
    *(("placed", days) for days in (2, 4, 7, 8, 15)),
    *(("done", -days) for days in (3, 8, 15, 21, 33, 40)),
    *(("cancelled", days) for days in (4, -9)),
    ("unfilled", -5),
)
"""States of the twenty appointments, and in how many days they are."""
_TOPICS: Final = ("office-visit", "doctor-visit", "school-visit", "bank", "hearing")
_LANGUAGES: Final = ("ar", "uk", "fa", "fr", "tr", "ru", "prs", "kmr", "ti", "so")
_HOUSES: Final = (
    EDITED, "stadt-wohnen", "landratsamt-soziales", "landratsamt-gesundheit", "stadt-koordination",
)  # fmt: skip


def build_visits(build: Build, authors: Authors, manifest: Manifest) -> None:
    """Add twenty appointments in all states, ordered by organisations, and list them."""
    _release_interpreters(build, authors)
    rng = build.random("visits")
    houses = islice(cycle(slug for slug in _HOUSES if slug in authors.directory), len(_WANTED))
    for number, ((state, days), slug) in enumerate(zip(_WANTED, houses, strict=True)):
        visit = _visit(build, authors, slug, number, days)
        visit.state = AppointmentState(state)
        visit.key = f"{rng.getrandbits(128):032x}"
        build.session.add(visit)
        build.session.flush()
        manifest.appointments.append(visit.id)
        _ask(build, visit, [f"{rng.getrandbits(128):032x}" for _ in range(3)], manifest)
    build.session.flush()


def _release_interpreters(build: Build, authors: Authors) -> None:
    """Let those interpret whom the coordinator knows: who speaks what few others speak first."""
    spoken = build.session.scalars(
        select(Volunteer).where(Volunteer.consent_at.is_not(None)).order_by(Volunteer.user_id)
    )
    many = sorted(
        (row for row in spoken if set(row.languages) & set(_LANGUAGES)),
        key=lambda row: (-len(set(row.languages) & set(_LANGUAGES)), row.user_id),
    )
    build.session.add_all(
        Release(
            user_id=row.user_id,
            topic=INTERPRETING,
            released_by=authors.people.coordinators[0].id,
            released_at=build.ago(days=60),
        )
        for row in many[:INTERPRETERS]
    )
    build.session.flush()


def _visit(build: Build, authors: Authors, slug: str, number: int, days: int) -> Appointment:
    house = authors.directory[slug]
    is_interpreting = number % 4 != 3
    day = build.today + timedelta(days=days)
    starts = datetime.combine(day, time(9 + number % 7, 30 * (number % 2)), tzinfo=ZONE)
    is_over = days < 0
    subject = f"{SUBJECTS[number % len(SUBJECTS)]}, Vorgang"
    mark = "" if is_over else build.canaries.mark("appointment.subject")
    room = "" if is_over else build.canaries.mark("appointment.address")
    return Appointment(
        kind=AppointmentKind.INTERPRETER if is_interpreting else AppointmentKind.COMPANION,
        organisation_id=house.id,
        topic=_TOPICS[number % len(_TOPICS)],
        from_language=_LANGUAGES[number % len(_LANGUAGES)],
        to_language="de",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=60 + 30 * (number % 3)),
        area_id=house.area_id,
        address="" if is_over else f"{house.street or house.name}, Zimmer {room}",
        subject="" if is_over else f"{subject} {mark}",
        is_online=number % 9 == 8,
        is_confidential=number % 3 != 1,
        ordered_by=authors.editors.get(slug),
        sequence=0,
        **build.stamps(days=max(2, 10 - days)),
    )


def _ask(build: Build, visit: Appointment, keys: list[str], manifest: Manifest) -> None:
    """Let people have been asked who could come, and one of them have said yes."""
    is_taken = visit.state in {AppointmentState.PLACED, AppointmentState.DONE}
    state, wanted = ProposalState.CONFIRMED, visit.state
    if visit.state is AppointmentState.OPEN:
        state = ProposalState.PROPOSED
    elif not is_taken:
        return
    # Candidates are found for what is open and still to come.
    visit.state, starts, ends = AppointmentState.OPEN, visit.starts_at, visit.ends_at
    week = timedelta(weeks=-(-max(0, (build.now - starts).days + 1) // 7))
    visit.starts_at, visit.ends_at = starts + week, ends + week
    found = _who_could_come(build, visit)
    visit.state, visit.starts_at, visit.ends_at = wanted, starts, ends
    for key, one in zip(keys, found[:1] if is_taken else found[:3], strict=False):
        proposal = _proposal(build, visit, one, state)
        proposal.key = key
        build.session.add(proposal)
        build.session.flush()
        manifest.proposals[state.value].append(proposal.id)
        build.session.add(_side(build, proposal, is_yes=is_taken))
        if is_taken:
            visit.user_id, visit.sequence = one.user_id, 1
    if is_taken and visit.user_id is None:
        visit.state = AppointmentState.OPEN if starts > build.now else AppointmentState.UNFILLED


def _who_could_come(build: Build, visit: Appointment) -> list[Candidate]:
    """Return who could come, in the first language from the visit's own on that finds anybody."""
    begin = _LANGUAGES.index(visit.from_language)
    for language in (*_LANGUAGES[begin:], *_LANGUAGES[:begin]):
        visit.from_language = language
        found = candidates(build.session, visit, now=build.now, zone=ZONE)
        if found:
            return found
    return []


def _proposal(build: Build, visit: Appointment, one: Candidate, state: ProposalState) -> Proposal:
    made = visit.created_at
    return Proposal(
        kind=ProposalKind.APPOINTMENT,
        state=state,
        organisation_id=visit.organisation_id,
        appointment_id=visit.id,
        user_id=one.user_id,
        points=one.fit.quarters * HUNDREDTHS,
        reasons={"reasons": reason_rows(one.fit.reasons)},
        lapses_at=build.now + ANSWER_LIFE / 2,
        created_at=made,
        updated_at=made,
    )


def _side(build: Build, proposal: Proposal, *, is_yes: bool) -> ProposalSide:
    return ProposalSide(
        proposal_id=proposal.id,
        party=Party.VOLUNTEER,
        user_id=proposal.user_id,
        answer=SideAnswer.YES if is_yes else SideAnswer.ASKED,
        answered_by=proposal.user_id if is_yes else None,
        answered_at=build.ago(days=1) if is_yes else None,
    )
