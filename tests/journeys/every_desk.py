"""Every page of the desk, with every thing of the demo town that an address can name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from helpboard.models import (
    AccessCode,
    Appeal,
    Area,
    Base,
    Circular,
    Contact,
    Conversation,
    Coordinator,
    FactCard,
    GlossaryTerm,
    Group,
    InfoPage,
    Intake,
    Letter,
    News,
    Notice,
    Organisation,
    PaperPack,
    Place,
    Plan,
    Post,
    Question,
    Report,
    Site,
    Task,
    User,
)
from helpboard.web.permissions import Permission, permission_of
from tests.journeys.demo import Demo

Asked = tuple[str, str]
"""A method and a path."""

TABLES: Final[Mapping[str, type[Base]]] = {
    "appeal_id": Appeal,
    "card_id": FactCard,
    "circular_id": Circular,
    "code_id": AccessCode,
    "contact_id": Contact,
    "conversation_id": Conversation,
    "export_id": Intake,
    "intake_id": Intake,
    "letter_id": Letter,
    "news_id": News,
    "notice_id": Notice,
    "pack_id": PaperPack,
    "page_id": InfoPage,
    "place_id": Place,
    "plan_id": Plan,
    "post_id": Post,
    "question_id": Question,
    "report_id": Report,
    "site_id": Site,
    "task_id": Task,
    "term_id": GlossaryTerm,
    "user_id": User,
}
"""Whose things the first value of an address names."""
SLUGS: Final[Mapping[str, type[Any]]] = {
    "areas": Area,
    "groups": Group,
    "organisations": Organisation,
}
OTHERS: Final[Mapping[str, str]] = {
    "state": "done", "tag": "de", "topic": "childcare", "kind": "organisations", "suffix": "csv",
    "key": "imprint",
}  # fmt: skip
"""Values of addresses that name no thing; all others are the number 1 or a slug."""
OF_NOBODY: Final = {"intake.example"}
"""Pages with values that are the same for every coordinator."""
OF_THE_HOUSE: Final = {
    "/en/desk/letters", "/en/desk/texts", "/en/desk/pages", "/en/desk/pages/new",
    "/en/desk/terms", "/en/desk/terms/new",
}  # fmt: skip
"""Rooms that only those open who look after the home area."""
SAMPLE: Final = 3
"""So many things are tried on pages beyond the first that a kind of thing has."""
AWAY: Final = "stuttgart"
"""What the coordinator of another area looks after."""


def _rules(demo: Demo) -> Iterator[Rule]:
    for rule in demo.app.url_map.iter_rules():
        if permission_of(demo.app, rule.endpoint) is Permission.DESK:
            yield rule


def _methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) & {"GET", "POST"})


def _path(demo: Demo, rule: Rule, first: Mapping[str, Any]) -> str:
    values: dict[str, Any] = {"lang": "en", **first}
    for name in rule.arguments - set(values):
        values[name] = OTHERS.get(name, "ludwigsburg-mitte" if "slug" in name else 1)
    return demo.app.url_map.bind("localhost").build(rule.endpoint, values)


def every_page(demo: Demo) -> list[Asked]:
    """Every way to every view of the desk, once."""
    return [(method, _path(demo, rule, {})) for rule in _rules(demo) for method in _methods(rule)]


def rooms_of(demo: Demo) -> list[str]:
    """Every page of the desk that names no thing."""
    return sorted(
        _path(demo, rule, {})
        for rule in _rules(demo)
        if "GET" in _methods(rule) and rule.arguments == {"lang"}
    )


def things_of(demo: Demo) -> Iterator[Asked]:
    """Every thing of the demo town on the first page that shows its kind, some on all others."""
    seen: set[str] = set()
    for rule in sorted(_rules(demo), key=lambda one: one.rule):
        if rule.arguments == {"lang"} or rule.endpoint in OF_NOBODY:
            continue
        name, values = _first(demo, rule)
        is_new = "GET" in _methods(rule) and name not in seen
        seen |= {name} if is_new else set()
        for value in values if is_new else values[:SAMPLE]:
            path = _path(demo, rule, {name.partition(" ")[0]: value})
            yield from ((method, path) for method in _methods(rule))


def _first(demo: Demo, rule: Rule) -> tuple[str, Sequence[Any]]:
    """What the first value of an address is called, and all that it can be in this town."""
    parts = [part for part in rule.rule.split("/") if part]
    place = next(number for number, part in enumerate(parts) if number and part.startswith("<"))
    name = parts[place].strip("<>").rpartition(":")[2]
    if name == "key":
        return "key", ["imprint", "terms"]
    with demo.session() as session:
        if name == "slug":
            room = parts[place - 1]
            model = SLUGS[room]
            return f"slug {room}", _slugs(session, model)
        ids = session.scalars(select(TABLES[name].id).order_by(TABLES[name].id)).all()  # type: ignore[attr-defined]
        if name == "user_id":
            own = select(Coordinator.user_id).join(Area, Area.id == Coordinator.area_id)
            at_home = set(session.scalars(own.where(Area.slug == AWAY)))
            return name, [one for one in ids if one not in at_home]
        return name, ids


def _slugs(session: Any, model: type[Any]) -> list[str]:
    away = set(session.scalars(select(Area.id).where(Area.path.contains(_away_path(session)))))
    column = model.id if model is Area else model.area_id
    rows = session.execute(select(model.slug, column).order_by(model.id))
    return [slug for slug, area_id in rows if area_id not in away]


def _away_path(session: Any) -> str:
    return f"/{session.scalar(select(Area.id).where(Area.slug == AWAY))}/"


def answers(
    client: FlaskClient, asked: Sequence[Asked], *, data: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str, int]]:
    """What somebody is answered: method, path and status."""
    for method, path in asked:
        got = client.open(path, method=method, data=data if method == "POST" else None)
        yield method, path, got.status_code
