"""Who may do what: one table, plain predicates, no request in sight (R01)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from helpboard.domain.errors import NotAllowedError


class Action(StrEnum):
    """Everything that is guarded."""

    DECIDE_POST = "post:decide"
    EDIT_POST = "post:edit"
    POST_FOR_ORGANISATION = "post:for-organisation"
    POST_FOR_GROUP = "post:for-group"
    EDIT_ORGANISATION = "organisation:edit"
    CHOOSE_MEMBERS = "organisation:members"
    OBJECT_FOR_ORGANISATION = "organisation:object"
    READ_CONVERSATION = "conversation:read"
    WRITE_MESSAGE = "conversation:write"
    RELEASE_ANSWER = "conversation:release"
    OWN_CONVERSATION = "conversation:own"
    ANSWER_FOR_ORGANISATION = "answer:for-organisation"
    ANSWER_FOR_GROUP = "answer:for-group"
    CHANGE_ALERT = "alert:change"
    ENTER_FOR_SOMEBODY = "ask:for-somebody"
    EDIT_PROFILE = "profile:edit"
    EDIT_GROUP = "group:edit"
    BEGIN_GROUP = "group:begin"
    CHOOSE_HELPERS = "group:helpers"
    COME_TO_MEETING = "meeting:come"
    PROPOSE_FOR_ORGANISATION = "proposal:for-organisation"
    PROPOSE_FOR_GROUP = "proposal:for-group"
    PROPOSE_BETWEEN = "proposal:between"
    ANSWER_PROPOSAL = "proposal:answer"
    SET_WEIGHTS = "matching:weights"
    ORDER_APPOINTMENT = "appointment:order"
    MAKE_PLAN = "plan:make"
    WRITE_REPORT = "report:write"
    IMPORT_TABLE = "table:import"
    EXPORT_TABLE = "table:export"
    EXPORT_TOWN = "town:export"
    PRINT_PACK = "pack:print"
    DECIDE_ORGANISATION = "organisation:decide"
    KEEP_SITE = "site:keep"
    KEEP_AREA = "area:keep"
    KEEP_REGISTER = "register:keep"
    EDIT_HOUSE_TEXT = "house-text:edit"
    CARE_FOR_LETTERS = "letter:care"
    INFORM = "desk:inform"
    EDIT_PAGE = "page:edit"
    KEEP_CARD = "card:keep"
    KEEP_PLACE = "place:keep"
    TRANSLATE = "text:translate"
    DECIDE_CORRECTION = "text:decide-correction"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: by an account, by a code, or a visitor with neither.

    ``coordinates`` are the ids of the areas that the person looks after; ``edits`` and ``owns`` of
    organisations with all their departments, ``leads`` of groups, ``helps`` of all groups that the
    person belongs to, ``translates`` the languages into which. Rights are read anew for every
    request (R04).
    """

    user_id: int | None = None
    is_active: bool = True
    coordinates: frozenset[int] = frozenset()
    code_id: int | None = None
    edits: frozenset[int] = frozenset()
    owns: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    helps: frozenset[int] = frozenset()
    translates: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Thing:
    """Whatever is acted upon; ``areas`` are the ids of its area and all above it.

    ``takes_part`` and ``codes_taking_part`` are ids of accounts and codes in a conversation,
    ``organisations`` and ``groups`` those for which somebody answers in it. ``lang`` is that of a
    translation, whatever it is a translation of.
    """

    areas: frozenset[int] = frozenset()
    author_id: int | None = None
    code_id: int | None = None
    organisation_id: int | None = None
    group_id: int | None = None
    takes_part: frozenset[int] = field(default=frozenset())
    codes_taking_part: frozenset[int] = field(default=frozenset())
    organisations: frozenset[int] = field(default=frozenset())
    groups: frozenset[int] = field(default=frozenset())
    lang: str = ""


def _coordinates_its_area(actor: Actor, thing: Thing) -> bool:
    return bool(actor.coordinates & thing.areas)


def _wrote_it(actor: Actor, thing: Thing) -> bool:
    """Whoever posted for an organisation or a group and has left it is no longer its author."""
    is_own = thing.organisation_id is None and thing.group_id is None
    return is_own and actor.user_id is not None and actor.user_id == thing.author_id


def _holds_its_code(actor: Actor, thing: Thing) -> bool:
    return actor.code_id is not None and actor.code_id == thing.code_id


def _edits_its_organisation(actor: Actor, thing: Thing) -> bool:
    return thing.organisation_id is not None and thing.organisation_id in actor.edits


def _owns_its_organisation(actor: Actor, thing: Thing) -> bool:
    return thing.organisation_id is not None and thing.organisation_id in actor.owns


def _leads_its_group(actor: Actor, thing: Thing) -> bool:
    return thing.group_id is not None and thing.group_id in actor.leads


def _belongs_to_its_group(actor: Actor, thing: Thing) -> bool:
    return thing.group_id is not None and thing.group_id in actor.helps


def _takes_part(actor: Actor, thing: Thing) -> bool:
    by_account = actor.user_id is not None and actor.user_id in thing.takes_part
    return by_account or (actor.code_id is not None and actor.code_id in thing.codes_taking_part)


def _speaks_for_its_answerer(actor: Actor, thing: Thing) -> bool:
    return bool(actor.edits & thing.organisations or actor.leads & thing.groups)


def _is_known_helper(actor: Actor, _thing: Thing) -> bool:
    """Hosts, leads, editors and coordinators are people whom somebody may hand a card from."""
    return bool(actor.leads or actor.edits or actor.coordinates)


def _coordinates(actor: Actor, _thing: Thing) -> bool:
    """Translations belong to no area: whoever coordinates any may work on them."""
    return bool(actor.coordinates)


def _translates_into_it(actor: Actor, thing: Thing) -> bool:
    return thing.lang in actor.translates


Rule = Callable[[Actor, Thing], bool]

_OWNS = (_wrote_it, _holds_its_code, _edits_its_organisation, _leads_its_group)
_IN_CONVERSATION = (
    _takes_part,
    _speaks_for_its_answerer,
    _edits_its_organisation,
    _leads_its_group,
)

RULES: Mapping[Action, tuple[Rule, ...]] = {
    Action.DECIDE_POST: (_coordinates_its_area,),
    Action.EDIT_POST: _OWNS,
    Action.POST_FOR_ORGANISATION: (_edits_its_organisation,),
    Action.POST_FOR_GROUP: (_leads_its_group,),
    Action.EDIT_ORGANISATION: (_edits_its_organisation,),
    Action.CHOOSE_MEMBERS: (_owns_its_organisation,),
    Action.OBJECT_FOR_ORGANISATION: (_owns_its_organisation,),
    Action.READ_CONVERSATION: _IN_CONVERSATION,
    Action.WRITE_MESSAGE: _IN_CONVERSATION,
    Action.RELEASE_ANSWER: (_coordinates_its_area,),
    Action.OWN_CONVERSATION: _OWNS,
    Action.ANSWER_FOR_ORGANISATION: (_edits_its_organisation,),
    Action.ANSWER_FOR_GROUP: (_leads_its_group,),
    Action.CHANGE_ALERT: (_wrote_it,),
    Action.ENTER_FOR_SOMEBODY: (_is_known_helper,),
    Action.EDIT_PROFILE: (_wrote_it,),
    Action.EDIT_GROUP: (_leads_its_group, _coordinates_its_area),
    Action.BEGIN_GROUP: (_coordinates_its_area,),
    Action.CHOOSE_HELPERS: (_leads_its_group, _coordinates_its_area),
    Action.COME_TO_MEETING: (_belongs_to_its_group,),
    Action.PROPOSE_FOR_ORGANISATION: (_edits_its_organisation, _coordinates_its_area),
    Action.PROPOSE_FOR_GROUP: (_leads_its_group, _coordinates_its_area),
    Action.PROPOSE_BETWEEN: (_coordinates_its_area,),
    Action.ANSWER_PROPOSAL: _OWNS,
    Action.SET_WEIGHTS: (_coordinates_its_area,),
    Action.ORDER_APPOINTMENT: (_edits_its_organisation,),
    Action.MAKE_PLAN: (_coordinates_its_area,),
    Action.WRITE_REPORT: (_coordinates_its_area,),
    Action.IMPORT_TABLE: (_coordinates_its_area,),
    Action.EXPORT_TABLE: (_coordinates_its_area,),
    Action.EXPORT_TOWN: (_coordinates_its_area,),
    Action.PRINT_PACK: (_coordinates_its_area,),
    Action.DECIDE_ORGANISATION: (_coordinates_its_area,),
    Action.KEEP_SITE: (_coordinates_its_area,),
    Action.KEEP_AREA: (_coordinates_its_area,),
    Action.KEEP_REGISTER: (_coordinates_its_area,),
    Action.EDIT_HOUSE_TEXT: (_coordinates_its_area,),
    Action.CARE_FOR_LETTERS: (_coordinates_its_area,),
    Action.INFORM: (_coordinates_its_area,),
    Action.EDIT_PAGE: (_coordinates_its_area,),
    Action.KEEP_CARD: (_coordinates_its_area,),
    Action.KEEP_PLACE: (_coordinates_its_area,),
    Action.TRANSLATE: (_translates_into_it, _coordinates),
    Action.DECIDE_CORRECTION: (_coordinates,),
}


def may(actor: Actor, action: Action, thing: Thing) -> bool:
    """Tell whether any rule lets ``actor`` do ``action`` to ``thing``; blocked people may not."""
    return actor.is_active and any(rule(actor, thing) for rule in RULES[action])


def require(actor: Actor, action: Action, thing: Thing) -> None:
    """Raise :class:`NotAllowedError` unless :func:`may`."""
    if not may(actor, action, thing):
        raise NotAllowedError(action)
