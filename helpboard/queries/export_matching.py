"""What the matching keeps about one person, for that person to take along.

The part of `export.py` about the profile, proposals, appointments, plans and sites.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, or_, select

from helpboard.models import (
    Appointment,
    Area,
    Group,
    Organisation,
    Partnership,
    Plan,
    PlanLine,
    Proposal,
    ProposalSide,
    Site,
    SiteRelease,
    Volunteer,
)

Section = Callable[[int], Select[*tuple[Any, ...]]]


def _profile(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Volunteer.topics,
            Volunteer.when,
            Volunteer.languages,
            Area.name.label("area"),
            Volunteer.areas,
            Volunteer.max_travel,
            Volunteer.hours_week,
            Volunteer.is_of_age,
            Volunteer.is_woman,
            Volunteer.needs_wheelchair,
            Volunteer.has_licence,
            Volunteer.shows_name,
            Volunteer.shows_phone,
            Volunteer.paused_until,
            Volunteer.consent_at,
            Volunteer.consent_source,
            Volunteer.asked_about,
            Volunteer.asked_at,
            Volunteer.unanswered,
            Volunteer.created_at,
            Volunteer.updated_at,
        )
        .outerjoin(Area, Area.id == Volunteer.area_id)
        .where(Volunteer.user_id == me)
    )


def _proposals(me: int) -> Select[*tuple[Any, ...]]:
    """Select what was proposed to one, and what one proposed to others; each with its words."""
    return (
        select(
            Proposal.kind,
            Proposal.state,
            Organisation.name.label("organisation"),
            Group.name.label("group"),
            Proposal.post_id,
            Proposal.points,
            Proposal.reasons,
            Proposal.note,
            Proposal.note_lang,
            Proposal.override,
            Proposal.created_at,
            Proposal.updated_at,
            Proposal.lapses_at,
            Proposal.ask_again_at,
        )
        .outerjoin(Organisation, Organisation.id == Proposal.organisation_id)
        .outerjoin(Group, Group.id == Proposal.group_id)
        .where(or_(Proposal.user_id == me, Proposal.proposed_by == me))
        .order_by(Proposal.id)
    )


def _proposal_answers(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Proposal.kind,
            ProposalSide.party,
            ProposalSide.answer,
            ProposalSide.reason,
            ProposalSide.answered_at,
            ProposalSide.shows_name,
            ProposalSide.shows_phone,
            ProposalSide.goes_well,
        )
        .join(Proposal, Proposal.id == ProposalSide.proposal_id)
        .where(or_(ProposalSide.user_id == me, ProposalSide.answered_by == me))
        .order_by(ProposalSide.id)
    )


def _appointments(me: int) -> Select[*tuple[Any, ...]]:
    """Select appointments that one ordered for an organisation, or goes to."""
    return (
        select(
            Appointment.kind,
            Appointment.state,
            Organisation.name.label("organisation"),
            Appointment.topic,
            Appointment.from_language,
            Appointment.to_language,
            Appointment.starts_at,
            Appointment.ends_at,
            Area.name.label("area"),
            Appointment.address,
            Appointment.subject,
            Appointment.is_online,
            Appointment.is_confidential,
        )
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .join(Area, Area.id == Appointment.area_id)
        .where(or_(Appointment.user_id == me, Appointment.ordered_by == me))
        .order_by(Appointment.id)
    )


def _plans(me: int) -> Select[*tuple[Any, ...]]:
    plans = select(Plan.kind, Plan.state, Plan.wishes, Plan.created_at, Plan.updated_at)
    return plans.where(Plan.made_by == me).order_by(Plan.id)


def _plan_lines(me: int) -> Select[*tuple[Any, ...]]:
    """Select where a plan would have one go, with what was noted about it."""
    return (
        select(
            Plan.kind,
            Plan.state,
            Group.name.label("group"),
            PlanLine.new_group,
            PlanLine.points,
            PlanLine.reasons,
            PlanLine.said_by_phone,
            PlanLine.note,
        )
        .join(Plan, Plan.id == PlanLine.plan_id)
        .outerjoin(Group, Group.id == PlanLine.group_id)
        .where(PlanLine.user_id == me)
        .order_by(PlanLine.id)
    )


def _site_releases(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Site.name.label("site"), SiteRelease.released_at)
        .join(Site, Site.id == SiteRelease.site_id)
        .where(SiteRelease.user_id == me)
        .order_by(SiteRelease.site_id)
    )


def _partnership_contacts(me: int) -> Select[*tuple[Any, ...]]:
    """Select what one has written on whom to ask for in a partnership."""
    return (
        select(
            Organisation.name.label("organisation"), Group.name.label("group"), Partnership.contact
        )
        .join(Organisation, Organisation.id == Partnership.organisation_id)
        .join(Group, Group.id == Partnership.group_id)
        .where(Partnership.contact_by == me)
        .order_by(Partnership.id)
    )


SECTIONS: Mapping[str, Section] = {
    "volunteer_profile": _profile,
    "proposals": _proposals,
    "proposal_answers": _proposal_answers,
    "appointments": _appointments,
    "plans": _plans,
    "plan_lines": _plan_lines,
    "partnership_contacts": _partnership_contacts,
    "sites_released": _site_releases,
}
"""By the name that it has in the file."""
