"""Every part of the site, and below which address it lives."""

from flask import Blueprint

from helpboard.web.accounts.views import bp as accounts
from helpboard.web.api.views import bp as api
from helpboard.web.appointments.views import bp as appointments
from helpboard.web.ask.views import bp as ask
from helpboard.web.board.views import bp as board
from helpboard.web.calendar.views import bp as calendar
from helpboard.web.contact.views import bp as contact
from helpboard.web.conversations.views import bp as conversations
from helpboard.web.desk.views import bp as desk
from helpboard.web.feedback.views import bp as feedback
from helpboard.web.feeds.views import bp as feeds
from helpboard.web.groups.views import bp as groups
from helpboard.web.groups.views import cafes
from helpboard.web.health.views import bp as health
from helpboard.web.house.views import bp as house
from helpboard.web.info.views import bp as info
from helpboard.web.informing.views import bp as informing
from helpboard.web.intake.views import bp as intake
from helpboard.web.joining.views import bp as joining
from helpboard.web.legal.views import bp as legal
from helpboard.web.links.views import bp as links
from helpboard.web.media.views import bp as media
from helpboard.web.moved.views import bp as moved
from helpboard.web.moved.views import on_paper
from helpboard.web.my.views import bp as my
from helpboard.web.my_groups.views import bp as my_groups
from helpboard.web.my_organisations.views import bp as my_organisations
from helpboard.web.notices.views import bp as notices
from helpboard.web.numbers.views import bp as numbers
from helpboard.web.openness.views import bp as openness
from helpboard.web.organisations.views import bp as organisations
from helpboard.web.packs.views import bp as packs
from helpboard.web.pages.views import bp as pages
from helpboard.web.phones.views import bp as phones
from helpboard.web.phones.views import root as phones_root
from helpboard.web.places.views import bp as places
from helpboard.web.plans.views import bp as plans
from helpboard.web.posting.views import bp as posting
from helpboard.web.posts.views import bp as posts
from helpboard.web.preferences.views import bp as preferences
from helpboard.web.proposals.views import bp as proposals
from helpboard.web.register.views import bp as register
from helpboard.web.reports.views import bp as reports
from helpboard.web.search.views import bp as search
from helpboard.web.sheets.views import bp as sheets
from helpboard.web.start.views import bp as start
from helpboard.web.start.views import way_in
from helpboard.web.translate.views import bp as translate
from helpboard.web.volunteering.views import bp as volunteering

IN_LANGUAGE = "/<lang:lang>"

BLUEPRINTS: tuple[tuple[Blueprint, str], ...] = (
    (health, ""),
    (way_in, ""),
    (openness, ""),
    (feeds, ""),
    (api, "/api"),
    (feedback, IN_LANGUAGE),
    (start, IN_LANGUAGE),
    (board, IN_LANGUAGE),
    (posts, IN_LANGUAGE),
    (organisations, IN_LANGUAGE),
    (places, IN_LANGUAGE),
    (groups, IN_LANGUAGE),
    (cafes, IN_LANGUAGE),
    (calendar, IN_LANGUAGE),
    (legal, IN_LANGUAGE),
    (search, IN_LANGUAGE),
    (preferences, IN_LANGUAGE),
    (phones, IN_LANGUAGE),
    (phones_root, ""),
    (posting, IN_LANGUAGE),
    (media, ""),
    (ask, IN_LANGUAGE),
    (conversations, IN_LANGUAGE),
    (my_organisations, IN_LANGUAGE),
    (appointments, IN_LANGUAGE),
    (desk, IN_LANGUAGE),
    (register, IN_LANGUAGE),
    (informing, IN_LANGUAGE),
    (contact, IN_LANGUAGE),
    (house, IN_LANGUAGE),
    (numbers, IN_LANGUAGE),
    (reports, IN_LANGUAGE),
    (intake, IN_LANGUAGE),
    (info, IN_LANGUAGE),
    (pages, IN_LANGUAGE),
    (translate, IN_LANGUAGE),
    (sheets, IN_LANGUAGE),
    (packs, IN_LANGUAGE),
    (joining, IN_LANGUAGE),
    (my_groups, IN_LANGUAGE),
    (plans, IN_LANGUAGE),
    (proposals, IN_LANGUAGE),
    (volunteering, IN_LANGUAGE),
    (my, IN_LANGUAGE),
    (moved, IN_LANGUAGE),
    (on_paper, ""),
    (links, ""),
    (notices, IN_LANGUAGE),
    (accounts, f"{IN_LANGUAGE}/account"),
)
