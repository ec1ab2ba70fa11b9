"""A profile in words, for the page that its owner sees."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.volunteer import ORDER, ProfileStep
from helpboard.queries.volunteers import VolunteerProfile
from helpboard.web import dates
from helpboard.web.kept import kept_area_tree
from helpboard.web.words.reader import listed
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label
from helpboard.web.words.volunteers import step_name, step_question
from helpboard.web.words.when import when_text

_ICONS: Final = {
    ProfileStep.TIMES: "clock",
    ProfileStep.TOPICS: "hand-heart",
    ProfileStep.LANGUAGES: "languages",
    ProfileStep.WHERE: "map-pin",
    ProfileStep.CONSENT: "handshake",
    ProfileStep.HOURS: "hourglass",
    ProfileStep.ABOUT: "user-round",
    ProfileStep.SHOWN: "message-circle",
    ProfileStep.PAUSE: "coffee",
}

Row = dict[str, Any]


def rows_of(profile: VolunteerProfile) -> list[Row]:
    """Return every question with its answer; what is open says so."""
    return [row_of(step, profile) for step in (*ORDER, ProfileStep.PAUSE)]


def row_of(step: ProfileStep, profile: VolunteerProfile) -> Row:
    """Return one question with its answer in sentences."""
    lines = _LINES[step](profile) if profile.answers(step) else [_open_line(step)]
    return {
        "step": step.value,
        "icon": _ICONS[step],
        "name": step_name(step),
        "question": step_question(step),
        "lines": lines,
    }


def _open_line(step: ProfileStep) -> str:
    match step:
        case ProfileStep.PAUSE:
            return _("You do not pause at the moment.")
        case ProfileStep.SHOWN:
            return _("Nothing: you write to each other through the board.")
        case ProfileStep.CONSENT:
            return _("You have not said yes.")
        case _:
            return _("Nothing said yet.")


def _times(profile: VolunteerProfile) -> list[str]:
    when = profile.said["when"]
    return [_("Nearly always") if when["kind"] == "flexible" else when_text(when)]


def _topics(profile: VolunteerProfile) -> list[str]:
    return [listed(topic_label(topic) for topic in profile.said["topics"])]


def _languages(profile: VolunteerProfile) -> list[str]:
    spoken = profile.said["languages"].items()
    return [
        # Translators: level is B1 and the like
        _("%(language)s (%(level)s)", language=language_name(code), level=level)
        for code, level in spoken
    ]


def _where(profile: VolunteerProfile) -> list[str]:
    tree, said = kept_area_tree(), profile.said
    lines = [tree.name_of(profile.area_slug)]
    if said["areas"]:
        others = listed(tree.name_of(slug) for slug in said["areas"])
        lines.append(_("Also fine: %(districts)s", districts=others))
    if said["max_travel"]:
        minutes = said["max_travel"]
        lines.append(
            ngettext("A way of up to %(num)d minute", "A way of up to %(num)d minutes", minutes)
        )
    return lines


def _consent(profile: VolunteerProfile) -> list[str]:
    day = dates.full_day(profile.said["consent_at"])
    return [_("You said yes on %(day)s.", day=day)]


def _hours(profile: VolunteerProfile) -> list[str]:
    hours = profile.said["hours_week"]
    return [ngettext("%(num)d hour a week", "%(num)d hours a week", hours)]


def _about(profile: VolunteerProfile) -> list[str]:
    said = profile.said
    sentences = (
        ("is_of_age", True, _("18 or older")),
        ("is_of_age", False, _("Younger than 18")),
        ("has_licence", True, _("Has a driving licence")),
        ("has_licence", False, _("Has no driving licence")),
        ("is_woman", True, _("Is a woman")),
        ("is_woman", False, _("Is not a woman")),
        ("needs_wheelchair", True, _("Needs a way without steps")),
        ("needs_wheelchair", False, _("Can climb stairs")),
    )
    return [sentence for name, value, sentence in sentences if said[name] is value]


def _shown(profile: VolunteerProfile) -> list[str]:
    said = profile.said
    sentences = (("shows_name", _("Your name")), ("shows_phone", _("Your phone number")))
    return [sentence for name, sentence in sentences if said[name]]


def _pause(profile: VolunteerProfile) -> list[str]:
    day = dates.full_day(profile.said["paused_until"])
    return [_("Until %(day)s we propose nothing to you.", day=day)]


_LINES: Final[Mapping[ProfileStep, Callable[[VolunteerProfile], list[str]]]] = {
    ProfileStep.TIMES: _times,
    ProfileStep.TOPICS: _topics,
    ProfileStep.LANGUAGES: _languages,
    ProfileStep.WHERE: _where,
    ProfileStep.CONSENT: _consent,
    ProfileStep.HOURS: _hours,
    ProfileStep.ABOUT: _about,
    ProfileStep.SHOWN: _shown,
    ProfileStep.PAUSE: _pause,
}
