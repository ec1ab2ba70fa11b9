"""The directory of organisations, and the profile of one."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import NotFoundError
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.directory import NameCursor, OrganisationFilter, directory_page
from helpboard.queries.meetings import calendars_of
from helpboard.queries.partners import partner_groups
from helpboard.queries.profiles import goes_on_as, organisation_page, organisation_row
from helpboard.queries.provided import services_of_organisation
from helpboard.web.caching import discreet, fresh_until, public_page
from helpboard.web.filters import select_field
from helpboard.web.hours import next_midnight
from helpboard.web.ics import calendar_file, group_events, service_events
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import ListChoice, list_choice
from helpboard.web.organisations.shown import card_view, profile_view
from helpboard.web.paths import address_of
from helpboard.web.wordings import wordings
from helpboard.web.words.kinds import ORGANISATION_KINDS, organisation_kind_label

bp = Blueprint("organisations", __name__)


@bp.get("/organisations/")
@public_page
def index() -> ResponseReturnValue:
    """Show a page of the directory."""
    session = db.session()
    kinds = {kind: organisation_kind_label(kind) for kind in ORGANISATION_KINDS}
    choice = list_choice(request.args, kept_area_tree(), kinds=kinds)
    after = NameCursor.parse(request.args["after"]) if request.args.get("after") else None
    page = directory_page(session, _filter(choice), after=after)
    if choice.topic and is_discreet(choice.topic):
        discreet()
    parameters = choice.parameters
    said = wordings({ItemKind.ORGANISATION: page.organisations})
    return render_template(
        "organisations/index.html",
        choice=choice,
        fields=[
            select_field("kind", _("Kind"), _by_label(kinds), choice.kind, _("All kinds")),
            choice.topic_field(),
            choice.area_field(),
            choice.language_field(),
        ],
        active=choice.chips("organisations.index"),
        organisations=[card_view(card, said) for card in page.organisations],
        count=ngettext("%(num)d organisation", "%(num)d organisations", page.total),
        next_url=_list_url(parameters(after=page.next.text)) if page.next else "",
        previous_url=_list_url(parameters()) if after else "",
    )


@bp.get("/organisations/<slug>")
@public_page
def profile(slug: str) -> ResponseReturnValue:
    """Show a profile; hidden ones are not found, one put together with another leads there."""
    session, now = db.session(), datetime.now(UTC)
    try:
        page = organisation_page(session, slug, now=now)
    except NotFoundError:
        return _onwards("organisations.profile", slug)
    if any(is_discreet(topic) for topic in page.organisation.topics):
        discreet()
    return render_template(
        "organisations/profile.html",
        page=page,
        row=page.organisation,
        code=short_code(ShortKind.ORGANISATION, page.organisation.id),
        **profile_view(page, tree=kept_area_tree(), now=now),
    )


@bp.get("/organisations/<slug>.ics")
@public_page
def calendar(slug: str) -> ResponseReturnValue:
    """Give the organisation's services of the next weeks and its partners' meetings as a file."""
    session, now = db.session(), datetime.now(UTC)
    try:
        row = organisation_row(session, slug)
    except NotFoundError:
        return _onwards("organisations.calendar", slug)
    groups = calendars_of(session, partner_groups(session, row.id))
    fresh_until(next_midnight(now))
    if any(is_discreet(topic) for topic in row.topics):
        discreet()
    return calendar_file(
        name=row.name,
        url=url_for("organisations.profile", slug=slug),
        events=(
            *service_events(row, services_of_organisation(session, row.id), now=now),
            *(event for group in groups for event in group_events(group, now=now)),
        ),
    )


def _onwards(endpoint: str, slug: str) -> ResponseReturnValue:
    """Lead to the organisation that goes on for another; ``NotFoundError`` when there is none."""
    other = goes_on_as(db.session(), slug)
    if other is None:
        raise NotFoundError(slug)
    return redirect(url_for(endpoint, slug=other), 301)


def _filter(choice: ListChoice) -> OrganisationFilter:
    return OrganisationFilter(
        area_path=choice.area.path,
        kind=choice.kind,
        topic=choice.topic,
        speaks=choice.speaks,
        text=choice.text,
    )


def _list_url(parameters: dict[str, str]) -> str:
    return address_of("organisations.index", parameters)


def _by_label(labels: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(labels.items(), key=lambda pair: pair[1])
